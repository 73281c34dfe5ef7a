# Every command of the project in one place; bare `make` explains them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
DATA ?= ../shared/data
GOLD ?= ../shared/gold/dev
# The runs that make the weights that ship, each from what the one before left.
RUNS := reading reading-again reading-onward reading-onward-again

.PHONY: help setup setup-training demo test check screenshots format bench train train-linking smoke pins clean

help: ## say what each command does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'

setup: .venv/ready ## make .venv with pinned dependencies (the other commands do it by themselves)

.venv/ready: requirements/run.txt requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Tocsin needs Python 3.11 or newer: install it, or say make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import sqlite3; sqlite3.connect(":memory:").execute("create virtual table t using fts5(x)")' 2>/dev/null || { echo "Tocsin needs a Python whose SQLite has full-text search (FTS5), as that of Debian and python.org has: install one, or say make PYTHON=/path/to/python3.11"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

setup-training: setup ## add what training needs (torch for CPU, the starting encoder)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/training.txt

demo: setup ## the bundled sample archive at a fresh desk: before the attack and after it; then at one that warned
	@set -e; rm -rf demo; mkdir demo; export TOCSIN_DESK=demo/read.db; \
	tell() { printf '\n$$ tocsin %s\n\n' "$$*"; $(BIN)/tocsin "$$@"; }; \
	tell watch add sample/watches/*.toml --replay; \
	tell add sample/archive --replay; \
	tell timeline --since 2026-02-01 --as-of 2026-03-20; \
	tell timeline --since 2026-03-20 --as-of 2026-03-31; \
	tell proposals --as-of 2026-03-20; \
	printf '\nThe same spring at a desk that acts on what is proposed:\n\n'; \
	export TOCSIN_DESK=demo/acted.db; \
	$(BIN)/python -m tests.sample.chain "$$TOCSIN_DESK" | tee demo/told; \
	tell review "$$(sed -n 's/^incident //p' demo/told)" | sed '/^What was knowable/,$$d'; \
	tell audit verify; \
	printf '\nThis desk in your browser: %s, then open what it says;\n' '$(BIN)/tocsin serve --desk demo/acted.db'; \
	printf 'look at the evening before the attack with "As of" 2026-03-20.\n'

test: setup ## all tests
	$(BIN)/python -m pytest

check: setup ## format, lint, strict types, fast tests: before each commit
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/python -m pytest -m "not slow"

screenshots: setup ## pictures of the desk's main pages, wide and narrow, light and dark
	$(BIN)/python -m tests.web.desk.screenshots screenshots

format: setup ## format and mend what can be mended by itself
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: setup ## every evaluation against its floor (needs the corpora; see DATA and GOLD)
	$(BIN)/python -m evaluation bench --data $(DATA) --gold $(GOLD)

train: setup-training ## train the reading network from the corpora and export it (hours; see docs/models)
	set -e; for name in $(RUNS); do \
		for step in data examples train; do $(BIN)/python -m training $$step \
			--config training/configs/$$name.toml --run runs/$$name $${after:-} \
			--data $(DATA) --keep-out $(GOLD); done; \
		after="--after runs/$$name"; \
	done; \
	for step in export card; do $(BIN)/python -m training $$step \
		--config training/configs/$$name.toml --run runs/$$name; done

train-linking: setup ## train what links articles from the corpora (minutes; after the reading network)
	$(BIN)/python -m training.commonwords --data $(DATA) --keep-out $(GOLD)
	$(BIN)/python -m training.background --data $(DATA) --keep-out $(GOLD)
	$(BIN)/python -m training.linking --data $(DATA) --keep-out $(GOLD)
	$(BIN)/python -m training.stories --data $(DATA) --keep-out $(GOLD)

smoke: setup-training ## the whole training recipe, one step on tiny made data
	$(BIN)/python -m pytest tests/training

pins: ## pin the newest dependencies that pyproject.toml admits
	rm -rf .venv-pins && $(PYTHON) -m venv .venv-pins
	.venv-pins/bin/pip install --quiet '.[apprise,parquet,postgresql,signatures,stix]' && .venv-pins/bin/pip uninstall --quiet -y tocsin
	{ head -1 requirements/run.txt; .venv-pins/bin/pip freeze; } > requirements/run.txt.new && mv requirements/run.txt.new requirements/run.txt
	rm -rf .venv-pins

clean: ## remove what the other commands made
	rm -rf .venv .venv-pins .mypy_cache .pytest_cache .ruff_cache demo screenshots
