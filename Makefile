# Needs Python 3.11 or newer, make and a package index. Everything else goes into .venv.
# PYTHON=... picks the interpreter, WORKERS=... the number of test processes.

WORKERS ?= 2
CANDIDATES := $(if $(PYTHON),$(PYTHON),python3.13 python3.12 python3.11 python3)
VENV := .venv
BIN := $(VENV)/bin
# files whose tests are properties
SOAKED = $(shell grep -rl --include='test_*.py' '^from hypothesis' tests)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo test durable mutants soak lint generate generated-check import-cost bench dev ci clean

help:
	@echo "make demo             decide a few real scenarios and print the verdicts"
	@echo "make test             run the tests"
	@echo "make durable          compare the second engine with the default (Python below 3.13, a C compiler)"
	@echo "make mutants          break the code in some 900 places and see whether a test notices (an hour; not in CI)"
	@echo "make lint             style, types and the direction of imports"
	@echo "make generate         write the generated files again"
	@echo "make soak             draw many more examples for every property; race for and kill the ledger"
	@echo "make generated-check  fail if a generated file is out of date"
	@echo "make import-cost      compare the import of fairdebt with that of pydantic"
	@echo "make bench            compare speed with other engines and by hand; write docs/explanation/speed.md"
	@echo "make dev              prepare .venv for work on fairdebt"
	@echo "make ci               all that a change must pass"
	@echo "make clean            remove .venv, builds and caches"

demo: $(VENV)/runtime
	@$(BIN)/python examples/demo.py

test: $(VENV)/testing $(VENV)/durable
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal

# The second engine agrees with the default; fails where it is not installed.
durable: $(VENV)/testing $(VENV)/durable
	FAIRDEBT_DURABLE=required $(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal tests/readings/durable

soak: $(VENV)/testing
	FAIRDEBT_HYPOTHESIS=soak $(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal $(SOAKED)
	$(BIN)/python benchmarks/ledger.py race
	$(BIN)/python benchmarks/ledger_kills.py --kills 200

mutants: $(VENV)/dev
	$(BIN)/python scripts/mutants.py

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

generate: $(VENV)/dev
	$(BIN)/python scripts/generate.py

generated-check: $(VENV)/dev
	$(BIN)/python scripts/generate.py --check

import-cost: $(VENV)/runtime
	$(BIN)/python benchmarks/import_cost.py

bench: $(VENV)/bench
	$(BIN)/python benchmarks/speed.py

dev: $(VENV)/dev

ci:
	bash .ci/run

clean:
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find benchmarks examples scripts src tests -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# One stamp for each set of packages, renewed when pyproject.toml changes.
$(VENV)/runtime: pyproject.toml | $(VENV)/made
	$(PIP) --editable .
	@touch $@

$(VENV)/testing: pyproject.toml | $(VENV)/made
	$(PIP) --editable '.[testing]' 'jsonschema>=4.23' 'pytest-xdist>=3.6'
	@touch $@ $(VENV)/runtime

# The second engine compiles with a C compiler and starts below Python 3.13; elsewhere one line says why it is missing.
$(VENV)/durable: pyproject.toml $(VENV)/testing | $(VENV)/made
	@if $(BIN)/python -c 'import sys; sys.exit(sys.version_info >= (3, 13))'; then \
	  if command -v cc >/dev/null 2>&1 || command -v gcc >/dev/null 2>&1; then \
	    $(PIP) --editable '.[durable]' || echo 'the second engine is not tested: durable-rules could not be installed, see above'; \
	  else echo 'the second engine is not tested: there is no C compiler'; fi; \
	else echo 'the second engine is not tested: durable-rules does not start on Python 3.13'; fi
	@touch $@

$(VENV)/bench: pyproject.toml | $(VENV)/made
	$(PIP) --editable '.[bench]'
	@touch $@ $(VENV)/runtime

$(VENV)/dev: pyproject.toml | $(VENV)/made
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/testing $(VENV)/runtime

# Each candidate is run, because a command of that name may exist and still not start (pyenv has such).
# One without ensurepip cannot make a venv with pip in it; Debian and Ubuntu ship it in a package of its own.
$(VENV)/made:
	@chosen=; partial=; \
	for candidate in $(CANDIDATES); do \
	  "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
	  if "$$candidate" -c 'import ensurepip, venv' >/dev/null 2>&1; then chosen=$$candidate; break; fi; \
	  partial=$${partial:-$$candidate}; \
	done; \
	if [ -z "$$chosen" ] && [ -n "$$partial" ]; then \
	  version=$$("$$partial" -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	  echo "$$partial runs, but cannot make a virtual environment: its ensurepip or venv module is missing" >&2; \
	  echo "  fix: on Debian or Ubuntu run \`sudo apt install python$$version-venv\`, then make again" >&2; \
	  exit 1; \
	fi; \
	if [ -z "$$chosen" ]; then \
	  echo "no Python 3.11 or newer that runs; tried: $(CANDIDATES)" >&2; \
	  echo "  fix: install Python 3.13, 3.12 or 3.11 (python.org, your package manager, pyenv)," >&2; \
	  echo "       or name one: make PYTHON=/path/to/python3.12 ..." >&2; \
	  exit 1; \
	fi; \
	echo "using $$chosen ($$("$$chosen" --version))"; \
	if ! "$$chosen" -m venv --clear $(VENV); then \
	  rm -rf $(VENV); \
	  echo "$$chosen could not make a virtual environment in $(VENV), for the reason above" >&2; \
	  exit 1; \
	fi; \
	touch $@
