"""An analysis as a pandas DataFrame."""

from typing import TYPE_CHECKING

from toolkit.translation import Translation

if TYPE_CHECKING:
    import pandas

    from toolkit.analysis.analysis import Analysis

__all__ = ["to_frame"]


def to_frame(analysis: "Analysis") -> "pandas.DataFrame":
    """Give one row per sentence, by its index (from 0); the column "number" has it as pages do (from 1).

    Returns
    -------
    pandas.DataFrame
        Columns: number, paragraph, kind, source, target, start, end (span in the original), model_score (≤ 0), tokens,
        wording, accurate_score, fast_score, agreement (where two packages judged: whose wording it is, what each gives
        it, ≤ 0 a token, and chrF between their best wordings, 0 to 100), summary_score, in_summary, in_lead, note,
        serious and doubtful (numbers of findings), findings (their messages), speakers (who presumably says something
        in the sentence), slips (words that may be some), edited (whose wording it is, if not the machine's). Where
        several share a cell they are joined by "; "; where there is none it is "", which for speakers also means that
        somebody unknown speaks.

    Examples
    --------
    >>> from toolkit import analyse
    >>> frame = to_frame(analyse("seeds/corea-del-nord-russia.txt"))
    >>> frame.loc[11, "speakers"], frame.loc[13, "slips"]
    ('Rustem Umerov', 'reloet')
    """
    import pandas as pd

    sentences, translation = analysis.sentences, analysis.translation
    scores = analysis.summary.scores or [None] * len(sentences)
    findings = [analysis.findings_of(s.index) for s in sentences]
    speakers, slips = _speakers(analysis), {}
    for doubt in analysis.doubtful_words:
        slips.setdefault(doubt.index, []).append(doubt.text)
    return pd.DataFrame(
        {
            "number": [s.index + 1 for s in sentences],
            "paragraph": [s.paragraph for s in sentences],
            "kind": [s.kind for s in sentences],
            "source": translation.source,
            "target": translation.target,
            "start": [s.start for s in sentences],
            "end": [s.end for s in sentences],
            "model_score": pd.array(translation.scores, dtype="Float64"),
            "tokens": translation.tokens,
            **_judgement(translation),
            "summary_score": pd.array(scores, dtype="Float64"),
            "in_summary": [s.index in analysis.summary for s in sentences],
            "in_lead": [s.index in analysis.lead for s in sentences],
            "note": translation.notes,
            "serious": [sum(finding.severity == "serious" for finding in found) for found in findings],
            "doubtful": [sum(finding.severity == "doubtful" for finding in found) for found in findings],
            "findings": ["; ".join(finding.message for finding in found) for found in findings],
            "speakers": [speakers.get(s.index, "") for s in sentences],
            "slips": ["; ".join(slips.get(s.index, ())) for s in sentences],
            "edited": [str(analysis.edit_of(s.index) or "") for s in sentences],
        },
        index=pd.Index([s.index for s in sentences], name="index"),
    )


def _judgement(translation: Translation) -> dict[str, object]:
    import pandas as pd

    verdicts = translation.verdicts or (None,) * len(translation)
    agreements = [translation.agreement(i) for i in range(len(translation))]
    return {
        "wording": [verdict.package if verdict else None for verdict in verdicts],
        "accurate_score": pd.array([verdict.accurate if verdict else None for verdict in verdicts], dtype="Float64"),
        "fast_score": pd.array([verdict.fast if verdict else None for verdict in verdicts], dtype="Float64"),
        "agreement": pd.array(agreements, dtype="Float64"),
    }


def _speakers(analysis: "Analysis") -> dict[int, str]:
    """Join who speaks in each sentence, each once; a quotation may go on over several sentences."""
    found: dict[int, dict[str, None]] = {}
    for quotation in analysis.quotations:
        for index in range(quotation.index, quotation.last_index + 1) if quotation.speaker else ():
            found.setdefault(index, {})[quotation.speaker] = None
    return {index: "; ".join(speakers) for index, speakers in found.items()}
