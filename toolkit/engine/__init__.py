"""What is asked of a package's model: segments come in; hypotheses with their scores go out.

There is one engine for each kind of package, chosen in one place; in none does company change what a segment becomes.
"""

from toolkit.engine.batching import NO_MEMORY, addresses_needed, available_cores, check_device, check_number
from toolkit.engine.decoder_only import DecoderOnly
from toolkit.engine.encoder_decoder import EncoderDecoder
from toolkit.engine.engine import Decoding, Engine, Hypothesis, Piece, Verdict
from toolkit.engine.engines import engine_for
from toolkit.engine.package_engine import PackageEngine
from toolkit.engine.tokenizer import load_tokenizer
from toolkit.engine.vocabulary_map import left_out, model_files

__all__ = [
    "NO_MEMORY",
    "DecoderOnly",
    "Decoding",
    "EncoderDecoder",
    "Engine",
    "Hypothesis",
    "PackageEngine",
    "Piece",
    "Verdict",
    "addresses_needed",
    "available_cores",
    "check_device",
    "check_number",
    "engine_for",
    "left_out",
    "load_tokenizer",
    "model_files",
]
