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
# The code of the page that every release carries, built from explorer/ (see explorer/README.md).
PAGE     := demarche/explorer/assets/assets.json
PACKAGES := explorer/node_modules/.package-lock.json

.DEFAULT_GOAL := help
.PHONY: help setup explorer release test test-all test-slow lint types format lock quality bench calibrate clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) $(PAGE) .dvc/config.local ## make .venv, install what the locks name, build the explorer

explorer: $(PAGE) ## build the code of the page that every release carries

release: $(STAMP) $(PAGE) ## run raw/ to a published release in releases/
	@$(BIN)/demarche run

test: $(STAMP) $(PAGE) ## the quick tests (some two minutes once installed)
	cd explorer && npm test --silent
	$(PYTEST) -m "not slow"

test-slow: $(STAMP) $(PAGE) ## only the slow tests: real servers, whole pipelines
	$(PYTEST) -m slow

test-all: lint types test test-slow ## style, types and every test (about 20 minutes)

lint: $(STAMP) ## ruff: style and layout
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)

types: $(STAMP) $(PACKAGES) ## mypy --strict, and tsc for the explorer
	$(BIN)/mypy --strict
	cd explorer && npm run types --silent

format: $(STAMP) ## lay the code out and mend what ruff can mend
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

.dvc/config.local: # see flows/tracking.py
	@printf '[core]\n    no_scm = true\n' > $@

quality: $(STAMP) ## measure the extractor on gold against its floors (RAISE=1 lifts them), show the worst errors
	@$(BIN)/python -m benchmarks.quality $(if $(RAISE),--raise)

bench: $(STAMP) $(PAGE) ## measure throughput on ../shared/corpora/ungdc, an hour of a quiet machine (QUICK=1: five minutes)
	@$(BIN)/python -m benchmarks.bench $(if $(QUICK),--quick) $(if $(CORPUS),--corpus $(CORPUS))

calibrate: $(STAMP) ## fit the confidence model to the gold annotations, with its report in docs/
	@$(BIN)/python -m benchmarks.calibrate $(SETS)

lock: $(STAMP) ## renew requirements.lock from pyproject.toml (keeps versions; UPGRADE=1 lifts them)
	$(BIN)/uv pip compile pyproject.toml --extra pipeline --extra documents --extra cluster --extra develop --universal --python-version 3.11 \
	  --generate-hashes --no-header --quiet $(if $(UPGRADE),--upgrade) --output-file requirements.lock

clean: ## remove the environment, caches and what runs have made; releases/ stays
	rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis processed dvc.lock .dvc/tmp .dvc/cache \
	  explorer/node_modules demarche/explorer/assets

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

# Packages exactly as package-lock.json names them, whose own scripts are not run.
$(PACKAGES): explorer/package-lock.json
	@if ! command -v npm >/dev/null || ! node -e 'process.exit(parseInt(process.versions.node, 10) < 20 ? 1 : 0)'; then \
	  echo "Node.js 20 or later with npm is needed for the explorer and was not found. Install it (https://nodejs.org," >&2; \
	  echo "or the packages nodejs and npm of the system) and run make again." >&2; exit 1; fi
	@echo "Installing what explorer/package-lock.json names (once)"
	@cd explorer && npm ci --ignore-scripts --silent
	@touch $@

$(PAGE): $(PACKAGES) $(shell find explorer/src explorer/build.mjs explorer/package.json explorer/tsconfig.json -type f)
	@cd explorer && npm run build --silent
