"""What the whole suite shares. Sockets are blocked everywhere: see --disable-socket in pyproject.toml."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings
from tiny import build, build_generator

from toolkit import Translator, analyse
from toolkit.packages import DEFAULT

settings.register_profile("suite", deadline=None)  # libraries are imported at first use, within an example
settings.load_profile("suite")

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
USERS_ARTICLE = SEEDS / "corea-del-nord-russia.txt"


# What is not about the two packages is tried with the fast one, ten times as quick; test_judge.py has the default.
os.environ[DEFAULT] = "fast"


@pytest.fixture(autouse=True)
def _only_the_bundled_packages(monkeypatch, tmp_path):
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "no-packages"))


@pytest.fixture(scope="session")
def translator():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARGOS_PACKAGES_DIR", "/nonexistent")
        with Translator("it", "en") as shared:
            yield shared


@pytest.fixture(scope="session")
def analysis(translator):
    return analyse(USERS_ARTICLE, translator=translator)


@pytest.fixture(scope="session")
def judged():
    """Give the translator that is used where both packages are there and none is named."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARGOS_PACKAGES_DIR", "/nonexistent")
        patch.delenv(DEFAULT)
        made = Translator("it", "en")
    with made as shared:
        yield shared


@pytest.fixture(scope="session")
def judged_analysis(judged):
    return analyse(USERS_ARTICLE, translator=judged)


BROWSER = all(map(shutil.which, ("chromium", "chromedriver")))
LEFT_OUT = "browser tests were LEFT OUT: chromium and chromedriver are not here (Debian: chromium, chromium-driver)"


def pytest_collection_modifyitems(config, items):
    """Without a browser its tests cannot run; that is said at the end, and where CI runs it is an error."""
    if BROWSER:
        return
    left_out = [item for item in items if item.get_closest_marker("browser")]
    if left_out and os.environ.get("BROWSER_TESTS") == "required":
        raise pytest.UsageError(f"{len(left_out)} {LEFT_OUT}")
    config.hook.pytest_deselected(items=left_out)
    config.stash[left_out_key] = len(left_out)
    items[:] = [item for item in items if item not in left_out]


left_out_key = pytest.StashKey[int]()


def pytest_terminal_summary(terminalreporter, config):
    if count := config.stash.get(left_out_key, 0):
        terminalreporter.write_line(f"{count} {LEFT_OUT}", yellow=True, bold=True)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    """Small packages that translate into nonsense, one folder for each: pair, official layout, no stanza needed."""
    root = tmp_path_factory.mktemp("tiny")
    return {
        "de-en": build(root / "de-en", "de", "en"),
        "en-de": build(root / "en-de", "en", "de", target_prefix=">>de<<"),
        "de-en bpe": build(root / "bpe", "de", "en", bpe=True),
        "de-en generate": build_generator(root / "generate", "de", "en"),
    }


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The user's own packages folder, empty."""
    own = tmp_path / "Pacchetti di Città stanza"
    own.mkdir()
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(own))
    return own
