"""Where 8-bit sums are clipped, the fast package computes in 32 bits; the signature says in which."""

import pytest

from toolkit.engine.precision import clips_sums, compute_type

ZEN3 = "vendor_id\t: AuthenticAMD\nflags\t\t: fpu avx avx2 fma bmi2\n"
ZEN4 = "vendor_id\t: AuthenticAMD\nflags\t\t: fpu avx2 avx512f avx512_vnni\n"
ZEN5 = "vendor_id\t: AuthenticAMD\nflags\t\t: fpu avx2 avx_vnni\n"
HASWELL = "vendor_id\t: GenuineIntel\nflags\t\t: fpu avx avx2 fma\n"


@pytest.mark.parametrize(
    ("cpuinfo", "machine", "clips"),
    [
        (ZEN3, "x86_64", True),
        (ZEN3, "AMD64", True),
        (ZEN4, "x86_64", False),
        (ZEN5, "x86_64", False),
        (HASWELL, "x86_64", False),
        ("Features : fp asimd asimddp", "aarch64", False),
    ],
)
def test_which_processors_clip(cpuinfo, machine, clips):
    assert clips_sums(cpuinfo, machine) is clips


@pytest.mark.parametrize(
    ("cpuinfo", "asked"), [(ZEN3, "float32"), (ZEN4, "default"), (HASWELL, "default"), (None, "default")]
)
def test_what_is_asked_for(monkeypatch, tmp_path, cpuinfo, asked):
    path = tmp_path / "cpuinfo"
    if cpuinfo:
        path.write_text(cpuinfo)
    monkeypatch.setattr("toolkit.engine.precision.CPUINFO", path)
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    monkeypatch.delenv("CT2_USE_MKL", raising=False)
    assert compute_type.__wrapped__("cpu") == asked
    assert compute_type.__wrapped__("cuda") == "default"
    monkeypatch.setenv("CT2_USE_MKL", "1")
    assert compute_type.__wrapped__("cpu") == "default"


def test_the_signature_says_what_was_computed_with(translator):
    made = translator.translate(["Il governo tace."]).signature["compute_type"]
    assert made == {"float32": "float32", "default": "int8_float32"}[compute_type("cpu")]
