import shutil

import pytest
from tiny import archive

from toolkit.cli import main
from toolkit.cli.doctor import sockets_blocked


def run(capsys, *arguments):
    code = main(["packages", *map(str, arguments)])
    return (code, *capsys.readouterr())


def test_the_life_of_a_package_offline(capsys, tiny, tmp_path, folder):
    file = archive(tiny["de-en"], tmp_path / "x.argosmodel")
    with sockets_blocked():
        code, out, _ = run(capsys, "install", file)
        assert (code, "translate-de_en 1.0" in out, "sha256 of the file: " in out) == (0, True, True)
        code, out, _ = run(capsys, "install", file, "--pair", "de-en")
        assert (code, "replaced: translate-de_en 1.0" in out) == (0, True)
        code, out, _ = run(capsys, "list")
        assert code == 0
        assert out.splitlines()[0] == "de→en  1.0  from x.argosmodel  as installed"
        assert "  bundled\n" in out
        code, out, _ = run(capsys, "verify", "de-en")
        assert (code, out.count(" ok  ")) == (0, 1)
        code, out, _ = run(capsys, "remove", "de-en")
        assert (code, out) == (0, f"removed: {folder / 'translate-de_en-1_0-2'}\n")
        code, out, _ = run(capsys, "where")
        assert (code, f"yours:    {folder}\n" in out) == (0, True)


def test_verify_tells_of_all_that_is_broken(capsys, tiny, folder):
    shutil.copytree(tiny["de-en"], folder / "a")
    (folder / "a" / "sentencepiece.model").write_bytes(b"\0" * 5000)
    shutil.copytree(tiny["de-en"], folder / "b")
    (folder / "b" / "model" / "model.bin").unlink()
    code, out, _ = run(capsys, "verify")
    assert (code, out.count(" NO  "), out.count(" ok  ")) == (3, 2, 2)
    code, out, _ = run(capsys, "list")
    assert "de→en  1.0  unpacked by hand" in out
    assert "NO  " in out and "model.bin is missing" in out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["install", "mancante.argosmodel"], 3, "mancante.argosmodel: there is no such file."),
        (["remove", "it-en"], 3, "The bundled package cannot be removed."),
        (["verify", "it-tlh"], 3, "No language package translates it→tlh."),
    ],
)
def test_errors_are_one_line_with_a_code(capsys, folder, arguments, code, said):
    found, out, err = run(capsys, *arguments)
    assert (found, out) == (code, "")
    assert said in err


@pytest.mark.parametrize("arguments", [["install"], ["install", "x", "--from-index", "it-en"], ["verify", "it"], []])
def test_wrong_arguments_exit_with_two(arguments):
    with pytest.raises(SystemExit) as raised:
        main(["packages", *arguments])
    assert raised.value.code == 2
