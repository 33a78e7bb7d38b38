# collabd: `make run` and `make test` are all that a fresh machine with Python and make needs.

MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.SHELLFLAGS := -euc

# Arguments for what is started: make run ARGS="--port 9000"
ARGS ?=
# The Python that makes the environment: the first of these that collabd can run on.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
    if $$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; \
    then echo $$python; break; fi; done)

VENV := .venv
BIN := $(VENV)/bin
# Installs in seconds what takes pip a minute. Behind a mirror of PyPI, name it in UV_DEFAULT_INDEX, too.
UV := uv==0.13.9
INSTALL := $(BIN)/uv pip install --quiet --python $(BIN)/python
# Node comes with the environment; the machine's own is not used.
export PATH := $(CURDIR)/$(VENV)/node:$(CURDIR)/$(BIN):$(PATH)
# Images of containers often set this. A server would compile a thousand modules anew at each of its starts, which
# takes three times as long; tests start hundreds.
unexport PYTHONDONTWRITEBYTECODE
NPM_INSTALL := npm ci --no-audit --no-fund --no-update-notifier --loglevel=error

# What is made, each file newer than all it was made from.
READY := $(VENV)/run.stamp
DEV_READY := $(VENV)/dev.stamp
WEB_READY := web/node_modules/.stamp
WEB_BUILT := web/app/dist/index.html
WEB_SOURCES := $(shell find web -type f -not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null)

# A file's tests share servers and browsers, so they stay together; so do a folder's as far as that goes.
PARALLEL := --numprocesses=auto --maxprocesses=4 --dist=loadfile --no-loadscope-reorder

# What does not fit into the inner loop.
SLOW := browser or faults or sdk or packaging or long

.PHONY: help run test check format test-long bench demo dev dev-server dev-web wheel lock clean
.PHONY: prepared static lint types web-checks chromium strace certutil

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(READY) $(WEB_BUILT) ## Start the server (make run ARGS="--port 9000")
	@exec collabd serve $(ARGS)

demo: $(READY) $(WEB_BUILT) ## Fill a fresh folder with a conversation of 50 people and serve it
	@exec collabd demo $(ARGS)

dev: $(DEV_READY) $(WEB_READY) ## Server and web app, each reloading on change
	@$(MAKE) --no-print-directory --jobs=2 dev-server dev-web

test: ## Set up everything, then every check and every test
	@$(MAKE) --no-print-directory --jobs=3 --output-sync=target prepared static web-checks
	@pytest $(PARALLEL) $(ARGS)

check: $(DEV_READY) $(WEB_READY) ## The inner loop, under a minute: checks and the quick tests
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target static web-checks
	@pytest --quiet $(PARALLEL) -m "not ($(SLOW))" $(ARGS)

format: $(DEV_READY) ## Put the Python code in order, as `make check` wants it
	@ruff format .
	@ruff check --fix .

test-long: prepared ## The tests with their full counts
	@pytest -m "long or not long" $(ARGS)

bench: $(DEV_READY) ## Measure (make bench ARGS=bench/fanout.py for one of them)
	@for bench in $(or $(ARGS),$(sort $(wildcard bench/*.py))); do python $$bench; done

wheel: $(DEV_READY) $(WEB_BUILT) ## Build the sdist and the wheel into dist/
	@python -m build --no-isolation --outdir dist

lock: $(READY) ## Choose the newest versions that pyproject.toml allows, for requirements*.lock
	@for group in run dev; do \
	    uv pip compile --quiet --upgrade --universal --generate-hashes --no-annotate --no-header \
	        --python-version 3.11 --group $$group $$([ $$group = dev ] && echo --constraints requirements.lock) \
	        --output-file requirements$$([ $$group = dev ] && echo -dev).lock pyproject.toml; \
	done

clean: ## Remove what make has made; data folders stay
	@rm -rf $(VENV) dist web/app/dist web/node_modules web/*/node_modules
	@rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis test-results

# The environment

$(READY): requirements.lock pyproject.toml hatch_build.py
	@[ -n "$(PYTHON)" ] || { echo "collabd needs Python 3.11, 3.12 or 3.13; none was found" >&2; exit 1; }
	@echo "Making the environment in $(VENV) ..." >&2
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip --disable-pip-version-check -qq install '$(UV)'
	@$(INSTALL) --require-hashes --requirement requirements.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -c "import hatch_build, pathlib; hatch_build.link_node(pathlib.Path('$(VENV)/node'))"
	@touch $@

$(DEV_READY): $(READY) requirements-dev.lock
	@echo "Adding the tools for tests ..." >&2
	@$(INSTALL) --require-hashes --requirement requirements-dev.lock
	@touch $@

$(WEB_READY): $(READY) web/package-lock.json web/package.json $(wildcard web/*/package.json)
	@echo "Installing what the web app is built with ..." >&2
	@cd web && $(NPM_INSTALL) >/dev/null
	@touch $@

$(WEB_BUILT): $(WEB_READY) $(WEB_SOURCES)
	@echo "Building the web app ..." >&2
	@cd web && npm run --silent build >&2
	@touch $@

prepared: $(DEV_READY) $(WEB_BUILT) chromium strace certutil

# Debian's packages for the tests: $(call debian,a command that succeeds when it is there,package,what for)
define debian
@mkdir -p $(VENV)
@if ! { $(1); } >/dev/null 2>&1; then \
    if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
        echo "Installing $(2) ..." >&2; \
        { apt-get update && apt-get install --yes --no-install-recommends $(2); } >$(VENV)/$(2).log 2>&1 \
            || { cat $(VENV)/$(2).log >&2; exit 1; }; \
    else echo "$(3): please install $(2) (on Debian: apt-get install $(2))" >&2; exit 1; fi; fi
endef

# The shell is the same engine without the browser around it, and takes half as much processor time.
chromium:
	$(call debian,command -v chromium-headless-shell || command -v chromium || command -v chromium-browser \
	    || command -v google-chrome || test -x /usr/lib/chromium/chromium,chromium-headless-shell,$\
	    the browser tests drive a real browser)

strace: chromium
	$(call debian,command -v strace,strace,a test reads the order of system calls)

# Only root can make the network that this is needed on.
certutil: strace
	$(call debian,[ "$$(id -u)" != 0 ] || command -v certutil,libnss3-tools,a browser test trusts a certificate)

# The checks

static: lint types

lint: $(DEV_READY)
	@ruff format --check .
	@ruff check --quiet .

types: $(DEV_READY)
	@mypy --no-error-summary

web-checks: $(WEB_READY)
	@cd web && npm run --silent check && npm run --silent test

# Reload on change. The page comes from the web app's own server, which passes requests on to collabd.

dev-server: $(DEV_READY)
	@COLLABD_SERVER_PUBLIC_URLS=http://localhost:5173,http://localhost:8000,http://127.0.0.1:8000 \
	    watchfiles --filter python "python -m collabd serve $(ARGS)" src

dev-web: $(WEB_READY)
	@cd web && npm run --silent dev
