# Every target sets up what it needs. A fresh machine needs Python 3.11+ with pip, git and make; `make tools` needs npm
# and Chromium, and installs them where it is root on Debian.
PYTHON ?= python3
SHARED ?= ../shared
REDOCLY_VERSION ?= 2.77.0
SPECTRAL_VERSION ?= 6.16.3
AXE_VERSION ?= 4.14.1
# Further arguments of pytest: `make test PYTEST_ARGS="--cov --cov-report=term"` prints what no test runs.
PYTEST_ARGS ?=

BIN := .venv/bin
READY := .venv/.ready
REDOCLY := .tools/node_modules/.bin/redocly
SPECTRAL := .tools/node_modules/.bin/spectral
AXE := .tools/node_modules/axe-core/axe.min.js

.PHONY: generate check test quick lint bench fidelity docs tools chromium clean

generate: $(READY)
	$(BIN)/sdkgen generate --verify

check: $(READY)
	$(BIN)/sdkgen check

test: $(READY)
	$(BIN)/pytest -n auto --dist loadgroup $(PYTEST_ARGS)

# Without the tests marked slow: those that install the wheel, run whole test suites or type checkers, or read the corpus.
quick: $(READY)
	$(BIN)/pytest -n auto --dist loadgroup -m "not slow"

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m docs.catalogue --check

# Of sdkgen by stage, and when little has changed, with 200 rounds of random changes; of the client's models; of the
# client beside its peers (minutes: they are generated and installed).
bench: $(READY)
	$(BIN)/python -m benchmarks.run
	$(BIN)/python -m benchmarks.again
	$(BIN)/pytest tests/test_last_run.py -k random --rounds 100
	$(BIN)/pytest tests/test_cli_interruption.py tests/emit/test_killed_runs.py --rounds 100
	$(BIN)/python -m benchmarks.decode
	$(BIN)/python -m benchmarks.client

# F1 of the OpenAPI document against the publisher's own, edition by edition, and of the semantic diff of two editions
# against what changed between those; needs the corpus.
fidelity: $(READY)
	$(BIN)/python -m benchmarks.fidelity $(SHARED)
	$(BIN)/python -m benchmarks.semantic_diff $(SHARED)

docs: $(READY)
	$(BIN)/python -m docs.catalogue

tools: $(REDOCLY) $(SPECTRAL) $(AXE) chromium

# The tests of the report open it in this browser, and skip without it.
chromium:
	@command -v chromium >/dev/null || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; \
	else echo "chromium is missing; install it to run the tests of the report"; fi

clean:
	rm -rf .venv .tools build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "sdkgen needs Python 3.11 or newer; say which: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

$(REDOCLY):
	@command -v npm >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq nodejs npm; }
	npm install --silent --no-audit --no-fund --prefix .tools @redocly/cli@$(REDOCLY_VERSION)

# One npm at a time can work in the folder.
$(SPECTRAL): | $(REDOCLY)
	npm install --silent --no-audit --no-fund --prefix .tools @stoplight/spectral-cli@$(SPECTRAL_VERSION)

$(AXE): | $(SPECTRAL)
	npm install --silent --no-audit --no-fund --prefix .tools axe-core@$(AXE_VERSION)
