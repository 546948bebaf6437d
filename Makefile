# Everything installs what it needs; `make help` lists what there is.
# The first of these that is 3.11 or later; `make PYTHON=/path/to/python` takes another.
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo record test bench generate check lint type format pin clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

setup: $(READY) ## create .venv with the pinned dependencies

$(READY): requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed and none was found. Try: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY) ## set up, regenerate the client, hold a conversation with a local server
	@$(BIN)/python -m generator generate
	@$(BIN)/python -m tests.demo

record: $(READY) ## record tests/cassettes again: from OPENAI_BASE_URL with OPENAI_API_KEY, else from the sandbox
	@$(BIN)/python -m tests.record

test: $(READY) ## set up and run the tests
	$(BIN)/python -m pytest -q -n auto

bench: $(READY) ## beside openai-python: what polling and pages do, events a second
	@$(BIN)/python -W ignore -m tests.bench.bench_peers
	@$(BIN)/python -m tests.bench.bench_streaming

generate: $(READY) ## render spec/threads.yaml into generated/
	@$(BIN)/python -m generator generate
	@$(BIN)/python -m generator.openai_paths

check: $(READY) lint type ## everything that must hold, changing nothing
	$(BIN)/python -m generator check
	$(BIN)/python -m generator.openai_paths --check
	$(BIN)/lint-imports

lint: $(READY) ## ruff: format and rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

type: $(READY) ## mypy and pyright, both strict
	$(BIN)/mypy generator generated/threads_api helpers/assistant_threads helpers/threads_runtime tests/typing tests/demo.py
	$(BIN)/basedpyright --level error --pythonpath $(BIN)/python

format: $(READY) ## format the sources
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

pin: ## renew requirements.txt from requirements.in
	rm -rf .venv-pin && $(PYTHON) -m venv .venv-pin
	.venv-pin/bin/python -m pip install --quiet --disable-pip-version-check --requirement requirements.in
	{ echo '# Pinned from requirements.in by `make pin`; do not edit.'; .venv-pin/bin/python -m pip freeze; } > requirements.txt
	rm -rf .venv-pin

clean: ## remove what the other targets made
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
