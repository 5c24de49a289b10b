import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.checks import KINDS
from toolkit.checks.negation import check_negation
from toolkit.checks.words import check_copied, check_invented, check_untranslated

NEGATIONS = [
    ("Non ha firmato.", "He signed.", "serious"),
    ("Non ha firmato.", "He did not sign.", None),
    ("Non ha firmato.", "He didn't sign.", None),
    ("Non ha firmato.", "He didn’t sign.", None),
    ("Non ha firmato.", "He refused to sign.", None),
    ("Non è in grado di firmare.", "He is unable to sign.", None),
    ("Non è in grado di firmare.", "He understood the united front.", "serious"),
    ("Il contratto non era più valido con la caduta.", "The contract had become invalid with the fall.", None),
    ("Sarà inaspettata e non convenzionale.", "It will be unexpected and unconventional.", None),
    ("Non ha firmato perché incapace.", "He signed since he is incapable.", "doubtful"),
    ("Non c'è più pace.", "There is no longer peace.", None),
    ("Non solo inviando soldati, ma anche armi.", "Sending soldiers, and weapons as well.", None),
    ("Non è solo guerra.", "It is not only war.", None),
    ("Aspetta finché non arriva.", "He waits until she comes.", None),
    ("Verrà a meno che non piova.", "He will come unless it rains.", None),
    ("Nessuno ha firmato.", "Everybody signed.", "doubtful"),
    ("Mesi senza pace.", "Months with peace.", "doubtful"),
    ("Non parla e non firma.", "He does not speak and signs.", "doubtful"),
    ("La notizia è vera.", "The news is not true.", "doubtful"),
    ("Ha firmato.", "He has not signed.", "doubtful"),
    ("Ha smentito la notizia.", "He said it was not true.", None),
    ("Manca il pane.", "There is no bread.", None),
    ("Invia soldati e armi.", "He sends not only soldiers but weapons.", None),
    ('Canta "I Can\'t Wait".', 'She sings "I Can\'t Wait".', None),
    ("Capita di non dare importanza alla partita.", "The match is easy to brush off.", None),
    ("Il suo ultimo saggio.", "Her latest non-fiction.", None),
    ("Cadde in disuso.", "It was no longer used.", None),
    ("Come mai ha firmato?", "Why did he sign?", None),
]

LEFT = [
    ("Un ebanista tace.", "An ebanista is silent.", ['untranslated: "ebanista" is Italian']),
    (
        "Da mesi di silenzio.",
        "After mesi di silenzio and guerra.",
        ['untranslated: "mesi di silenzio and guerra" is Italian'],
    ),
    ('Cantano "Bella ciao".', 'They sing "bella ciao".', []),
    ("Le Ande.", "The so-called 'Andes di tipo andino'.", []),
    ("Le Ande.", "The Andes di tipo andino.", ['untranslated: "tipo" is Italian']),
    ("La pasta e la pizza.", "Pasta and pizza.", []),
    ("Lo dice Fontana.", "Fontana says so to Fontana.", []),
]

INVENTED = [
    ("Immagini satellitari", "Satelligrant images", ["Satelligrant"]),
    ("L'intelligence", "The Entelligence and the Entelligence", ["Entelligence"]),
    ("Ha lasciato in eredità", "He hesqueathed it", ["hesqueathed"]),
    ("Lo dice Kweon.", "Kweon says so.", []),
    ("I Khitani e i cesariani", "The Khitans and the Caesarians", []),
    ("I Khitani", "The Melandians", ["Melandians"]),
    ("Il fiume Nesta", "The river Nestus", []),
    ("Il fiume Nesta", "The river Nesteus", ["Nesteus"]),
    ("La battuta di Barroso", "The exchange of Barrosos", ["Barrosos"]),
    ("Il parlamentare", "The parliamentarian", []),
    ("Un ebanista", "An ebanista", []),
    ("Un suono", "A zzq", []),
    ("Un film commovente", "A heartwarmer for bingers", []),
    ("Un film commovente", "A wrtwarmer for glbingers", ["wrtwarmer", "glbingers"]),
]


@pytest.mark.parametrize(("source", "target", "expected"), NEGATIONS)
def test_negation(source, target, expected):
    found = check_negation(source, target, 0)
    assert [finding.severity for finding in found] == ([expected] if expected else [])


@pytest.mark.parametrize(("source", "target", "expected"), LEFT)
def test_untranslated(source, target, expected):
    assert [finding.message for finding in check_untranslated(source, target, 0)] == expected


def test_three_italian_words_in_a_row_are_serious():
    severities = {check_untranslated("", text, 0)[0].severity for text in ("mesi di silenzio", "un ebanista")}
    assert severities == {"doubtful"}
    assert check_untranslated("", "He saw mesi silenzio guerra.", 0)[0].severity == "serious"


@pytest.mark.parametrize(("source", "target", "expected"), INVENTED)
def test_invented(source, target, expected):
    found = check_invented(source, target, 0)
    assert [target[slice(*finding.target_span)] for finding in found] == expected
    assert {finding.severity for finding in found} <= {"doubtful"}


def test_names_of_the_article_are_not_invented():
    assert check_invented("Lo dice.", "Kyungsoon says so.", 0, frozenset({"Kyungsoon"})) == ()


def test_copied():
    source = "Dopo mesi di silenzio, la Corea del Nord parla."
    assert [f.severity for f in check_copied(source, source.replace(",", ""), 0)] == ["serious"]
    assert check_untranslated(source, source, 0) == ()
    assert check_copied(source, "After months of silence, North Korea speaks.", 0) == ()
    assert check_copied("Kim Jong Un, Pyongyang", "Kim Jong Un, Pyongyang", 0) == ()


@given(st.text(), st.text())
def test_anything_is_survived_and_spans_lie_within_the_text(source, target):
    for check in (check_negation, check_copied, check_untranslated, check_invented):
        for finding in check(source, target, 5):
            assert (finding.index, finding.kind in KINDS) == (5, True)
            for span, text in ((finding.source_span, source), (finding.target_span, target)):
                assert span is None or 0 <= span[0] < span[1] <= len(text)
