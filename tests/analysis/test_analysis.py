import shutil
from dataclasses import replace

import pytest
from conftest import SEEDS, USERS_ARTICLE

from toolkit import ToolkitError, Translator, analyse, read_analysis, read_article
from toolkit.attribution import Quotation, quotations
from toolkit.checks import doubtful_words
from toolkit.errors import ArticleError, SummaryError


def test_everything_is_joined_by_the_sentence_index(analysis):
    assert [s.index for s in analysis.sentences] == list(range(len(analysis.translation)))
    assert analysis.translation.source == tuple(s.text for s in analysis.sentences)
    assert set(analysis.summary.indices) <= set(range(len(analysis.sentences)))
    assert analysis.lead.indices == (0, 1, 2)


def test_the_summary_stands_in_both_languages(analysis):
    italian, english = analysis.summary_sentences("it"), analysis.summary_sentences("en")
    assert len(italian) == len(english) == 5
    assert italian[0].startswith("La Corea del Nord potrebbe")
    assert "North Korea" in english[0]


def test_the_signature_says_all(analysis):
    signature = dict(analysis.signature.items)
    assert signature["method"] == "lexrank"
    assert signature["article_sha256"] == read_article(USERS_ARTICLE).sha256
    for name in (
        "sentences",
        "language",
        "package",
        "package_sha256",
        "beam_size",
        "ctranslate2",
        "sumy",
        "argostranslate",
    ):
        assert signature[name], name


def test_the_frame_has_one_row_per_sentence(analysis):
    frame = analysis.to_frame()
    assert frame.index.name == "index"
    assert list(frame["number"]) == [index + 1 for index in frame.index]
    assert len(frame) == len(analysis.sentences)
    assert frame.loc[frame.in_summary].index.tolist() == list(analysis.summary.indices)
    assert frame.loc[5, "kind"] == "heading"
    assert frame.summary_score.isna().tolist() == [s.kind == "heading" for s in analysis.sentences]
    assert (frame.model_score.dropna() <= 0).all()
    text = analysis.article.text
    assert text[frame.loc[4, "start"] : frame.loc[4, "end"]] == "Lee Seong Kweon."


def test_the_text_form_is_useful_in_a_terminal(analysis):
    text = str(analysis)
    assert "Lead-3 baseline (the first 3 sentences): 1, 2, 3; 1 of them in the summary" in text
    assert "Summary, lexrank, 5 of 21 sentences" in text
    assert max(map(len, text.splitlines()[:-1])) <= 120


def test_either_side_can_be_summarised(translator):
    path = SEEDS / "bolivia-mare.txt"
    italian = analyse(path, translator=translator, sentences=4)
    english = analyse(path, translator=translator, sentences=4, language="en")
    assert english.signature["language"] == "en"
    assert italian.translation == english.translation
    assert italian.summary.scores != english.summary.scores


def test_an_article_read_before_a_string_and_a_path_agree(translator):
    article = read_article(USERS_ARTICLE)
    from_string = analyse(article.text, translator=translator)
    assert analyse(article, translator=translator).summary == from_string.summary
    assert from_string.article.sha256 == article.sha256


def test_the_title_stands_in_both_languages(translator):
    analysis = analyse("Il governo tace\n\nIl governo non parla. Il presidente parla.", translator=translator)
    assert analysis.title[0] == "Il governo tace"
    assert "government" in analysis.title[1].lower()
    assert analysis.lead.indices == (1, 2)


def test_notes_reach_the_reader(translator, tmp_path):
    file = tmp_path / "vecchio.txt"
    file.write_bytes("Perché tace? È già sera.\n\n***".encode("cp1252"))
    notes = analyse(file, translator=translator).notes
    assert notes[0] == "not UTF-8: read as cp1252"
    assert "passed through" in notes[-1]


@pytest.mark.parametrize("options", [{"sentences": 0}, {"method": "gpt"}, {"language": "fr"}])
def test_wrong_arguments_are_told_before_the_work(options):
    class Idle(Translator):
        def translate(self, sentences):
            raise AssertionError("worked before it checked")

    with pytest.raises(SummaryError):
        analyse(USERS_ARTICLE, translator=Idle("it", "en"), **options)


def test_a_missing_file_is_named():
    with pytest.raises(ArticleError, match="mancante"):
        analyse("mancante.txt")


def test_the_frame_says_who_speaks_and_what_may_be_a_slip(analysis):
    frame = analysis.to_frame()
    assert frame.loc[[3, 11, 12], "speakers"].tolist() == ["il parlamentare di Seoul", "Rustem Umerov", "Rustem Umerov"]
    assert frame.loc[5, "speakers"] == frame.loc[5, "slips"] == ""
    assert {i: slips for i, slips in frame.slips.items() if slips} == {
        1: "Rissa",
        3: "Seoul. Lee",
        6: "propendo",
        13: "reloet",
    }


def test_a_sentence_with_several_voices_names_each_once_and_a_long_quotation_in_every_sentence(analysis):
    def said(first, last, speaker):
        return Quotation(first, last, "speech", False, "x", (0, 1), speaker=speaker)

    spoken = replace(analysis)
    vars(spoken)["quotations"] = (said(0, 2, "Kim"), said(1, 1, "Putin"), said(1, 1, None), said(2, 2, "Kim"))
    assert spoken.to_frame().speakers[:4].tolist() == ["Kim", "Kim; Putin", "Kim", ""]


def test_quotations_and_slips_are_looked_for_once(analysis, monkeypatch):
    fresh = replace(analysis)
    assert fresh.quotations == quotations(fresh.sentences, fresh.translation.target)
    assert fresh.doubtful_words == doubtful_words(fresh.sentences)
    monkeypatch.setattr("toolkit.analysis.analysis.quotations", None)
    monkeypatch.setattr("toolkit.analysis.analysis.doubtful_words", None)
    assert fresh.quotations and fresh.doubtful_words
    assert len(fresh.to_frame()) == 21


def test_each_side_is_plain_text_and_it_saves_itself(analysis, tmp_path):
    assert " ".join(analysis.english.split()) == " ".join(" ".join(analysis.translation.target).split())
    assert analysis.italian.count("\n\n") == analysis.english.count("\n\n") > 3
    assert analysis.save(tmp_path / "x.json").read_bytes()
    assert read_analysis(tmp_path / "x.json") == analysis


def test_a_side_that_is_not_there_is_said(tiny, folder):
    shutil.copytree(tiny["de-en"], folder / "de-en")
    found = analyse("Die Regierung schweigt heute.", source="de")
    assert found.english == "\n\n".join(found.translation.target)
    with pytest.raises(ToolkitError, match="de → en: it has no text in 'it'"):
        found.italian  # noqa: B018


def test_repr_counts_sentences_from_one(analysis):
    numbers = ", ".join(str(index + 1) for index in analysis.summary.indices)
    assert repr(analysis).endswith(f"summary sentences {numbers}>")
