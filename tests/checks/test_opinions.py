"""What another package says of the same sentences: in what two wordings differ, and that a sentence says so."""

import shutil

import pytest
from conftest import USERS_ARTICLE

from toolkit import Translator, analyse, read_analysis, report
from toolkit.checks.opinions import FAR, opinion_findings, opinions
from toolkit.errors import PackageNotFound, TranslationError
from toolkit.packages import find
from toolkit.signature import Signature
from toolkit.translation import Translation
from toolkit.views import bilingual_html


def translated(*targets):
    size = len(targets)
    return Translation(("x",) * size, targets, (-0.1,) * size, (5,) * size, (None,) * size, Signature())


@pytest.mark.parametrize(
    ("first", "second", "differs"),
    [
        ("He paid 500 euros.", "He paid 5,000 euros.", ("figures",)),
        ("The order is 74 pages long.", "The long order is 47 pages.", ("figures",)),
        ("He paid five hundred euros.", "He paid 500 euros.", ()),
        ("On 4 February the mayor spoke.", "On February 4 the mayor spoke.", ()),
        ("The mayor, Vito Campanella, spoke.", "The mayor, Robert Campanella, spoke.", ("names",)),
        ("Campanella spoke.", "The mayor Campanella spoke.", ()),  # only one of them has more
        ("He lives in Rome's centre.", "He lives in the centre of Rome.", ()),
        ("He said he had never been threatened.", "He said he had ever been threatened.", ("a negation",)),
        ("He could not come.", "He was unable to come.", ()),
        ("Not only he came, but she too.", "He came, and she did too.", ()),
        ("The book is out.", "Volumes have been put on sale everywhere.", ("wording",)),
        ("He paid 500 and did not sign.", "He paid 300 and did sign.", ("figures", "a negation")),
        ("The same.", "The same.", ()),
    ],
)
def test_what_counts_as_a_difference(first, second, differs):
    for one, other in ((first, second), (second, first)):
        [opinion] = opinions(translated(one), [(other, -0.2)])
        assert [kind for kind in opinion.differs if kind != "wording" or kind in differs] == list(differs)
        assert (opinion.index, opinion.text, opinion.score) == (0, other, -0.2)
        assert 0 <= opinion.agreement <= 100
        assert ("wording" in opinion.differs) == (opinion.agreement < FAR)


def test_no_opinion_where_one_of_both_has_nothing():
    both = Translation(("x",) * 3, ("A.", "B.", "C."), (-0.1, None, -0.1), (2, 0, 2), (None,) * 3, Signature())
    assert [opinion.index for opinion in opinions(both, [("", None), ("B!", None), ("C!", None)])] == [2]


def test_a_finding_says_in_what_they_differ():
    found = opinions(translated("He paid 500.", "The same."), [("They paid 300 to Rossi.", None), ("The same.", None)])
    [finding] = opinion_findings(found)
    assert (finding.index, finding.kind, finding.severity) == (0, "second opinion", "doubtful")
    assert finding.message.startswith("second opinion: the other package has other figures")


@pytest.fixture(scope="module")
def asked():
    with Translator(package="fast") as fast:
        return analyse(USERS_ARTICLE, translator=fast, second_opinion=True)


def test_every_sentence_has_an_opinion_of_the_other_package(asked, analysis):
    assert [opinion.index for opinion in asked.opinions] == list(range(len(asked.sentences)))
    assert asked.translation.target == analysis.translation.target
    differing = {opinion.index for opinion in asked.opinions if opinion.differs}
    said = {finding.index for finding in asked.findings if finding.kind == "second opinion"}
    assert said == differing != set()
    others = tuple(finding for finding in asked.findings if finding.kind != "second opinion")
    assert others == analysis.findings
    assert dict(asked.signature.items)["second_opinion"].startswith("generate-it_en")


def test_the_other_wording_is_one_click_away(asked):
    index = next(opinion.index for opinion in asked.opinions if opinion.differs)
    html = bilingual_html(asked, [index])
    assert "<summary>the other package's wording</summary>" in html.replace("&#x27;", "'")
    calm = next(opinion.index for opinion in asked.opinions if not opinion.differs)
    assert "package's wording" not in bilingual_html(asked, [calm]).replace("&#x27;", "'")


def test_opinions_read_back(asked, tmp_path):
    assert read_analysis(report(asked, tmp_path / "x.json")) == asked


def test_judged_has_asked_both_already(judged, judged_analysis):
    asked = analyse(USERS_ARTICLE, translator=judged, second_opinion=True)
    assert asked.translation.target == judged_analysis.translation.target
    for opinion in asked.opinions:
        texts = {h.text: h.verdict.package for h in asked.translation.hypotheses[opinion.index] if h.verdict}
        taken = asked.translation.verdicts[opinion.index].package
        assert texts[opinion.text] != taken or opinion.text == asked.translation.target[opinion.index]
    assert len(asked.opinions) > len(asked.sentences) / 2


def test_without_another_package_it_says_how_to_get_one(monkeypatch, tmp_path):
    only = find("it", "en", "translate").path
    (tmp_path / only.name).symlink_to(only)
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))
    monkeypatch.setattr("toolkit.packages.installed.BUNDLED", tmp_path / "none")
    with pytest.raises(PackageNotFound, match="A second opinion needs another package for it→en; there is only"):
        analyse("Il governo tace.", package="fast", second_opinion=True)


def test_a_way_through_english_has_no_second_opinion(tiny, folder):
    shutil.copytree(tiny["en-de"], folder / "en-de")
    with pytest.raises(TranslationError, match="second opinion needs two packages for it→de, and this goes through"):
        analyse("Il governo tace.", target="de", second_opinion=True)
