import re
import shutil
from concurrent.futures import Executor, Future

import pytest

from toolkit import Translator, analyse, analyse_many, compare, packages, read_analysis, read_article, report
from toolkit.analysis import How
from toolkit.cli import main
from toolkit.engine import Decoding
from toolkit.errors import PackageNotFound, TranslationError
from toolkit.many import Store
from toolkit.many.work import Task
from toolkit.translation import PivotTranslator, default_translator, translator_for
from toolkit.views import alternatives_html, weakest_words_html

GERMAN = "Der Präsident hat gesprochen. Die Regierung schweigt.\n\nDas Parlament stimmt über das Gesetz ab."
ITALIAN = "Il governo tace. Scrivete a info@example.com entro lunedì. 2025."


@pytest.fixture
def both(tiny, folder):
    """The user's folder, with German from and to English."""
    for name in ("de-en", "en-de"):
        shutil.copytree(tiny[name], folder / name)
    return folder


def test_a_direct_package_is_preferred(both):
    assert isinstance(translator_for("de", "en"), Translator)
    assert isinstance(translator_for("it", "de"), PivotTranslator)
    assert default_translator("it", "de") is default_translator("it", "de")


@pytest.mark.parametrize("pair", [("it", "fr"), ("fr", "it"), ("it", "it"), ("de", "de"), ("en", "it")])
def test_without_both_legs_the_pair_is_missing(both, pair):
    with pytest.raises(PackageNotFound, match=f"No language package translates {'→'.join(pair)}.* de→en, en→de, it→en"):
        translator_for(*pair)


def test_both_legs_are_kept(both, translator):
    with translator_for("it", "de") as pivot:
        found = pivot.translate(ITALIAN.split(". "))
        assert found.target == pivot.second.translate([legs[0].text for legs in found.legs]).target
    first = translator.translate(ITALIAN.split(". "))
    assert tuple(legs[0].text for legs in found.legs) == first.target
    assert tuple(legs[0].score for legs in found.legs) == first.scores
    assert tuple(legs[1].text for legs in found.legs) == found.target
    for score, legs in zip(found.scores, found.legs, strict=True):
        scores = [leg.score for leg in legs if leg.score is not None]
        assert score == min(scores, default=None)
    assert found.scores[2] is None and found.target[2] == "2025."
    assert "info@example.com" in found.target[1]


def test_the_signature_names_both_packages(both):
    pivot = translator_for("it", "de")
    signature = pivot.signature
    assert (signature["source"], signature["target"], signature["through"]) == ("it", "de", "en")
    assert signature["package"].endswith(" + translate-en_de 1.0")
    assert signature["package_sha256"] == pivot.package.sha256 != pivot.second.package.sha256
    assert not pivot.package.is_bundled and str(both) in str(pivot.package)


@pytest.mark.parametrize("ending", ["html", "md", "docx", "json"])
def test_an_article_goes_through_english_and_every_report_says_so(both, tmp_path, ending):
    analysis = analyse(ITALIAN, source="it", target="de", sentences=1)
    said = "no package for Italian to German: it went through English, and the mistakes of both legs add up"
    assert said in analysis.notes
    assert "the checks do not know Italian to German: that there are no findings means nothing" in analysis.notes
    written = report(analysis, tmp_path / f"a.{ending}")
    if ending == "json":
        assert read_analysis(written) == analysis
        assert read_analysis(written).translation.legs == analysis.translation.legs
    elif ending != "docx":
        assert said in written.read_text("utf-8")


def test_another_pair_is_analysed_and_read_back(both, tmp_path):
    analysis = analyse(GERMAN, source="de", target="en", sentences=2)
    assert analysis.languages == ("de", "en")
    assert analysis.summary.signature["language"] == "de"
    assert compare(analysis, ["lexrank"], 2)["lexrank"] == analysis.summary
    assert analysis.with_summary(1, language="en").summary.signature["language"] == "en"
    assert read_analysis(report(analysis, tmp_path / "a.json")) == analysis
    assert "German" in report(analysis, tmp_path / "a.html").read_text("utf-8")


@pytest.mark.parametrize(("source", "target"), [("de", "en"), ("en", "de"), ("it", "de")])
@pytest.mark.parametrize("ending", ["html", "md"])
def test_nothing_shown_of_a_pair_speaks_of_another(both, tmp_path, source, target, ending):
    text = {"de": GERMAN, "it": ITALIAN, "en": "The government is silent.\n\nThe president has spoken."}[source]
    shown = report(analyse(text, source=source, target=target), tmp_path / f"a.{ending}").read_text("utf-8")
    absent = {"it": "Italian", "en": "English", "de": "German"}
    for code in (source, target, *(["en"] if source == "it" else [])):
        del absent[code]
    assert [name for name in absent.values() if name in re.sub(r"<style>.*?</style>", "", shown, flags=re.DOTALL)] == []
    if ending == "html":
        assert set(re.findall(r'<t[hd][^>]* lang="(\w+)"', shown)) == {source, target}


def test_the_panels_of_a_pivot_show_the_second_leg(both):
    analysis = analyse(ITALIAN, source="it", target="de", sentences=1)
    assert "<u " in weakest_words_html(analysis, share=1.0)
    assert "<table" in alternatives_html(analysis, 0)
    pivot = default_translator("it", "de")
    assert pivot.alternatives("Il governo tace.", 2)
    assert len(pivot.candidates(["Il governo tace."], ["Il presidente parla."])) == 1
    assert pivot.token_scores("Il governo tace.", analysis.translation.target[0])


def test_legs_must_meet_and_a_glossary_needs_one_package(both, translator):
    with pytest.raises(TranslationError, match=r"do not meet: the first translates into en, the second from de\."):
        PivotTranslator(translator, Translator("de", "en"))
    with pytest.raises(TranslationError, match="a glossary is for one package, and it→de needs two"):
        translator_for("it", "de", glossary={"governo": "Regierung"})


def test_the_command_line_takes_a_pair(both, capsys, tmp_path):
    (tmp_path / "a.txt").write_text(GERMAN, "utf-8")
    assert main(["translate", str(tmp_path / "a.txt"), "--source", "de"]) == 0
    assert "checks do not know German to English" in capsys.readouterr().err
    assert main(["analyse", str(tmp_path / "a.txt"), "--source", "de", "--target", "en", "-n", "1"]) == 0
    assert "translate-de_en 1.0" in capsys.readouterr().out
    assert main(["summarise", str(tmp_path / "a.txt"), "--source", "de", "-n", "1", "-m", "lead"]) == 0
    assert "Der Präsident hat gesprochen." in capsys.readouterr().out
    assert main(["analyse", str(tmp_path / "a.txt"), "--source", "fr"]) == 3
    assert "No language package translates fr→en" in capsys.readouterr().err


def test_the_packages_of_the_route_are_the_ones_found(both):
    route = translator_for("it", "de").package
    assert (route.first, route.second) == (packages.find("it", "en"), packages.find("en", "de"))


def test_many_articles_through_english_are_each_what_they_are_alone(both, tmp_path):
    texts = [read_article(text) for text in (ITALIAN, "Il governo tace. Il presidente ha parlato.")]
    how = {"source": "it", "target": "de", "sentences": 1}
    alone = [analyse(text, **how) for text in texts]
    store = tmp_path / "a.store"
    assert list(analyse_many(texts, store=store, progress=False, **how)) == alone
    assert list(analyse_many(texts, store=store, progress=False, **how)) == alone
    with Store(store) as kept:
        keys = set(kept.translations)
        assert (len(kept.analyses), len(keys)) == (2, 8)  # the sentence that both share is there once for each leg
    assert list(analyse_many(texts, store=store, progress=False, **how | {"language": "de"})) != alone
    with Store(store) as kept:
        assert (len(kept.analyses), set(kept.translations)) == (4, keys)


class Elsewhere(Executor):
    """A worker that gets the task alone, without this process's translator."""

    def submit(self, function, *arguments):
        future = Future()
        future.set_result(function(*arguments))
        return future


def test_a_worker_makes_both_legs_anew(both, translator):
    pivot = translator_for("it", "de", beam_size=2, inter_threads=1, intra_threads=1)  # a worker has one thread
    many = analyse_many([ITALIAN], executor=Elsewhere(), translator=pivot, progress=False)
    assert list(many) == [analyse(ITALIAN, translator=pivot)]
    assert many.notes == []
    assert Task.of(pivot, How(), {}, True, None).key != Task.of(translator, How(), {}, True, None).key


def test_alternatives_of_several_articles_go_through_the_first_leg_once(both):
    pivot, memory = translator_for("it", "de"), {}
    articles = [(["Il governo tace."], ["Il presidente parla."]), ([], []), (["Piove oggi."], [])]
    found = pivot.alternatives_all(articles, Decoding(4, 2), memory)
    assert list(map(len, found)) == [1, 0, 1]
    assert found[0][0][0].text == pivot.candidates(*articles[0], ["as is"])[0][0].text
    assert found[2][0][0].text == pivot.translate(["Piove oggi."]).target[0]
    assert len(memory) == 5  # three sentences of the first leg, two of the second
