"""Several articles on one subject: a summary across them, each sentence with its article, near-duplicates collapsed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import combinations
from typing import TYPE_CHECKING

from toolkit.analysis import CAUTION, Analysis
from toolkit.comparison.sentence_vectors import Vector, centroid, cosine, marginal, vectors
from toolkit.errors import SummaryError
from toolkit.reading import Sentence, near_duplicates
from toolkit.signature import Signature, __version__, library_versions
from toolkit.summary import number_of_sentences, summarise
from toolkit.views import details, finding_line, framed, languages, number, style

if TYPE_CHECKING:
    import pandas

__all__ = ["Digest", "Pick", "digest"]

METHODS = {
    "lexrank": "centrality in the pool (Erkan and Radev 2004, LexRank)",
    "centroid": "cosine to the pool's centroid (Radev and others 2004, Centroid-based summarization)",
}
LITTLE = 0.1  # cosine of two articles that hardly share a subject
Place = tuple[int, int]


@dataclass(frozen=True)
class Pick:
    """A sentence of a digest.

    Attributes
    ----------
    article : int
        Place of its article among the digest's analyses, from 0.
    index : int
        Index of the sentence in that article.
    score : float
        What the method gives it, 0 to 1; see `digest`.
    rank : int
        When it was taken, from 1: the sentence that says most, then those that add most to it.
    also : tuple of (int, int)
        Article and index of sentences that say nearly the same, and were left out for it.
    """

    article: int
    index: int
    score: float
    rank: int
    also: tuple[Place, ...] = ()


@dataclass(frozen=True, repr=False)
class Digest:
    """A summary across articles.

    Attributes
    ----------
    analyses : tuple of Analysis
        Each article once.
    picks : tuple of Pick
        The chosen sentences, in the order of the articles and, within each, in reading order.
    duplicates : tuple of tuple of (int, int)
        Every group of sentences that say nearly the same, by article and index; all but the first were left out.
    likeness : float
        Mean cosine of two of the articles, by the weighted words of their prose, 0 to 1.
    signature : Signature
        Method and settings, and the hash of every article.
    notes : tuple of str
        What the reader should know, such as an article that was given twice.
    """

    analyses: tuple[Analysis, ...]
    picks: tuple[Pick, ...]
    duplicates: tuple[tuple[Place, ...], ...]
    likeness: float
    signature: Signature
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.picks)

    def __repr__(self) -> str:
        places = (f"{self.analyses[pick.article].article.name} sentence {pick.index + 1}" for pick in self.picks)
        return f"<Digest of {len(self.analyses)} articles by {self.signature['digest']}: {', '.join(places)}>"

    def to_frame(self) -> "pandas.DataFrame":
        """Give one row per sentence: article (its name), index (from 0), score, rank, also, in_lead, source, target."""
        import pandas as pd

        rows = []
        for pick in self.picks:
            analysis = self.analyses[pick.article]
            also = tuple((self.analyses[article].article.name, index) for article, index in pick.also)
            texts = analysis.translation.source[pick.index], analysis.translation.target[pick.index]
            name = analysis.article.name
            rows.append((name, pick.index, pick.score, pick.rank, also, pick.index in analysis.lead, *texts))
        names = ["article", "index", "score", "rank", "also", "in_lead", "source", "target"]
        return pd.DataFrame(rows, columns=names)

    def _repr_html_(self) -> str:
        notes = "".join(f"<li>{escape(note)}</li>" for note in self.notes)
        tables = []
        for place, analysis in enumerate(self.analyses):
            own = [pick for pick in self.picks if pick.article == place]
            rows = [(str(pick.index + 1), _cells(self, pick)) for pick in own]
            caption = f"{escape(analysis.name)} · {len(own)} of {len(self)}"
            body = (
                framed(("n", "sentence", "score"), rows, narrow=("score",))
                if rows
                else '<p class="itk-quiet">No sentence was chosen.</p>'
            )
            tables.append(f'<h4 class="itk-caption">{caption}</h4>{body}{_lead(analysis, own)}')
        return (
            f'{style()}<div class="itk"><p class="itk-quiet">{escape(_method(self))} {escape(CAUTION)}</p>'
            f"{f'<ul>{notes}</ul>' if notes else ''}{''.join(tables)}{_collapsed(self)}"
            f'<p class="itk-signature">{escape(str(self.signature))}</p></div>'
        )


def digest(
    analyses: Sequence[Analysis], sentences: int | str = 5, method: str = "lexrank", balance: float = 0.7
) -> Digest:
    """Summarise several articles together.

    All prose sentences are rated in one pool, of sentences that say nearly the same only the first is kept, and then
    one is taken after the other by maximal marginal relevance (Carbonell and Goldstein 1998, The Use of MMR,
    Diversity-Based Reranking): ``balance`` × score − (1 − ``balance``) × greatest cosine to a sentence taken before.
    Scores are divided by the greatest. Vectors are lemmas × surprisal in the language, as in `toolkit.summary`.

    Near-duplicates are those of `toolkit.reading.duplicates`; what is said twice in other words is not seen. A longer
    article has more sentences in the pool, and mostly in the digest.

    Parameters
    ----------
    analyses : sequence of Analysis
        Of the same languages; two of the same file count once, with a note.
    sentences : int or str
        A number from 1, or a share of all prose sentences such as "10%".
    method : {"lexrank", "centroid"}
        LexRank's centrality in the pool, or the cosine to the pool's centroid (Radev and others 2004; they add up the
        centroid's weights in a sentence, which favours long ones).
    balance : float
        From 0 (only different) to 1 (only central).

    Raises
    ------
    SummaryError
        For fewer than two different articles, different languages, or arguments out of range.

    Examples
    --------
    >>> from toolkit import analyse
    >>> korea = [analyse(f"seeds/corea-del-nord-{name}.txt") for name in ("russia", "disarmo")]
    >>> digest(korea, sentences=2)
    <Digest of 2 articles by lexrank: corea-del-nord-disarmo sentence 2, corea-del-nord-disarmo sentence 7>
    """
    analyses, notes = _different(analyses)
    if method not in METHODS:
        raise SummaryError(f"a digest has no method {method!r}; choose {' or '.join(METHODS)}.")
    if isinstance(balance, bool) or not isinstance(balance, int | float) or not 0 <= balance <= 1:
        raise SummaryError(f"balance must be a number from 0 to 1, not {balance!r}.")
    language = analyses[0].languages[0]
    pool, places = _pool(analyses)
    count = number_of_sentences(sentences, len(pool))
    weighed = vectors(pool, language)
    duplicates = near_duplicates(pool, language)
    scores, problem = _scores(pool, weighed, method, language)
    left_out = {place for group in duplicates for place in group[1:]}
    kept = [i for i in range(len(pool)) if i not in left_out]
    order = [kept[i] for i in marginal([weighed[i] for i in kept], [scores[i] for i in kept], balance, count)]
    also = {group[0]: tuple(places[i] for i in group[1:]) for group in duplicates}
    picks = [Pick(*places[i], scores[i], rank, also.get(i, ())) for rank, i in enumerate(order, 1)]
    likeness = _likeness(places, weighed)
    notes += [problem] if problem else []
    notes += ["the articles share few of their words: is it one subject?"] if likeness < LITTLE else []
    signature = _signature(analyses, digest=method, sentences=sentences, balance=balance, language=language)
    picks.sort(key=lambda pick: (pick.article, pick.index))
    groups = tuple(tuple(places[i] for i in group) for group in duplicates)
    return Digest(analyses, tuple(picks), groups, likeness, signature, tuple(notes))


def _signature(analyses: Sequence[Analysis], **settings: object) -> Signature:
    hashes = ",".join(analysis.article.sha256[:12] for analysis in analyses)
    packages = ",".join(sorted({analysis.signature["package"] for analysis in analyses}))
    own = Signature.of(**settings, package=packages, toolkit=__version__, articles=hashes)
    return own + library_versions("sumy", "simplemma", "wordfreq")


def _different(analyses: Sequence[Analysis]) -> tuple[tuple[Analysis, ...], list[str]]:
    """Give each article once, with a note for those that came again."""
    kept: dict[str, Analysis] = {}
    notes = []
    for analysis in analyses:
        if analysis.article.sha256 in kept:
            notes.append(f"{analysis.article.name} was given twice and counts once")
        kept.setdefault(analysis.article.sha256, analysis)
    if len(kept) < 2:
        again = f" ({notes[0]})" if notes else ""
        raise SummaryError(
            f"a digest needs two articles at least, not {len(kept)}{again}; for one there is its summary."
        )
    pairs = {analysis.languages for analysis in kept.values()}
    if len(pairs) > 1:
        found = ", ".join(sorted(f"{source} to {target}" for source, target in pairs))
        raise SummaryError(f"a digest needs articles of the same languages, not {found}.")
    return tuple(kept.values()), notes


def _pool(analyses: Sequence[Analysis]) -> tuple[list[Sentence], list[Place]]:
    """Give the prose of all articles, numbered through, and where each sentence is from."""
    places = [
        (place, s.index) for place, analysis in enumerate(analyses) for s in analysis.sentences if s.kind == "prose"
    ]
    pool = [replace(analyses[place].sentences[index], index=i) for i, (place, index) in enumerate(places)]
    if not pool:
        raise SummaryError("the articles have no prose to choose from, only titles and headings.")
    return pool, places


def _scores(
    pool: Sequence[Sentence], weighed: Sequence[Vector], method: str, language: str
) -> tuple[list[float], str | None]:
    """Rate every sentence of the pool, the best with 1; where nothing can be rated the order decides."""
    if method == "centroid":
        middle = centroid(weighed)
        ratings, problem = [cosine(vector, middle) for vector in weighed], None
    else:
        summary = summarise(pool, 1, method, language)
        ratings, problem = list(summary.scores or [0.0] * len(pool)), next(iter(summary.notes), None)
    greatest = max(ratings)
    return [rating / greatest if greatest else 0.0 for rating in ratings], problem


def _likeness(places: Sequence[Place], weighed: Sequence[Vector]) -> float:
    articles: dict[int, list[Vector]] = {}
    for (article, _), vector in zip(places, weighed, strict=True):
        articles.setdefault(article, []).append(vector)
    pairs = list(combinations(map(centroid, articles.values()), 2))
    return sum(cosine(*pair) for pair in pairs) / len(pairs) if pairs else 0.0


def _cells(digest: Digest, pick: Pick) -> str:
    analysis = digest.analyses[pick.article]
    it, en = languages(analysis)
    translation = analysis.translation
    serious = "".join(finding_line(f) for f in analysis.findings_of(pick.index) if f.severity == "serious")
    also = ", ".join(f"{digest.analyses[article].name}, {index + 1}" for article, index in pick.also)
    also = f'<p class="itk-quiet">nearly the same: {escape(also)}</p>' if also else ""
    return (
        f'<td><p lang="{en}">{escape(translation.target[pick.index])}</p>'
        f'<p lang="{it}" class="itk-quiet">{escape(translation.source[pick.index])}</p>{serious}{also}</td>'
        f'<td class="itk-score">{number(pick.score)}</td>'
    )


def _lead(analysis: Analysis, own: Sequence[Pick]) -> str:
    it, en = languages(analysis)
    items = "".join(
        f'<li value="{i + 1}"><p lang="{en}">{escape(analysis.translation.target[i])}</p>'
        f'<p lang="{it}" class="itk-quiet">{escape(analysis.translation.source[i])}</p></li>'
        for i in analysis.lead.indices
    )
    shared = len({pick.index for pick in own} & set(analysis.lead.indices))
    return details(
        f"The baseline beside it: its first {len(analysis.lead)}, {shared} of them above", f"<ol>{items}</ol>"
    )


def _method(digest: Digest) -> str:
    method = METHODS[digest.signature["digest"]]
    return (
        f"{len(digest)} sentences of {len(digest.analyses)} articles, chosen by {method}, less what is said "
        f"already; the articles have a cosine of {digest.likeness:.2f}."
    )


def _collapsed(digest: Digest) -> str:
    if not digest.duplicates:
        return '<p class="itk-quiet">No two sentences say nearly the same.</p>'
    it = languages(digest.analyses[0])[0]
    groups = "".join(
        "<li>"
        + "".join(
            f'<p lang="{it}">{escape(digest.analyses[a].translation.source[i])} '
            f'<span class="itk-quiet">({escape(digest.analyses[a].name)}, {i + 1})</span></p>'
            for a, i in group
        )
        + "</li>"
        for group in digest.duplicates
    )
    count = sum(len(group) - 1 for group in digest.duplicates)
    return details(f"{count} collapsed as nearly the same as the first of their group", f"<ul>{groups}</ul>")
