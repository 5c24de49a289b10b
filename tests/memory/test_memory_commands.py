import shutil

import pytest
from conftest import ROOT

from toolkit.cli import main
from toolkit.cli.doctor import sockets_blocked
from toolkit.memory import TranslationMemory, Unit


def run(capsys, *arguments):
    with sockets_blocked():
        code = main(["memory", *map(str, arguments)])
    return (code, *capsys.readouterr())


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    memories = ROOT / "tests" / "data" / "memories"
    shutil.copy(memories / "project_save.tmx", tmp_path)
    shutil.copy(memories / "omegat-level2.tmx", tmp_path / "level2.tmx")
    return tmp_path


def test_the_life_of_a_memory(capsys, here):
    code, out, err = run(capsys, "import", "memory.tmx", "project_save.tmx", "level2.tmx")
    assert (code, out) == (
        0,
        "project_save.tmx: 3 units (it→en), 3 new, 0 in the place of older ones\n"
        "level2.tmx: 1 unit (it→en), 1 new, 0 in the place of older ones\n"
        "4 units → memory.tmx\n",
    )
    assert err == "Note: project_save.tmx: alternative translations, for one place of a file only, left out: 1\n"

    code, out, _ = run(capsys, "info", "memory.tmx")
    assert (code, out.splitlines()) == (
        0,
        [
            "memory.tmx: 4 units",
            "  it→en  4",
            "  days    2025-01-02 to 2025-06-29, 2 without one",
            "  authors Anna B, Carlo",
            f"  sha256  {TranslationMemory.read('memory.tmx').sha256}",
        ],
    )

    assert run(capsys, "export", "memory.tmx")[:2] == (0, "4 units → memory.csv\n")
    assert TranslationMemory.read("memory.csv") == TranslationMemory.read("memory.tmx")

    (here / "own.csv").write_text("source,target,day\nCapacità,Capability,2025-08-01\nSì.,Yes.,\n", "utf-8")
    code, out, _ = run(capsys, "merge", "memory.tmx", "own.csv", "--out", "both.tmx")
    assert (code, out.splitlines()[1:]) == (
        0,
        ["own.csv: 2 units (it→en), 1 new, 1 in the place of older ones", "5 units → both.tmx"],
    )
    assert TranslationMemory.read("both.tmx").exact("Capacità", "it", "en").target == "Capability"
    assert len(TranslationMemory.read("memory.tmx")) == 4

    before = (here / "both.tmx").read_bytes()
    code, out, _ = run(capsys, "import", "both.tmx", "own.csv", "memory.tmx")
    assert "memory.tmx: 4 units (it→en), 0 new, 0 in the place of older ones" in out
    assert TranslationMemory.read("both.tmx").sha256 == TranslationMemory.read("both.tmx").sha256
    assert (here / "both.tmx").read_bytes() == before


def test_a_memory_of_the_other_direction_is_turned_round(capsys, here):
    TranslationMemory([Unit("It rains.", "Piove.", "en", "it")]).write("english.tmx")
    code, out, _ = run(capsys, "import", "memory.tmx", "english.tmx", "--reversed")
    assert (code, out.splitlines()[0]) == (0, "english.tmx: 1 unit (it→en), 1 new, 0 in the place of older ones")
    assert TranslationMemory.read("memory.tmx").exact("Piove.", "it", "en").target == "It rains."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["info", "missing.tmx"], "missing.tmx: there is no such file."),
        (["import", "memory.tmx", "missing.tmx"], "missing.tmx: there is no such file."),
        (["import", "bomb.tmx", "level2.tmx"], "bomb.tmx: defines entities or refers to other files."),
        (["merge", "level2.tmx", "bomb.tmx", "--out", "c.tmx"], "bomb.tmx: defines entities or refers to other files."),
        (["export", "level2.tmx", "--out", "level2.tmx/x.csv"], "level2.tmx/x.csv: cannot be written"),
    ],
)
def test_errors_are_one_line_and_write_nothing(capsys, here, arguments, said):
    (here / "bomb.tmx").write_text('<!DOCTYPE tmx [<!ENTITY a "a">]><tmx>&a;</tmx>', "utf-8")
    before = {path.name: path.read_bytes() for path in here.iterdir()}
    code, out, err = run(capsys, *arguments)
    assert (code, out.count("→ c.tmx"), err.count("\n")) == (1, 0, 1)
    assert said in err
    assert {path.name: path.read_bytes() for path in here.iterdir()} == before


@pytest.mark.parametrize("arguments", [[], ["info"], ["import", "memory.tmx"], ["merge", "a.tmx"], ["explain", "x"]])
def test_wrong_arguments(capsys, arguments):
    with pytest.raises(SystemExit) as raised:
        main(["memory", *arguments])
    assert raised.value.code == 2
    assert "usage: toolkit memory" in capsys.readouterr().err
