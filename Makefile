# make        set up .venv from the lock        make run    analyse seeds/ into reports/
# make lab    open JupyterLab                  make test   the whole suite
PYTHON ?= python3
BIN := .venv/bin
LAB_ARGS ?=
SECONDS ?= 60
UV_VERSION := 0.13.9

.PHONY: env run lab test lint lock refresh notebooks picture house clean
.PHONY: bench many steps modes judging fuzz choices vocabulary quality checks check-times lexicon confidence retries summaries news-sense gist glossary starter languages
.DEFAULT_GOAL := env

env: .venv/ready

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || { echo "Python 3.11, 3.12 or 3.13 is needed; try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Python's venv is missing; on Debian: apt-get install python3-venv"; exit 1; }
	@echo "Setting up .venv from the lock: about 1 GB, a few minutes, once."
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/jupyter labextension disable --level=sys_prefix @jupyterlab/apputils-extension:announcements 2>/dev/null # no news from the network
	@touch $@

run: env
	$(BIN)/toolkit analyse seeds --out reports

# Our own notebooks are trusted, so that their views have their style; JupyterLab's own calls home are off. It opens on this
# folder, so that notebooks, seeds and reports are seen, and `toolkit` is on the PATH of its terminals: a login shell, which
# it begins where its output is no terminal, would set another.
lab: env
	$(BIN)/jupyter trust notebooks/*.ipynb
	@mkdir -p reports
	env PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/jupyter lab --LabApp.extension_manager=readonly \
	    --LabApp.default_url="/lab/tree/notebooks/00-start-here.ipynb?file-browser-path=/" \
	    --ServerApp.terminado_settings="shell_command=$${SHELL:-sh}" --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate $(LAB_ARGS)

test: env lint
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: env
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

# The exact lock: every version with its hashes, for Python 3.11-3.13; [tool.uv] in pyproject.toml says what stays out.
lock:
	$(PYTHON) -m venv .lock-venv
	.lock-venv/bin/python -m pip install --quiet uv==$(UV_VERSION)
	.lock-venv/bin/uv pip compile pyproject.toml --quiet --upgrade --all-extras --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --output-file requirements.lock
	rm -r .lock-venv

# After swapping the bundled language package (or anything else that shows in them): every committed output anew.
refresh: env
	$(BIN)/python -m benchmarks.engine.vocabulary
	$(BIN)/python -m benchmarks.translation.confidence
	$(BIN)/python -m benchmarks.translation.judging
	$(BIN)/python -m benchmarks.translation.modes
	$(MAKE) --no-print-directory notebooks
	$(BIN)/python -m benchmarks.translation.quality
	$(BIN)/python -m benchmarks.translation.choices
	$(BIN)/python -m benchmarks.checks.findings
	$(BIN)/python -m benchmarks.checks.readers
	$(BIN)/python -m benchmarks.checks.opinions
	$(BIN)/python -m benchmarks.checks.retries
	$(BIN)/python -m benchmarks.summary.summaries
	$(BIN)/python -m benchmarks.summary.lexrank
	$(BIN)/python -m benchmarks.summary.news_sense
	$(BIN)/python -m benchmarks.content.gist
	@command -v chromium >/dev/null && $(MAKE) --no-print-directory picture || echo "chromium is missing: docs/view.png is as it was"

# The walk-throughs from their template and remarks, and every notebook run.
notebooks: env
	$(BIN)/python docs/refresh.py

picture: env
	$(BIN)/toolkit analyse seeds/corea-del-nord-russia.txt --sentences 3 --out reports/picture --to html >/dev/null
	chromium --headless --no-sandbox --disable-gpu --disable-background-networking --hide-scrollbars --window-size=1120,1640 \
	    --screenshot=$(CURDIR)/docs/view.png file://$(CURDIR)/reports/picture/corea-del-nord-russia.html 2>/dev/null

# One article and many beside stock argostranslate, which gets an environment of 6 GB in .bench-venv the first time.
bench: env
	$(BIN)/python -m benchmarks.many.speed
	$(BIN)/python -m benchmarks.many.many

# What docs/house.md shows: the rooms, and which imports from which; needs Debian's graphviz.
house: env
	$(BIN)/import-linter drawgraph toolkit | sed -e '/__main__\|"\.signature"\|"\.errors"\|"\.interruption"\|"\.terminal"\|"\.writing"/d' \
	    -e '/"\.analysis" ->  "\.\(views\|files\)"/d' -e 's/label="\.\([a-z]*\)\/"/label="\1"/' -e 's/^ *"\.plot"$$/".plot" [label="plot"]/' \
	    | tred | dot -Grankdir=BT -Nshape=box -Tsvg > docs/house.svg

choices: env
	$(BIN)/python -m benchmarks.translation.choices

# Which pieces the bundled package may say; for another package this must be run anew.
vocabulary: env
	$(BIN)/python -m benchmarks.engine.vocabulary

# All ways to translate side by side, and how candidates of two packages are chosen: a quarter of an hour each.
modes: env
	$(BIN)/python -m benchmarks.translation.modes

judging: env
	$(BIN)/python -m benchmarks.translation.judging

quality: env
	$(BIN)/python -m benchmarks.translation.quality

checks: env
	$(BIN)/python -m benchmarks.checks.findings
	$(BIN)/python -m benchmarks.checks.readers
	$(BIN)/python -m benchmarks.checks.opinions

# What each check costs beside the translation of the same sentences.
check-times: env
	$(BIN)/python -m benchmarks.checks.times

# The lexicon of both languages, of a FOLDER with the files that benchmarks/checks/build_lexicon.py names.
lexicon: env
	$(BIN)/python -m benchmarks.checks.build_lexicon

retries: env
	$(BIN)/python -m benchmarks.checks.retries

confidence: env
	$(BIN)/python -m benchmarks.translation.confidence

summaries: env
	$(BIN)/python -m benchmarks.summary.summaries
	$(BIN)/python -m benchmarks.summary.lexrank

glossary: env
	$(BIN)/python -m benchmarks.translation.glossary

starter: env
	$(BIN)/python -m benchmarks.translation.starter

news-sense: env
	$(BIN)/python -m benchmarks.summary.news_sense

gist: env
	$(BIN)/python -m benchmarks.content.gist

# Many articles beside stock argostranslate and the ceiling: an hour; SIZES="1 10" leaves the larger ones out.
many: env
	$(BIN)/python -m benchmarks.many.many

# What reading, checks and retries cost beside translation alone, on 100 articles.
steps: env
	$(BIN)/python -m benchmarks.many.steps
	$(BIN)/python -m benchmarks.many.size

# Mutated articles of every format and language packages, until the time is up; what breaks the toolkit is kept in reports/fuzz.
fuzz: env
	$(BIN)/python tests/fuzz.py --seconds $(SECONDS)

languages: env
	$(BIN)/python -m benchmarks.checks.languages

clean:
	rm -rf .venv .lock-venv .bench-venv reports
