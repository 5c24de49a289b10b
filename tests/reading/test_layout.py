import pytest

from toolkit.reading import layout
from toolkit.reading.layouts import line_breaks

WRAPPED = """La Corea del Nord potrebbe schierare ulteriori truppe in Russia
nei mesi di luglio e agosto, secondo quanto riferito dall'intelli-
gence sudcoreana. Il servizio ha fatto sapere che la Corea del
Nord continuerà a sostenere Vladimir Putin contro il governo di
Kiev e l'Ucraina.
Un secondo capoverso comincia qui e va avanti fino alla fine del
rigo seguente."""


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Uno.\n\nDue.", ["paragraph"]),
        ("Uno.\nDue.", ["paragraph"]),
        ("Uno.\r\n\r\nDue.", ["paragraph"]),
        ("Uno.\u2028Due.", ["paragraph"]),
        ("La Corea\ndel Nord.", ["wrap"]),
        ("una parola spez-\nzata.", ["hyphen"]),
        (" ".join(["citando"] * 13) + "\n\ncooperazione.", ["broken"]),
        ("Ha parlato. Poi ha detto che la\n\ncooperazione cresce.", ["broken"]),
        ("Il titolo\n\ndi Anna Rossi", ["paragraph"]),
        ("Il titolo dell'articolo\ndi Anna Rossi", ["paragraph"]),
        ("- uno\n- due\n- tre", ["paragraph", "paragraph"]),
        ("I punti:\nquattro prove scritte\nun colloquio\nvoto di condotta", ["paragraph"] * 3),
        ("I punti:\nun colloquio\nquattro prove scritte\n\nPoi si vota.", ["paragraph"] * 3),
        (
            "Ha detto:\nla crepa era lunga due metri e\nl'acqua filtrava da mesi, ma\nnessuno lo sapeva.",
            ["paragraph", "wrap", "wrap"],
        ),
        ("Ha detto:\nla crepa era lunga due metri e\nl'acqua filtrava da mesi, ma", ["paragraph", "wrap"]),
        ("Ha detto che\nla crepa era lunga\nl'acqua", ["wrap", "wrap"]),
        ("I punti:\nquattro prove scritte", ["paragraph"]),
        ("Voce | 2024\ndi cui donne | 12", ["paragraph"]),
        ("Argomenti\ndiga", ["paragraph"]),
        ("a) i contratti durano 12 mesi\nb) i tirocini sei", ["paragraph"]),
        ("secondo la lettera\nb) del decreto", ["wrap"]),
        (WRAPPED, ["wrap", "hyphen", "wrap", "wrap", "paragraph", "wrap"]),
    ],
)
def test_line_breaks(text, kinds):
    assert [brk.kind for brk in line_breaks(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Kim tace\n\nUomini e armi.", "title prose"),
        ("Uomini e armi.\n\nKim tace\n\nAltro.", "prose heading prose"),
        ("Uomini e armi.\nKim tace\nAltro.", "prose heading prose"),
        ("UOMINI E ARMI.\n\nAltro.", "title prose"),
        ("Uomini e armi.\n\nKim tace", "prose prose"),  # nothing follows it
        ("Uomini e armi.\n\nEcco i punti:\n\nUno.", "prose prose prose"),
        ("Uomini e armi.\n\n- missili\n- droni\n\nAltro.", "prose prose prose prose"),
        ("Kim tace", "prose"),
        ("2024\n\nAltro.", "row prose"),
        ("Kim tace\n\ndi Giulia Rossi\n\nUomini e armi.", "title byline prose"),
        ("Kim tace\n\nDi Giulia Rossi\n\nUomini e armi.", "title byline prose"),
        ("Kim tace\n\na cura della redazione\n\nUomini e armi.", "title byline prose"),
        ("Kim tace.\n\ndi Giulia Rossi non si parla.", "prose prose"),
        ("Kim tace\n\nore 18:10 di Giulia Rossi\n\nUomini e armi.", "title byline prose"),
        ("Kim tace\n\nGiulia Rossi, 19 novembre 2025\n\nUomini e armi.", "title byline prose"),
        ("Kim tace\n\ndi Giulia Rossi | 19/11/2025 10:33\n\nUomini e armi.", "title byline prose"),
        ("Kim tace\n\n2 ore fa\n\nUomini e armi.", "title byline prose"),
        ("Kim tace\n\nRoma, la notte del 19 novembre 2025\n\nUomini e armi.", "title heading prose"),
        ("Kim tace\n\nLa notte del 19 novembre 2025\n\nUomini e armi.", "title heading prose"),
        ("Kim tace\n\nOttobre 80\nMaggio 35\nGiugno 9\n\nAltro.", "title row row row prose"),
        ("Kim tace\n\nArticolo 18\nComma 2\n\nAltro.", "title heading heading prose"),
        ("Kim tace\n\nOttobre 80 35 9\n\nAltro.", "title row prose"),
        ("Kim tace\n\nRoma-Lazio 2-1\n\nAltro.", "title heading prose"),
        ("Kim tace\n\nMese | mm\nMaggio | 35\n\nAltro.", "title row row prose"),
        ("Kim tace | Il Corriere\n\nAltro.", "title prose"),
        ("Nel 2020 | 2021 i morti erano 12.\n\nAltro.", "prose prose"),
        ("Kim tace\n\n***\n\nAltro.", "title row prose"),
    ],
)
def test_layout(text, kinds):
    assert " ".join(paragraph.kind for paragraph in layout(text)) == kinds
