"""What each option of news sense does to summaries of the four seeds, by every method that rates, in both languages.

Run with `make news-sense`; it rewrites a table in benchmarks/README.md. It counts what can be counted without a reader,
and cannot say which summary is better.
"""

from collections.abc import Sequence
from itertools import combinations
from statistics import fmean

from benchmarks.tables import HERE, replace_table
from toolkit import NewsSense, Translator, analyse, read_folder, summarise
from toolkit.reading import Sentence, quoted
from toolkit.summary import METHODS, lead, leaning, likeness, section_numbers, stems

LENGTH = 5
SETTINGS = [NewsSense()] + [
    NewsSense(**{name: weight})
    for name in ("position", "title", "quotations", "references", "redundancy")
    for weight in (0.25, 0.5, 1.0)
    if (name, weight) != ("redundancy", 1.0)  # nothing of the method would be left
]
SETTINGS += [NewsSense(sections=True), NewsSense(position=0.25, references=0.5, redundancy=0.25, sections=True)]


def leans(text: Sequence[Sentence], indices: Sequence[int], language: str) -> bool:
    """Say whether a chosen sentence opens with words that point to one which is not chosen before it."""
    return any(i - 1 not in indices and leaning(text[i].text, language) for i in indices)


def cuts(text: Sequence[Sentence], indices: Sequence[int]) -> bool:
    """Say whether a quotation over several sentences is there in part."""
    pairs = (range(pair.first, pair.last + 1) for pair in quoted([sentence.text for sentence in text]))
    return any(0 < len(set(pair) & set(indices)) < len(pair) for pair in pairs)


def redundancy(text: Sequence[Sentence], indices: Sequence[int], language: str) -> float:
    """Give the cosine of the two likest sentences of a summary."""
    bags = [stems(text[i].text, language) for i in indices]
    return max(likeness(one, other) for one, other in combinations(bags, 2))


def sections(text: Sequence[Sentence], indices: Sequence[int]) -> float:
    """Give the share of the article's sections that have a sentence in the summary."""
    numbers = section_numbers(text)
    return len({numbers[i] for i in indices}) / len(set(numbers.values()))


def measure(texts: Sequence[tuple[str, Sequence[Sentence]]], news: NewsSense) -> list[str]:
    """Give a row of the table: one setting, over all texts and methods."""
    rows, covered = [], []
    for language, text in texts:
        first = set(lead(text, LENGTH).indices)
        for method in (method for method in METHODS if METHODS[method].summarizer):
            plain = set(summarise(text, LENGTH, method, language).indices)
            indices = summarise(text, LENGTH, method, language, news).indices
            rows.append(
                (
                    leans(text, indices, language),
                    cuts(text, indices),
                    redundancy(text, indices, language),
                    len(first & set(indices)),
                    len(plain & set(indices)),
                )
            )
            if len(set(section_numbers(text).values())) > 1:
                covered.append(sections(text, indices))
    lean, cut, alike, with_lead, with_plain = (fmean(column) for column in zip(*rows, strict=True))
    shares = (f"{lean:.0%}", f"{cut:.0%}", f"{alike:.2f}", f"{fmean(covered):.0%}")
    return [str(news) or "none", *shares, f"{with_lead:.1f}", f"{with_plain:.1f}"]


def main() -> None:
    with Translator("it", "en", glossary=None) as translator:
        analyses = [analyse(article, translator=translator) for article in read_folder(HERE.parent / "seeds")]
    texts = [("it", analysis.sentences) for analysis in analyses]
    texts += [("en", analysis.translation.sentences(analysis.sentences)) for analysis in analyses]
    head = ["news sense", "leaning", "cut quotation", "likest pair", "sections", "of lead's 5", "of its own 5"]
    summaries = len(texts) * sum(METHODS[method].summarizer is not None for method in METHODS)
    how = (
        f"`make news-sense`; {summaries} summaries of {LENGTH} sentences a row: the seeds in Italian and as translated."
    )
    replace_table("news-sense", head, [measure(texts, news) for news in SETTINGS], how)


if __name__ == "__main__":
    main()
