"""Small language packages for the tests: random weights, a vocabulary learnt from a few sentences."""

import io
import json
import zipfile
from pathlib import Path

import numpy as np
import sentencepiece
from ctranslate2.converters.converter import Converter
from ctranslate2.specs import TransformerDecoderModelSpec, TransformerSpec
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

SENTENCES = (
    "Der Präsident hat gesprochen. Die Regierung schweigt heute.",
    "Das Parlament stimmt über das Gesetz ab. Januar, Februar, März, April, Mai, Juni.",
    "The government is silent today. The president has spoken.",
    "Il governo tace. gennaio, febbraio, marzo, aprile, maggio, giugno.",
    "January, February, March, April, May, June. 1, 2, 3.",
)
WIDTH, INNER = 16, 32


class Random(Converter):
    """CTranslate2's converter interface over weights that nobody trained."""

    def __init__(self, vocabulary):
        self.vocabulary = vocabulary
        self.rng = np.random.default_rng(0)

    def random(self, *shape):
        return self.rng.normal(0, 0.3, shape).astype("float32")

    def linear(self, spec, out, into=WIDTH):
        spec.weight, spec.bias = self.random(out, into), np.zeros(out, "float32")

    def norm(self, spec):
        spec.gamma, spec.beta = np.ones(WIDTH, "float32"), np.zeros(WIDTH, "float32")

    def _load(self):
        spec = TransformerSpec.from_config(1, 2)
        for side in (spec.encoder, spec.decoder):
            embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
            embeddings.weight = self.random(len(self.vocabulary), WIDTH)
            side.position_encodings.encodings = self.random(4096, WIDTH)
            self.norm(side.layer_norm)
            for layer in side.layer:
                self.attention(layer.self_attention, 3 * WIDTH, WIDTH)
                if hasattr(layer, "attention"):
                    self.attention(layer.attention, WIDTH, 2 * WIDTH, WIDTH)
                self.norm(layer.ffn.layer_norm)
                self.linear(layer.ffn.linear_0, INNER)
                self.linear(layer.ffn.linear_1, WIDTH, INNER)
        self.linear(spec.decoder.projection, len(self.vocabulary))
        spec.register_source_vocabulary(self.vocabulary)
        spec.register_target_vocabulary(self.vocabulary)
        return spec

    def attention(self, spec, *sizes):
        self.norm(spec.layer_norm)
        for linear, size in zip(spec.linear, sizes, strict=True):
            self.linear(linear, size)


class RandomGenerator(Random):
    """The same for a language model."""

    def _load(self):
        spec = TransformerDecoderModelSpec.from_config(1, 2)
        decoder = spec.decoder
        decoder.embeddings.weight = self.random(len(self.vocabulary), WIDTH)
        decoder.position_encodings.encodings = self.random(4096, WIDTH)
        self.norm(decoder.layer_norm)
        for layer in decoder.layer:
            self.attention(layer.self_attention, 3 * WIDTH, WIDTH)
            self.norm(layer.ffn.layer_norm)
            self.linear(layer.ffn.linear_0, INNER)
            self.linear(layer.ffn.linear_1, WIDTH, INNER)
        self.linear(decoder.projection, len(self.vocabulary))
        spec.register_vocabulary(self.vocabulary)
        spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<bos>", "<eos>", "<unk>"
        return spec


def build_generator(folder: Path, source: str, target: str, **metadata) -> Path:
    """Write a package that holds a language model, which knows single characters only."""
    folder.mkdir(parents=True)
    content = {"package_version": "1.0", "argos_version": "1.5", "type": "generate", "from_code": source}
    content |= {"to_code": target, "before": ["<bos>"], "behind": ["\n", "→"], "end": "<eos>"}
    (folder / "metadata.json").write_text(json.dumps(content | metadata), "utf-8")
    special = ["<pad>", "<eos>", "<bos>", "<unk>", "\n", "→"]
    vocabulary = [*special, *sorted({c for sentence in SENTENCES for c in sentence})]
    model = models.WordLevel({token: i for i, token in enumerate(vocabulary)}, unk_token="<unk>")
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.decoder = decoders.Fuse()
    tokenizer.add_special_tokens(special)
    tokenizer.save(str(folder / "tokenizer.json"))
    RandomGenerator(vocabulary).convert(str(folder / "model"), quantization="int8")
    return folder


def build(folder: Path, source: str, target: str, *, bpe: bool = False, **metadata) -> Path:
    """Write a package in the official layout, with a stanza folder that nobody may touch."""
    (folder / "stanza").mkdir(parents=True)
    (folder / "stanza" / "resources.json").write_text("{ broken")
    content = {"package_version": "1.0", "argos_version": "1.5", "from_code": source, "to_code": target}
    (folder / "metadata.json").write_text(json.dumps(content | metadata), "utf-8")
    special = ["<unk>", "<s>", "</s>", ">>de<<"]
    if bpe:
        words = sorted({c for sentence in SENTENCES for c in sentence if not c.isspace()})
        (folder / "bpe.model").write_text("#version: 0.2\n" + "".join(f"{c} {c}</w>\n" for c in "aeio"), "utf-8")
        vocabulary = [*special, *words, *(f"{c}@@" for c in words)]
    else:
        model = io.BytesIO()
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(SENTENCES * 5),
            model_writer=model,
            vocab_size=160,
            hard_vocab_limit=False,
            user_defined_symbols=[">>de<<"],
            minloglevel=2,
        )
        (folder / "sentencepiece.model").write_bytes(model.getvalue())
        processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
        vocabulary = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    Random(vocabulary).convert(str(folder / "model"), quantization="int8")  # as official packages are
    return folder


def archive(folder: Path, file: Path, root: str = "package", **changed: bytes | None) -> Path:
    """Zip a package as Argos does, with some files changed, or left out for None."""
    contents = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in (contents | changed).items():
            if data is not None:
                zipped.writestr(f"{root}/{name}" if root else name, data)
    return file
