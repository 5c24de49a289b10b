"""What is remembered of a sentence, so that it is never translated twice: its key, and its translation as data."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import asdict, astuple, dataclass
from itertools import islice

from toolkit.engine import Decoding, Engine
from toolkit.errors import TranslationError
from toolkit.reading import Sentence, word_spans
from toolkit.translation.candidates import best_of
from toolkit.translation.capitals import accented_capitals, is_in_capitals, known_casing
from toolkit.translation.drafting import Draft, drafts_in_portions
from toolkit.translation.entries import Application, Entry
from toolkit.translation.glossary import Glossary
from toolkit.translation.preparation import spoken
from toolkit.translation.progress import Told
from toolkit.translation.terminology import Termed, terms_in, with_terms
from toolkit.translation.translation import Alternative

__all__ = [
    "MAKERS",
    "InContext",
    "Made",
    "Settings",
    "alternatives_once",
    "checked",
    "recalled",
    "sentence_key",
    "translated_once",
]

# The rooms that a translation depends on: with another code of theirs, what was remembered does not count.
MAKERS = ("reading", "packages", "engine", "translation")

InContext = tuple[Sequence[str | Sentence], Sequence[str | Sentence]]  # sentences, and all of their article
Made = tuple[Termed, tuple[Alternative, ...]]  # a translation, and the model's own alternatives


def sentence_key(settings: str, sentence: str, casing: Mapping[str, str], terms: Sequence[Entry] = ()) -> str:
    """Give the SHA-256 of all that the translation of a sentence depends on, in hexadecimal.

    How words are written elsewhere in the article is part of it only for a sentence in capitals, or one that may be in
    capitals once a glossary's terms are masked: of others the same sentence of another article has the same key.

    Parameters
    ----------
    settings : str
        Package, decoding and whatever else holds for all sentences.
    sentence : str
    casing : mapping
        From `toolkit.translation.known_casing`, of the article.
    terms : sequence of Entry
        Those of the glossary that stand in the sentence: with other terms elsewhere it is the same.

    Examples
    --------
    >>> keys = [sentence_key("beam 4", "IL GOVERNO RUSSO", casing) for casing in ({}, {"russo": "Russo"})]
    >>> keys[0] == keys[1], sentence_key("beam 4", "Russo", {}) == sentence_key("beam 4", "Russo", {"russo": "Russo"})
    (False, True)
    """
    known: list[tuple[str, str]] = []
    own = spoken(sentence)
    if terms or is_in_capitals(own) or accented_capitals(own):
        words = {sentence[start:end] for start, end in word_spans(sentence)}
        known = sorted({(word, casing[word]) for word in map(str.lower, filter(str.isupper, words)) if word in casing})
    laid_down = list(map(astuple, terms))
    return hashlib.sha256(json.dumps([settings, sentence, known, laid_down]).encode()).hexdigest()


def recalled(
    memory: MutableMapping[str, object] | None,
    keys: Sequence[str],
    make: Callable[[list[int]], Iterable[Mapping[int, object]]],
    told: Callable[[dict[int, object]], object] | None = None,
) -> list:
    """Give a value for each key: what is in memory, and what is made now and put there; no key is made twice.

    Parameters
    ----------
    memory : mutable mapping, optional
        None remembers nothing beyond this call.
    keys : sequence of str
    make : callable
        Takes the places of keys and gives their values by place, in portions, which are remembered as they come; it is
        called once at most.
    told : callable, optional
        Is given every value by its place, as soon as it is in memory.

    Examples
    --------
    >>> memory = {"a": 1}
    >>> recalled(memory, ["a", "b", "b"], lambda places: ({place: 10 * place} for place in places)), memory
    ([1, 10, 10], {'a': 1, 'b': 10})
    """
    memory = {} if memory is None else memory
    found: dict[str, object] = {}
    places: dict[str, list[int]] = {}
    for place, key in enumerate(keys):
        places.setdefault(key, []).append(place)
        if not places[key][1:] and (value := memory.get(key)) is not None:
            found[key] = value

    def tell(new: Mapping[str, object]) -> None:
        if told and new:
            told({place: value for key, value in new.items() for place in places[key]})

    tell(found)
    todo = [some[0] for key, some in places.items() if key not in found]
    for portion in make(todo) if todo else ():
        if new := {keys[place]: value for place, value in portion.items()}:
            memory.update(new)
            found |= new
            tell(new)
    return [found[key] for key in keys]


def checked(sentences: Sequence[str | Sentence]) -> list[str]:
    """Give sentences as strings that can be encoded; TranslationError if there is something else among them."""
    if isinstance(sentences, str | bytes):
        raise TranslationError("this takes a sequence of sentences, not one string: put it in a list.")
    texts = []
    for i, sentence in enumerate(sentences):
        if not isinstance(sentence, str | Sentence):
            raise TranslationError(f"sentence {i} is {type(sentence).__name__}, not a string or a Sentence.")
        texts.append(str(sentence).encode("utf-8", "replace").decode())
    return texts


@dataclass(frozen=True)
class Settings:
    """What holds for all sentences that a translator is given.

    Attributes
    ----------
    key : str
        Stands for all of it but the glossary, and for package, device and code: see `Translator.key`.
    language : str
        Of the source.
    beam_size, limit : int
        As in `drafts`.
    glossary : Glossary or None
    """

    key: str
    language: str
    beam_size: int
    limit: int
    glossary: Glossary | None

    def keys(self, strategies: str, texts: Sequence[str], casing: Sequence[Mapping[str, str]]) -> list[str]:
        """Give the key of each sentence, for one way to translate."""
        settings = f"{self.key} {strategies}"
        return [
            sentence_key(settings, text, known, terms_in(self.glossary, text))
            for text, known in zip(texts, casing, strict=True)
        ]


Memory = MutableMapping[str, object] | None


def translated_once(
    engine: Engine, articles: Sequence[Sequence[str]], settings: Settings, memory: Memory, told: Told | None = None
) -> list[list[Made]]:
    """Translate the sentences of several articles together, save those that are in memory.

    Translations are told by their places, all articles in a row, as soon as they are there and in memory.
    """
    texts, casing = _in_a_row(articles, articles, settings.language)

    def make(places: list[int]) -> Iterator[dict[int, dict]]:
        chosen, more = [texts[i] for i in places], {"casing": [casing[i] for i in places], "limit": settings.limit}
        termed: dict[int, Sequence[Draft]] = {}
        for portion in drafts_in_portions(engine, chosen, best_of(settings.beam_size), **more):
            termed |= {i: row for i, row in portion.items() if terms_in(settings.glossary, chosen[i])}
            plain = {i: row for i, row in portion.items() if i not in termed}
            yield {places[i]: _made_data(Termed(row[0], ()), row) for i, row in plain.items()}
        if termed:
            more["casing"] = [casing[places[i]] for i in termed]
            some = [chosen[i] for i in termed]
            rows = with_terms(engine, some, list(termed.values()), settings.glossary, **more)
            yield {places[i]: _made_data(row, termed[i]) for i, row in zip(termed, rows, strict=True)}

    telling = told and (lambda new: told({i: _made_of(data)[0].draft.text for i, data in new.items()}))
    rows = map(_made_of, recalled(memory, settings.keys("", texts, casing), make, telling))
    return [list(islice(rows, len(article))) for article in articles]


def alternatives_once(
    engine: Engine,
    articles: Sequence[tuple[Sequence[str], Sequence[str]]],
    decoding: Decoding,
    settings: Settings,
    memory: Memory,
) -> list[tuple[tuple[Alternative, ...], ...]]:
    """Decode sentences of several articles in another way, each with its context, save those that are in memory."""
    groups = [sentences for sentences, _ in articles]
    texts, casing = _in_a_row(groups, [[*others, *own] for own, others in articles], settings.language)

    def make(places: list[int]) -> Iterator[dict[int, list]]:
        more = {"casing": [casing[i] for i in places], "limit": settings.limit}
        for portion in drafts_in_portions(engine, [texts[i] for i in places], decoding, **more):
            yield {places[i]: list(map(astuple, row)) for i, row in portion.items()}

    found = recalled(memory, settings.keys(str(decoding), texts, casing), make)
    rows = (tuple(map(Alternative.of, row)) for row in found)
    return [tuple(islice(rows, len(group))) for group in groups]


def _in_a_row(
    articles: Sequence[Sequence[str]], contexts: Iterable[Sequence[str]], language: str
) -> tuple[list[str], list[Mapping[str, str]]]:
    """Give all sentences in one row, each with how words are written in its article."""
    known = (known_casing(context, language) for context in contexts)
    casing = [each for article, each in zip(articles, known, strict=True) for _ in article]
    return [text for article in articles for text in article], casing


def _made_data(termed: Termed, found: Sequence[Draft]) -> dict:
    """Give a translation as JSON can hold it, for `_made_of`."""
    return {
        "draft": astuple(termed.draft),
        "terms": [asdict(application) for application in termed.applications],
        "found": [astuple(draft) for draft in found if draft.tokens],
    }


def _made_of(data: Mapping) -> Made:
    termed = Termed(Draft.of(data["draft"]), tuple(map(Application.of, data["terms"])))
    return termed, tuple(map(Alternative.of, data["found"]))
