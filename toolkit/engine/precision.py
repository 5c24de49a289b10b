"""In what numbers a model is computed: 8-bit integers, but where the processor would clip their sums."""

import os
import platform
from functools import cache
from pathlib import Path

__all__ = ["clips_sums", "compute_type"]

INTEL = "GenuineIntel"
EXACT = {"avx512_vnni", "avx_vnni"}  # instructions that add products of 8 bits in 32
CPUINFO = Path("/proc/cpuinfo")


@cache
def compute_type(device: str) -> str:
    """Give the type of numbers to ask CTranslate2 for: the model's own, or "float32" where `clips_sums` says so.

    Of 400 sentences each of Wikipedia and news, the fast package made half a BLEU to one BLEU less in 8 bits on such a
    processor, with up to twice as many findings; in 32 bits it took about 1.4 times as long.

    Examples
    --------
    >>> compute_type("cuda")
    'default'
    """
    if device != "cpu" or "CT2_USE_MKL" in os.environ or not CPUINFO.exists():
        return "default"
    return "float32" if clips_sums(CPUINFO.read_text("utf-8", "replace"), platform.machine()) else "default"


def clips_sums(cpuinfo: str, machine: str) -> bool:
    """Say whether oneDNN, which CTranslate2 takes on processors that are not Intel's, clips sums of 8-bit products.

    Without VNNI it adds them in 16 bits: https://uxlfoundation.github.io/oneDNN/dev_guide_int8_computations.html. On
    Intel's own, MKL does not.

    Parameters
    ----------
    cpuinfo : str
        What Linux says in /proc/cpuinfo.
    machine : str
        Such as "x86_64".

    Examples
    --------
    >>> clips_sums("vendor_id : AuthenticAMD flags : avx avx2 fma", "x86_64")
    True
    >>> clips_sums("vendor_id : AuthenticAMD flags : avx2 avx512_vnni", "x86_64")
    False
    """
    words = set(cpuinfo.split())
    return machine in ("x86_64", "AMD64") and INTEL not in words and not words & EXACT
