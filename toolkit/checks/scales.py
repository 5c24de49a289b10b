"""Words that multiply a number, "mila" and "million", and those that add a half to it."""

import re

__all__ = ["HALF_MORE", "ONE_LETTER", "SCALE", "SCALES"]

SCALES = {
    "it": {
        "mila": 10**3,
        **dict.fromkeys(("milione", "milioni", "mln", "M"), 10**6),
        **dict.fromkeys(("miliardo", "miliardi", "mld"), 10**9),
        **dict.fromkeys(("bilione", "bilioni"), 10**12),
        **dict.fromkeys(("decina", "decine"), 10),
        **dict.fromkeys(("centinaio", "centinaia"), 100),
        **dict.fromkeys(("migliaio", "migliaia"), 10**3),
        **dict.fromkeys(("dozzina", "dozzine"), 12),
        **dict.fromkeys(("decennio", "decenni"), 10),
    },
    "en": {
        **dict.fromkeys(("thousand", "thousands", "k", "K"), 10**3),
        **dict.fromkeys(("million", "millions", "mln", "mn", "m", "M"), 10**6),
        **dict.fromkeys(("billion", "billions", "bn", "b", "B"), 10**9),
        **dict.fromkeys(("trillion", "trillions", "tn"), 10**12),
        **dict.fromkeys(("dozen", "dozens"), 12),
        **dict.fromkeys(("decade", "decades"), 10),
        **dict.fromkeys(("hundred", "hundreds"), 100),
    },
}
SCALE = {
    language: re.compile(rf"[\s-]?(?:di\s|of\s)?({'|'.join(sorted(names, key=len, reverse=True))})\b")
    for language, names in SCALES.items()
}
ONE_LETTER = re.compile(r"[mMkKbB]")
HALF_MORE = {
    "it": re.compile(
        r"(?:\s+(?:or[ae]|ann[io]|mes[ei]|giorn[io]|settiman[ae]|metr[io]|chil[io]|punt[io]))?\s+e\s+mezz[oa]\b(?!\s+(?:milione|miliardo))"
    ),
    "en": re.compile(r"[\s-](?:(?:hour|year|month|day|week|met(?:er|re)|point)s?[\s-])?and[\s-]a[\s-]half\b"),
}
