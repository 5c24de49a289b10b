"""Mutated `.argosmodel` files for the fuzzer: refused by name and nothing changed, or installed and at work."""

import io
import json
import os
import random
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from tiny import archive, build, build_generator

from toolkit import packages
from toolkit.errors import PackageError
from toolkit.installation import install, verify

NAMES = ("../x", "/x", "a/../../x", "C:x", "a\\b", "", ".", "METADATA.json", "model/model.bin", "stanza/x\n", "è" * 200)
VALUES = ("", None, 0, -1, 1e308, True, [], {}, ["it"], "../..", "it" * 500, "\x00", "<b>it</b>", "it\ud800", "99.0")
KEYS = "from_code to_code package_version argos_version target_prefix type from_name links before behind end".split()
LINK = 0o120777 << 16
MOST = 2**21  # bytes of a package


class PackageFuzzer:
    """A folder with one package that works, and files of both kinds for the same pair to put in its place or beside.

    Parameters
    ----------
    seed : int
    mutated : callable
        Changes bytes, as `fuzz.mutated` does.
    """

    def __init__(self, seed: int, mutated: Callable[..., bytes]) -> None:
        self.chance, self.mutated = random.Random(seed), mutated
        self.root = Path(tempfile.mkdtemp(prefix="packages-"))
        self.own = self.root / "own"
        made = build(self.root / "tiny", "de", "en"), build_generator(self.root / "generator", "de", "en")
        self.kinds = [archive(model, self.root / "good.argosmodel").read_bytes() for model in made]
        self.good = self.kinds[0]
        os.environ["ARGOS_PACKAGES_DIR"] = str(self.own)
        install(self._file(self.good))
        self.before = self._content()

    def close(self) -> None:
        """Take the folder away."""
        shutil.rmtree(self.root)

    def following(self) -> bytes:
        """Give the next mutated file: its bytes changed, or its parts and packed anew."""
        good = self.chance.choice(self.kinds)
        if self.chance.random() < 0.3:
            return self.mutated(good, [good], self.chance, MOST)
        packed = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(packed, "w") as new:
            hit = self.chance.choice(old.namelist())
            for name in old.namelist():
                part = old.read(name)
                for member, content in self._changed(name, part) if name == hit else [(name, part)]:
                    whole = zipfile.ZipInfo(member) if isinstance(member, str) else member  # a name may be empty
                    new.writestr(whole, content)
        return packed.getvalue()

    def _changed(self, name: str, part: bytes) -> list[tuple[str | zipfile.ZipInfo, bytes]]:
        """Change a part: its content, its name, what it is; or leave it out, or add another."""
        chance, odd = self.chance, self.chance.choice(NAMES)
        if name.endswith("metadata.json") and chance.random() < 0.7:
            content = json.loads(part) | {chance.choice(KEYS): chance.choice(VALUES)}
            return [(name, json.dumps(content).encode())]
        link = zipfile.ZipInfo(name)
        link.external_attr = LINK
        cut = part[: chance.randrange(len(part) + 1)]
        return chance.choice(
            (
                [(name, self.mutated(part, [self.good], chance, MOST) or b"x")],
                [(name, cut)],
                [],
                [(name, part), (odd, part)],
                [(odd, part)],
                [(link, b"/etc/passwd")],
                [(name, bytes(chance.randrange(256) for _ in range(200)))],
            )
        )

    def survive(self, data: bytes) -> str:
        """Install a file: "refused" with all as it was, or "installed" and translating; anything else is raised."""
        try:
            made = install(self._file(data))
        except PackageError as error:
            assert re.search(r"\w{3}.*[.!?]$", str(error), re.DOTALL), f"says too little: {error}"
            assert self._content() == self.before, "refused, and yet something is another"
            return "refused"
        try:
            assert made.package.path.parent == self.own, f"installed in {made.package.path}"
            assert verify(made.package) and made.package in packages.available()
        finally:
            shutil.rmtree(self.own)
            install(self._file(self.good))
            self.before = self._content()
        return "installed"

    def _file(self, data: bytes) -> Path:
        file = self.root / "given.argosmodel"
        file.write_bytes(data)
        return file

    def _content(self) -> dict[str, bytes]:
        """Give all files in and beside the folder, but the one that is given."""
        files = (path for path in self.root.rglob("*") if path.is_file() and path.name != "given.argosmodel")
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in files}


@contextmanager
def package_fuzzer(seed: int, mutated: Callable[..., bytes]):
    """Give a fuzzer; its folder, and the setting that points there, are taken away afterwards."""
    before = os.environ.get("ARGOS_PACKAGES_DIR")
    fuzzer = PackageFuzzer(seed, mutated)
    try:
        yield fuzzer
    finally:
        fuzzer.close()
        del os.environ["ARGOS_PACKAGES_DIR"]
        if before is not None:
            os.environ["ARGOS_PACKAGES_DIR"] = before
