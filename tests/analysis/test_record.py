import copy
import hashlib
import json
import math
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT, SEEDS
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from toolkit import Analysis, Article, Summary, ToolkitError, Translation, analyse, read_analysis, report
from toolkit.analysis import to_json
from toolkit.analysis.record import FORMAT
from toolkit.checks import Attempt
from toolkit.reading import repair, segment
from toolkit.signature import Signature
from toolkit.summary.summariser import METHODS
from toolkit.translation import Alternative

SCHEMA = json.loads((ROOT / "toolkit" / "data" / "analysis.schema.json").read_text("utf-8"))
OPTIONAL = {"also", "glossary", "hypotheses", "legs", "verdict", "opinion", "edit", "matches"}
VALIDATOR = Draft202012Validator(SCHEMA)


def rules(rule):
    """Give every rule of the schema, and whether it is an object's."""
    yield rule
    for inner in (*rule.get("properties", {}).values(), *rule.get("$defs", {}).values()):
        yield from rules(inner)
    for inner in (rule.get("items"), rule.get("additionalProperties")):
        if inner:
            yield from rules(inner)


def places(value, path=()):
    """Give the path of every key, and of the first and last entry of every list."""
    keys = value if isinstance(value, dict) else {0, len(value) - 1} if isinstance(value, list) and value else ()
    for key in keys:
        yield (*path, key)
        yield from places(value[key], (*path, key))


def holder(data, path):
    for key in path[:-1]:
        data = data[key]
    return data


def changed(data, path, value):
    data = copy.deepcopy(data)
    holder(data, path)[path[-1]] = value
    return data


@pytest.fixture(scope="module")
def data(analysis):
    return json.loads(to_json(analysis))


@pytest.fixture
def reading(tmp_path):
    """Read data, text or bytes as a file."""

    def read(content):
        content = content if isinstance(content, bytes | str) else json.dumps(content)
        (tmp_path / "x.json").write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_analysis(tmp_path / "x.json")

    return read


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("bolivia-mare.txt", {}),
        ("corea-del-nord-disarmo.txt", {"method": "lead"}),
        ("corea-del-nord-russia.txt", {"language": "en"}),
        ("inventore-del-web.txt", {"method": "lsa", "sentences": "20%"}),
    ],
)
def test_an_article_reads_back_equal_and_fits_the_schema(translator, reading, name, options):
    analysis = analyse(SEEDS / name, translator=translator, **options)
    text = to_json(analysis)
    VALIDATOR.validate(json.loads(text))
    again = reading(text)
    assert again == analysis
    assert (again.name, str(again), to_json(again)) == (analysis.name, str(analysis), text)


def test_notes_and_another_encoding_read_back(translator, reading):
    analysis = analyse(
        "Perché tace? È già sera.\n\n***\n\nFine.".encode("cp1252").decode("cp1252"), translator=translator
    )
    analysis = replace(analysis, article=replace(analysis.article, encoding="cp1252", notes=("read as cp1252",)))
    assert analysis.notes[-1].endswith("passed through")
    again = reading(to_json(analysis))
    assert again == analysis
    assert again.notes == analysis.notes


LINES = st.text(st.sampled_from("abè A.\"'’“”«» -\t\r\u00ad\u200b\u0300\x07😀") | st.characters(codec="utf-8"))
TEXTS = st.lists(LINES, min_size=1).map("\n".join).filter(lambda text: re.search(r"\w", text))
FINITE = st.floats(allow_nan=False, allow_infinity=False)
FILES = st.sampled_from([None, "a.txt", "a", ".txt", "perché & <b>.txt", os.fsdecode(b"citt\xe0.txt")])


def tuples(values, size):
    return st.lists(values, min_size=size, max_size=size).map(tuple)


def summaries(size):
    return st.builds(
        Summary,
        indices=st.sets(st.integers(0, size - 1)).map(lambda found: tuple(sorted(found))),
        scores=st.none() | tuples(st.none() | FINITE, size),
        signature=st.builds(
            Signature.of, method=st.sampled_from(list(METHODS)), sentences=st.text(), language=st.text()
        ),
        notes=st.lists(st.text()).map(tuple),
        ranked=st.booleans(),
    )


SCORES = st.none() | st.floats(max_value=0, allow_infinity=False)
COUNTS = st.integers(0, 2**40)


NOTES = st.none() | st.text()
STRATEGIES = st.sampled_from(["as is", "alternatives", "larger beam, no repetition"])


def attempts(index, target):
    """What was tried for a sentence: what stands there was chosen."""
    values = STRATEGIES, st.text(), SCORES, COUNTS, NOTES, COUNTS, COUNTS
    others = st.lists(st.builds(Attempt, st.just(index), *values), max_size=2)
    chosen = st.builds(Attempt, st.just(index), STRATEGIES, st.just(target), *values[2:], st.just(True))
    return st.tuples(others, chosen).map(lambda found: [*found[0], found[1]])


@st.composite
def analyses(draw):
    text, file = draw(TEXTS), draw(FILES)
    article = Article(
        text,
        hashlib.sha256(text.encode()).hexdigest(),
        file and Path("/home/anna") / file,
        draw(st.text()),
        draw(st.lists(st.text()).map(tuple)),
    )
    repairs = repair(text)
    sentences = segment(repairs)
    size = len(sentences)
    assume(size)
    made = {name: draw(st.text()) for name in ("source", "target", "package", "package_sha256", "beam_size", "x y")}
    translation = Translation(
        tuple(sentence.text for sentence in sentences),
        draw(tuples(st.text(), size)),
        draw(tuples(SCORES, size)),
        draw(tuples(COUNTS, size)),
        draw(tuples(st.none() | st.text(), size)),
        Signature.of(**made),
        hypotheses=draw(
            st.just(()) | tuples(st.lists(st.builds(Alternative, st.text(), SCORES, COUNTS, NOTES)).map(tuple), size)
        ),
    )
    flagged = sorted(draw(st.sets(st.integers(0, size - 1), max_size=3)))
    tried = tuple(attempt for i in flagged for attempt in draw(attempts(i, translation.target[i])))
    drawn = draw(summaries(size)), draw(summaries(size))
    return Analysis(article, repairs, sentences, translation, *drawn, attempts=tried)


@given(analyses())
def test_any_analysis_reads_back_equal(tmp_path_factory, analysis):
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_bytes(to_json(analysis).encode())
    again = read_analysis(path)
    assert again == analysis
    assert again.name == analysis.name
    assert again.repairs.text == analysis.repairs.text
    assert to_json(again) == to_json(analysis)
    assert VALIDATOR.is_valid(json.loads(path.read_bytes()))


def test_of_the_path_only_the_file_name_is_kept(translator, tmp_path):
    folder = tmp_path / "riservato"
    folder.mkdir()
    (folder / "a.b.txt").write_text("Il governo tace. Il presidente parla.")
    analysis = analyse(folder / "a.b.txt", translator=translator)
    text = report(analysis, tmp_path / "x.json").read_text("utf-8")
    assert "riservato" not in text
    assert str(tmp_path) not in text
    again = read_analysis(tmp_path / "x.json")
    assert again == analysis
    assert (again.article.source, again.name) == (Path("a.b.txt"), "a.b")


def test_two_articles_of_one_content_are_equal_wherever_they_lie():
    here, there = (Article("Testo.", "0" * 64, source) for source in (Path("a.txt"), None))
    assert here == there
    assert hash(here) == hash(there)


BROKEN = [
    (b"", "is not JSON (Expecting value"),
    (b"Il governo tace.", "is not JSON"),
    (b'{"format": 3', "is not JSON"),
    (b"\x80\x81", "is not JSON"),
    (b"\xff\xfe\x00", "is not JSON"),
    (b"[" * 100_000, "is not JSON"),
    (b'{"format": 3, "x": ' + b"9" * 5_000 + b"}", "is not JSON"),
    (b'{"format": 3, "x": "\\ud83d"}', "is not JSON"),
    (b"[]", "is no analysis of this toolkit"),
    (b"2", "is no analysis of this toolkit"),
    (b"{}", "it does not say its format"),
    (b'{"format": 1}', "has format 1, and this toolkit reads 3 to 4"),
    (b'{"format": [4]}', "has format [4]"),
    (b'{"format": 3}', "'article' is a required property"),
]


@pytest.mark.parametrize(("content", "said"), BROKEN, ids=[said for _, said in BROKEN])
def test_what_is_no_analysis_is_refused_by_name(reading, content, said):
    with pytest.raises(ToolkitError, match=rf"x\.json: .*{re.escape(said)}"):
        reading(content)


WRONG = [
    ("article.text", 5, "article.text: 5 is not of type 'string'"),
    ("article.sha256", "b227", "article.sha256: 'b227' does not match"),
    ("article.author", "Anna", "article: Additional properties are not allowed ('author'"),
    ("article.file", "/home/anna/x.txt", "article.file is not the bare name of a file"),
    ("article.file", "..", "article.name does not follow"),
    ("article.name", "altro", "article.name does not follow from article.file"),
    ("repairs.0.before", "?", "repairs[0] does not fit the article's text"),
    ("repairs.1.start", 0, "repairs[1] does not fit"),
    ("repairs.13.end", 10**6, "repairs[13] does not fit"),
    ("sentences", [], "sentences: [] should be non-empty"),
    ("sentences.3.target", None, "sentences[3].target: None is not of type 'string'"),
    (
        "sentences.3.kind",
        "verse",
        "sentences[3].kind: 'verse' is not one of ['title', 'heading', 'byline', 'row', 'boilerplate', 'prose']",
    ),
    ("sentences.3.index", 4, "sentences[3].index is 4"),
    ("sentences.3.end", 10**6, "sentences[3] spans"),
    ("sentences.3.start", -1, "sentences[3].start: -1 is less than the minimum of 0"),
    ("sentences.3.tokens", True, "sentences[3].tokens: True is not of type 'integer'"),
    ("sentences.3.tokens", 2.5, "sentences[3].tokens: 2.5 is not of type 'integer'"),
    ("sentences.3.start", 3.0, "sentences[3].start: 3.0 is not of type 'integer'"),
    ("sentences.3.model_score", 0.5, "sentences[3].model_score: 0.5 is greater than the maximum of 0"),
    ("sentences.3.model_score", -math.inf, "is not JSON"),
    ("sentences.3.model_score", math.nan, "is not JSON"),
    ("sentences.3.model_score", -(10**400), "sentences[3].model_score: -1000"),
    ("summary.scores", [0.5], "summary.scores has 1 entries for 21 sentences"),
    ("summary.scores.0", math.inf, "is not JSON"),
    ("summary.indices", [3, 21], "summary.indices are not places in 21 sentences"),
    ("summary.indices", [3, 3], "summary.indices are not places in 21 sentences, in order"),
    ("lead.indices", [2, 1], "lead.indices are not places"),
    ("lead.ranked", 1, "lead.ranked: 1 is not of type 'boolean'"),
    ("summary.signature.method", "gpt", "summary.signature.method: 'gpt' is not one of ['lead', 'lexrank'"),
    ("translation.signature.beam_size", "9", "signature is not that of article, summary and translation"),
    ("signature.article_sha256", "0" * 64, "signature is not that of"),
]


@pytest.mark.parametrize(("place", "value", "said"), WRONG, ids=[said for *_, said in WRONG])
def test_what_does_not_fit_is_named_with_its_place(data, reading, place, value, said):
    path = [int(key) if key.isdigit() else key for key in place.split(".")]
    with pytest.raises(ToolkitError, match=rf"x\.json: {re.escape(said)}"):
        reading(changed(data, path, value))


def test_a_row_less_is_noticed(data, reading):
    with pytest.raises(ToolkitError, match=re.escape("summary.scores has 21 entries for 20 sentences")):
        reading(changed(data, ["sentences"], data["sentences"][:-1]))


def test_every_key_is_needed_and_every_type_is_checked(data, reading):
    found = list(places(data))
    assert len(found) > 90
    for path in found:
        value = holder(data, path)[path[-1]]
        with pytest.raises(ToolkitError, match=r"x\.json: "):
            reading(changed(data, path, "[]" if isinstance(value, list) else []))
        if isinstance(path[-1], str):
            without = copy.deepcopy(data)
            del holder(without, path)[path[-1]]
            with pytest.raises(ToolkitError, match=r"x\.json: "):
                reading(without)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.data())
def test_whatever_is_changed_is_read_whole_or_refused(data, tmp_path_factory, draw):
    path = draw.draw(st.sampled_from(list(places(data))))
    file = tmp_path_factory.getbasetemp() / "changed.json"
    file.write_text(json.dumps(changed(data, path, draw.draw(JSON))), "utf-8")
    try:
        again = read_analysis(file)
    except ToolkitError as error:
        assert str(error).startswith(f"{file}: ")
    else:
        assert VALIDATOR.is_valid(json.loads(to_json(again)))
        assert str(again)


@given(st.binary())
def test_no_bytes_are_an_analysis_by_accident(tmp_path_factory, content):
    file = tmp_path_factory.getbasetemp() / "bytes.json"
    file.write_bytes(content)
    with pytest.raises(ToolkitError, match=r"is not JSON|is no analysis"):
        read_analysis(file)


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(ToolkitError, match=r"mancante\.json: there is no such file"):
        read_analysis(tmp_path / "mancante.json")
    with pytest.raises(ToolkitError, match="is a folder"):
        read_analysis(str(tmp_path))


def test_who_said_what_and_slips_are_written_for_others(analysis, data):
    for name, expected in (("quotations", analysis.quotations), ("slips", analysis.doubtful_words)):
        assert len(expected) == sum(len(row[name]) for row in data["sentences"])
    [said], [slip] = data["sentences"][3]["quotations"], data["sentences"][13]["slips"]
    assert (said["speaker"], said["verb"], said["last_index"]) == ("il parlamentare di Seoul", "dichiarare", 3)
    assert data["sentences"][3]["source"][slice(*said["source_span"])] == said["source"]
    assert data["sentences"][3]["target"][slice(*said["target_span"])] == said["target"]
    assert (slip["text"], slip["suggestions"][0]) == ("reloet", "report")
    assert data["sentences"][13]["source"][slip["start"] : slip["end"]] == "reloet"


def test_what_follows_from_the_sentences_is_found_anew(analysis, data, reading):
    """Another version of the toolkit may have found others; but they must have the form of quotations and slips."""
    other = changed(changed(data, ["sentences", 3, "quotations"], []), ["sentences", 13, "slips"], [])
    again = reading(other)
    assert again == analysis
    assert (again.quotations, again.doubtful_words) == (analysis.quotations, analysis.doubtful_words)
    for path in (["quotations", 0, "evidence"], ["quotations", 0, "source_span"]):
        with pytest.raises(ToolkitError, match=path[-1]):
            reading(changed(data, ["sentences", 3, *path], [1]))
    with pytest.raises(ToolkitError, match="suggestions"):
        reading(changed(data, ["sentences", 13, "slips", 0, "suggestions"], []))


def test_the_version_that_made_it_is_kept(analysis, data, reading):
    again = reading(changed(data, ["signature", "toolkit"], "0.0.1"))
    assert again.signature["toolkit"] == "0.0.1"
    assert replace(again, toolkit=analysis.toolkit) == analysis


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("scores", math.nan, "JSON compliant"),
        ("scores", -math.inf, "JSON compliant"),
        ("target", "\ud83d", "surrogates"),
    ],
)
def test_what_json_cannot_hold_is_refused(analysis, tmp_path, name, value, said):
    values = (value, *getattr(analysis.translation, name)[1:])
    odd = replace(analysis, translation=replace(analysis.translation, **{name: values}))
    with pytest.raises(ToolkitError, match=rf"corea-del-nord-russia holds what JSON cannot \(.*{said}"):
        to_json(odd)
    with pytest.raises(ToolkitError, match=r"x\.json: "):
        report(odd, tmp_path / "x.json")
    assert not (tmp_path / "x.json").exists()


def test_a_byte_order_mark_and_sorted_keys_do_no_harm(analysis, data, reading):
    assert reading(b"\xef\xbb\xbf" + json.dumps(data).encode()) == analysis
    again = reading(json.dumps(data, sort_keys=True))
    assert dict(again.signature.items) == dict(analysis.signature.items)
    assert again.translation.target == analysis.translation.target


def test_the_schema_describes_every_key_and_leaves_no_other():
    Draft202012Validator.check_schema(SCHEMA)
    found = list(rules(SCHEMA))
    assert all(rule["description"].endswith(".") for rule in found)
    closed = [rule["additionalProperties"] is False for rule in found if rule.get("type") == "object"]
    assert closed.count(False) == 1  # a signature, to which a setting may be added
    assert all(
        set(rule["required"]) == set(rule["properties"]) - OPTIONAL
        for rule in found
        if not rule.get("additionalProperties", 1)
    )


def test_the_schema_knows_the_methods_and_the_format():
    assert SCHEMA["$defs"]["signature"]["properties"]["method"]["enum"] == list(METHODS)
    assert SCHEMA["properties"]["format"]["enum"] == [3, FORMAT]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"chosen": True}, r"sentences\[\d+\]\.target is not the one attempt that was chosen"),
        ({"chosen": False}, r"sentences\[\d+\]\.target is not the one attempt that was chosen"),
        ({"strategy": "magic"}, r"sentences\[\d+\]\.attempts\[\d\]\.strategy: 'magic' is not one of"),
    ],
)
def test_attempts_that_cannot_be_are_refused(data, reading, values, said):
    broken = copy.deepcopy(data)
    attempts = next(sentence["attempts"] for sentence in broken["sentences"] if len(sentence["attempts"]) > 1)
    for attempt in attempts:
        attempt.update(values)
    with pytest.raises(ToolkitError, match=said):
        reading(broken)
