# Everything that is done with a checkout. Needs git, make and Python 3.11, 3.12 or 3.13.
# `make` alone lists the targets.

VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/installed
SHELL  := /bin/bash
# Two workers suit two cores; `make test JOBS=8` on a larger machine.
JOBS   ?= 2
PYTEST := $(BIN)/python -m pytest -n $(JOBS) --dist loadfile
CODE   := demarche flows schemas models tests benchmarks

.DEFAULT_GOAL := help
.PHONY: help setup release test test-all test-slow lint types format lock quality calibrate clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) .dvc/config.local ## make .venv and install what the lock names

release: $(STAMP) ## run raw/ to a published release in releases/
	@$(BIN)/demarche run

test: $(STAMP) ## the quick tests (some two minutes once installed)
	$(PYTEST) -m "not slow"

test-slow: $(STAMP) ## only the slow tests: real servers, whole pipelines
	$(PYTEST) -m slow

test-all: lint types test test-slow ## style, types and every test (about 20 minutes)

lint: $(STAMP) ## ruff: style and layout
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)

types: $(STAMP) ## mypy --strict
	$(BIN)/mypy --strict

format: $(STAMP) ## lay the code out and mend what ruff can mend
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

.dvc/config.local: # see flows/tracking.py
	@printf '[core]\n    no_scm = true\n' > $@

quality: $(STAMP) ## measure the extractor on gold against its floors (RAISE=1 lifts them), show the worst errors
	@$(BIN)/python -m benchmarks.quality $(if $(RAISE),--raise)

calibrate: $(STAMP) ## fit the confidence model to the gold annotations, with its report in docs/
	@$(BIN)/python -m benchmarks.calibrate $(SETS)

lock: $(STAMP) ## renew requirements.lock from pyproject.toml (keeps versions; UPGRADE=1 lifts them)
	$(BIN)/uv pip compile pyproject.toml --extra pipeline --extra develop --universal --python-version 3.11 \
	  --generate-hashes --no-header --quiet $(if $(UPGRADE),--upgrade) --output-file requirements.lock

clean: ## remove the environment, caches and what runs have made; releases/ stays
	rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis processed dvc.lock .dvc/tmp .dvc/cache

# The environment is made anew when the lock or the project's metadata change. uv itself is
# installed by pip from the lock, with its hash, and installs the rest.
$(STAMP): requirements.lock pyproject.toml
	@python=; for name in python3 python3.13 python3.12 python3.11 python; do \
	  if command -v $$name >/dev/null && $$name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; \
	  then python=$$name; break; fi; done; \
	if [ -z "$$python" ]; then echo "Python 3.11, 3.12 or 3.13 is needed and was not found. Install one and run make again." >&2; exit 1; fi; \
	if ! $(BIN)/python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then \
	  echo "Making $(VENV) with $$($$python --version)"; rm -rf $(VENV); $$python -m venv $(VENV) || exit 1; fi
	@echo "Installing what requirements.lock names (once; some minutes on a slow line)"
	@awk '/^[a-z]/ {kept = /^uv==/} kept' requirements.lock > $(VENV)/uv.txt
	@if ! $(BIN)/uv --version >/dev/null 2>&1; then $(BIN)/python -m ensurepip >/dev/null 2>&1 || true; \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $(VENV)/uv.txt; fi
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --require-hashes -r requirements.lock
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@
