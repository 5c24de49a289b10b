"""Ctrl-C, by a real signal: one line, exit code 130, no traceback, no process left, and all that was done is stored."""

import os
import pty
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import ROOT
from jupyter_client.manager import KernelManager

from toolkit import Translator, analyse, translate
from toolkit.interruption import stopped_by, waited
from toolkit.many import Store

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals to a group of processes")

WAIT = 120  # seconds; a limit, not a measurement
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT), "ARGOS_PACKAGES_DIR": "/nonexistent"}
STOPPED = r"stopped; (\d+) of (?:about )?(\d+) {}"
SOME_DONE = r"translating: +\d+%.* [1-9]\d*/\d+"


class Run:
    """A process in a group of its own, with a terminal or a pipe for its error stream, that can be interrupted."""

    def __init__(self, *command, has_terminal=True):
        here, there = pty.openpty() if has_terminal else os.pipe()
        self._stream, self._said = here, b""
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=there,
            env=ENVIRONMENT,
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # what runs the suite may ignore it
        )
        os.close(there)

    def until(self, pattern):
        """Read what it says until a pattern is there."""
        until = time.monotonic() + WAIT
        while not re.search(pattern, self._said.decode(errors="replace")):
            assert time.monotonic() < until and self._read(), self._said
        return self

    def _read(self):
        try:
            new = os.read(self._stream, 65536)
        except OSError:  # a terminal that nobody writes to any more
            new = b""
        self._said += new
        return new

    def interrupt(self):
        os.killpg(self.process.pid, signal.SIGINT)
        return self

    def end(self):
        """Give the exit code and what stands on the error stream once all is over; no process may be left."""
        while self._read():
            pass
        code = self.process.wait(WAIT)
        os.close(self._stream)
        self.process.stdout.close()
        until = time.monotonic() + WAIT
        while left := self._left():
            assert time.monotonic() < until, left
            time.sleep(0.05)
        return code, re.split(r"\r\x1b\[K", self._said.decode())[-1].replace("\r\n", "\n")

    def _left(self):
        """Give the processes of the group that are not over; that of multiprocessing's tracker is soon."""
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                state, _, group = stat.read_text().rpartition(")")[2].split()[:3]
                if int(group) == self.process.pid and state != "Z":
                    found.append(stat.parent.name)
        return found


def toolkit(*arguments, **more):
    return Run(sys.executable, "-m", "toolkit", *map(str, arguments), **more)


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    """An article that takes a while: no sentence stands in it twice."""
    path = tmp_path_factory.mktemp("lungo") / "lungo.txt"
    path.write_text("\n".join(f"Nel {year} il governo non ha detto nulla a nessuno." for year in range(1000, 1900)))
    return path


@pytest.fixture(scope="module")
def several(tmp_path_factory):
    folder = tmp_path_factory.mktemp("articoli")
    for i in range(30):
        years = range(1000 + 30 * i, 1030 + 30 * i)
        (folder / f"a{i:02}.txt").write_text("\n".join(f"Nel {year} il governo non ha detto nulla." for year in years))
    return folder


def kept(path):
    with Store(path) as store:
        assert store.notes == ()
        return len(dict(store.translations)), len(dict(store.analyses))


@pytest.mark.parametrize("package", ["fast", "judged"])
def test_in_the_middle_of_the_batches(several, tmp_path, package):
    path = tmp_path / "a.store"
    run = toolkit("analyse", several, "--package", package, "--store", path).until(SOME_DONE)
    code, said = run.interrupt().end()
    assert code == 130
    done, total = map(int, re.fullmatch(STOPPED.format("sentences kept; the same --store goes on\n"), said).groups())
    translations, analyses = kept(path)
    assert 0 < done < total
    assert translations >= done
    assert analyses < 30


def test_a_run_that_was_stopped_goes_on_to_the_same_end(several, tmp_path):
    store = tmp_path / "a.store"
    command = [sys.executable, "-m", "toolkit", "analyse", several, "--package", "fast"]
    toolkit(*command[3:], "--store", store).until(SOME_DONE).interrupt().end()
    before = kept(store)[0]
    again, whole = (
        subprocess.run([*command, *more], env=ENVIRONMENT, capture_output=True, check=True)
        for more in (("--store", store), ())
    )
    assert again.stdout == whole.stdout
    assert before < kept(store)[0]


LOADING = [
    ("loading the toolkit", "stopped\n"),
    ("loading translate-it_en", r"stopped; 0 of (about )?\d+ sentences .*\n"),
]


@pytest.mark.parametrize(("when", "line"), LOADING, ids=["the toolkit", "the package"])
def test_while_something_is_loaded(long, when, line):
    code, said = toolkit("analyse", long, "--package", "fast").until(when).interrupt().end()
    assert code == 130
    assert re.fullmatch(line, said)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("analyse",), "sentences translated; with --store FILE another run would go on\n"),
        (("translate",), "sentences translated\n"),
        (("translate", "--lines"), "lines translated\n"),
    ],
)
def test_one_article_twice_interrupted(long, arguments, line):
    run = toolkit(*arguments, long, "--package", "fast").until(SOME_DONE)
    code, said = run.interrupt().interrupt().end()
    assert code == 130
    assert re.fullmatch(STOPPED.format(line), said)


def test_without_a_terminal_the_line_is_all_that_is_said(long, tmp_path):
    path = tmp_path / "a.store"
    run = toolkit("analyse", long, "--package", "fast", "--store", path, has_terminal=False)
    until = time.monotonic() + WAIT
    while not path.exists() or not kept(path)[0]:
        assert time.monotonic() < until
        time.sleep(0.05)
    code, said = run.interrupt().end()
    assert code == 130
    assert re.fullmatch(STOPPED.format("sentences kept; the same --store goes on\n"), said)


DEAF = {
    "at ease": "time.sleep(600)",
    "in a library": "hashlib.pbkdf2_hmac('sha256', b'', b'', 2**31 - 1)",
    "another error instead": "with_another_error()",
    "swallowed": "swallowing()",
}


@pytest.mark.parametrize("work", DEAF.values(), ids=DEAF)
def test_whatever_is_made_of_the_interrupt(work):
    code = f"{COMMAND}\nrun(lambda: (os.write(2, b'begun\\n'), {work}))"
    code, said = Run(sys.executable, "-c", code, has_terminal=False).until("begun").interrupt().interrupt().end()
    assert (code, said) == (130, "begun\nstopped\n")


COMMAND = """
import hashlib, os, time
from toolkit.interruption import run

def with_another_error():
    try:
        time.sleep(600)
    except KeyboardInterrupt:
        raise ImportError("numpy makes this of it")

def swallowing():
    try:
        time.sleep(600)
    except KeyboardInterrupt:
        return 0
"""


POOL = """
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from toolkit import analyse_many

if __name__ == "__main__":
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        many = analyse_many(sys.argv[1], executor=pool, store=sys.argv[2], package="fast", progress=False)
        print("begun", file=sys.stderr, flush=True)
        for analysis in many:
            print(analysis.article.name, file=sys.stderr, flush=True)
"""


@pytest.mark.parametrize("are_at_work", [True, False], ids=["at work", "while they begin"])
def test_workers_of_a_pool_say_nothing_and_are_gone(several, tmp_path, are_at_work):
    script, path = tmp_path / "pool.py", tmp_path / "a.store"
    script.write_text(POOL)
    run = Run(sys.executable, script, several, path, has_terminal=False)
    run.until("a00" if are_at_work else "begun")
    time.sleep(0.3)  # it is not to hit the script's own print
    code, said = run.interrupt().end()
    assert code == -signal.SIGINT  # Python's own end of a script that is interrupted
    assert said.count("Traceback") == 1  # of the script, which lets it pass
    assert re.search(STOPPED.format("sentences kept\n$"), said)
    assert "SpawnProcess" not in said
    kept(path)


def test_in_python_it_is_a_keyboard_interrupt_and_the_next_run_is_as_ever(translator):
    def interrupting(_):
        signal.raise_signal(signal.SIGINT)

    given = [f"Nel {year} il governo non ha detto nulla." for year in range(1000, 1400)]
    with pytest.raises(KeyboardInterrupt, match=r"^stopped$"):
        analyse(" ".join(given), translator=translator, progress=interrupting)
    assert len(translate(given[:40], translator=translator)) == 40  # the frames of the first are still there


def test_a_thread_that_waits_for_a_model_is_stopped_by_its_event():
    class Never:
        def done(self):
            return False

    class Set:
        def is_set(self):
            return True

    with pytest.raises(KeyboardInterrupt), stopped_by(Set()):
        waited(Never())


KERNEL = """
from toolkit import Translator, analyse
analyse("\\n".join(f"Nel {year} il governo non ha detto nulla." for year in range(1000, 1900)), package="fast")
"""


def test_a_notebook_shows_one_line(tmp_path):
    manager = KernelManager(kernel_name="python3", transport="ipc", ip=f"{tmp_path}/k")
    manager.start_kernel(env=ENVIRONMENT)
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready(WAIT)
    try:
        client.execute(KERNEL)
        errors = []
        while True:
            message = client.get_iopub_msg(timeout=WAIT)
            content = message["content"]
            if message["msg_type"] == "update_display_data" and "sentences translated" in str(content) and not errors:
                manager.interrupt_kernel()
            if message["msg_type"] == "error":
                errors.append(content)
            if content.get("execution_state") == "idle" and message["parent_header"]["msg_type"] == "execute_request":
                break
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    assert [error["ename"] for error in errors] == ["KeyboardInterrupt"]
    [[line]] = [error["traceback"] for error in errors]
    assert re.fullmatch(STOPPED.format("sentences translated"), line)


def test_an_engine_that_was_stopped_keeps_nobody_waiting():
    """A second thread has its turn, though the frames of the first are kept, as a notebook keeps them."""
    with Translator(package="fast", max_batch_size=32) as small:
        sentences = [f"Nel {year} il governo tace." for year in range(1900, 1960)]

        def stop(_):
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt) as kept_frames:
            small.translate_all([sentences], told=stop)
        assert len(small.translate(sentences)) == 60
        assert kept_frames.tb is not None


SCRIPT = """
import sys
from toolkit import analyse
print("begun", file=sys.stderr, flush=True)
try:
    analyse(sys.argv[1], package=sys.argv[2], progress=lambda new: print("some", file=sys.stderr, flush=True))
finally:
    print("let pass", file=sys.stderr, flush=True)
"""


@pytest.mark.parametrize("package", ["fast", "judged"])
def test_a_script_ends_as_python_ends_it(long, package):
    run = Run(sys.executable, "-c", SCRIPT, long, package, has_terminal=False).until("begun")
    time.sleep(0.5)  # somewhere in imports, loading or the first batches
    code, said = run.interrupt().end()
    assert code == -signal.SIGINT
    assert said.count("Traceback") == said.count("let pass") == 1
    assert said.splitlines()[-1] == "KeyboardInterrupt: stopped"
