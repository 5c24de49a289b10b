"""What a person sees, in Debian's chromium: JupyterLab on loopback, and an exported page. Nothing else is reached."""

import json
import os
import re
import shutil
import socket
import subprocess
import time
from functools import partial
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import docx
import nbformat
import pytest
from conftest import ROOT
from fuzz import ACTIVE
from selenium import webdriver
from selenium.common.exceptions import NoAlertPresentException, WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait
from test_safety import ATTACKS, attacked

from toolkit import report
from toolkit.files import index_page, write_whole
from toolkit.views import index_row

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1", "::1"])]

CHROMIUM = (
    "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --window-size=1400,1000"
).split()
NOT_YET = (WebDriverException, IndexError, StopIteration)
WAIT = 60  # seconds; a limit, not a measurement


class Browser:
    """Chromium, told that no host but this machine exists; it keeps a list of what it asked for."""

    def __init__(self, folder):
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium")
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        for argument in (
            *CHROMIUM,
            f"--user-data-dir={folder}",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ):
            options.add_argument(argument)
        self.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        self.asked = set()
        # Without a focus, which a window without a screen may lack, JupyterLab knows of no notebook in front.
        self.driver.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def first(self, selector):
        return self.until(lambda: self.all(selector))[0]

    def until(self, condition):
        """Wait for something true and give it."""
        return WebDriverWait(self.driver, WAIT, ignored_exceptions=NOT_YET).until(lambda _: condition())

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def show(self, element):
        """Bring an element to the middle of the window."""
        self.run("arguments[0].scrollIntoView({block: 'center'})", element)
        return element

    def colour(self, element, name="background-color"):
        return self.run("return getComputedStyle(arguments[0])[arguments[1]]", element, name)

    def seen(self, element):
        """Say whether an element is within the window and not covered."""
        return self.run(
            "const b = arguments[0].getBoundingClientRect(); if (b.height === 0) return false;"
            "const e = document.elementFromPoint(b.left + b.width / 2, b.top + Math.min(b.height / 2, 20));"
            "return e !== null && arguments[0].contains(e)",
            element,
        )

    def hosts(self):
        """Give every host that was asked for since the start, whether it answered or not."""
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] in ("Network.requestWillBeSent", "Network.webSocketCreated"):
                address = urlsplit(message["params"].get("url") or message["params"]["request"]["url"])
                if address.scheme not in ("chrome", "chrome-untrusted", "file", "data", "blob"):
                    self.asked.add(address.hostname)
        return self.asked


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "127.0.0.1,localhost")
        browser = Browser(tmp_path_factory.mktemp("chromium"))
        try:
            yield browser
            assert browser.hosts() <= {"127.0.0.1"}  # of all the tests
        finally:
            browser.driver.quit()


def without_outputs(path, copy):
    notebook = nbformat.read(path, 4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    nbformat.write(notebook, copy)


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Start JupyterLab as `make lab` does, on a copy of the notebooks; give its address."""
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks", ignore=shutil.ignore_patterns(".*"))
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copy(ROOT / "seeds" / "bolivia-mare.txt", folder / "seeds" / "mio.txt")
    for name in ("00-start-here", "01-corea-del-nord-russia"):
        without_outputs(folder / "notebooks" / f"{name}.ipynb", folder / "notebooks" / f"run-{name}.ipynb")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = f"--no-browser --allow-root --port={port} --ServerApp.ip=127.0.0.1 --IdentityProvider.token=test"
    recipe = subprocess.run(
        ["make", "--dry-run", "--no-print-directory", "lab", f"LAB_ARGS={arguments}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.replace(".venv/bin/", f"{ROOT}/.venv/bin/")
    trust, start = (
        re.search(r"^.*jupyter trust.*$", recipe, re.M),
        re.search(r"^.*jupyter lab (?:.*\\\n)*.*$", recipe, re.M),
    )
    homes = {f"JUPYTER_{kind}_DIR": str(folder / kind) for kind in ("CONFIG", "DATA", "RUNTIME")}
    environment = os.environ | homes | {"HOME": str(folder), "ARGOS_PACKAGES_DIR": str(folder / "none")}
    subprocess.run(["sh", "-c", trust.group()], cwd=folder, env=environment, check=True, capture_output=True)
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(["sh", "-c", f"exec {start.group()}"], cwd=folder, env=environment, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(10 * WAIT):
            try:
                urlopen(f"{address}/api", timeout=5).close()
                break
            except OSError:
                assert server.poll() is None, (folder / "log").read_text()
                time.sleep(0.1)
        open_at = partial(str.format, f"{address}/lab/tree/notebooks/{{}}.ipynb?token=test&reset")
        open_at.folder = folder
        yield open_at
    finally:
        server.terminate()
        server.wait(WAIT)


def open_notebook(browser, address):
    browser.driver.get(address)
    browser.first(".jp-Notebook .jp-Cell")
    browser.until(lambda: "Idle" in browser.first(".jp-StatusBar-Widget").text)


def run_all(browser):
    """Run every cell by the menu, and wait until each has its number."""
    browser.first(".lm-MenuBar-item:nth-child(4)").click()
    browser.first('.lm-Menu-item[data-command="runmenu:run-all"]').click()

    def is_done():
        prompts = [prompt.get_attribute("textContent") for prompt in browser.all(".jp-CodeCell .jp-InputPrompt")]
        return prompts and all(re.fullmatch(r"\[\d+\]:", prompt) for prompt in prompts)

    browser.until(is_done)


def test_a_committed_walkthrough_is_shown_with_its_style(browser, lab, analysis):
    open_notebook(browser, lab("01-corea-del-nord-russia"))
    rows = browser.until(lambda: browser.all(".itk-bilingual tbody tr[id]"))
    assert len(rows) == len(analysis.sentences)
    chosen, other = rows[0].find_element(By.TAG_NAME, "td"), rows[1].find_element(By.TAG_NAME, "td")
    assert browser.colour(chosen) != browser.colour(other)
    assert "★" in rows[0].text
    assert not browser.all(".itk-place:not([hidden])")
    browser.show(rows[1])
    ActionChains(browser.driver).move_to_element(rows[1]).perform()
    place = rows[1].find_element(By.CLASS_NAME, "itk-place")
    assert place.is_displayed()
    assert place.text.startswith("paragraph 1 · characters ")


def test_a_summary_sentence_leads_to_its_row(browser, lab, analysis):
    open_notebook(browser, lab("01-corea-del-nord-russia"))
    link = browser.show(browser.first(".itk-summary li:nth-child(5) a"))
    row = browser.first(f"[id$='-{analysis.summary.indices[-1] + 1}']")
    assert not browser.seen(row)
    link.click()
    assert browser.until(lambda: browser.seen(row))


def test_the_keyboard_is_the_views_own(browser, lab):
    open_notebook(browser, lab("01-corea-del-nord-russia"))
    browser.show(browser.first(".itk-bilingual .itk-compact")).click()
    ActionChains(browser.driver).send_keys(Keys.ARROW_RIGHT).perform()
    assert browser.first(".itk-reading").is_selected()
    italian = browser.all(".itk-bilingual tr[id] td[lang=it]")
    assert not any(cell.is_displayed() for cell in italian)
    browser.show(browser.all(".itk-n a")[7]).click()
    assert italian[7].is_displayed()
    browser.show(browser.first(".itk-bilingual .itk-side")).click()
    fold = browser.all(".itk-fold")[1]
    browser.run("arguments[0].focus()", fold)
    ActionChains(browser.driver).send_keys(Keys.SPACE).perform()
    assert not fold.is_selected()
    assert not browser.all(".itk-section")[2].find_elements(By.TAG_NAME, "tr")[1].is_displayed()


def test_a_walkthrough_runs_by_the_menu_without_an_error(browser, lab):
    open_notebook(browser, lab("run-01-corea-del-nord-russia"))
    assert not browser.all(".itk")
    run_all(browser)
    browser.until(lambda: len(browser.all(".jp-OutputArea-output img")) == 5)
    assert browser.colour(browser.first(".itk-chosen td")) == "rgb(255, 244, 207)"
    assert not browser.all(
        '[data-mime-type="application/vnd.jupyter.stderr"], [data-mime-type="application/vnd.jupyter.error"]'
    )


def test_it_opens_on_the_whole_folder_and_its_terminals_know_the_command(browser, lab):
    place = urlsplit(lab("")).netloc
    browser.driver.get(f"http://{place}/?token=test")
    browser.first(".jp-Notebook .jp-Cell")
    assert "00-start-here" in browser.driver.current_url
    browser.until(lambda: {"notebooks", "seeds"} <= {item.text for item in browser.all(".jp-DirListing-itemText")})
    asked = Request(f"http://{place}/api/terminals", headers={"Authorization": "token test"}, method="POST")
    with urlopen(asked, timeout=WAIT) as answer:
        name = json.load(answer)["name"]
    browser.run(
        "window.said = ''; const socket = new WebSocket(`ws://${arguments[0]}/terminals/websocket/${arguments[1]}`);"
        "socket.onmessage = message => { const [kind, text] = JSON.parse(message.data);"
        "if (kind === 'setup') socket.send(JSON.stringify(['stdin', 'toolkit notebook seeds/mio.txt\\r']));"
        "if (kind === 'stdout') window.said += text; }",
        place,
        name,
    )
    assert browser.until(lambda: "-mio.ipynb" in browser.run("return window.said"))
    assert "→ notebooks/05-mio.ipynb" in browser.run("return window.said")


def of_one_cell(folder, name, code, outputs=()):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code, outputs=list(outputs))])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, folder / "notebooks" / f"{name}.ipynb")


def selected(browser):
    """Select everything in the element that has the focus, as a keyboard does, and copy it."""
    for key in ("a", "c"):
        ActionChains(browser.driver).key_down(Keys.CONTROL).send_keys(key).key_up(Keys.CONTROL).perform()
    return clipboard(browser)


def clipboard(browser, kind="text/plain"):
    """Read the system's clipboard, for which this page is given leave."""
    browser.driver.execute_cdp_cmd(
        "Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    )
    script = (
        "const done = arguments[1]; navigator.clipboard.read().then(items => items[0].getType(arguments[0]))"
        ".then(blob => blob.text()).then(done, error => done(String(error)))"
    )
    return browser.driver.execute_async_script(script, kind)


def test_a_button_copies_the_translation_alone(browser, lab):
    address = lab("run-copied")
    of_one_cell(
        lab.folder, "run-copied", "from toolkit import analyse\nanalyse('Il governo tace.\\n\\nIl paese vota.')"
    )
    open_notebook(browser, address)
    run_all(browser)
    button = browser.first(".itk-alone button")
    browser.until(lambda: browser.show(button).is_displayed())
    button.click()
    browser.until(lambda: button.text == "Copied")
    text = browser.first(".itk-alone textarea").get_property("value")
    assert len(text.split("\n\n")) == 2
    assert clipboard(browser) == text


def test_in_a_notebook_without_trust_the_field_is_selected_and_copied_by_its_keys(browser, lab, analysis):
    output = nbformat.v4.new_output("display_data", {"text/html": analysis._repr_html_()})
    of_one_cell(lab.folder, "untrusted", "1", [output])
    open_notebook(browser, lab("untrusted"))
    browser.until(lambda: browser.all(".jp-OutputArea textarea"))
    assert not any(button.is_displayed() for button in browser.all(".jp-OutputArea button"))
    [field] = browser.all(".jp-OutputArea textarea")
    fold = next(s for s in browser.all("summary") if "alone" in s.text)
    browser.show(fold).click()
    browser.show(field).click()
    assert selected(browser) == analysis.english


def choose(control, choice):
    Select(control).select_by_visible_text(choice)
    return True


def test_the_explorer_follows_its_widgets(browser, lab):
    open_notebook(browser, lab("00-start-here"))
    assert "run this cell to choose" in browser.first(".jp-Notebook").text
    open_notebook(browser, lab("run-00-start-here"))
    run_all(browser)
    for place, choice in enumerate(("corea-del-nord-russia", "textrank", "English")):
        browser.until(lambda p=place, c=choice: choose(browser.all(".widget-dropdown select")[p], c))
    length = browser.show(browser.first(".jupyter-widgets input[list]"))
    length.click()
    ActionChains(browser.driver).key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL).send_keys("4\n").perform()
    caption = browser.until(
        lambda: next(
            c for c in browser.all(".jupyter-widgets .itk-summary h4") if "TEXTRANK, 4 OF 21" in c.text.upper()
        )
    )
    assert caption.is_displayed()
    assert len(browser.all(".jupyter-widgets .itk-chosen")) == 4
    assert "language:en" in browser.first(".jupyter-widgets .itk-signature").text


EDITED = "As many as 5,000 soldiers have come."
EXPLORER = """
from pathlib import Path
from toolkit.notebook import Explorer
text = "Il governo tace sulla legge.\\n\\nSono arrivati 5.000 soldati.\\n\\nIl presidente ha parlato."
Path("editing").mkdir(exist_ok=True)
%cd -q editing
explorer = Explorer(text, method="lead", sentences=1)
explorer
"""
EXPORT = "[explorer.analysis.save(name).name for name in ('edited.html', 'edited.docx')]"


def open_panel(browser):
    """Open the editor's panel, and give its list of sentences when it is filled."""
    titles = browser.until(lambda: browser.all(".jupyter-widget-Collapse-header"))
    browser.show(next(title for title in titles if "Edit:" in title.text)).click()
    return browser.until(lambda: next(s for s in browser.all(".widget-select select") if len(s.text.splitlines()) == 3))


def press(browser, name):
    browser.show(next(b for b in browser.all(".jupyter-widgets button") if b.text == name)).click()


def test_a_sentence_is_edited_saved_and_still_there_after_a_restart(browser, lab):
    of_one_cell(lab.folder, "run-editing", EXPLORER)
    path = lab.folder / "notebooks" / "run-editing.ipynb"
    notebook = nbformat.read(path, 4)
    notebook.cells.append(nbformat.v4.new_code_cell(EXPORT))
    nbformat.write(notebook, path)
    open_notebook(browser, lab("run-editing"))
    run_all(browser)
    Select(open_panel(browser)).select_by_index(1)
    field = browser.until(
        lambda: next(f for f in browser.all(".widget-textarea textarea") if "5,000" in f.get_property("value"))
    )
    browser.show(field).click()
    ActionChains(browser.driver).key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL).send_keys(EDITED).perform()
    press(browser, "Take")
    browser.until(lambda: any(EDITED in row.text for row in browser.all(".jupyter-widgets .itk-bilingual tr[id]")))
    press(browser, "Save")
    browser.until(lambda: any("1 edit saved in memory.tmx" in box.text for box in browser.all(".jupyter-widgets .itk")))

    browser.first(".lm-MenuBar-item:nth-child(5)").click()
    browser.first('.lm-Menu-item[data-command="kernelmenu:restart"]').click()
    browser.first(".jp-Dialog .jp-mod-accept").click()
    browser.until(lambda: not browser.all(".jp-Dialog") and "Idle" in browser.first(".jp-StatusBar-Widget").text)
    run_all(browser)
    row = browser.until(
        lambda: next(r for r in browser.all(".jupyter-widgets .itk-bilingual tr[id]") if EDITED in r.text)
    )
    assert "as in memory.tmx" in row.text
    assert open_panel(browser).text.splitlines()[1].strip().endswith(f"✎ {EDITED}")
    exported = lab.folder / "notebooks" / "editing"
    assert EDITED in (exported / "edited.html").read_text("utf-8")
    assert EDITED in " ".join(cell.text for cell in _cells(exported / "edited.docx"))


def _cells(path):
    """Give all cells of a Word document."""
    return [cell for table in docx.Document(path).tables for row in table.rows for cell in row.cells]


@pytest.fixture
def dark_lab(lab):
    """Choose JupyterLab's dark theme, and the light one again afterwards."""
    address = urlsplit(lab(""))
    settings = f"http://{address.netloc}/lab/api/settings/@jupyterlab/apputils-extension:themes"

    def choose(theme):
        raw = json.dumps({"raw": json.dumps({"theme": theme})}).encode()
        urlopen(Request(settings, raw, {"Authorization": "token test"}, method="PUT"), timeout=WAIT).close()

    choose("JupyterLab Dark")
    yield lab
    choose("JupyterLab Light")


def test_the_dark_theme_is_dark(browser, dark_lab):
    open_notebook(browser, dark_lab("01-corea-del-nord-russia"))
    browser.until(lambda: browser.first("body").get_attribute("data-jp-theme-light") == "false")
    paper, ink = (browser.colour(browser.first(".itk"), name) for name in ("background-color", "color"))
    darkness = [sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in (paper, ink)]
    assert darkness[0] < 120
    assert darkness[1] > 600


@pytest.fixture
def page(browser, analysis, tmp_path):
    browser.driver.get(report(analysis, tmp_path / "page.html").as_uri())
    yield browser
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    browser.driver.set_window_size(1400, 1000)


def test_an_exported_page_shows_rows_layouts_and_folds(page, analysis):
    rows = page.all(".itk-bilingual tbody tr")
    assert len(rows) == len(analysis.sentences)
    assert all(row.is_displayed() for row in rows)
    page.show(page.all(".itk-fold")[0]).click()
    hidden = [i for i, row in enumerate(rows) if not row.is_displayed()]
    assert hidden == list(analysis.sections[1][1:])
    assert "8 sentences folded" in rows[5].text
    page.all(".itk-summary a")[1].click()  # leads into the folded section
    assert rows[8].is_displayed()
    assert page.seen(rows[8])
    page.show(page.first(".itk-scores")).click()
    assert all(cell.is_displayed() for cell in page.all("td.itk-score")[:10])


def test_an_exported_page_follows_the_systems_theme_and_prints_in_full(page):
    page.show(page.all(".itk-fold")[0]).click()
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert all(row.is_displayed() for row in page.all(".itk-bilingual tbody tr"))
    assert not page.first(".itk-switches").text
    dark = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", dark | {"media": "screen"})
    assert page.colour(page.first(".itk")) == "rgb(23, 27, 34)"
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", dark | {"media": "print"})
    assert page.colour(page.first(".itk")) == "rgb(255, 255, 255)"


def test_a_copied_summary_has_no_underline_link_or_arrow(page, analysis):
    items = page.first(".itk-summary ol")
    page.run("getSelection().selectAllChildren(arguments[0])", items)
    page.driver.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "keyDown", "commands": ["copy"]})
    html, text = clipboard(page, "text/html"), clipboard(page)
    assert all(sentence in text for sentence in analysis.summary_sentences())
    assert "<a" not in html
    assert "↓" not in html + text
    assert not re.search(r"text-decoration[\w-]*:[^;]*underline|border-bottom[^;]*(solid|dashed)", html)


def test_the_translation_alone_is_copied_from_a_page_by_its_keys(page, analysis):
    page.show(page.first(".itk-alone summary")).click()
    page.show(page.first(".itk-alone textarea")).click()
    assert selected(page) == analysis.english


def test_compact_and_reading_layouts_and_a_narrow_window(page):
    height = page.run("return document.querySelector('.itk-table').offsetHeight")
    page.show(page.first(".itk-compact")).click()
    assert page.run("return document.querySelector('.itk-table').offsetHeight") < height
    page.first(".itk-reading").click()
    assert not any(cell.is_displayed() for cell in page.all("tr[id] td[lang=it]"))
    page.first(".itk-side").click()
    page.first(".itk-scores").click()
    page.driver.set_window_size(500, 900)
    widths = [page.run("return arguments[0].offsetWidth", cell) for cell in page.all("tr[id]:nth-child(2) td[lang]")]
    assert min(widths) > 100


def test_the_style_leaks_neither_in_nor_out(page):
    """A paragraph and a table beside the view look the same with and without it."""
    measure = (
        "const host = document.createElement('div');"
        "host.innerHTML = '<p>x</p><table><tr><th>a</th><td>b</td></tr></table>"
        "<details><summary>s</summary></details>';"
        "document.body.append(host);"
        "const read = () => [...host.querySelectorAll('*')].map(e => JSON.stringify(Object.fromEntries("
        "['font', 'color', 'padding', 'margin', 'border', 'background-color', 'display'].map("
        "name => [name, getComputedStyle(e)[name]]))));"
        "const before = read(); const styles = [...document.querySelectorAll('.itk style, style')];"
        "styles.filter(s => s.textContent.includes('.itk')).forEach(s => s.remove());"
        "const after = read(); host.remove(); return [before, after]"
    )
    before, after = page.run(measure)
    assert before == after
    assert len(before) > 5


def test_a_page_full_of_attacks_does_nothing(browser, analysis, tmp_path):
    """No dialog, no request, no element of the article's own, no click that leads away; but the attacks are shown."""
    hostile = attacked(analysis)
    before = set(browser.hosts())
    files = [report(hostile, tmp_path / "hostile.html")]
    files.append(write_whole(tmp_path / "index.html", index_page([index_row(hostile, ["hostile.html"])])))
    for file in files:
        browser.driver.get(file.as_uri())
        for element in browser.all(".itk *"):  # whatever waits for a mouse, a focus or a click
            browser.run(
                "for (const n of ['mouseover', 'focus', 'load', 'error']) arguments[0].dispatchEvent(new Event(n))",
                element,
            )
        assert browser.run("return window.hit") is None
        assert not browser.all(", ".join(sorted(ACTIVE)))
        assert not browser.all("[onerror], [onload], [onmouseover], [onfocus], [autofocus], [src], [action]")
        assert browser.run("return performance.getEntriesByType('resource').length") == 0
        with pytest.raises(NoAlertPresentException):
            browser.driver.switch_to.alert.dismiss()
        assert browser.driver.current_url == file.as_uri()
        assert ATTACKS[0] in browser.run("return document.body.textContent")
    assert browser.hosts() == before
