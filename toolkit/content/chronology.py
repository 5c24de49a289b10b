"""When things happened: the dates of an article in order, each with its sentence in both languages."""

from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from toolkit.analysis import Analysis
from toolkit.content.dating import Dated, dated
from toolkit.errors import ToolkitError
from toolkit.views import finding_line, framed, languages, style

if TYPE_CHECKING:
    import pandas

__all__ = ["LIMITS", "Event", "Timeline", "timeline"]

LIMITS = (
    "Dates are read by rules, and a sentence may name a day on which nothing happened. A day or month without a year "
    "is taken for the one nearest to publication, “mercoledì” for the last one behind a verb in the past. Not seen: "
    "feasts, times of day, what is dated by another event (“tre giorni dopo il voto”), events without a date."
)


@dataclass(frozen=True)
class Event:
    """A date of an article.

    Attributes
    ----------
    index : int
        Index of the sentence that has it.
    date : Dated
        As written, and the days it may mean.
    """

    index: int
    date: Dated

    @property
    def days(self) -> str:
        """The days, short: a day, month, year or span of years where it is just that, else the first and the last."""
        first, last = self.date.first, self.date.last
        if first is None or last is None:
            return "open"
        if first == last:
            return f"{first}"
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
        whole = first.day == 1 and (first.year, first.month) == (last.year, last.month)
        return f"{first:%Y-%m}" if whole else f"{first} to {last}"


@dataclass(frozen=True, repr=False)
class Timeline:
    """The dates of an article: those that could be placed in order of time, the open ones behind, in reading order.

    Attributes
    ----------
    analysis : Analysis
    events : tuple of Event
    published : datetime.date or None
        The day that relative dates were counted from.
    """

    analysis: Analysis
    events: tuple[Event, ...]
    published: date | None = None

    def __len__(self) -> int:
        return len(self.events)

    def __repr__(self) -> str:
        placed = sum(event.date.basis != "open" for event in self.events)
        return f"<Timeline of {self.analysis.article.name}: {placed} of {len(self)} dates placed>"

    def to_frame(self) -> "pandas.DataFrame":
        """Give one row per date: sentence, first and last (days or NaT), basis, written, source and target."""
        import pandas as pd

        translation = self.analysis.translation
        rows = [
            (e.index, e.date.first, e.date.last, e.date.basis, e.date.text, *_texts(translation, e.index))
            for e in self.events
        ]
        frame = pd.DataFrame(rows, columns=["index", "first", "last", "basis", "written", "source", "target"])
        for name in ("first", "last"):
            frame[name] = pd.array(frame[name], dtype="datetime64[s]")
        return frame

    def _repr_html_(self) -> str:
        it, en = languages(self.analysis)
        rows = ((str(event.index + 1), _cells(self.analysis, event, it, en)) for event in self.events)
        counted = f"counted from {self.published}" if self.published else "without a day of publication to count from"
        table = framed(("n", "when", "written", "sentence"), rows, short=("when", "written"))
        return (
            f'{style()}<div class="itk"><p class="itk-quiet">{len(self)} dates, {escape(counted)}; ≈ is presumed. '
            f"{escape(LIMITS)}</p>{table if self.events else ''}</div>"
        )


def timeline(analysis: Analysis, published: date | None = None) -> Timeline:
    """Put the dates of an article in order.

    Parameters
    ----------
    analysis : Analysis
        Of an Italian article: dates are read in the source, since the model changes figures.
    published : datetime.date, optional
        The day the article was published; without it only what the text writes out is placed.

    Raises
    ------
    ToolkitError
        If the source is not Italian, or `published` is no date.

    Examples
    --------
    >>> from datetime import date
    >>> from toolkit import analyse
    >>> article = analyse("seeds/corea-del-nord-russia.txt")
    >>> timeline(article)
    <Timeline of corea-del-nord-russia: 1 of 7 dates placed>
    >>> [(event.days, event.index) for event in timeline(article, date(2025, 6, 29)).events][:3]
    [('2024-06', 9), ('2024-09-01 to 2024-11-30', 13), ('2025-06-15', 13)]
    """
    if analysis.languages[0] != "it":
        raise ToolkitError(f"dates are read in Italian, and the source here is {analysis.languages[0]!r}.")
    if published is not None and not isinstance(published, date):
        raise ToolkitError(f"published must be a datetime.date, such as date(2025, 6, 29), not {published!r}.")
    day = date(published.year, published.month, published.day) if published else None
    own = (s for s in analysis.sentences if s.kind != "boilerplate")
    events = [Event(s.index, found) for s in own for found in dated(s.text, day)]
    return Timeline(analysis, tuple(sorted(events, key=_in_time)), day)


def _in_time(event: Event) -> tuple:
    first, last = event.date.first, event.date.last
    if first is None or last is None:
        return (True, date.max, date.max, event.index, event.date.span)
    return (False, first, last, event.index, event.date.span)


def _texts(translation, index: int) -> tuple[str, str]:
    return translation.source[index], translation.target[index]


def _cells(analysis: Analysis, event: Event, it: str, en: str) -> str:
    source, target = _texts(analysis.translation, event.index)
    start, end = event.date.span
    marked = f"{escape(source[:start])}<b>{escape(source[start:end])}</b>{escape(source[end:])}"
    serious = (f for f in analysis.findings_of(event.index) if f.severity == "serious")
    about = "≈ " if event.date.basis == "presumed" else ""
    return (
        f'<td>{about}{escape(event.days)}</td><td lang="{it}">'
        f'{escape(event.date.text)}</td><td><p lang="{en}">{escape(target)}</p>'
        f'<p lang="{it}" class="itk-quiet">{marked}</p>{"".join(map(finding_line, serious))}</td>'
    )
