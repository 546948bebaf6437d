# Everything installs what it needs; `make help` lists the targets.
# PYTHON: the first of these that is 3.11 or later; `make PYTHON=/path/to/python` uses another.
SHELL := bash
.SHELLFLAGS := -o pipefail -c
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
VENV := .venv
TOOLS := .venv-tools
DOCS := .venv-docs
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TOOLS_READY := $(TOOLS)/.ready
DOCS_READY := $(DOCS)/.ready
COMPAT := .venv-compat
COMPAT_READY := $(COMPAT)/.ready
FUZZER := .venv-fuzzer
FUZZER_READY := $(FUZZER)/.ready
NEWEST := .venv-openai-3
NEWEST_READY := $(NEWEST)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo record test test-all matrix soak compat bench generate check lint type audit package-check docs docs-check format pin clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 16

setup: $(READY) ## create .venv with the pinned dependencies

# $(call install,FOLDER,REQUIREMENTS): a virtual environment with pinned packages, whose names are printed as they come.
define install
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed and none was found. Try: make PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Setting up $(1) with $$($(PYTHON) --version) and $$(grep -c == $(2)) pinned packages; usually less than a minute."
	@$(PYTHON) -m venv $(1)
	@$(1)/bin/python -m pip install --no-compile --disable-pip-version-check --require-hashes --requirement $(2) \
		| awk '/^Collecting/ { split($$2, name, "="); printf "%s ", name[1]; fflush() } END { print "" }'
endef

$(READY): requirements.txt pyproject.toml
	$(call install,$(VENV),requirements.txt)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(TOOLS_READY): requirements-tools.txt
	$(call install,$(TOOLS),requirements-tools.txt)
	@touch $@

$(DOCS_READY): requirements-docs.txt
	$(call install,$(DOCS),requirements-docs.txt)
	@touch $@

demo: $(READY) ## set up, regenerate the client, hold a conversation with a local server
	@$(BIN)/python -m generator generate
	@$(BIN)/python -m tests.demo

record: $(READY) ## record tests/cassettes again: from OPENAI_BASE_URL with OPENAI_API_KEY, else from the sandbox
	@$(BIN)/python -m tests.record

test: $(READY) ## set up and run the tests
	@echo "Running the tests: usually six minutes on two cores."
	@$(BIN)/python -m pytest -q -n auto

test-all: $(READY) $(TOOLS_READY) ## the tests on each Python found, and with the oldest and newest dependencies; TESTS=tests/cli takes a part
	@$(BIN)/python -m tests.package.every_python $(TOOLS)/bin/uv $(TESTS)

matrix: $(READY) ## faults x operations x (sync, asyncio, trio): what holds, and what is a documented limit
	@$(BIN)/python -m tests.matrix

soak: $(READY) ## load, kills, forks, a full disk, mutated responses, a fuzzer, for up to 15 minutes; QUICK=1 takes one
	@$(MAKE) --no-print-directory $(FUZZER_READY) || echo "The coverage-guided fuzzer could not be installed." >&2
	@$(BIN)/python -m tests.soak $(if $(QUICK),--quick) $$(test -e $(FUZZER_READY) && echo --fuzzer $(FUZZER)/bin/python)

$(FUZZER_READY): tests/soak/requirements.txt pyproject.toml
	$(call install,$(FUZZER),tests/soak/requirements.txt)
	@$(FUZZER)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

compat: $(COMPAT_READY) ## other people's libraries with this client in place of openai: a conversation with each
	@$(COMPAT)/bin/python -m tests.compat.libraries

$(COMPAT_READY): tests/compat/requirements.txt pyproject.toml
	$(call install,$(COMPAT),tests/compat/requirements.txt)
	@$(COMPAT)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

bench: $(READY) ## processor time and memory beside openai-python, 2 and 3, and a limit
	@$(MAKE) --no-print-directory $(NEWEST_READY) || echo "openai-python 3 could not be installed; its column is left out." >&2
	@$(BIN)/python -m tests.bench $$(test -e $(NEWEST_READY) && echo --beside $(NEWEST)/bin/python)

$(NEWEST_READY): tests/bench/requirements.txt pyproject.toml
	$(call install,$(NEWEST),tests/bench/requirements.txt)
	@$(NEWEST)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

generate: $(READY) ## render spec/threads.yaml into generated/
	@$(BIN)/python -m generator generate
	@$(BIN)/python -m generator.openai_paths

check: $(READY) lint type audit ## everything that must hold, changing nothing
	$(BIN)/python -m generator check
	$(BIN)/python -m generator.openai_paths --check
	$(BIN)/lint-imports
	$(BIN)/python -m tests.allowed_imports

lint: $(READY) ## ruff: format and rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

type: $(READY) ## mypy and pyright, both strict
	$(BIN)/mypy generator generated/threads_api helpers/assistant_threads helpers/threads_runtime tests/typing tests/demo.py
	$(BIN)/basedpyright --level error --pythonpath $(BIN)/python

audit: $(READY) $(TOOLS_READY) ## known vulnerabilities of the pinned packages, if the registry's database can be reached
	@$(BIN)/python -m tests.package.audit $(TOOLS)/bin/python requirements.txt

package-check: $(READY) $(TOOLS_READY) ## build sdist and wheel; install each, with each extra, in an empty environment
	@echo "Building and installing: usually two minutes; needs the package registry."
	@UV=$(TOOLS)/bin/uv $(BIN)/python -m pytest -q -n 0 tests/package/installs.py

docs: $(DOCS_READY) ## build the site into site/
	@NO_MKDOCS_2_WARNING=1 PYTHONPATH=generated:helpers $(DOCS)/bin/mkdocs build --quiet --strict
	@echo "Open site/index.html."

docs-check: docs ## look at the site in a headless Chromium: links, errors, phone width, search
	@$(DOCS)/bin/python -m tests.docs.site site

format: $(READY) ## format the sources
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

pin: $(TOOLS_READY) ## write requirements*.txt from requirements*.in; UPGRADE=1 takes the newest versions
	for name in requirements*.in tests/compat/requirements.in tests/bench/requirements.in tests/soak/requirements.in; do \
		$(TOOLS)/bin/uv pip compile --quiet $(if $(UPGRADE),--upgrade) --universal --python-version 3.11 --generate-hashes \
			--custom-compile-command "make pin" "$$name" --output-file "$${name%.in}.txt" || exit 1; \
	done

clean: ## remove what the other targets made
	rm -rf $(VENV) $(TOOLS) $(DOCS) $(COMPAT) $(FUZZER) $(NEWEST) .venv-all site .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache dist .generated-*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
