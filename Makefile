# Needs GNU make and Python 3.11 or newer with its venv module; everything else goes into .venv.
#   make demo                 set up and read the bundled pages
#   make test                 set up and run all checks and tests
#   make PYTHON=python3.12 …  choose the Python that .venv is made with

PYTHON ?= python3
GOLD ?= ../shared
CORPUS ?=

BIN := .venv/bin
STAMP := .venv/.ready

# Tests start the program some hundred times: what Python compiles is kept, whatever the shell says.
unexport PYTHONDONTWRITEBYTECODE

# What machine code does otherwise: it looks up no function anew that a test has replaced, and a Greek sigma that
# ends a word is lowered as any other.
PYTHON_ONLY := --deselect tests/test_flow.py::test_the_room_that_refused_a_page_is_named \
  --deselect tests/resolve/test_token.py::test_each_key_is_what_stands_at_its_span

.DEFAULT_GOAL := help
.PHONY: help demo test setup check browse validate compiled eval bench reference lock clean

help:  ## List the targets
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

demo: $(STAMP)  ## Set up, then read the bundled pages into a ledger and show it
	$(BIN)/saksi demo

test: setup check  ## Set up, then run every check and test

setup: $(STAMP)  ## Make .venv with everything that is needed; does nothing when it is there

check: $(STAMP)  ## Format, lint, types, imports between rooms, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest --numprocesses auto --maxprocesses 8 --dist worksteal

browse: $(STAMP)  ## Walk the web pages in a real browser; needs Chromium (CHROMIUM=PATH) and fetches playwright
	$(BIN)/pip install --quiet --editable '.[browser]'
	$(BIN)/pytest browser --import-mode=importlib -p no:cacheprovider

validate: $(STAMP)  ## Hold exports and the API against the programs of others; makes .venv-validate
	test -x .venv-validate/bin/python || $(PYTHON) -m venv .venv-validate
	.venv-validate/bin/pip install --quiet --requirement requirements.txt --no-deps
	.venv-validate/bin/pip install --quiet --editable '.[validate]'
	.venv-validate/bin/pytest validate --import-mode=importlib -p no:cacheprovider

compiled: $(STAMP)  ## Build it in machine code into .venv-compiled and test that; needs a C compiler and ten minutes
	test -x .venv-compiled/bin/python || $(PYTHON) -m venv .venv-compiled
	.venv-compiled/bin/pip install --quiet --require-hashes --requirement requirements.txt
	rm -rf build/compiled && mkdir -p build/compiled
	cp -R src pyproject.toml README.md LICENSE NOTICE build/compiled
	find build/compiled -name __pycache__ -prune -exec rm -rf {} +
	HATCH_BUILD_HOOK_ENABLE_MYPYC=1 .venv-compiled/bin/pip install --quiet --no-deps --force-reinstall build/compiled
	.venv-compiled/bin/pytest --numprocesses auto --maxprocesses 8 --dist worksteal tests README.md $(PYTHON_ONLY)

eval: $(STAMP)  ## Score the gold articles under GOLD against eval/floors.toml
	$(BIN)/python eval/places.py --gold $(GOLD)
	$(BIN)/python eval/run.py --gold $(GOLD)
	$(BIN)/python eval/polnear.py --gold $(GOLD)
	$(BIN)/python eval/pairs.py --gold $(GOLD)
	$(BIN)/python eval/amounts.py --gold $(GOLD)
	$(BIN)/python eval/pfsa.py --gold $(GOLD)
	$(BIN)/python eval/told.py
	$(BIN)/python eval/tellers.py
	$(BIN)/python eval/stories.py --gold $(GOLD)

bench: $(STAMP)  ## Measure everything beside its peers, in one table; CORPUS=FILE.jsonl.gz and BODIES=FOLDER add rows
	$(BIN)/pip install --quiet --editable '.[bench]'
	$(BIN)/python -W ignore bench/table.py $(if $(BODIES),--bodies $(BODIES)) $(if $(CORPUS),--texts $(CORPUS))

reference: $(STAMP)  ## Write docs/reference anew from the code
	$(BIN)/python tools/reference.py

lock: $(STAMP)  ## Pin the newest versions of all requirements, with hashes
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --extra fast --extra serve --extra parquet --universal --python-version 3.11 --upgrade --generate-hashes \
	  --no-emit-index-url --custom-compile-command "make lock" --quiet --output-file requirements.txt

clean:  ## Remove .venv and everything that was built
	rm -rf .venv .venv-compiled .venv-validate .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache build dist
	find src tests eval bench -name __pycache__ -type d -exec rm -rf {} +

$(STAMP): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "make: $(PYTHON) is missing or older than 3.11; choose another with make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "make: $(PYTHON) has no venv module; install it (on Debian and Ubuntu: python3-venv)" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(STAMP)
