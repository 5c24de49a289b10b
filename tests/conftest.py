"""What the whole suite shares. Sockets are blocked everywhere: see --disable-socket in pyproject.toml."""

from pathlib import Path

import pytest
from hypothesis import settings

from toolkit import Translator, analyse

settings.register_profile("suite", deadline=None)  # libraries are imported at first use, within an example
settings.load_profile("suite")

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
USERS_ARTICLE = SEEDS / "corea-del-nord-russia.txt"


@pytest.fixture(autouse=True)
def _only_the_bundled_package(monkeypatch, tmp_path):
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
