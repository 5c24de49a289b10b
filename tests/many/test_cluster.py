"""A Dask cluster of worker processes on loopback, one of which is killed in mid-run."""

import os
import signal

import pytest
from conftest import ROOT
from distributed import Client, LocalCluster
from test_many import content, same

from toolkit import analyse_many

pytestmark = pytest.mark.allow_hosts(["127.0.0.1", "::1"])


@pytest.fixture
def client(monkeypatch, tmp_path):
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
    options = {"n_workers": 3, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with (
        LocalCluster(**options, host="127.0.0.1", local_directory=str(tmp_path / "dask"), silence_logs=50) as cluster,
        Client(cluster) as client,
    ):
        yield client


def test_a_worker_that_is_killed_loses_nothing_and_doubles_nothing(client, analysis, tmp_path, monkeypatch):
    monkeypatch.setattr("toolkit.many.windows.LARGEST_WINDOW", 2)
    articles = tmp_path / "articoli"
    articles.mkdir()
    sentences = [str(sentence) for sentence in analysis.sentences if len(str(sentence)) < 150]
    for i in range(12):
        chosen = (sentences[(i + k) % len(sentences)] for k in range(3))
        (articles / f"a{i:02}.txt").write_text(" ".join(chosen), "utf-8")
    path = tmp_path / "cluster.store"
    many = analyse_many(articles, executor=client.get_executor(), store=path, progress=False, in_flight=4)
    found = [next(many)]
    processes = client.run(os.getpid)
    assert len(set(processes.values())) == 3
    os.kill(next(iter(processes.values())), signal.SIGKILL)
    found += many
    expected = list(analyse_many(articles, store=tmp_path / "here.store", progress=False))
    assert (len(found), many.failed) == (12, [])
    same(found, expected)
    assert content(path) == content(tmp_path / "here.store")
    assert len(set(client.run(os.getpid).values()) - set(processes.values())) <= 1  # Dask began another in its place
