# make run and make test are all the set-up there is: each makes its own environment in .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Two places for files that an installation leaves behind, so that `make run` need not wait for the test tools.
RUNTIME := $(VENV)/.runtime
TOOLS := $(VENV)/.tools

.PHONY: run demo test test-quick check format bench fuzz stress mutants screenshot documents constraints clean

run: $(RUNTIME)  ## Open the app on the reflections in data/
	@$(BIN)/kerneblik --data data $(ARGS)

demo: $(RUNTIME)  ## Open the app on a worked example that is thrown away
	@$(BIN)/kerneblik --demo $(ARGS)

test: $(TOOLS)  ## Run all tests
	$(BIN)/python -m pytest $(ARGS)

test-quick: $(TOOLS)  ## Run what shows most while one works, in half a minute or so
	$(BIN)/python -m pytest -m "not slow" tests/unit tests/ui $(ARGS)

check: $(TOOLS)  ## Style, types, and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	PYTHONPATH=tui $(BIN)/lint-imports

format: $(TOOLS)  ## Put the sources into the house's form
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

bench: $(TOOLS)  ## Measure bytes, time and memory beside a minimal Textual app, nano and micro
	PYTHONPATH=tests $(BIN)/python -m tools.bench $(ARGS)

fuzz: $(TOOLS)  ## Feed 10,000 damaged inputs to all that reads files, imports and keys; the properties, for long
	PYTHONPATH=tests $(BIN)/python -m tools.fuzz $(ARGS)
	$(if $(ARGS),,$(BIN)/python -m pytest -m hypothesis --hypothesis-profile deep)

stress: $(TOOLS)  ## Prove the storage by brute force: kills, interleaved saves, three sessions, a year, failing calls
	PYTHONPATH=tests $(BIN)/python -m tools.stress $(ARGS)

mutants: $(TOOLS)  ## Put small mistakes into the modules that decide what is kept and seen; the tests must see them
	PYTHONPATH=tests $(BIN)/python -m tools.mutants $(ARGS)

screenshot: $(TOOLS)  ## Draw docs/*.svg anew from the worked example
	PYTHONPATH=tests COLORTERM=truecolor $(BIN)/python -m tools.pictures docs

documents: $(TOOLS)  ## Write every document of the worked example to build/documents, printed and as pictures to look at
	PYTHONPATH=tests $(BIN)/python -m tools.documents build/documents

constraints:  ## Write constraints.txt anew, from the newest versions that pyproject.toml allows
	rm -rf build/constraints && $(PYTHON) -m venv build/constraints
	build/constraints/bin/python -m pip install --quiet --editable '.[dev]'
	build/constraints/bin/python -m pip freeze --exclude-editable > constraints.txt

clean:  ## Remove what these targets made, but no reflections
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Kerneblik needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.11") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV)

$(RUNTIME): pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing Kerneblik into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --constraint constraints.txt
	@touch $@

$(TOOLS): pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing Kerneblik and its test tools into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]' --constraint constraints.txt
	@touch $(RUNTIME) $@
