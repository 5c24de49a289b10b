"""The summarisation methods: where sumy keeps each, what its scores mean, and the paper it comes from."""

from dataclasses import dataclass

__all__ = ["LANGUAGES", "METHODS", "SUMY_LANGUAGES", "Method"]

LANGUAGES = {"it": "italian", "en": "english"}
# What sumy has stop words and a stemmer for; it divides Chinese, Japanese and Thai with other libraries.
SUMY_LANGUAGES = LANGUAGES | {
    "ar": "arabic",
    "cs": "czech",
    "de": "german",
    "el": "greek",
    "es": "spanish",
    "fr": "french",
    "he": "hebrew",
    "ko": "korean",
    "pb": "portuguese",
    "pl": "polish",
    "pt": "portuguese",
    "sk": "slovak",
    "sv": "swedish",
    "uk": "ukrainian",
}


@dataclass(frozen=True)
class Method:
    """A summarisation method: where sumy keeps it, what its score means, and the paper it comes from."""

    name: str
    summarizer: str | None
    score: str | None
    reference: str


METHODS = {
    method.name: method
    for method in (
        Method("lead", None, None, "the first sentences; the baseline that is hard to beat on news"),
        Method(
            "lexrank",
            "lex_rank.LexRankSummarizer",
            "centrality, 0 to 1, all together 1",
            "Erkan and Radev 2004, LexRank: Graph-based Lexical Centrality as Salience in Text Summarization;"
            " the continuous form",
        ),
        Method(
            "textrank",
            "text_rank.TextRankSummarizer",
            "rank in the sentence graph, 0 to 1, all together 1",
            "Mihalcea and Tarau 2004, TextRank: Bringing Order into Texts",
        ),
        Method(
            "lsa",
            "lsa.LsaSummarizer",
            "length of its column of words (sumy keeps every topic), at least 0",
            "Steinberger and Ježek 2004, Using Latent Semantic Analysis in Text Summarization",
        ),
        Method(
            "luhn",
            "luhn.LuhnSummarizer",
            "density of significant words, at least 0",
            "Luhn 1958, The Automatic Creation of Literature Abstracts",
        ),
        Method(
            "edmundson",
            "edmundson.EdmundsonSummarizer",
            "points for cue words, heading words and place, any number",
            "Edmundson 1969, New Methods in Automatic Extracting",
        ),
        Method(
            "kl",
            "kl.KLSummarizer",
            None,
            "Haghighi and Vanderwende 2009, Exploring Content Models for Multi-Document Summarization",
        ),
        Method(
            "sumbasic",
            "sum_basic.SumBasicSummarizer",
            None,
            "Nenkova and Vanderwende 2005, The Impact of Frequency on Summarization",
        ),
        Method(
            "reduction",
            "reduction.ReductionSummarizer",
            "words shared with the other sentences, at least 0",
            "Jing 2000, Sentence Reduction for Automatic Text Summarization; sumy follows A. Fabish's Reduction",
        ),
    )
}
