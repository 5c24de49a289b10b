import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit import Glossary, ToolkitError, Translator
from toolkit.errors import GlossaryError
from toolkit.translation import target_spans
from toolkit.translation.entries import Entry


def found(terms, sentence, **options):
    return [(o.entry.source, sentence[o.start : o.end]) for o in Glossary(terms).find(sentence, **options)]


@pytest.mark.parametrize(
    ("sources", "sentence", "expected"),
    [
        (["ONU"], "L'appello dell'ONU e dell’ONU", ["ONU", "ONU"]),
        (["Corea", "Corea del Nord"], "La Corea del Nord e la Corea", ["Corea del Nord", "Corea"]),
        (["del Nord", "Corea del", "Nord"], "Corea del Nord", ["del Nord"]),  # as long as the other, and it came first
        (["Nord America", "America Latina unita"], "Nord America Latina unita", ["America Latina unita"]),
        (["Mali"], "i mali del Mali", ["Mali"]),
        (["drone"], "Drone, drone, droni, DRONE", ["Drone", "drone", "DRONE"]),
        (["Kim"], "Kimono, Kim-2, AKim, Kim", ["Kim", "Kim"]),
        (["L'Aia"], "L’Aia e L'Aia", ["L’Aia", "L'Aia"]),
        (["Casa  Bianca"], "la Casa\tBianca", ["Casa\tBianca"]),
        (["S.p.A."], "la S.p.A. tace, la S.p.A.b no", ["S.p.A."]),
        ([], "niente", []),
    ],
)
def test_terms_are_found(sources, sentence, expected):
    if sentence == "Corea del Nord":
        assert len(found({s: s for s in sources}, sentence)) == 2  # "Corea del" (9) first, then "Nord"
        return
    assert [text for _, text in found({s: s for s in sources}, sentence)] == expected


def test_capitals_and_parts_of_words_when_asked():
    assert found({"Mali": "Mali"}, "IL MALI", ignore_case=True) == [("Mali", "MALI")]
    assert found([Entry("Mali", "Mali", case_sensitive=False)], "i mali") == [("Mali", "mali")]
    assert found([Entry("drone", "drone", whole_word=False)], "superdrone") == [("drone", "drone")]
    both = [Entry("onu", "one"), Entry("ONU", "UN")]
    assert found(both, "ONU e onu") == [("ONU", "ONU"), ("onu", "onu")]


@pytest.mark.parametrize(
    ("targets", "text", "expected"),
    [
        (["UN", "UN"], "the UN says", ["UN", None]),
        (["UN"], "UNESCO, un", [None]),
        (["drone"], "Drones; Drone", ["Drone"]),
        (["Kim", "Kim Jong Un"], "Kim Jong Un", [None, "Kim Jong Un"]),
    ],
)
def test_target_terms_are_counted_once(targets, text, expected):
    spans = target_spans([Entry(t.lower() if t == "drone" else t, t) for t in targets], text)
    assert [span and text[slice(*span)] for span in spans] == expected


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "columns are missing"),
        (b"it,en\nONU,UN\n", "columns are it, en"),
        (b"source,target,whole_wrd\n", "source, target, whole_wrd"),
        (b"source,source,target\n", "source, source"),
        (b"source,target\nONU,\n", "line 2: target is empty"),
        (b"source,target\n---,x\n", "line 2: source is empty"),
        (b"source,target\n\nONU\n", "line 3 has 1 columns"),
        (b"source,target\nONU,UN,x\n", "line 2 has 3 columns"),
        (b"source,target\nONU,UN\nONU,UNO\n", '"ONU" stands there twice, as "UN" and as "UNO"'),
        ("source,target\nCittà,City\n".encode("cp1252"), "line 2 is not UTF-8"),
        (b"source,target,whole_word\nONU,UN,perhaps\n", "line 2: whole_word must be yes, no"),
        (b'source,target\n"ONU,UN\n', "is not CSV"),
        (b"source,target\n" + b"a" * 300 + b",x\n", "300 characters"),
    ],
)
def test_a_bad_file_is_refused_with_its_place(tmp_path, content, message):
    path = tmp_path / "terms.csv"
    path.write_bytes(content)
    with pytest.raises(GlossaryError) as error:
        Glossary.read(path)
    assert message in str(error.value)
    assert str(path) in str(error.value)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_good_file_is_read(tmp_path, delimiter, mark):
    path = tmp_path / "terms.csv"
    rows = ["source,target,case_sensitive", "ONU,UN,no", ",,", "ONU,UN,No", "drone,drone,"]
    path.write_text(mark + "\r\n".join(rows).replace(",", delimiter), "utf-8")
    assert Glossary.read(path).entries == (Entry("ONU", "UN", False), Entry("drone", "drone", False))


def test_of_a_file_with_a_column_accept_only_accepted_lines_count(tmp_path):
    path = tmp_path / "terms.csv"
    rows = [
        "accept,source,target,kind,also",
        "yes,Pil,GDP,name,gross domestic product|g.d.p.",
        ",Csm,,name,",
        "x,gip,judge,,",
    ]
    path.write_text("\n".join([*rows, "no,pm,prosecutor,,", "YES,'@rai,RAI,,"]), "utf-8")
    found = {entry.source: (entry.target, entry.also) for entry in Glossary.read(path).entries}
    assert found == {"Pil": ("GDP", ("gross domestic product", "g.d.p.")), "gip": ("judge", ()), "@rai": ("RAI", ())}
    path.write_text("accept,source,target\nperhaps,Pil,GDP\n", "utf-8")
    with pytest.raises(GlossaryError, match="line 2: accept must be yes, no"):
        Glossary.read(path)


def test_what_is_also_right_is_found_in_a_translation():
    entry = Entry("Pil", "GDP", also=("gross domestic product",))
    assert target_spans([entry], "Gross domestic product fell") == [(0, 22)]
    assert target_spans([entry, entry], "GDP, the gross domestic product") == [(0, 3), (9, 31)]
    assert target_spans([entry], "the Pil") == [None]


def test_a_missing_file_and_what_is_no_glossary(tmp_path):
    with pytest.raises(GlossaryError, match="no such file"):
        Glossary.read(tmp_path / "none.csv")
    for wrong in ("ONU", 5, [("ONU", "UN")], {"ONU": None}, {"": "x"}):
        with pytest.raises(GlossaryError):
            Glossary(wrong)


def test_the_hash_does_not_depend_on_the_order_and_stands_in_the_signature(translator):
    one, other = Glossary({"a": "b", "c": "d"}), Glossary({"c": "d", "a": "b"})
    assert one.sha256 == other.sha256 != Glossary({"a": "b"}).sha256
    assert Translator(package=translator.package, glossary=one).signature["glossary_sha256"] == one.sha256
    assert "glossary" not in str(translator.with_glossary(None).signature)
    assert (one + Glossary({"e": "f"})).entries[-1].source == "e"


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=5), st.text(max_size=60))
def test_any_terms_give_spans_in_order_or_a_clear_error(terms, sentence):
    try:
        glossary = Glossary(terms)
    except ToolkitError:
        return
    end = 0
    for occurrence in glossary.find(sentence):
        assert end <= occurrence.start < occurrence.end <= len(sentence)
        end = occurrence.end
