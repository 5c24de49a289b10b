import pytest

from toolkit.translation.putting import put


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("X said.", "public prosecutor", "Public prosecutor said."),
        ("“X said”", "public prosecutor", "“Public prosecutor said”"),
        ("The X said.", "the prosecutor", "The prosecutor said."),
        ("Milan's X said.", "the prosecutors", "Milan's prosecutors said."),
        ("Words of the X.", "of the prosecutor", "Words of the prosecutor."),
        ("A X said.", "examining judge", "An examining judge said."),
        ("It is an X.", "university", "It is a university."),
        ("but l'X is", "property tax", "but property tax is"),
        ("Governor of X.", "the Bank of Italy", "Governor of the Bank of Italy."),
        ("X sells.", "eBay", "eBay sells."),
        ("the former X", "the councillor", "the former councillor"),
    ],
)
def test_a_term_goes_into_its_place(text, term, expected):
    place = text.index("X")
    assert put(text, place, place + 1, term) == expected


def test_a_sentence_that_opens_small_stays_so():
    assert put("X said", 0, 1, "the prosecutor", opens_large=False) == "the prosecutor said"
