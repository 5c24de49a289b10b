"""Slips in an Italian text, proposed with suggestions and never changed silently; corrections the reader accepted."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import log10

from toolkit.attribution import OF, PEOPLE, Word, words_of
from toolkit.reading import Sentence, apply, demonyms, places

__all__ = ["Doubt", "apply", "doubtful_words"]

ALPHABET = "abcdefghijklmnopqrstuvwxyzàèéìòù"
RAREST = 1.5  # Zipf scale: what occurs less than three times in 100 million words is no known word
RARE, SLIP = 3.5, 2.5  # what is this rare may be a slip for what is a few hundred times as frequent
COMMON = 2.5  # what is suggested occurs at least so often
FOREIGN = 1.5  # a word thirty times as frequent in English as in Italian is an English one
FAR_COMMONER = 2.0  # an English word is doubtful beside an Italian one a hundred times as frequent
MOST = 5  # suggestions
PLAIN = re.compile(r"[a-zà-ù]{4,}$")
CLITIC = r"(?:(?:me|te|se|ce|ve|glie)?(?:lo|la|li|le|ne)|mi|ti|si|ci|vi|gli)"
WITH_CLITIC = re.compile(rf"(\w+[aei]r|\w+[ae]ndo|\w+[aiu]t[oaie]|\w+r){CLITIC}$")
PREFIXES = (
    "anti auto euro foto fra in iper macro maxi mega meso micro mini multi neo non pluri poli post pre pro pseudo re "
    "ri s semi sotto sovra stra sub super tele trans ultra vice"
)
PREFIX = re.compile(rf"(?:{PREFIXES.replace(' ', '|')})(?=\w{{4}})")
SINGULAR = frozenset("la una della nella alla dalla sulla questa quella sua ogni nessuna".split())
PLURAL = frozenset("le delle nelle alle dalle sulle queste quelle sue".split())
BEFORE_PLACES = SINGULAR | frozenset("il lo l' del dello dell' nel nell' al all' dal dall' sul sull' in".split())
STARE = frozenset("sto stai sta stiamo state stanno stava stavano stesse stia stiano starebbe starebbero".split())
IRREGULAR_GERUND = re.compile(r"\w*(?:fac|dic|bev|pon|tra|duc|compi)endo$")


@dataclass(frozen=True)
class Doubt:
    """Something that may be a slip.

    Attributes
    ----------
    index : int
        Index of the sentence.
    start, end : int
        Characters in its text; where the text goes on in the next sentence, to the end of this one.
    text : str
        What stands there: what `apply` takes.
    suggestions : tuple of str
        What may have been meant, the likeliest first, at most five, at least one.
    reason : str
        One line, English.
    """

    index: int
    start: int
    end: int
    text: str
    suggestions: tuple[str, ...]
    reason: str

    def __str__(self) -> str:
        return f"{self.index + 1}: {self.text!r}, perhaps {' or '.join(map(repr, self.suggestions))}: {self.reason}"


def doubtful_words(
    sentences: Sequence[Sentence], language: str = "it", known: Collection[tuple[int, int, int]] = ()
) -> tuple[Doubt, ...]:
    """Find words that may be slips: nothing is changed.

    Doubtful are: a word that neither simplemma's dictionary nor wordfreq's list knows, or a rare one, near a common
    one; "sta" with a form in -ndo that is no verb's gerund; an English word one letter from a very common Italian one;
    an article and a noun in -ione that differ in number; a name one letter from a country, its adjective or a name
    that the article uses more often; a full stop between a role and a name.

    Not seen are all other real words in the wrong place ("stai" for "stati"), short words, words that occur twice, and
    names that stand alone. On 1,000 sound sentences (PUD) it raised 0.7 doubts per 1,000 words, all but one needless;
    of slips put into single words of five letters or more it found 94 %.

    Parameters
    ----------
    sentences : sequence of Sentence
    language : {"it"}
        Nothing is found in another language.
    known : collection of (int, int, int)
        Sentence, start and end of what is no slip, such as a glossary's terms.

    Returns
    -------
    tuple of Doubt
        In the order of the text.

    Examples
    --------
    >>> text = "Un reloet dice che Kim sta propendo armi alla Federazione Rissa."
    >>> for doubt in doubtful_words([Sentence(0, text, 0, len(text), 0)]):
    ...     print(doubt.text, doubt.suggestions[:4])
    reloet ('report', 'remote', 'resort')
    propendo ('provando', 'potendo', 'ponendo', 'proponendo')
    Rissa ('Russa',)
    """
    if language != "it":
        return ()
    text = _Vocabulary(sentences)
    found = [doubt for sentence in sentences for doubt in _in_sentence(sentence, text)]
    found += (doubt for pair in pairwise(sentences) for doubt in _split_name(*pair))
    doubts = (d for d in found if not any(d.index == i and a < d.end and d.start < b for i, a, b in known))
    return tuple(sorted(doubts, key=lambda doubt: (doubt.index, doubt.start)))


class _Vocabulary:
    """The words of the article: how often each occurs, and how often with a capital within a sentence."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        words = [(i, word) for sentence in sentences for i, word in enumerate(words_of(sentence.text))]
        self.counts = Counter(word.lower for _, word in words)
        self.names = Counter(word.text for i, word in words if i and word.is_capitalised)


@cache
def _frequencies(language: str) -> dict[str, float]:
    from wordfreq import get_frequency_dict

    return get_frequency_dict(language, "best")


def _zipf(word: str, language: str = "it") -> float:
    frequency = _frequencies(language).get(word.lower())
    return log10(frequency) + 9 if frequency else 0.0


@lru_cache(maxsize=8192)
def _is_known(word: str) -> bool:
    from simplemma import is_known

    return is_known(word, "it")


def _is_word(word: str) -> bool:
    """Say whether a word is known, itself or without the pronoun or the prefix it is written together with."""
    if _zipf(word) >= RAREST or _is_known(word):
        return True
    if (joined := WITH_CLITIC.match(word)) and any(_is_known(joined[1] + end) for end in ("e", "", "re")):
        return True
    if word.endswith("mente") and any(_is_known(word[:-5] + end) for end in ("", "e")):
        return True
    prefix = PREFIX.match(word)
    return bool(prefix) and _is_known(word[prefix.end() :])


def _in_sentence(sentence: Sentence, text: _Vocabulary) -> Iterator[Doubt]:
    words = words_of(sentence.text)
    for before, word, after in zip([Word(), *words], words, [*words[1:], Word()], strict=False):
        if sentence.text[word.end : word.end + 1] in ("'", "’") or word.text.endswith(("'", "’")):
            continue
        for check in (_unknown, _no_gerund, _foreign, _number, _name):
            if found := check(before, word, after, text):
                suggestions, reason = found
                yield Doubt(sentence.index, word.start, word.end, word.text, suggestions[:MOST], reason)
                break


Found = tuple[tuple[str, ...], str] | None


def _unknown(before: Word, word: Word, after: Word, text: _Vocabulary) -> Found:
    if not PLAIN.match(word.text) or text.counts[word.text] > 1:
        return None
    if not _is_word(word.text):
        suggestions = _near(word.text, text)
        return (suggestions, "no known word") if suggestions else None
    if _is_known(word.text) or _zipf(word.text) > RARE:
        return None
    near = {w: 1 for w in _edits(word.text) & _common() if _zipf(w) >= _zipf(word.text) + SLIP}
    return (_ranked(near, text)[:MOST], "rare, and one letter from a far commoner word") if near else None


def _no_gerund(before: Word, word: Word, after: Word, text: _Vocabulary) -> Found:
    if before.lower not in STARE or not word.lower.endswith(("ando", "endo")) or _is_gerund(word.lower):
        return None
    suggestions = tuple(near for near in _near(word.lower, text, most=None) if _is_gerund(near))
    return (suggestions, f'"{before.lower}" and no gerund of a known verb') if suggestions else None


def _foreign(before: Word, word: Word, after: Word, text: _Vocabulary) -> Found:
    if not re.fullmatch(r"[a-z]{2,}", word.text) or text.counts[word.text] > 1 or _is_known(word.text):
        return None
    if _zipf(word.text, "en") < _zipf(word.text) + FOREIGN:
        return None
    least = max(5.5, _zipf(word.text) + FAR_COMMONER)
    near = {w: 1 for w in _edits(word.text) if len(w) > 1 and _zipf(w) >= least and _is_known(w)}
    return (_ranked(near, text), "an English word, one letter from a very common Italian one") if near else None


def _is_gerund(word: str) -> bool:
    ends = {"ando": ("are",), "endo": ("ere", "ire")}.get(word[-4:], ())
    return any(_is_known(word[:-4] + end) for end in ends) or bool(IRREGULAR_GERUND.match(word))


def _number(before: Word, word: Word, after: Word, text: _Vocabulary) -> Found:
    if before.lower in SINGULAR and word.lower.endswith("ioni"):
        other = word.text[:-1] + "e"
    elif before.lower in PLURAL and word.lower.endswith("ione"):
        other = word.text[:-1] + "i"
    else:
        return None
    return ((other,), f'"{before.text}" asks for the other number') if _is_known(other.lower()) else None


def _name(before: Word, word: Word, after: Word, text: _Vocabulary) -> Found:
    if not (before.text and word.is_capitalised and len(word.text) > 3 and word.text[1:].islower()):
        return None
    if word.text in places() or word.lower in demonyms() or text.names[word.text] > 1:
        return None
    near = {w.capitalize() for w in _edits(word.lower)}
    usual = [n for n in near if text.names[n] > 1 and _is_known(word.lower)]
    if not usual and before.lower in BEFORE_PLACES and not after.is_capitalised:
        usual = list(near & places())
    if not usual and before.is_capitalised:
        usual = [n for n in near if n.lower() in demonyms()]
    usual = [n for n in usual if text.names[n] > 1 or _zipf(n) > _zipf(word.lower) + 0.3]
    usual.sort(key=lambda name: (-text.names[name], -_zipf(name)))
    return (tuple(usual), "one letter from a name used elsewhere or a country") if usual else None


def _split_name(sentence: Sentence, after: Sentence) -> Iterator[Doubt]:
    """Find "… il parlamentare di Seoul. Lee Seong Kweon."."""
    words, name = words_of(sentence.text), words_of(after.text)
    if sentence.paragraph != after.paragraph or not 2 <= len(name) <= 4 or not all(w.is_capitalised for w in name):
        return
    role = next((i for i in range(len(words) - 1, -1, -1) if words[i].lower in PEOPLE), None)
    if role is None or not sentence.text.endswith(".") or len(words) - role > 6:
        return
    if all(word.is_capitalised or word.lower in OF or i == 0 for i, word in enumerate(words[role:])):
        last, first = words[-1], name[0].text
        text, suggestion = f"{last.text}. {first}", f"{last.text}, {first}"
        yield Doubt(
            sentence.index, last.start, len(sentence.text), text, (suggestion,), "a full stop between role and name"
        )


def _edits(word: str) -> set[str]:
    """Give everything one slip away: a letter left out, doubled, added, changed, or two that changed places."""
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    return {
        *(a + b[1:] for a, b in cuts if b),
        *(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1),
        *(a + c + b[1:] for a, b in cuts if b for c in ALPHABET),
        *(a + c + b for a, b in cuts for c in ALPHABET),
    } - {word}


def _near(word: str, text: _Vocabulary, most: int | None = MOST) -> tuple[str, ...]:
    """Give common words at distance one, and two if there are few (Norvig 2007, How to Write a Spelling Corrector)."""
    common, once = _common(), _edits(word)
    found = dict.fromkeys(once & common, 1)
    if len(word) > 4 and (most is None or len(found) < most):
        found |= {other: 2 for near in once for other in _edits(near) & common if other not in found and other != word}
    return _ranked(found, text)[:most]


@cache
def _common() -> frozenset[str]:
    """Give the words that may be suggested: frequent ones, and of the rarer ones those that the dictionary knows."""
    zipfs = ((word, log10(frequency) + 9) for word, frequency in _frequencies("it").items())
    return frozenset(w for w, zipf in zipfs if zipf >= COMMON and w.isalpha() and (zipf > 3.5 or _is_known(w)))


def _ranked(distances: Mapping[str, int], text: _Vocabulary) -> tuple[str, ...]:
    """Order by frequency; a second letter that differs costs a thousandfold, a word of the article gains tenfold."""
    return tuple(sorted(distances, key=lambda w: (3 * distances[w] - _zipf(w) - (text.counts[w] > 0), w)))
