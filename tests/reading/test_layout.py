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
        ("Kim tace\n\ndi Anna Prova e Luca Verdi\n\nUomini e armi.", "title byline prose"),
        ("Kim tace\n\ndi Anna Prova, Luca Verdi e Sara D'Amico\n\nUomini e armi.", "title byline prose"),
        ("Kim tace\n\nDi Maio attacca Conte e Salvini\n\nUomini e armi.", "title heading prose"),
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


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (["Sinner b. Zverev 6-4 7-5", "Alcaraz b. Rune 6-3 6-7 6-2", "Musetti b. Paul 7-6 6-4"], "row row row"),
        (
            ["Ordine d'arrivo", "1. Pogačar 4h 12' 33\"", '2. Evenepoel a 34"', "3. Del Toro a 1'12\""],
            "heading row row row",
        ),
        (['100 metri: 1. Jacobs 9"98; 2. Ali 10"05; 3. Rigali 10"11'], "row"),
        (["1. Atalanta 24", "2. Inter 22", "3. Napoli 21"], "row row row"),
        # no results
        (["1. Pane", "2. Latte", "3. Uova"], "prose prose prose"),
        (["1. Il 2024", "2. Il 2025", "3. Il 2026"], "prose prose prose"),
        (["1. I comuni indicano i terreni", "2. La regione paga 30 milioni"], "prose prose"),
        (["Sinner batte Zverev 6-4 7-5"], "heading"),
        (['Jacobs scende a 9"98'], "heading"),
        (["Kiev, 30 morti", "Tokyo, 12 feriti"], "heading heading"),
        (["Sinner ha vinto 6-4 7-5 contro Zverev.", "Musetti ha vinto 7-6 6-4."], "prose prose"),
    ],
)
def test_results_of_sports_are_rows(lines, kinds):
    text = "\n".join(lines)
    found = layout(f"I risultati della domenica\n\n{text}\n\nPogačar ha attaccato a 40 chilometri dall'arrivo.")
    assert " ".join(p.kind for p in found[1:-1]) == kinds
