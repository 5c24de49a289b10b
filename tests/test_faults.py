"""A faulty environment: docs/faults.md says for each fault what happens, and names the test. Processes of their own."""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from functools import partial

import pytest
from conftest import ROOT, SEEDS, USERS_ARTICLE
from written import SAY, news, pdf, word

from toolkit import Translator, analyse, packages, read_article
from toolkit.cli.doctor import sockets_blocked
from toolkit.engine import batching as batches
from toolkit.engine import engine_for, package_engine
from toolkit.errors import PackageError, StoreError
from toolkit.files import FORMATS, write_whole
from toolkit.many import export_lines
from toolkit.reading import repair, segment

TEXT = "Il governo tace. Poi parla."
TRANSLATE = f"import toolkit; print(*toolkit.analyse({TEXT!r}).translation.target)"
SECRET = "Quarzopoli"
BLOCKED = "import toolkit.cli.doctor as d; d.sockets_blocked().__enter__()\n"  # this process has no conftest


def python(*arguments, limit=None, **environment):
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        preexec_fn=limit,
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def run(code, **more):
    return python("-c", BLOCKED + code, **more)


@pytest.fixture(scope="module")
def expected(translator):
    return " ".join(analyse(TEXT, translator=translator).translation.target) + "\n"


PROXY = dict.fromkeys("http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY".split(), "http://127.0.0.1:9")
NO_HOME = dict.fromkeys("HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR".split(), "/proc/x")
ODD = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "7", "TZ": "Nowhere/None"}


@pytest.mark.parametrize("fault", [PROXY, NO_HOME, ODD], ids=["dead proxy", "no home", "plain locale"])
def test_an_environment_that_is_faulty_changes_nothing(expected, fault):
    found = run(TRANSLATE, **fault)
    assert (found.returncode, found.stdout) == (0, expected), found.stderr


def test_one_core_gives_the_same_translation(expected):
    core = min(os.sched_getaffinity(0))
    found = run(TRANSLATE, limit=lambda: os.sched_setaffinity(0, {core}))
    assert (found.returncode, found.stdout) == (0, expected), found.stderr


def test_a_black_hole_is_never_asked(translator):
    """No look-up and no connection is begun, for any format, so that none can hang: the hook would raise."""
    with sockets_blocked():
        for data in (TEXT.encode(), news().encode(), word(TEXT), pdf(SAY)):
            analysis = analyse(read_article(data), translator=translator)
            assert all(write(analysis) for write in FORMATS.values())


@pytest.mark.parametrize("old", [None, "the page of yesterday"])
def test_a_full_disk_leaves_what_was_there_and_nothing_half_written(tmp_path, old):
    """The limit of 4 kB stands for the disk's end: the kernel stops the same call in the same place."""
    page = tmp_path / f"{USERS_ARTICLE.stem}.html"
    if old:
        page.write_text(old)
    small = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (4096, 4096))
    found = python("-m", "toolkit", "analyse", USERS_ARTICLE, "--out", tmp_path, limit=small)
    assert found.returncode == 1
    assert re.fullmatch(r"toolkit: .*\.html: cannot be written \(File too large\)\. Choose another .*\n", found.stderr)
    assert [path.read_text() for path in tmp_path.iterdir()] == ([old] if old else [])


def test_a_kernel_killed_while_writing_leaves_the_old_file(tmp_path):
    page = write_whole(tmp_path / "x.html", "old")
    kill = "import os, pathlib, signal; pathlib.Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
    code = f"from toolkit.files import write_whole; write_whole(__import__('pathlib').Path({str(page)!r}), 'new')"
    assert run(kill + code).returncode == -signal.SIGKILL
    assert page.read_text() == "old"
    assert all(path == page or path.name.startswith(".") for path in tmp_path.iterdir())
    assert run(code).returncode == 0  # the next kernel
    assert page.read_text() == "new"


def test_a_store_that_breaks_while_it_is_exported_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    def breaks(_):
        yield {"source": "Il governo tace."}
        raise StoreError("a.store: is damaged. Set it aside.")

    monkeypatch.setattr("toolkit.many.shelf.sentence_rows", breaks)
    (old := tmp_path / "a.jsonl").write_text("old")
    with pytest.raises(StoreError):
        export_lines(None, old)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.jsonl", "old")]


def test_two_kernels_may_write_one_report_at_once(tmp_path):
    command = [sys.executable, "-m", "toolkit", "analyse", USERS_ARTICLE, "--out", tmp_path, "--to", "md"]
    two = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    printed = {process.communicate() for process in two}
    assert [process.returncode for process in two] == [0, 0]
    assert len(printed) == 1
    [page] = tmp_path.iterdir()
    assert page.read_text("utf-8").count("# ") > 3


MEMORY = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]) << 20,) * 2)
{TRANSLATE}
"""


AGAIN = f"""
{MEMORY}
toolkit.translation.shared.default_translator().engine.unload()
{TRANSLATE}
"""
SETTINGS = [({"inter_threads": 3}, 3), ({"inter_threads": 2, "intra_threads": 4}, 8), ({"intra_threads": 1}, None)]


@pytest.mark.parametrize("megabytes", [100, 200, 280, 310, 340, 420, 600])  # CTranslate2 alone crashes in some
def test_little_memory_is_an_error_and_no_crash(megabytes):
    found = python("-c", MEMORY, megabytes, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    assert found.returncode == 1, found.stderr  # never by a signal
    assert not found.stdout
    last = found.stderr.splitlines()[-1]
    assert "not enough memory: translating takes" in last or (last.startswith("ImportError") and megabytes == 100)


def test_the_memory_that_is_asked_for_is_enough(expected):
    megabytes = (batches.addresses_needed(batches.available_cores()) >> 20) + 160
    found = python("-c", AGAIN, megabytes)
    assert (found.returncode, found.stdout) == (0, 2 * expected), found.stderr


@pytest.mark.parametrize(("settings", "threads"), SETTINGS)
def test_addresses_are_asked_for_as_many_threads_as_there_will_be(translator, monkeypatch, settings, threads):
    asked = []
    monkeypatch.setattr(package_engine, "check_addresses", lambda threads, _: asked.append(threads))
    engine_for(translator.package, device="cpu", **settings).load()
    assert asked == [threads or batches.available_cores()]


def test_too_little_memory_is_no_fault_of_the_package_that_is_tried(tmp_path):
    few = partial(resource.setrlimit, resource.RLIMIT_AS, (400 << 20,) * 2)
    found = python("-m", "toolkit", "packages", "verify", "it-en", limit=few)
    assert found.returncode and "there is not enough memory" in found.stdout + found.stderr
    assert "again" not in found.stdout + found.stderr


def test_no_memory_for_the_model_is_told_as_such(monkeypatch, translator):
    def full(*_, **__):
        raise MemoryError

    monkeypatch.setattr("ctranslate2.Translator", full)
    with pytest.raises(PackageError, match="not enough memory"):
        engine_for(translator.package).load()


def test_no_memory_while_translating_is_not_said_of_the_package(monkeypatch, translator):
    model = Translator(package=translator.package)
    model.load()

    def full(*_, **__):
        raise RuntimeError("mkl_malloc: failed to allocate memory")

    monkeypatch.setattr(model.engine, "_asked", full)
    with pytest.raises(PackageError, match="not enough memory to translate"):
        model.translate(["Il governo tace."])


LOGS = """
import logging, sys
from pathlib import Path
logging.basicConfig(level=logging.INFO, stream=sys.stderr)
from toolkit import analyse, read_article
from toolkit import report
from toolkit.files import FORMATS
for file in sys.argv[2:]:
    analysis = analyse(Path(file))
    assert any("Quarz" in sentence.text for sentence in analysis.sentences), file
    for ending in FORMATS: report(analysis, f"{sys.argv[1]}/x.{ending}")
try: analyse("Quarzopoli.txt")
except Exception: pass
"""


def test_logging_at_info_says_nothing_of_an_article(tmp_path):
    text = f"A {SECRET} il governo tace. Poi {SECRET} parla."
    page = news().replace("Uomini e armi", f"Uomini e armi a {SECRET}")
    print_ = pdf(SAY.replace(b"Il governo tace.", text.encode()))
    for name, data in {"a.txt": text.encode(), "b.html": page.encode(), "c.docx": word(text), "d.pdf": print_}.items():
        (tmp_path / name).write_bytes(data)
    found = python("-c", BLOCKED + LOGS, tmp_path, *sorted(tmp_path.iterdir()))
    assert found.returncode == 0, found.stderr
    assert "Quarz" not in found.stdout + found.stderr


def test_spaces_accents_and_stanza_in_paths(tmp_path, expected):
    folder = tmp_path / "la stanza è qui, l'«ultima» & 100% #1"
    package = folder / "pacchetti" / "stanza it_en"
    shutil.copytree(packages.find("it", "en", "translate").path, package)
    (folder / "l'articolo è {name}.txt").write_text(TEXT)
    command = ("-m", "toolkit", "analyse", folder, "--out", folder / "pagine")
    found = python(*command, ARGOS_PACKAGES_DIR=str(package.parent), HOME=str(folder))
    assert found.returncode == 0, found.stderr
    assert expected.split(".")[0] in (folder / "pagine" / "l'articolo è {name}.md").read_text("utf-8")
    found = run(
        "from toolkit import packages; print(packages.find('it', 'en').path)", ARGOS_PACKAGES_DIR=package.parent
    )
    assert found.stdout == f"{package}\n"


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_windows_line_ends_change_no_sentence_and_no_span_is_off(path, tmp_path):
    windows = tmp_path / path.name
    windows.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    here, there = (read_article(file).text for file in (path, windows))
    found, same = (segment(repair(text)) for text in (there, here))
    assert [(s.text, s.kind, s.paragraph) for s in found] == [(s.text, s.kind, s.paragraph) for s in same]
    slices = [there[s.start : s.end].replace("\r\n", "\n") for s in found]
    assert slices == [here[s.start : s.end] for s in same]


def test_the_table_of_faults_names_tests_that_are_there():
    table = (ROOT / "docs" / "faults.md").read_text("utf-8")
    named = re.findall(r"`(test_\w+)\.py::(test_\w+)`", table)
    assert len(named) >= 15
    for file, test in named:
        assert f"def {test}(" in next((ROOT / "tests").rglob(f"{file}.py")).read_text("utf-8"), test
