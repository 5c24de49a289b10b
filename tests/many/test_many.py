"""Many articles give what each gives alone, whoever does the work and however often it is killed."""

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

import pytest
from conftest import ROOT, SEEDS

from toolkit import NewsSense, ToolkitError, Translator, analyse, analyse_many, read_article
from toolkit.analysis import How
from toolkit.engine import Decoding, PackageEngine
from toolkit.errors import ArticleError, CorrectionError, SummaryError
from toolkit.many import Store
from toolkit.many.windows import windows
from toolkit.many.work import Task
from toolkit.translation import AGAINST_REPETITION, known_casing
from toolkit.translation.terminology import with_terms

RUN = """
import sys
from toolkit import analyse_many
for analysis in analyse_many(sys.argv[1], store=sys.argv[2], progress=False, in_flight=1):
    print(analysis.article.name, flush=True)
"""
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT), "ARGOS_PACKAGES_DIR": "/nonexistent"}


@pytest.fixture(scope="module")
def alone(translator):
    return [analyse(path, translator=translator) for path in sorted(SEEDS.glob("*.txt"))]


@pytest.fixture
def folder(tmp_path):
    """Twelve articles of a few short sentences; some sentences stand in several."""
    random_ = random.Random(6)
    who, what = ["Il governo", "La Russia", "Il ministro", "Kim", "L'ONU"], ["tace", "non ha 12 navi", "parla", "parte"]
    place = tmp_path / "articoli"
    place.mkdir()
    for i in range(12):
        sentences = [f"{random_.choice(who)} {random_.choice(what)} nel {1990 + random_.randrange(9)}." for _ in "abcd"]
        (place / f"a{i:02}.txt").write_text(" ".join(sentences), "utf-8")
    return place


def content(path):
    with Store(path) as store:
        assert store.notes == ()
        return dict(store.translations), dict(store.analyses)


def same(found, expected):
    assert [one.article.name for one in found] == [one.article.name for one in expected]
    assert found == expected


def test_the_seeds_give_the_same_together_as_alone(alone, translator):
    many = analyse_many(SEEDS, translator=translator, progress=False)
    same(list(many), alone)
    assert any(analysis.attempts for analysis in alone)
    assert many.failed == many.notes == []


def test_how_words_are_written_is_learnt_from_each_article_by_itself(translator):
    texts = [
        "IL GOVERNO RUSSO TACE\n\nSi dice che Russo taccia.",
        "IL GOVERNO RUSSO TACE\n\nSi dice che il russo tace.",
    ]
    articles = [read_article(text) for text in texts]
    expected = [analyse(article, translator=translator) for article in articles]
    same(list(analyse_many(articles, translator=translator, progress=False)), expected)


def test_from_the_store_comes_what_went_in_and_the_engine_is_not_asked(alone, translator, tmp_path, monkeypatch):
    path = tmp_path / "a.store"
    same(list(analyse_many(SEEDS, translator=translator, store=path, progress=False)), alone)
    monkeypatch.setattr(type(translator.engine), "portions", lambda *_: pytest.fail("translated twice"))
    warm = list(analyse_many(SEEDS, translator=translator, store=path, progress=False))
    same(warm, alone)
    assert [one.article.source for one in warm] == sorted(SEEDS.glob("*.txt"))
    other = list(analyse_many(SEEDS, translator=translator, store=path, progress=False, method="textrank", sentences=2))
    same(other, [one.with_summary(2, "textrank") for one in alone])


def test_news_sense_counts_as_alone_and_is_another_key(translator, folder, tmp_path):
    path, news = tmp_path / "a.store", NewsSense(position=1.0, references=0.5)
    more = {"translator": translator, "progress": False, "sentences": 2}
    for _ in "cold", "warm":
        found = list(analyse_many(folder, store=path, news=news, **more))
        same(found, [analyse(each, translator=translator, sentences=2, news=news) for each in sorted(folder.iterdir())])
    plain = list(analyse_many(folder, store=path, **more))
    assert [one.summary.indices for one in plain] != [one.summary.indices for one in found]
    assert len(content(path)[1]) == 24


def test_other_settings_and_other_code_are_other_keys(translator, folder, tmp_path, monkeypatch):
    path = tmp_path / "a.store"
    list(analyse_many(folder, translator=translator, store=path, progress=False))
    translations, analyses = map(len, content(path))
    monkeypatch.setattr("toolkit.many.work.code_sha256", lambda: "other")
    list(analyse_many(folder, translator=translator, store=path, progress=False))
    assert tuple(map(len, content(path))) == (translations, 2 * analyses)
    monkeypatch.setattr("toolkit.translation.translator.code_sha256", lambda *_: "other")
    list(analyse_many(folder, translator=translator, store=path, progress=False))
    assert len(content(path)[0]) == 2 * translations


def test_what_fails_is_collected_and_the_order_stays(translator, folder):
    (folder / "a03.txt").write_bytes(b"")
    given = [*sorted(folder.iterdir()), folder / "missing.txt"]
    many = analyse_many(given, translator=translator, progress=False)
    assert [one.article.name for one in many] == [f"a{i:02}" for i in range(12) if i != 3]
    assert [path for path, _ in many.failed] == [str(folder / "a03.txt"), str(folder / "missing.txt")]
    assert all(isinstance(error, ArticleError) for _, error in many.failed)
    raising = analyse_many(given, translator=translator, progress=False, on_error="raise")
    with pytest.raises(ArticleError, match="a03"):
        list(raising)


def test_corrections_count_where_they_stand(translator, folder, tmp_path):
    (folder / "a05.txt").write_text("Un reloet parla.", "utf-8")
    for _ in "cold", "warm":
        corrections = {"reloet": "report", "mancante": "x"}
        store = tmp_path / "a.store"
        many = analyse_many(folder, translator=translator, corrections=corrections, store=store, progress=False)
        assert [one.article.name for one in many if "report" in str(one.sentences[0])] == ["a05"]
        assert many.unused == {"mancante"}
    single = analyse_many(folder / "a05.txt", translator=translator, corrections=corrections, progress=False)
    assert (list(single), type(single.failed[0][1])) == ([], CorrectionError)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [({"method": "x"}, SummaryError), ({"on_error": "x"}, ToolkitError), ({"in_flight": 0}, ToolkitError)],
)
def test_bad_arguments_are_told_at_once(arguments, error):
    with pytest.raises(error):
        analyse_many(SEEDS, **arguments)


def test_only_a_few_windows_are_under_way(translator, folder, monkeypatch):
    monkeypatch.setattr("toolkit.many.windows.LARGEST_WINDOW", 2)
    read = []
    monkeypatch.setattr("toolkit.many.work.read_bytes", lambda path: read.append(path) or path.read_bytes())
    many = analyse_many([*sorted(folder.iterdir())] * 3, translator=translator, progress=False, in_flight=3)
    for given, _ in enumerate(many, 1):
        assert len(read) <= given + 3 * 2
    assert len(read) == 36


def test_the_first_windows_are_small_so_that_the_model_soon_has_work(translator, monkeypatch):
    monkeypatch.setattr("toolkit.many.windows.FIRST_WINDOW", 1)
    task = Task.of(translator, How(), {}, False, None)
    made = windows([read_article("Il governo tace.")] * 40, task, lambda job: None)
    assert [len(window.jobs) for window in made] == [1, 1, 1, 1, 1, 2, 4, 8, 16, 5]


def test_whoever_stops_early_leaves_no_thread(translator, folder):
    many = analyse_many(folder, translator=translator, progress=False)
    assert next(many).article.name == "a00"
    many.close()
    assert list(many) == []


def test_kill_9_at_any_moment_costs_nothing_but_time(folder, tmp_path):
    whole, killed = tmp_path / "whole.store", tmp_path / "killed.store"
    command = [sys.executable, "-c", RUN, str(folder)]
    began = time.monotonic()
    subprocess.run([*command, str(whole)], env=ENVIRONMENT, check=True, capture_output=True)
    took = time.monotonic() - began
    for moment in sorted(random.Random(9).uniform(0.05, 1) for _ in range(10)):
        process = subprocess.Popen([*command, str(killed)], env=ENVIRONMENT, stdout=subprocess.DEVNULL)
        time.sleep(moment * took)
        process.send_signal(signal.SIGKILL)
        process.wait()
    again = subprocess.run([*command, str(killed)], env=ENVIRONMENT, check=True, capture_output=True, text=True)
    assert again.stdout.split() == [f"a{i:02}" for i in range(12)]
    assert content(killed) == content(whole)


class Interrupted(dict):
    """A memory that is struck down when it is to keep the third batch."""

    batches = 0

    def update(self, new):
        self.batches += 1
        if self.batches == 3:
            raise KeyboardInterrupt
        super().update(new)


@pytest.fixture(scope="module")
def with_term():
    return Translator(glossary={"cremlino": "Kremlin"})


BATCHED = {
    "translations": lambda given, memory, plain, _: plain.translate_all([given], memory),
    "retries": lambda given, memory, plain, _: plain.alternatives_all([(given, given)], AGAINST_REPETITION, memory),
    "with a glossary": lambda given, memory, _, with_term: with_term.translate_all([given], memory),
}


@pytest.mark.parametrize("work", BATCHED.values(), ids=BATCHED)
def test_what_was_translated_is_kept_batch_for_batch(translator, with_term, monkeypatch, work):
    sentences = [f"Il governo {' '.join(['russo'] * n)} tace." for n in range(0, 60, 2)]
    memory = Interrupted()
    with pytest.raises(KeyboardInterrupt):
        work(sentences, memory, translator, with_term)
    assert 0 < len(memory) < len(sentences)
    asked, portions = [], PackageEngine.portions

    def counting(engine, segments, decoding, before=None):
        asked.extend(segments)
        return portions(engine, segments, decoding, before)

    monkeypatch.setattr(PackageEngine, "portions", counting)
    again = work(sentences, dict(memory), translator, with_term)
    assert again == work(sentences, None, translator, with_term)
    assert len(asked) == (len(sentences) - len(memory)) + len(sentences)


def test_sentences_without_a_term_are_kept_before_those_with_one_are_looked_at(with_term, monkeypatch):
    def struck_down(*_, **__):
        raise KeyboardInterrupt

    sentences, memory = ["Il cremlino tace.", "Il governo tace.", "Piove."], {}
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("toolkit.translation.memory.with_terms", struck_down)
        with_term.translate_all([sentences], memory)
    assert len(memory) == 2
    made = with_term.translate_all([sentences], memory)
    assert made == [with_term.translate(sentences)]
    assert len(memory) == 3
    assert "Kremlin" in made[0].target[0]


def test_a_memory_that_knows_some_of_it_changes_nothing(with_term):
    one = ["Il governo tace.", "IL CREMLINO E IL RELOET RUSSO TACCIONO", "Parla il cremlino.", "Il Reloet Russo parla."]
    other = ["Piove.", "Il cremlino ha parlato a lungo con il ministro degli esteri.", "IL CREMLINO RUSSO TACE", "Sì."]
    memory = {}
    with_term.translate_all([one[:1], other[:1]], memory)
    assert with_term.translate_all([one, other], memory) == [with_term.translate(one), with_term.translate(other)]
    asked = [([one[1], one[3]], one), ([other[2], other[1]], other)]
    with_term.alternatives_all([([one[3]], one)], AGAINST_REPETITION, memory)
    alone = [with_term.alternatives_all([each], AGAINST_REPETITION)[0] for each in asked]
    assert with_term.alternatives_all(asked, AGAINST_REPETITION, memory) == alone


def test_sentences_with_a_term_are_looked_at_in_the_light_of_their_own_article(with_term, monkeypatch):
    given = {}

    def noting(engine, sentences, *more, casing, limit):
        given.update(zip(sentences, casing, strict=True))
        return with_terms(engine, sentences, *more, casing=casing, limit=limit)

    one, other = ["Piove.", "Il governo tace.", "IL CREMLINO RUSSO TACE"], ["Dice Russo.", "IL CREMLINO DI RUSSO PARLA"]
    memory = {}
    with_term.translate_all([one[:2]], memory)
    monkeypatch.setattr("toolkit.translation.memory.with_terms", noting)
    with_term.translate_all([one, other], memory)
    assert given == {one[2]: known_casing(one, "it"), other[1]: known_casing(other, "it")}
    assert given[one[2]] != given[other[1]]


def test_the_first_batch_is_given_before_the_others_are_asked_for(monkeypatch):
    """CTranslate2 takes back nothing that it was asked for: whoever is interrupted waits for all of it."""
    engine = Translator(max_batch_size=32, inter_threads=1).engine
    asked, ask = [], engine._asked
    monkeypatch.setattr(engine, "_asked", lambda *given: asked.append(ask(*given)) or asked[-1])
    portions = engine.portions([f"Nel {year} il governo tace." for year in range(1900, 2000)], Decoding())
    next(portions)
    assert len(asked) == 2
    assert sum(map(len, portions)) < 100
    assert len(asked) >= 40


class Losing(Executor):
    """An executor that loses some of the work, or breaks."""

    def __init__(self, losses, breaks=False):
        self.losses, self.breaks = losses, breaks

    def submit(self, function, *arguments):
        future = Future()
        if self.losses:
            self.losses -= 1
            future.set_exception(BrokenProcessPool("a worker is gone"))
        elif self.breaks:
            raise BrokenProcessPool("all are gone")
        else:
            future.set_result(function(*arguments))
        return future


@pytest.mark.parametrize(("executor", "notes"), [(Losing(1), 1), (Losing(2), 3), (Losing(1, True), 2)])
def test_what_an_executor_loses_is_done_again(executor, notes, alone, tmp_path, monkeypatch):
    monkeypatch.setattr("toolkit.many.windows.FIRST_WINDOW", 48_000)
    many = analyse_many(SEEDS, executor=executor, store=tmp_path / "a.store", progress=False)
    same(list(many), alone)
    assert len(many.notes) == notes
    assert "articles 1 to 4" in many.notes[0]
    assert len(content(tmp_path / "a.store")[1]) == 4


def test_a_script_that_starts_its_own_pool_anew_is_told_how_not_to(translator):
    class Unguarded(Executor):
        def submit(self, *_):
            raise RuntimeError("started before the current process has finished its bootstrapping phase")

    with pytest.raises(ToolkitError, match="under if __name__ == '__main__':"):
        list(analyse_many(SEEDS, executor=Unguarded(), translator=translator, progress=False))


def test_an_error_that_holds_for_all_ends_it(translator, monkeypatch):
    monkeypatch.setattr("toolkit.many.work.analysed_together", lambda *_: 1 / 0)
    for executor in (None, Losing(0)):
        with pytest.raises(ZeroDivisionError):
            list(analyse_many(SEEDS, executor=executor, translator=translator, progress=False))


def test_a_process_pool_of_which_one_worker_is_killed(folder, tmp_path, monkeypatch):
    monkeypatch.setattr("toolkit.many.windows.LARGEST_WINDOW", 2)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        many = analyse_many(folder, executor=pool, store=tmp_path / "pool.store", progress=False, in_flight=2)
        found = [next(many)]
        os.kill(next(iter(pool._processes)), signal.SIGKILL)
        found += many
    expected = list(analyse_many(folder, store=tmp_path / "here.store", progress=False))
    same(found, expected)
    assert any("lost" in note or "in this process" in note for note in many.notes)
    assert content(tmp_path / "pool.store") == content(tmp_path / "here.store")
