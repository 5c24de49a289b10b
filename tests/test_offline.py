"""Offline is proved: imports that touch nothing, sockets that are refused, a run without any network."""

import os
import socket
import subprocess
import sys

import pytest
from conftest import ROOT, USERS_ARTICLE

from toolkit import ToolkitError
from toolkit.cli.doctor import sockets_blocked

HEAVY = "argostranslate ctranslate2 sumy numpy pandas matplotlib ftfy simplemma nltk requests".split()


def python(code, **env):
    return subprocess.run([sys.executable, "-c", code], env=os.environ | env, cwd=ROOT, capture_output=True, text=True)


def test_the_suite_has_no_sockets():
    with pytest.warns(UserWarning, match="socket"), pytest.raises(RuntimeError, match="socket"):
        socket.create_connection(("127.0.0.1", 9))


@pytest.mark.parametrize("module", ["toolkit", "toolkit.cli.cli", "toolkit.views.view", "toolkit.files.reports"])
def test_importing_loads_nothing_heavy_and_opens_no_socket(module):
    code = (
        "import sys\n"
        "def hook(event, args):\n"
        "    if event.startswith('socket.'): raise SystemExit(f'socket: {event}')\n"
        "    if event == 'open' and args[1] and set(args[1]) & set('wax+'): raise SystemExit(f'writes {args[0]}')\n"
        "    if event in ('os.mkdir', 'os.rename', 'os.remove'): raise SystemExit(event)\n"
        "sys.dont_write_bytecode = True\n"
        "sys.addaudithook(hook)\n"
        f"import {module}\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules])"
    )
    found = python(code)
    assert (found.returncode, found.stdout.strip(), found.stderr) == (0, "", "")


def test_a_read_only_home_is_enough(tmp_path):
    home = tmp_path / "casa"
    home.mkdir(mode=0o500)
    nowhere = {"HOME": str(home), "XDG_DATA_HOME": "/proc/x", "XDG_CONFIG_HOME": "/proc/x", "XDG_CACHE_HOME": "/proc/x"}
    code = "import toolkit; print(len(toolkit.analyse('Il governo tace. Il presidente parla.').sentences))"
    found = python(code, **nowhere)
    assert (found.returncode, found.stdout.strip()) == (0, "2"), found.stderr
    assert list(home.iterdir()) == []


def test_blocked_sockets_are_refused_and_given_back():
    with sockets_blocked(), pytest.raises(ToolkitError, match="offline"):
        sys.audit("socket.connect")
    assert sys.audit("socket.connect") is None  # outside, nobody objects


def test_blocks_nest():
    with sockets_blocked():
        with sockets_blocked():
            pass
        with pytest.raises(ToolkitError):
            sys.audit("socket.connect")


def test_the_command_line_runs_without_a_network(tmp_path):
    command = [sys.executable, "-m", "toolkit", "analyse", str(USERS_ARTICLE), "--out", str(tmp_path)]
    cut_off = ["unshare", "-rn"]
    try:
        allowed = subprocess.run([*cut_off, "true"], capture_output=True).returncode == 0
    except FileNotFoundError:
        allowed = False
    if not allowed:  # then Python itself refuses
        code = f"from toolkit import cli, doctor\nwith doctor.sockets_blocked(): cli.main({command[3:]!r})"
        cut_off, command = [], [sys.executable, "-c", code]
    found = subprocess.run([*cut_off, *command], cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stderr
    assert (tmp_path / "corea-del-nord-russia.html").stat().st_size > 10_000
