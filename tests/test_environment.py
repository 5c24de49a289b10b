"""One list of direct dependencies in three files, and the order of the rooms."""

import ast
import importlib
import inspect
import re
import tomllib

import pytest
from conftest import ROOT

import toolkit
from toolkit.cli.doctor import LIBRARIES, OPTIONAL
from toolkit.translation.memory import MAKERS

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


ROOMS = sorted(path.parent.name for path in (ROOT / "toolkit").glob("*/__init__.py"))


def imported(room):
    """The rooms that a room imports from when it is imported."""
    found = set()
    for path in (ROOT / "toolkit" / room).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("toolkit"):
                found |= {node.module.split(".")[1]} if "." in node.module else {name.name for name in node.names}
    return found & set(ROOMS) - {room}


def test_all_that_a_translation_is_made_by_counts_in_its_key():
    seen, waiting = set(), {"translation"}
    while waiting:
        seen.add(room := waiting.pop())
        waiting |= imported(room) - seen
    assert seen == set(MAKERS)


def test_from_other_rooms_only_what_they_offer_is_imported():
    for path in (ROOT / "toolkit").rglob("*.py"):
        own = path.parent.name
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("toolkit."):
                room, *module = node.module.split(".")[1:]
                assert not module or room == own, f"{path} reaches into {node.module}"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_it_is_for_and_all_that_it_offers_has_a_docstring(room):
    module = importlib.import_module(f"toolkit.{room}")
    assert module.__doc__.endswith((".", ".\n"))
    assert len(set(module.__all__)) == len(module.__all__)
    for name in module.__all__:
        thing = getattr(module, name)
        if inspect.isfunction(thing) or inspect.isclass(thing):
            assert thing.__doc__, f"{room}.{name}"


def test_a_room_has_more_than_one_module():
    assert all(len(list((ROOT / "toolkit" / room).glob("[a-z]*.py"))) > 1 for room in ROOMS)


def test_the_toolkit_shows_what_a_notebook_needs_and_nothing_else():
    shown = dir(toolkit)
    assert shown == sorted(shown) == toolkit.__all__ and len(shown) < 25
    assert all(getattr(toolkit, name).__doc__ for name in shown)
    assert [name for name in shown if inspect.ismodule(getattr(toolkit, name))] == ["plot"]


def test_no_module_is_too_long():
    for path in (ROOT / "toolkit").rglob("*.py"):
        assert path.read_text("utf-8").count("\n") <= 300, path.name
