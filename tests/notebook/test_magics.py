import shutil

import pytest
from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from seen import Page

from toolkit import ToolkitError

TEXT = "Il governo tace. Il parlamento vota la legge.\n\nIl presidente ha parlato con i giornalisti."


@pytest.fixture
def shell(tmp_path, monkeypatch):
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    shell = InteractiveShell()
    shell.run_line_magic("load_ext", "toolkit")
    yield shell
    shell.history_manager.end_session()


def test_traduci_shows_sentence_beside_sentence(shell):
    page = Page(shell.run_cell_magic("traduci", "", TEXT).data)
    assert [len(page.all("td", lang=language)) for language in ("it", "en")] == [3, 3]


def test_another_pair_can_be_asked_for(shell, tiny, folder):
    shutil.copytree(tiny["de-en"], folder / "de-en")
    page = Page(shell.run_cell_magic("traduci", "kept --source de", "Die Regierung schweigt heute.").data)
    assert [len(page.all("td", lang=language)) for language in ("de", "en", "it")] == [1, 1, 0]
    assert shell.user_ns["kept"].languages == ("de", "en")
    shown = shell.run_cell_magic("riassumi", "kept --source de -l en -n 1 -m lead", "Die Regierung schweigt. Ja.").data
    assert "Italian" not in shown
    assert shell.user_ns["kept"].summary.signature["language"] == "en"


def test_riassumi_has_its_options_and_gives_the_analysis(shell):
    page = Page(shell.run_cell_magic("riassumi", "kept -n 2 -m lead -l en", TEXT).data)
    assert "lead, 2 of 3 sentences" in " ".join(page.text)
    assert shell.user_ns["kept"].summary.signature["language"] == "en"


def test_a_share_is_a_length_too(shell):
    shell.run_cell_magic("riassumi", "kept --sentences 50% --method lead", TEXT)
    assert len(shell.user_ns["kept"].summary) == 2


@pytest.mark.parametrize("line", ['"12 words"', "'12 words'", "12words"])
def test_words_are_a_length_too(shell, line):
    shell.run_cell_magic("riassumi", f"kept -n {line} -m lead", TEXT)
    assert shell.user_ns["kept"].summary.indices == (0, 1)  # 3 and 5 of the 14 words
    assert len(shell.user_ns["kept"].summary) == 2


def test_text_is_never_taken_for_a_path(shell):
    shell.run_cell_magic("traduci", "kept", "/etc/passwd")
    assert shell.user_ns["kept"].article.text == "/etc/passwd"
    shell.run_cell_magic("riassumi", "kept", "/etc/hosts")
    assert shell.user_ns["kept"].article.text == "/etc/hosts"


def test_nothing_is_marked_where_no_summary_was_asked_for(shell):
    assert not Page(shell.run_cell_magic("traduci", "", TEXT).data).all("tr", **{"class": "itk-chosen"})


def test_half_a_surrogate_pair_and_a_bad_name_do_no_harm(shell):
    shell.run_cell_magic("traduci", "kept", "Il governo \ud83d tace.")
    assert "?" in shell.user_ns["kept"].article.text
    with pytest.raises(ToolkitError, match="'due-parole' is no name"):
        shell.run_cell_magic("riassumi", "due-parole", TEXT)


def test_a_web_address_is_refused_here_too(shell):
    assert isinstance(shell.run_cell("%%traduci\nhttps://www.ansa.it/x\n").error_in_exec, ToolkitError)


@pytest.mark.parametrize("line", ["--nonsense", "--method nosuch"])
def test_wrong_options_are_told(shell, line):
    with pytest.raises(UsageError):
        shell.run_cell_magic("riassumi", line, TEXT)


def test_an_error_is_shown_as_its_message_alone(shell, capsys):
    shell.run_cell("from toolkit import analyse\nanalyse('missing.txt')")
    out = capsys.readouterr().out
    assert "ArticleError: missing.txt: there is no such file" in out
    assert "Traceback" not in out


def test_a_glossary_and_corrections_are_taken(shell, tmp_path):
    terms = tmp_path / "terms.csv"
    terms.write_text("source,target\ngoverno,executive\n", "utf-8")
    shell.run_cell_magic("traduci", f"kept --glossary {terms} --correct tice=tace", "Il governo tice.")
    kept = shell.user_ns["kept"]
    assert "executive" in kept.english
    assert kept.italian == "Il governo tace."
    assert kept.signature.get("glossary_sha256")


@pytest.mark.parametrize("magic", ["traduci", "riassumi"])
def test_terms_beside_the_notebook_are_taken_and_named(shell, tmp_path, monkeypatch, magic):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "terms.csv").write_text("source,target\ngoverno,executive\n", "utf-8")
    shown = shell.run_cell_magic(magic, "kept", TEXT).data
    assert "executive" in shell.user_ns["kept"].english
    note = "glossary: terms.csv beside the notebook, 1 term"
    assert note in shown and note in shell.user_ns["kept"].notes


def test_terms_beside_the_notebook_do_not_touch_another_pair(shell, tiny, folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "terms.csv").write_text("source,target\ngoverno,executive\n", "utf-8")
    shutil.copytree(tiny["en-de"], folder / "en-de")
    shell.run_cell_magic("traduci", "kept --target de", "Il governo tace.")
    assert shell.user_ns["kept"].signature.get("glossary_sha256") is None


@pytest.mark.parametrize("magic", ["traduci", "riassumi"])
def test_help_is_printed(shell, magic, capsys):
    assert shell.run_cell_magic(magic, "--help", TEXT) is None
    assert "--glossary" in capsys.readouterr().out
