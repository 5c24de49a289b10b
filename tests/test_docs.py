"""README and docs say the truth: their code runs, their commands exist, their files are there, and they are short."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from toolkit.cli import main
from toolkit.summary.summariser import METHODS

README = (ROOT / "README.md").read_text("utf-8")
PAGES = {path.stem: path.read_text("utf-8") for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]}
TEXT = "\n".join(PAGES.values())
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
BLOCKS = [
    pytest.param(code, id=f"{page}-{n}")
    for page, text in PAGES.items()
    if page != "json"  # says how to read a file that is not there
    for n, code in enumerate(re.findall(r"```python\n(.*?)```", text, re.DOTALL))
]
COMMANDS = re.findall(r"^(?:\.venv/bin/)?(toolkit .*)$", TEXT, re.MULTILINE)


@pytest.mark.parametrize("code", BLOCKS)
def test_python_runs_as_it_stands(code):
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "notebooks", capture_output=True, text=True)
    assert (found.returncode, found.stdout) == (0, ""), found.stderr


def test_the_first_example_has_three_lines():
    assert len(BLOCKS[0].values[0].splitlines()) == 3


def test_pages_are_short():
    assert len(README.split()) <= 900
    assert {page: words for page, text in PAGES.items() if (words := len(text.split())) > 1200} == {}


def test_every_page_of_the_docs_is_linked_both_ways():
    for path in (ROOT / "docs").glob("*.md"):
        assert "(../README.md)" in path.read_text("utf-8"), path.name
        assert f"(docs/{path.name})" in README or path.name == "json.md", path.name


def test_every_make_target_exists():
    targets = set(re.findall(r"^([\w-]+):", MAKEFILE, re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", TEXT, re.MULTILINE))
    assert len(named) >= 5
    assert named <= targets


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_line_is_understood(line, monkeypatch):
    done = []
    for name in ("_analyse", "_translate", "_summarise", "run_notebook", "run_store", "_doctor"):
        monkeypatch.setattr(f"toolkit.cli.cli.{name}", lambda options: done.append(options) or 0)
    for name in ("_list", "_verify", "_install", "_remove", "_where"):
        monkeypatch.setattr(f"toolkit.cli.package_commands.{name}", lambda options: done.append(options) or 0)
    assert main(shlex.split(line, comments=True)[1:]) == 0
    assert len(done) == 1


def test_methods_and_attributes_named_exist(analysis):
    named = re.search(r"Methods: (.*?) \(sumy", TEXT, re.DOTALL).group(1)
    assert set(re.findall(r"`(\w+)`", named)) == set(METHODS)
    for attribute in re.findall(r"`analysis\.(?!schema)(\w+)", TEXT):
        assert hasattr(analysis, attribute), attribute


def test_linked_files_exist():
    for page in ("README.md", "benchmarks/README.md", *(f"docs/{page}.md" for page in PAGES if page != "README")):
        for link in re.findall(r"\]\((?!http)([^)#]+)\)", (ROOT / page).read_text("utf-8")):
            assert ((ROOT / page).parent / link).exists(), link


def test_the_version_has_an_entry_in_the_changelog():
    from toolkit import __version__

    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_no_version_of_the_bundled_package_outside_of_committed_outputs():
    """Another package may be put in its place; only `make refresh` then changes files."""
    from toolkit import packages

    names = {packages.find("it", "en").path.name, packages.find("it", "en").name}
    files = [*ROOT.glob("*.*"), *ROOT.glob("toolkit/**/*.py"), *ROOT.glob("tests/**/*.py"), ROOT / "Makefile"]
    for file in filter(Path.is_file, files):
        text = file.read_text("utf-8", "replace")
        assert not [name for name in names if name in text], file
