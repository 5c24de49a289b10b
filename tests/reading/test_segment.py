from itertools import pairwise

import pytest
from conftest import USERS_ARTICLE
from hypothesis import given
from hypothesis import strategies as st

from toolkit import read_article
from toolkit.reading import Tokenizer, clauses, repair, segment, sentence_spans, word_spans

ITALIAN = [
    ["Il dott. Rossi è qui.", "L'art. 59 vale."],
    ["L'on. Verdi e il sen. Neri tacciono.", "Il sig. Bianchi, la prof.ssa Curie e l'ing. Blu no."],
    ["J. R. R. Tolkien nacque nel 1892.", "Adnan Z. Amin parla."],
    ["Costa 3.5 euro.", "Sono 2.200.112 voti.", "Il 3,5 per cento."],
    ["Alle 10.30 del 1.3.2022 iniziò.", "Il 15 giugno 2024 finì."],
    ["Arrivò alle 10.", "Poi uscì."],
    ["1. Introduzione al tema.", "Il n. 4 è qui, a pag. 12 della fig. 3."],
    ["«Ciao.»", "Disse.", '"Va bene."', "Poi uscì."],
    ['Disse: "Vieni!" e uscì.', '"Perché?" chiese lei.'],
    ["Aspetta...", "Poi venne.", "Davvero?!", "Sì."],
    ["Aspetta… forse viene.", "No."],
    ["La S.p.A. ha vinto.", "Gli U.S.A. sono lontani.", "Ecc. ecc."],
    ["Nel 63 a.C. nacque Augusto."],
    ["Il D.L. 34 è legge.", "Cfr. Dante."],
    ["Che sta.", "Poi va."],
    ["Il gen. di div. Conti e il cap. Serra erano presenti."],
    ["Via G. Verdi n. 12, tel. 06 5550199, fax. 06 5550188.", "Chiuso il lunedì."],
    ["L'art. 3, co. 2, lett. b) del d.lgs. n. 50/2016 non si applica."],
    ["Il p.m. Ferri ha chiesto l'archiviazione.", "Decide il g.i.p. Neri."],
    ["Lo chiede il p.m.", "La difesa si oppone."],
    ["Si comincia alle 8 p.m.", "Poi si cena."],
    ["Il min. Crosetti e l'ass. Verdi tacciono.", "Dura 90 min.", "Poi si va ai rigori."],
    ["Lo ha detto il cons. reg. Fabbri.", "Parla il dir. Sala, poi il segr. naz. Conti."],
    ["Il T.A.R. Lazio ha deciso.", "Ricorso al T.A.R.", "Il giudice tace."],
    ["Un romanzo di J.R.R. Tolkien.", "G.B. Shaw scrisse altro."],
    ["Arrivano gli U.S.A.", "Washington tace."],
    ["È nato nel 44 a.C.", "Cesare era già morto."],
    ["Il 12 nov. 2025 la regione ha chiuso la strada.", "Roma, 3 dic. 2024.", "Lun. 12 e mar. 13 gen. si vota."],
    ["Vinse il 12 nov.", "Roma esultò."],
    ["Ha vinto al terzo set.", "Sinner esulta."],
    ["Nel XX sec.", "I romani partirono."],
    ["Nel sec. XIX nacque l'Italia.", "La sez. 3 e il reg. 2016/679 valgono."],
    ["La Rossi & Co.", "Ha chiuso nel 2019."],
    ["Tre i punti.", "a) Il bonus sale.", "b) La multa cala.", "c) Il resto no."],
    ["Il decreto prevede:", "a) Lo stop;", "b) Il rinvio."],
    ["I. Il bonus sale.", "II. La multa cala."],
    ["Lo dice la lett. b) del decreto.", "Il pm Ferri e il dep. Neri tacciono.", "Ricorre al Trib. Lecco."],
    ["La Cass. civ. sez. III e la Soc. Rossi.", "Parla il sottosegr. Verdi."],
    ["Il sig. La Russa e il gen. Dalla Chiesa.", "Il m.llo Di Maio."],
    ["Il col. Rossi ha visto il card. Parolin, il magg. Neri e il pres. Conte."],
]
ENGLISH = [
    ["Mr. Smith met Dr. Jones.", "The U.S. Senate voted."],
    ["He said no.", "Then he left."],
    ["It cost $3.50 in No. 10 St. James Street.", "Gen. Lee spoke."],
    ['"Come," he said.', "She came."],
]


@pytest.mark.parametrize("sentences", ITALIAN, ids=lambda s: s[0][:20])
def test_italian_sentences(sentences):
    text = " ".join(sentences)
    assert [text[a:b] for a, b in sentence_spans(text)] == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("È finita 3-1.Rossi ha segnato.", ["È finita 3-1.", "Rossi ha segnato."]),
        ("Si comincia alle 10.30.Poi parla Neri.", ["Si comincia alle 10.30.", "Poi parla Neri."]),
        ("Erano in 40.Nessuno parla.", ["Erano in 40.", "Nessuno parla."]),
        ("È finita 3-1.«Bene», dice Conti.", ["È finita 3-1.", '"Bene", dice Conti.']),
        ("È finita 3-1.L'Inter vince.", ["È finita 3-1.", "L'Inter vince."]),
        ("Si comincia alle 10.30.I lavori durano.", ["Si comincia alle 10.30.", "I lavori durano."]),
        ("È salito del 2%.Rossi esulta.", ["È salito del 2%.", "Rossi esulta."]),
        ("Segna al 45'.Rossi esulta.", ["Segna al 45'.", "Rossi esulta."]),
        ("1.Rossi ha segnato.", ["1.Rossi ha segnato."]),
        ("Costa 3.500 euro, v. 2.0 e 10.30.", ["Costa 3.500 euro, v. 2.0 e 10.30."]),
        ("Vedi www.rai1.Roma.it oggi.", ["Vedi www.rai1.Roma.it oggi."]),
    ],
)
def test_sentences_that_are_glued_behind_a_figure(text, sentences):
    assert [sentence.text for sentence in segment(repair(text))] == sentences


@pytest.mark.parametrize("sentences", ENGLISH, ids=lambda s: s[0][:20])
def test_english_sentences(sentences):
    text = " ".join(sentences)
    assert [text[a:b] for a, b in sentence_spans(text, "en")] == sentences


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("dell'Ucraina", "it", ["dell'", "Ucraina"]),
        ("dell’Ucraina", "it", ["dell’", "Ucraina"]),
        ("un po' d'élite, perche' no", "it", ["un", "po'", "d'", "élite", "perche'", "no"]),
        ("Moon Jae-in, 11.000 il 20% del G7", "it", ["Moon", "Jae-in", "11.000", "il", "20%", "del", "G7"]),
        ("Ukraine's troops don't", "en", ["Ukraine", "troops", "don't"]),
        ("the U.S. said 'yes'", "en", ["the", "U.S.", "said", "yes"]),
        ("… — !", "it", []),
    ],
)
def test_words(text, language, words):
    assert [text[a:b] for a, b in word_spans(text, language)] == words


def test_the_users_article_has_twenty_one_sentences_with_exact_spans():
    article = read_article(USERS_ARTICLE)
    sentences = segment(repair(article.text))
    assert [s.index for s in sentences] == list(range(21))
    assert [s.text for s in sentences if s.kind == "heading"] == [
        "Kim pronto ad aiutare ancora Putin",
        "Si rafforza il rapporto tra Russia e Corea del Nord",
    ]
    assert "citando la crescente cooperazione tra Russia" in sentences[19].text
    first = article.text[sentences[0].start : sentences[0].end]
    assert first.startswith("La Corea del Nord potrebbe") and first.endswith("dall’intelligence sudcoreana.")
    assert "crescente\n\ncooperazione" in article.text[sentences[19].start : sentences[19].end]


TEXTS = st.text(st.sampled_from(" \n.!?…\"'«»’-aAeèE1,:"), max_size=80) | st.text()


@given(TEXTS, st.sampled_from(["it", "en", "fr"]))
def test_sentences_leave_only_white_space_between_them(text, language):
    spans = sentence_spans(text, language)
    cursor, gaps = 0, []
    for start, end in spans:
        assert cursor <= start < end
        gaps.append(text[cursor:start])
        cursor = end
    assert "".join([*gaps, text[cursor:]]).strip() == ""
    rebuilt = "".join(gap + text[a:b] for gap, (a, b) in zip(gaps, spans, strict=True)) + text[cursor:]
    assert rebuilt == text


@given(TEXTS, st.sampled_from(["it", "en"]))
def test_words_are_in_order_and_hold_every_letter(text, language):
    spans = word_spans(text, language)
    assert all(a < b for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    if language == "it":
        outside = set(range(len(text))) - {i for a, b in spans for i in range(a, b)}
        assert not [text[i] for i in outside if text[i].isalnum()]


@given(st.text())
def test_no_character_of_the_source_is_outside_every_sentence(text):
    log = repair(text)
    covered = {i for s in segment(log) for i in range(s.start, s.end)}
    dropped = {i for edit in log.edits for i in range(edit.start, edit.end)}
    assert not [c for i, c in enumerate(text) if not c.isspace() and i not in covered | dropped]


@given(st.text(st.sampled_from("ab ,;e"), max_size=120), st.integers(1, 30))
def test_clauses_are_short_and_lose_nothing(text, limit):
    spans = clauses(text, len, limit)
    assert all(b - a <= limit for a, b in spans)
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")


def test_apostrophes_do_not_change_words():
    tokenizer = Tokenizer("it")
    assert tokenizer.to_words("l’offensiva dell’Ucraina") == tokenizer.to_words("l'offensiva dell'Ucraina")
