"""BLEU and chrF of the language package: through `Translator`, raw, and, sentence by sentence, through stock.

Run with `make quality`; it rewrites the table in benchmarks/README.md.
"""

import os

import ctranslate2
import sacrebleu

from benchmarks.many import stock
from benchmarks.tables import HERE, replace_table
from toolkit import Translator
from toolkit.engine import left_out, load_tokenizer, model_files

SOURCE = (HERE / "data" / "pud.it").read_text("utf-8").splitlines()
REFERENCE = (HERE / "data" / "pud.en").read_text("utf-8").splitlines()


def raw(translator: Translator, **options: bool) -> list[str]:
    """Translate with CTranslate2 alone: the package's tokens in, its tokens out, nothing before or after."""
    package = translator.package
    processor = load_tokenizer(package).lazy_processor()
    engine = ctranslate2.Translator(str(package.path / "model"), files=model_files(package, left_out(package)))
    results = engine.translate_batch(
        [processor.encode(sentence, out_type=str) for sentence in SOURCE],
        beam_size=translator.beam_size,
        max_batch_size=translator.engine.max_batch_size,
        batch_type="tokens",
        **options,
    )
    return [processor.decode(result.hypotheses[0]) for result in results]


def main() -> None:
    translator = Translator("it", "en", package="fast", glossary=None)
    systems = {
        "`Translator`": list(translator.translate(SOURCE).target),
        "raw, as `Translator` decodes (no unknown token, its vocabulary)": raw(
            translator, disable_unk=True, use_vmap=True
        ),
        "raw, no unknown token, all of the vocabulary": raw(translator, disable_unk=True),
        "raw, unknown tokens allowed": raw(translator),
        f"stock argostranslate {stock.VERSION}": stock.run(
            [[sentence] for sentence in SOURCE], beam=translator.beam_size, cores=len(os.sched_getaffinity(0))
        ).targets,
    }
    rows = []
    for name, hypotheses in systems.items():
        bleu, chrf = sacrebleu.BLEU(), sacrebleu.CHRF()
        scores = (bleu.corpus_score(hypotheses, [REFERENCE]).score, chrf.corpus_score(hypotheses, [REFERENCE]).score)
        unknown = sum("⁇" in hypothesis for hypothesis in hypotheses)
        rows.append([name, *(f"{score:.2f}" for score in scores), str(unknown)])
    replace_table(
        "quality",
        ["Parallel UD, 1,000 sentences", "BLEU", "chrF2", "sentences with “⁇”"],
        rows,
        f"`make quality`; BLEU `{bleu.get_signature()}`, chrF `{chrf.get_signature()}`; "
        f"{translator.package.name}, beam {translator.beam_size}.",
    )


if __name__ == "__main__":
    main()
