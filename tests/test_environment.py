"""One list of direct dependencies in three files, and the order of the rooms."""

import ast
import importlib
import inspect
import re
import tomllib

from conftest import ROOT

from toolkit.doctor import LIBRARIES, OPTIONAL
from toolkit.memory import MAKERS

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
LEFT_OUT = ("torch", "stanza", "spacy", "minisbd")


def name_and_range(requirement):
    name, version = re.fullmatch(r"([\w.-]+?)\s*([<>=].*)?", requirement).groups()
    return name.lower().replace(".", "-"), (version or "").replace(" ", "")


def direct():
    extras = PROJECT["project"]["optional-dependencies"].values()
    return dict(map(name_and_range, [*PROJECT["project"]["dependencies"], *(r for extra in extras for r in extra)]))


def test_every_direct_dependency_is_locked():
    locked = dict(re.findall(r"^([\w.-]+)==([^\s;]+)", LOCK, re.MULTILINE))
    assert set(direct()) <= set(locked)


def test_the_doctor_looks_for_every_library():
    needed, extras = PROJECT["project"]["dependencies"], PROJECT["project"]["optional-dependencies"]
    assert {name_and_range(requirement)[0] for requirement in needed} == set(LIBRARIES)
    others = [requirement for name, extra in extras.items() if name != "dev" for requirement in extra]
    assert {name_and_range(requirement)[0] for requirement in others} == {name.replace(".", "-") for name in OPTIONAL}


def test_conda_has_the_same_list_and_ranges_and_reasons():
    text = (ROOT / "environment.yml").read_text("utf-8").split("\ndependencies:\n")[1]
    lines = [line.strip().removeprefix("- ") for line in text.splitlines() if not line.strip().endswith("pip:")]
    listed = dict(name_and_range(line.split("#")[0].strip()) for line in lines)
    assert listed.pop("python") == PROJECT["project"]["requires-python"]
    assert [listed.pop("pip"), listed.pop("pytorch-cpu")] == ["", ""]
    assert listed == direct()
    assert all("#" in line for line in lines if line.split()[0].replace(".", "-") in direct())


def test_every_dependency_has_its_reason_in_pyproject():
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    for name in direct():
        pattern = rf'\s*"{name.replace("-", "[-.]")}[<>=].*",\s*# \w'
        assert any(re.match(pattern, line) for line in lines), name


def test_the_lock_is_exact_hashed_and_free_of_hosts_and_of_what_is_left_out():
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    assert all(re.match(r"[\w.-]+==\S+", entry) for entry in entries)
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in LOCK and "index-url" not in LOCK
    assert not re.search(rf"^({'|'.join(LEFT_OUT)})==", LOCK, re.MULTILINE)


ROOMS = (
    "errors finding signature decoding layout pages documents article repair corrections segment places subjects "
    "spelling quantity spelled dates dating numerals language_package packages vocabulary_map tokenizer batches "
    "engine package_engine encoder_decoder decoder_only engines archive verification installing fetching currency "
    "capitals prepare drafts confidence failures judging judge glossary terminology translation candidates progress "
    "memory translate pivot shared check_numbers check_text check_length check_words exonyms check_names check retry "
    "marks speech quotations methods vocabulary openings extracts length newsworthiness rankings summarise terms "
    "languages duplicates vectors mentions analysis pipeline frame spreadsheet listing record store shelf work "
    "terminal pace many compare orders stability evaluate facts table shortlist view panels counterparts entities "
    "timeline digest uncertainty agreement word plot report notebook explorer doctor package_commands arguments "
    "magics cli".split()
)


LOOK_AHEAD = {
    ("analysis", "frame"),
    ("analysis", "listing"),
    ("analysis", "view"),
    ("compare", "agreement"),
    ("orders", "agreement"),
}


def imported(room):
    found = set()
    for node in ast.walk(ast.parse((ROOT / "toolkit" / f"{room}.py").read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("toolkit"):
            found |= {node.module.split(".")[1]} if "." in node.module else {alias.name for alias in node.names}
    return found & set(ROOMS)


def test_text_flows_one_way():
    """A module imports only from rooms that it comes after; an analysis looks ahead to show itself, when asked."""
    assert sorted(path.stem for path in (ROOT / "toolkit").glob("[a-z]*.py")) == sorted(ROOMS)
    for room in ROOMS:
        for name in imported(room):
            late = (room, name) in LOOK_AHEAD
            assert late or ROOMS.index(name) < ROOMS.index(room), f"{room} imports {name}"


def test_all_that_a_translation_is_made_by_counts_in_its_key():
    """What is left says errors, reads files, or is in the key by its result: the sentence, the package's hash."""
    seen, waiting = set(), {"translate"}
    while waiting:
        seen.add(room := waiting.pop())
        waiting |= imported(room) - seen
    others = "errors signature packages language_package article repair pages documents progress"
    assert seen - set(MAKERS) == set(others.split())


def test_public_functions_and_classes_have_docstrings():
    for room in ROOMS:
        module = importlib.import_module(f"toolkit.{room}")
        for name in module.__all__:
            thing = getattr(module, name)
            if inspect.isfunction(thing) or inspect.isclass(thing):
                assert thing.__doc__, f"{room}.{name}"


def test_no_module_is_too_long():
    for path in (ROOT / "toolkit").glob("*.py"):
        assert path.read_text("utf-8").count("\n") <= 300, path.name
