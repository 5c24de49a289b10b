"""Packages from an index, against a server on loopback that can do all that servers do wrong."""

import hashlib
import json
import socket
import threading
from contextlib import nullcontext
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tiny import archive

from toolkit import packages
from toolkit.cli import main
from toolkit.errors import PackageError, PackageNotFound
from toolkit.installation import install_from_index
from toolkit.installation.fetching import fetch, index_address

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, self.headers["Range"]))
        self.server.answer(self)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    """Serves `files`; breaks off after so many bytes as `breaks` says, one for each answer, and `ignores` ranges."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.files, self.asked, self.breaks, self.ignores = {}, [], [], False
        self.moved = {}
        self.root = f"http://127.0.0.1:{self.server_port}"

    def answer(self, request):
        if request.path in self.moved:
            request.send_response(302)
            request.send_header("Location", self.moved[request.path])
            request.end_headers()
            return
        content = self.files.get(request.path)
        if content is None:
            request.send_error(404)
            return
        start = int((request.headers["Range"] or "bytes=0-")[6:-1]) if not self.ignores else 0
        if start >= len(content):
            request.send_response(416)
            request.send_header("Content-Range", f"bytes */{len(content)}")
            request.end_headers()
            return
        request.send_response(206 if start else 200)
        if start:
            request.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        request.send_header("Content-Length", str(len(content) - start))
        request.end_headers()
        end = self.breaks.pop(0) if self.breaks and request.path.endswith("argosmodel") else len(content)
        request.wfile.write(content[start : start + end])

    def handle_error(self, *_):
        pass


@pytest.fixture
def server():
    with Server() as serving:
        thread = threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield serving
        serving.shutdown()
        thread.join()


@pytest.fixture
def index(server, tiny, tmp_path):
    """Address of an index with one package, and the package's content."""
    content = archive(tiny["de-en"], tmp_path / "x").read_bytes()
    server.files["/p/translate-de_en-1_0.argosmodel"] = content
    link = f"{server.root}/p/translate-de_en-1_0.argosmodel"
    links = ["ftp://example.com/x", "file:///etc/passwd", link]
    old = {"from_code": "de", "to_code": "en", "package_version": "0.9", "links": []}
    entries = ["junk", old, old | {"package_version": "0.10", "links": links}, {"type": "sbd"}]
    server.files["/index.json"] = json.dumps(entries).encode()
    return f"{server.root}/index.json"


def test_a_package_is_fetched_installed_and_nothing_else_left(server, index, folder):
    seen = []
    installed = install_from_index("de", "en", index=index, progress=lambda *n: seen.append(n))
    content = server.files["/p/translate-de_en-1_0.argosmodel"]
    assert installed.file_sha256 == hashlib.sha256(content).hexdigest()
    assert packages.find("de", "en") == installed.package
    assert [place.name for place in folder.iterdir()] == ["translate-de_en-1_0"]
    assert seen[-1] == (len(content), len(content))


def test_what_breaks_off_is_gone_on_with(server, index, folder):
    server.breaks = [50_000, 30_000]
    assert install_from_index("de", "en", index=index).translation
    assert [asked for _, asked in server.asked[1:]] == [None, "bytes=50000-", "bytes=80000-"]


def test_a_later_call_goes_on_where_the_first_broke_off(server, index, folder):
    server.breaks = [20_000, 0, 0, 0]
    with pytest.raises(PackageError, match=r"broke off after 0\.0 MB\. The same command goes on from there\."):
        install_from_index("de", "en", index=index)
    assert [place.suffix for place in folder.iterdir()] == [".argosmodel"]
    server.asked.clear()
    install_from_index("de", "en", index=index)
    assert server.asked[1][1] == "bytes=20000-"


def test_a_server_that_knows_no_ranges_begins_again(server, index, folder):
    server.breaks, server.ignores, seen = [50_000], True, []
    assert install_from_index("de", "en", index=index, progress=lambda *n: seen.append(n)).translation
    length = len(server.files["/p/translate-de_en-1_0.argosmodel"])
    assert seen[-1] == (length, length)


def test_a_file_that_was_whole_already_is_not_fetched_again(server, index, tmp_path):
    address = f"{server.root}/p/translate-de_en-1_0.argosmodel"
    first = fetch(address, tmp_path / "to").read_bytes()
    assert fetch(address, tmp_path / "to").read_bytes() == first
    server.files["/p/translate-de_en-1_0.argosmodel"] = first[:1000]  # another file by now
    assert fetch(address, tmp_path / "to").read_bytes() == first[:1000]


def test_a_hash_that_is_given_must_be_that_of_the_file(server, index, folder):
    with pytest.raises(PackageError, match=r"has the SHA-256 .* not 0000"):
        install_from_index("de", "en", index=index, sha256="0" * 64)
    assert not folder.exists() or list(folder.iterdir()) == []
    content = server.files["/p/translate-de_en-1_0.argosmodel"]
    assert install_from_index("de", "en", index=index, sha256=hashlib.sha256(content).hexdigest().upper())


def test_a_bad_file_is_not_kept(server, index, folder):
    server.files["/p/translate-de_en-1_0.argosmodel"] = b"<!DOCTYPE html>"
    with pytest.raises(PackageError, match="is a web page"):
        install_from_index("de", "en", index=index)
    assert not folder.exists() or list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html>", "is no index of Argos packages"),
        (b"{}", "is no index of Argos packages (no list of packages)"),
        (b"[" * 100_000, "is no index of Argos packages"),
        (b"\xff", "is no index of Argos packages"),
        (b"[]", "has no package for de→en. It has: none from or to either."),
        (b'[{"from_code": "de", "to_code": "it"}, {"from_code": "sv", "to_code": "fi"}]', "It has: de→it."),
        (b'[{"from_code": "de", "to_code": "en"}]', "no HTTPS address for the package, only none."),
        (b'[{"from_code": "de", "to_code": "en", "links": 5}]', "no HTTPS address for the package, only none."),
        (
            b'[{"from_code": "de", "to_code": "en", "links": ["https://x/\\ud800", "https://x/\\u0000\\u001b[31m"]}]',
            r"only https://x/\ud800, https://x/\x00\x1b[31m.",
        ),
        (b'[{"from_code": "de", "to_code": "\\u001b[31m"}]', "It has: none from or to either."),
        (
            b'[{"from_code": "de", "to_code": "en", "links": ["http://example.com/x", 3]}]',
            "no HTTPS address for the package, only http://example.com/x.",
        ),
    ],
)
def test_an_index_that_does_not_help_is_told(server, folder, content, said):
    server.files["/index.json"] = content
    with pytest.raises(PackageError) as raised:
        install_from_index("de", "en", index=f"{server.root}/index.json")
    assert said in str(raised.value)


def test_an_index_without_end_is_not_read_to_its_end(server, folder, monkeypatch):
    server.files["/index.json"] = b" " * 10_000_000
    monkeypatch.setattr("toolkit.installation.fetching.LARGEST_INDEX", 100_000)
    read = []

    def chunks(answer):
        while chunk := answer.read(2**16):
            read.append(len(chunk))
            yield chunk

    monkeypatch.setattr("toolkit.installation.fetching._chunks", chunks)
    with pytest.raises(PackageError, match="is no index of Argos packages"):
        install_from_index("de", "en", index=f"{server.root}/index.json")
    assert len(read) == 2


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        ({"Content-Length": "9" * 5000}, None),
        ({"Content-Length": "x"}, None),
        ({"Content-Range": "bytes 7-"}, None),
    ],
)
def test_headers_that_say_nothing_are_no_foreign_error(server, index, folder, monkeypatch, headers, said):
    def answer(self, request):
        content = self.files[request.path]
        request.send_response(200)
        for name, value in headers.items() if request.path.endswith("argosmodel") else ():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(content)

    monkeypatch.setattr(Server, "answer", answer)
    with pytest.raises(PackageError, match=said) if said else nullcontext():
        assert install_from_index("de", "en", index=index).translation


def test_a_server_that_has_never_anything_left_is_told(server, index, folder, monkeypatch):
    whole = Server.answer

    def answer(self, request):
        if request.path.endswith("argosmodel"):
            request.send_response(416)
            request.end_headers()
        else:
            whole(self, request)

    monkeypatch.setattr(Server, "answer", answer)
    with pytest.raises(PackageError, match=r"broke off after 0\.0 MB"):
        install_from_index("de", "en", index=index)


def test_a_missing_file_and_a_missing_server_are_told(server, folder):
    with pytest.raises(PackageError, match=r"/index\.json: the server says 404 Not Found"):
        install_from_index("de", "en", index=f"{server.root}/index.json")
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/index.json"
        with pytest.raises(PackageError, match=r"cannot be reached .* run: toolkit packages install FILE"):
            install_from_index("de", "en", index=address)


def test_a_server_that_says_nothing_is_not_waited_for(folder):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/index.json"
        with pytest.raises(PackageError, match="cannot be reached"):
            install_from_index("de", "en", index=address, timeout=0.1)


@pytest.mark.parametrize(
    "address",
    ["http://example.com/index.json", "file:///etc/passwd", "ftp://127.0.0.1/x", "x", "", "https:\\x", "http://["],
)
def test_only_https_is_asked(folder, address):
    with pytest.raises(PackageError, match="is no HTTPS address, so it is not asked"):
        fetch(address, folder)


@pytest.mark.parametrize("elsewhere", ["http://example.com/x", "file:///etc/passwd", "ftp://127.0.0.1/x"])
def test_nobody_is_sent_elsewhere(server, folder, elsewhere):
    server.moved["/x"] = elsewhere
    with pytest.raises(PackageError, match=r"is no HTTPS address, so it is not asked|is not allowed"):
        fetch(f"{server.root}/x", folder)
    assert list(folder.iterdir()) == []


def test_a_redirection_to_https_or_this_machine_is_followed(server, folder):
    server.moved["/x"], server.files["/y"] = f"{server.root}/y", b"content"
    assert fetch(f"{server.root}/x", folder).read_bytes() == b"content"


def test_what_does_not_end_is_ended(server, folder, monkeypatch):
    server.files["/x"] = bytes(5000)
    monkeypatch.setattr("toolkit.installation.fetching.LARGEST", 1000)
    with pytest.raises(PackageError, match="a package has at most"):
        fetch(f"{server.root}/x", folder)


def test_the_index_is_the_one_that_argos_uses(monkeypatch):
    monkeypatch.delenv("ARGOS_PACKAGE_INDEX", raising=False)
    assert index_address().startswith("https://")
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "https://example.com/a/")
    assert index_address() == "https://example.com/a/index.json"


def test_the_command_line_fetches_only_when_told(server, index, folder, capsys):
    assert main(["packages", "install", "--from-index", "de-en", "--index", index]) == 0
    out = capsys.readouterr().out
    assert "translate-de_en 1.0" in out and "sha256 of the file: " in out
    assert main(["packages", "install", "--from-index", "de-tlh", "--index", index]) == 3
    assert "has no package for de→tlh. It has: de→en." in capsys.readouterr().err


def test_a_missing_pair_of_the_index_is_not_found(server, index, folder):
    with pytest.raises(PackageNotFound):
        install_from_index("en", "de", index=index)
