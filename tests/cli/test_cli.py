import io
import json
import shutil
import subprocess
import sys
from urllib.parse import unquote

import docx
import pytest
from conftest import ROOT, SEEDS, USERS_ARTICLE
from seen import Page

from toolkit import analyse
from toolkit.cli import main
from toolkit.terminal import say


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.fixture
def stdin(monkeypatch):
    def give(data):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return give


def test_analyse_a_file_prints_the_summary_and_writes_what_is_asked(capsys, tmp_path):
    code, out, _ = run(capsys, "analyse", USERS_ARTICLE, "--out", tmp_path, "--to", "json", "--to", "md", "-n", "10%")
    assert code == 0
    assert "Summary, lexrank, 2 of 21 sentences" in out
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "corea-del-nord-russia.json",
        "corea-del-nord-russia.md",
    ]


def test_a_folder_of_word_documents_has_an_index_too(capsys, tmp_path):
    folder = tmp_path / "articoli"
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.txt").write_text(f"Il governo {name} tace.", "utf-8")
    assert run(capsys, "analyse", folder, "--out", tmp_path / "out", "--to", "docx", "--to", "json")[0] == 0
    page = Page((tmp_path / "out" / "index.html").read_text("utf-8"))
    assert {a["href"] for a in page.all("a")} == {"a.docx", "a.json", "b.docx", "b.json"}


def test_notebook_is_written_and_never_overwritten_by_itself(capsys, tmp_path):
    arguments = ("notebook", USERS_ARTICLE, "--out", tmp_path, "--sentences", "20%")
    code, out, _ = run(capsys, *arguments)
    assert (code, [file.name for file in tmp_path.iterdir()]) == (0, ["01-corea-del-nord-russia.ipynb"])
    assert "01-corea-del-nord-russia.ipynb" in out
    code, _, err = run(capsys, *arguments)
    assert (code, "--force" in err) == (1, True)
    assert run(capsys, *arguments, "--force")[0] == 0
    assert len(list(tmp_path.iterdir())) == 1
    assert run(capsys, "notebook", "missing.txt", "--out", tmp_path)[0] == 1


def test_analyse_a_folder_goes_on_after_a_bad_file(capsys, tmp_path):
    folder = tmp_path / "articoli"
    folder.mkdir()
    shutil.copy(USERS_ARTICLE, folder / "buono.txt")
    (folder / "guasto.txt").write_bytes(b"")
    code, out, err = run(capsys, "analyse", folder, "--out", tmp_path / "out")
    assert code == 1
    assert "buono" in out
    assert "guasto.txt: is empty" in err
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["buono.html", "buono.md", "index.html"]
    index = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert index.index("Not read") < index.index("guasto.txt: is empty")


def test_a_link_to_nowhere_is_an_article_that_cannot_be_read(capsys, tmp_path):
    folder = tmp_path / "articoli"
    folder.mkdir()
    shutil.copy(USERS_ARTICLE, folder / "buono.txt")
    (folder / "altrove.txt").symlink_to("/nowhere")
    (folder / "lungo.txt").symlink_to("x" * 300)
    code, out, err = run(capsys, "analyse", folder, "--out", tmp_path / "out")
    assert (code, "buono" in out) == (1, True)
    assert "altrove.txt: there is no such file" in err
    assert "lungo.txt: cannot be read (File name too long)" in err


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("analyse", "cannot be read (File name too long)"),
        ("translate", "cannot be read (File name too long)"),
        ("summarise", "cannot be read (File name too long)"),
        ("notebook", "cannot be read (File name too long)"),
        ("store info", "there is no such store"),
        ("packages install", "there is no such file"),
    ],
)
def test_a_name_that_is_too_long_is_one_line(capsys, command, said):
    code, out, err = run(capsys, *command.split(), "x" * 300)
    assert (code > 0, out) == (True, "")
    assert err.startswith(f"toolkit: {'x' * 300}: {said}")
    assert err.count("\n") == 1


def test_an_index_counts_all_findings_and_says_what_is_wrong_with_an_article(capsys, tmp_path):
    text = "The government has not yet answered the question that was asked. It will answer in parliament tomorrow."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert run(capsys, "analyse", USERS_ARTICLE, tmp_path / "a.txt", "--force", "--out", tmp_path / "out")[0] == 0
    row = (tmp_path / "out" / "index.html").read_text("utf-8").split("<tr")
    severities = [finding.severity for finding in analyse(USERS_ARTICLE).findings]
    for severity in ("serious", "doubtful"):
        assert f'<td class="itk-n">{severities.count(severity)}</td>' in row[2]
    assert "seems to be in English, not in Italian" in row[3]
    assert "another of the model" not in row[2]  # notes on the translation stand on the page


def test_an_index_links_every_page(capsys, tmp_path):
    folder = tmp_path / "articoli"
    folder.mkdir()
    for name in ("index", "uno & <due>", "tré #1"):
        (folder / f"{name}.txt").write_text("Il <b>governo</b> tace. Il presidente parla.", "utf-8")
    code, out, _ = run(capsys, "analyse", folder, "--out", tmp_path / "out", "--to", "html")
    assert code == 0
    assert f"3 of 3 articles → {tmp_path / 'out' / 'index.html'}" in out
    page = Page((tmp_path / "out" / "index.html").read_text("utf-8"))
    linked = [unquote(a["href"]) for a in page.all("a")]
    assert len(linked) == 3 * 2  # by title and by ending
    assert "index.html" not in linked
    assert all((tmp_path / "out" / name).is_file() for name in linked)
    assert not page.all("b")


def test_articles_of_one_name_do_not_overwrite_each_other(capsys, tmp_path):
    for name, text in (("a", "Il governo tace."), ("b", "Il presidente parla.")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text(text)
    code, *_ = run(capsys, "analyse", tmp_path / "a", tmp_path / "b", "--out", tmp_path / "out", "--to", "md")
    assert code == 0
    assert len(list((tmp_path / "out").glob("x*.md"))) == 2


def test_after_each_article_stands_what_to_mistrust_and_what_may_be_a_slip(capsys, analysis):
    code, out, _ = run(capsys, "analyse", USERS_ARTICLE)
    first = ", ".join(str(i + 1) for i in analysis.read_first())
    serious = sum(finding.severity == "serious" for finding in analysis.findings)
    doubtful = len(analysis.findings) - serious
    assert code == 0
    assert f"\nChecks: {serious} serious and {doubtful} doubtful findings; sentences to read first: {first}\n" in out
    slips = "2 'Rissa' (Russa?), 4 'Seoul. Lee' (Seoul, Lee?), 7 'propendo' (provando?), 14 'reloet' (report?)\n"
    assert f"\nPossible slips (put right with --correct WRONG=RIGHT): {slips}" in out


def test_without_slips_nothing_is_said_of_them(capsys, stdin):
    stdin(b"Il governo tace.")
    assert "Possible slips" not in run(capsys, "analyse", "-")[1]


@pytest.mark.parametrize("command", ["analyse", "translate"])
def test_a_glossary_and_corrections_reach_the_translation(capsys, tmp_path, command):
    (tmp_path / "a.txt").write_text("Un reloet del Cremlino parla di pace.", "utf-8")
    (tmp_path / "terms.csv").write_text("source,target\nCremlino,Kremlin\n", "utf-8")
    given = ("--glossary", tmp_path / "terms.csv", "--correct", "reloet=report", "--correct", "pace=guerra")
    code, out, err = run(capsys, command, tmp_path / "a.txt", *given)
    assert (code, "Kremlin" in out, "report" in out, "war" in out) == (0, True, True, True)
    assert "toolkit:" not in err


def test_the_starter_glossary_can_be_turned_off(capsys, stdin):
    for given, is_there in ((), True), (("--no-glossary",), False):
        stdin(b"Il gip tace.\n")
        code, out, _ = run(capsys, "translate", "--lines", "-", "--package", "fast", *given)
        assert (code, "preliminary investigations judge" in out.lower()) == (0, is_there)


def test_terms_are_suggested_in_a_file_that_is_a_glossary(capsys, tmp_path):
    (tmp_path / "a.txt").write_text("Il gip parla del Cremlino.\n\nIl gip tace.", "utf-8")
    out = tmp_path / "suggested.csv"
    code, said, err = run(capsys, "terms", tmp_path / "a.txt", "--out", out, "--package", "fast")
    assert (code, str(out) in said) == (0, True)
    lines = out.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("accept,source,target,")
    assert any(line.startswith(",gip,the preliminary investigations judge,institution,2,") for line in lines)
    code, _, err = run(capsys, "terms", tmp_path / "none.txt", "--out", out)
    assert (code, "none.txt" in err) == (1, True)


def test_lines_are_corrected_too(capsys, stdin):
    stdin(b"Il governo tace.\nUn reloet.\n")
    code, out, _ = run(capsys, "translate", "--lines", "-", "--correct", "reloet=gatto")
    assert (code, out.count("\n")) == (0, 2)
    assert "cat" in out.splitlines()[1]


def test_of_many_articles_each_takes_the_corrections_that_fit(capsys, tmp_path):
    folder = tmp_path / "articoli"
    folder.mkdir()
    (folder / "a.txt").write_text("Un reloet parla.", "utf-8")
    (folder / "b.txt").write_text("Il governo tace.", "utf-8")
    to = ("--out", tmp_path / "out", "--to", "json")
    code, out, err = run(capsys, "analyse", folder, *to, "--correct", "reloet=report")
    assert (code, err) == (0, "")
    assert "2 of 2 articles" in out
    assert "Un report parla." in (tmp_path / "out" / "a.json").read_text("utf-8")
    code, out, err = run(capsys, "analyse", folder, *to, "--correct", "reloet=report", "--correct", "mancante=x")
    assert (code, "2 of 2 articles" in out) == (2, True)
    assert err == "toolkit: --correct: 'mancante' stands in no article.\n"
    (folder / "c.txt").write_bytes(b"")
    assert run(capsys, "analyse", folder, *to, "--correct", "mancante=x")[0] == 1


@pytest.mark.parametrize("command", ["analyse", "translate"])
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--glossary", "mancante.csv"], "mancante.csv: there is no such file"),
        (["--glossary", str(USERS_ARTICLE)], "The first line must name them: source,target"),
        (
            ["--correct", "reloat=report"],
            "correction 'reloat': it does not stand in the repaired text. The nearest is 'r",
        ),
        (["--correct", "reloet=report", "--correct", "reloet=remoto"], "'reloet' is to be 'report' and 'remoto'"),
    ],
)
def test_a_broken_glossary_or_correction_is_told_before_the_work(capsys, monkeypatch, command, arguments, said):
    monkeypatch.setattr("toolkit.translation.translator.Translator.translate", None)
    code, out, err = run(capsys, command, USERS_ARTICLE, *arguments)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("correction", ["reloet", "=report", " =report", "re\nloet=report"])
def test_a_correction_has_two_sides(capsys, correction):
    with pytest.raises(SystemExit) as raised:
        main(["analyse", str(USERS_ARTICLE), "--correct", correction])
    assert raised.value.code == 2
    assert "WRONG=RIGHT, such as reloet=report" in capsys.readouterr().err


def test_analyse_standard_input(capsys, stdin):
    stdin(b"Il governo tace. Il presidente parla.")
    code, out, _ = run(capsys, "analyse", "-", "--sentences", "1", "--method", "lead")
    assert code == 0
    assert "Summary, lead, 1 of 2 sentences" in out


def test_translate_keeps_paragraphs(capsys):
    code, out, _ = run(capsys, "translate", USERS_ARTICLE)
    assert code == 0
    assert len(out.strip().split("\n\n")) == 9  # the file has ten blocks; one paragraph is broken in two


def test_translate_lines_gives_a_line_for_a_line(capsys, stdin):
    lines = ["Il governo tace. Il presidente parla.", "", "***", "Una riga\u2028con un separatore", "Fine"]
    stdin("\r\n".join(lines).encode() + b"\n")
    code, out, _ = run(capsys, "translate", "--lines", "-")
    assert code == 0
    found = out.split("\n")
    assert len(found) == len(lines) + 1
    assert (found[1], found[2], found[5]) == ("", "***", "")


@pytest.mark.parametrize(("data", "lines"), [(b"***\n", ["***"]), (b"\n\n", ["", ""]), (b"", []), (b"<html>\n", None)])
def test_translate_lines_takes_any_lines(capsys, stdin, data, lines):
    stdin(data)
    code, out, _ = run(capsys, "translate", "--lines", "-")
    assert code == 0
    assert len(out.split("\n")) - 1 == data.count(b"\n")
    assert lines is None or out.split("\n")[:-1] == lines


def test_an_empty_folder_and_a_file_named_twice(capsys, tmp_path, monkeypatch):
    (tmp_path / "vuota").mkdir()
    (tmp_path / "ok.txt").write_text("Il governo tace.")
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, "analyse", "vuota", "ok.txt", "./ok.txt", "--out", "o", "--to", "md")
    assert code == 1
    assert "vuota: no file matches" in err
    assert out.count("Summary,") == 1
    assert sorted(file.name for file in (tmp_path / "o").iterdir()) == ["index.html", "ok.md"]


def test_a_file_name_that_is_not_utf_8_is_no_obstacle(capsys, tmp_path):
    import os

    (tmp_path / os.fsdecode(b"articolo\xe8.txt")).write_text("Il governo tace.")
    code, _, err = run(capsys, "analyse", tmp_path, "--out", tmp_path / "o", *"--to html --to md --to json".split())
    assert (code, err) == (0, "")
    assert sorted(file.suffix for file in (tmp_path / "o").iterdir()) == [".html", ".json", ".md"]


def test_a_missing_engine_is_told_by_the_doctor(capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "ctranslate2", None)
    code, out, _ = run(capsys, "doctor")
    assert code == 3
    assert " NO  self-test" in out


def test_summarise_needs_no_engine(capsys, monkeypatch):
    monkeypatch.setattr("toolkit.cli.cli.translator_for", None)
    code, out, _ = run(capsys, "summarise", USERS_ARTICLE, "-n", "2", "-m", "lsa")
    assert code == 0
    assert out.count("\n") == 3
    assert "Lead-3 baseline: 1, 2, 3" in out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["analyse", "mancante.txt"], 1, "mancante.txt: there is no such file"),
        (["translate", "mancante.txt"], 1, "no such file"),
        (["summarise", str(SEEDS)], 1, "is a folder"),
        (["summarise", str(USERS_ARTICLE), "-n", "0"], 2, "sentences must be"),
        (["analyse", str(USERS_ARTICLE), "-n", "tante"], 2, "sentences must be"),
        (["analyse", "https://www.example.com/a"], 1, "offline by design"),
        (["translate", str(USERS_ARTICLE), "--beam", "0"], 2, "beam_size must be"),
    ],
)
def test_errors_are_one_line_with_a_code(capsys, arguments, code, said):
    found, _, err = run(capsys, *arguments)
    assert found == code
    assert said in err
    assert "Traceback" not in err


def test_without_a_package_the_code_is_three(capsys, monkeypatch, tmp_path):
    for module in ("packages", "packages.installed", "packages.language_package"):
        monkeypatch.setattr(f"toolkit.{module}.BUNDLED", tmp_path)
    code, _, err = run(capsys, "translate", USERS_ARTICLE)
    assert code == 3
    assert "No language package translates it→en" in err
    assert run(capsys, "doctor")[0] == 3


@pytest.mark.parametrize("arguments", [["analyse", "x", "--to", "pdf"], ["summarise", "x", "-m", "gpt"], [], ["other"]])
def test_wrong_arguments_exit_with_two(arguments):
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2


def test_doctor_names_package_hash_folder_and_proves_itself_offline(capsys):
    code, out, _ = run(capsys, "doctor")
    assert code == 0
    assert "(bundled), sha256 " in out
    assert "your folder" in out
    assert "self-test    sockets blocked: 'Il presidente" in out


def test_doctor_tells_of_broken_packages(capsys, monkeypatch, tmp_path):
    (tmp_path / "guasto").mkdir()
    (tmp_path / "guasto" / "metadata.json").write_text("{")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))
    code, out, _ = run(capsys, "doctor")
    assert code == 3
    assert " NO  package" in out
    assert "guasto" in out


def test_the_module_runs_and_has_a_version():
    found = subprocess.run([sys.executable, "-m", "toolkit", "--version"], cwd=ROOT, capture_output=True, check=True)
    assert found.stdout.startswith(b"toolkit ")


def test_a_store_is_filled_shown_exported_and_pruned(capsys, tmp_path):
    (tmp_path / "a.txt").write_text("Il governo tace. Sono 139 anni.", "utf-8")
    store, lines = tmp_path / "a.store", tmp_path / "a.jsonl"
    first = run(capsys, "analyse", tmp_path / "a.txt", "--store", store)
    assert run(capsys, "analyse", tmp_path / "a.txt", "--store", store) == first
    code, out, _ = run(capsys, "store", "info", store)
    assert (code, "\n1 analyses, " in out, "text of the articles" in out) == (0, True, True)
    assert run(capsys, "store", "export", store, "--out", lines)[1] == f"2 sentences → {lines}\n"
    rows = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    assert [(row["article"], row["index"], row["source"]) for row in rows] == [
        ("a", 0, "Il governo tace."),
        ("a", 1, "Sono 139 anni."),
    ]
    assert "0 rows" in run(capsys, "store", "prune", store)[1]
    assert "0 rows" not in run(capsys, "store", "prune", store, "--days", "0")[1]
    assert "\n0 analyses, 0 translated" in run(capsys, "store", "info", store)[1]
    assert run(capsys, "store", "info", tmp_path / "missing.store")[0] == 1


def test_a_damaged_store_is_said(capsys, tmp_path):
    (tmp_path / "a.txt").write_text("Il governo tace.", "utf-8")
    (tmp_path / "a.store").write_bytes(b"x" * 3000)
    code, _, err = run(capsys, "analyse", tmp_path / "a.txt", "--store", tmp_path / "a.store")
    assert (code, "was damaged" in err) == (0, True)


@pytest.mark.parametrize(
    "error", [MemoryError(), ImportError("libctranslate2.so: failed to map segment from shared object")]
)
def test_too_little_memory_is_one_line(monkeypatch, capsys, error):
    def full(*_, **__):
        raise error

    monkeypatch.setattr("toolkit.cli.cli.segment", full)
    assert main(["summarise", "seeds/bolivia-mare.txt"]) == 1
    assert capsys.readouterr().err.startswith("toolkit: there is not enough memory. Close other programs")


def test_a_library_that_is_missing_is_no_lack_of_memory(monkeypatch):
    def missing(*_, **__):
        raise ImportError("No module named 'numpy'")

    monkeypatch.setattr("toolkit.cli.cli.segment", missing)
    with pytest.raises(ImportError, match="numpy"):
        main(["summarise", "seeds/bolivia-mare.txt"])


def test_translate_says_what_is_seriously_wrong_and_writes_where_it_is_told(capsys, tmp_path, analysis):
    out = tmp_path / "english.txt"
    code, printed, err = run(capsys, "translate", USERS_ARTICLE, "--out", out)
    assert (code, printed) == (0, f"→ {out}\n")
    assert out.read_text("utf-8") == analysis.english + "\n"
    serious = [finding for finding in analysis.findings if finding.severity == "serious"]
    assert serious
    assert all(f"To mistrust: sentence {f.index + 1}: {f.message}" in err for f in serious)


@pytest.mark.parametrize("command", ["translate", "analyse", "summarise"])
def test_a_text_that_is_typed_is_told_its_way(capsys, command):
    code, out, err = run(capsys, command, "Il governo tace sulla legge.")
    assert (code, out) == (1, "")
    assert "toolkit translate -" in err


ENGLISH = b"The government has not yet answered the question. The minister speaks to the press tomorrow."


@pytest.mark.parametrize("command", ["translate", "analyse"])
def test_an_article_in_another_language_is_a_failure_unless_it_is_forced(capsys, stdin, command):
    stdin(ENGLISH)
    code, out, err = run(capsys, command, "-")
    warning = "Not in Italian: the article seems to be in English. Its translation is worth nothing."
    assert code == 1
    assert (out if command == "analyse" else err).startswith(warning)
    assert "--force" in err
    assert "Possible slips" not in out
    stdin(ENGLISH)
    code, out, err = run(capsys, command, "-", "--force")
    assert code == 0
    assert warning in out + err
    assert "--force" not in err


def test_of_a_folder_the_articles_in_another_language_are_named_at_the_end_and_reported(capsys, tmp_path):
    (tmp_path / "a.txt").write_bytes(ENGLISH)
    (tmp_path / "b.txt").write_text("Il governo tace sulla legge. Il presidente parla ai giornalisti.")
    code, _, err = run(capsys, "analyse", tmp_path, "--out", tmp_path / "out", "--to", "txt")
    assert code == 1
    assert "toolkit: a: Not in Italian" in err
    assert "b: Not in" not in err
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"a.txt", "b.txt", "index.html"}
    index = Page((tmp_path / "out" / "index.html").read_text("utf-8"))
    assert len(index.all("p", role="alert")) == 1


def test_a_banner_is_red_on_a_terminal_alone(capsys, monkeypatch):
    for is_terminal, shown in ((True, "\x1b[1;31mNo\x1b[0m, \\x1b[31m\n"), (False, "No, \\x1b[31m\n")):
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setattr(sys.stdout, "isatty", lambda it=is_terminal: it)
        say("No, \x1b[31m", red="No")
        assert capsys.readouterr().out == shown
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    say("No, more", red="No")
    assert capsys.readouterr().out == "No, more\n"


def test_translate_writes_a_word_document_of_the_translation(capsys, tmp_path, stdin):
    stdin(b"Il governo tace.")
    assert run(capsys, "translate", "-", "--out", tmp_path / "x.docx")[0] == 0
    assert len(docx.Document(tmp_path / "x.docx").paragraphs) == 1


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("names", ["a", "ab"])
def test_open_shows_the_page_or_the_index_or_says_where_it_is(capsys, monkeypatch, tmp_path, names, there):
    folder, shown = tmp_path / "articoli", []
    folder.mkdir()
    for name in names:
        (folder / f"{name}.txt").write_text(f"Il governo {name} tace.", "utf-8")
    monkeypatch.setattr("webbrowser.open", lambda address: shown.append(address) or there)
    code, _, err = run(capsys, "analyse", folder, "--open", "--out", tmp_path / "out è", "--to", "json")
    page = tmp_path / "out è" / ("a.html" if names == "a" else "index.html")
    assert (code, shown) == (0, [page.as_uri()])
    assert page.exists()
    assert (str(page) in err) != there


@pytest.mark.parametrize("command", [("analyse",), ("translate",), ("summarise",)])
def test_quiet_leaves_results_and_errors(capsys, tmp_path, command):
    article = tmp_path / "a.txt"
    article.write_text("Il governo tace. Piove. Nevica.", "utf-8")
    loud, quiet = (run(capsys, *command, article, *more) for more in ((), ("--quiet",)))
    assert quiet[2] == ""
    assert quiet[0] == 0
    assert set(quiet[1].splitlines()) <= set(loud[1].splitlines())
    assert quiet[1].strip()
    code, _, err = run(capsys, *command, tmp_path / "missing.txt", "--quiet")
    assert code == 1
    assert "missing.txt" in err


@pytest.mark.parametrize("here", [".", "notebooks", "seeds"])
def test_a_notebook_lands_beside_the_others(capsys, monkeypatch, tmp_path, here):
    for name in ("notebooks", "seeds"):
        (tmp_path / name).mkdir()
    article = tmp_path / "seeds" / "mio.txt"
    article.write_text("Il governo tace. Piove.", "utf-8")
    monkeypatch.chdir(tmp_path / here)
    assert run(capsys, "notebook", article)[0] == 0
    assert [file.name for file in (tmp_path / "notebooks").iterdir()] == ["01-mio.ipynb"]
    assert "../seeds/mio.txt" in (tmp_path / "notebooks" / "01-mio.ipynb").read_text("utf-8")
