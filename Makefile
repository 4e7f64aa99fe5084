# The commands of this project. Works with the make of Debian, Ubuntu and macOS.

PORT ?= 8000
# Everything written while the site runs; .env may name another folder.
VAR_DIR ?= $(or $(shell sed -n 's/^VAR_DIR=//p' .env 2>/dev/null),var)

PY := .venv/bin/python
MANAGE := $(PY) manage.py
INSTALLED := .venv/.installed
INSTALLED_DEV := .venv/.installed-dev
CATALOGUES := $(VAR_DIR)/.catalogues-compiled
COLLECTED := $(VAR_DIR)/.static-collected
LIGHTHOUSE := tools/lighthouse/node_modules/.package-lock.json
# What asks the database for more than rows: these run on PostgreSQL too.
ON_POSTGRESQL := tests/cms/search tests/cms/page_cache tests/cms/backup tests/cms/mail tests/cms/test_root_paths.py \
	tests/cms/test_health.py tests/feedback/complaints/test_intake.py tests/feedback/complaints/test_cases.py \
	tests/feedback/complaints/test_attachments.py
TEMPLATES := $(wildcard templates */templates)
CODE := cms home feedback oit tests tools manage.py
LINTED_TEMPLATES := --profile=django --lint --quiet --ignore=D018,H011,H015
# Quiet twice: what is left are errors.
PIP := $(PY) -m pip install -qq --disable-pip-version-check
PIP_COMPILE := .venv/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--annotation-style=line --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

.DEFAULT_GOAL := help
.PHONY: help run dev station test test-python test-services test-browser bench screenshots guide-pictures lighthouse lint format messages requirements check audit licences sbom

help: ## Show this list
	@echo "Usage: make COMMAND [PORT=8000]"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{printf "%-16s%s\n", $$1, $$2}'

# --- Serving ----------------------------------------------------------------------------------

run: export DJANGO_SETTINGS_MODULE = cms.settings.production
run: $(INSTALLED) .env ## Set everything up and serve the site on http://127.0.0.1:8000
	@$(PY) tools/serve.py --port $(PORT) --check
	@$(MAKE) --no-print-directory --silent $(CATALOGUES) $(COLLECTED)
	@$(MANAGE) prepare --port $(PORT)
	@$(PY) tools/serve.py --port $(PORT)

dev: export DJANGO_SETTINGS_MODULE = cms.settings.development
dev: $(INSTALLED_DEV) ## The same for work on the code: reloads what changes, shows debug pages
	@$(PY) tools/serve.py --port $(PORT) --check
	@$(MAKE) --no-print-directory --silent $(CATALOGUES)
	@$(MANAGE) prepare --port $(PORT)
	@$(PY) tools/serve.py --port $(PORT) --dev

station: export DJANGO_SETTINGS_MODULE = cms.settings.production
station: $(INSTALLED) .env ## Make a real station: asks for names, kind, host, year and first supervisor
	@$(MAKE) --no-print-directory --silent $(CATALOGUES)
	@$(MANAGE) prepare --no-demo --port $(PORT)
	@$(MANAGE) station

# --- Testing ----------------------------------------------------------------------------------

# The tests keep their data apart from that of the site that runs here, whatever .env says.
test test-python test-services test-browser bench check: export VAR_DIR := $(CURDIR)/var/test
test test-python test-services test-browser bench check: export DATABASE_URL := sqlite:///$(CURDIR)/var/test/db.sqlite3
test test-python test-services test-browser bench check: export S3_BUCKET :=
test test-python test-services test-browser bench check: export OIT_EDITIONS_DIR :=
test test-python test-services test-browser bench check lint messages: export DJANGO_SETTINGS_MODULE = cms.settings.testing

test: $(INSTALLED_DEV) ## Everything that must hold: style, checks, catalogues, tests, browser
	@tools/test-tools.sh
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory check
	@$(MAKE) --no-print-directory test-python
	@$(MAKE) --no-print-directory test-services
	@$(MAKE) --no-print-directory test-browser
	@echo "== All is well"

test-python: $(INSTALLED_DEV) ## The tests without a browser, in random order
	@echo "== Tests"
	@$(MANAGE) compilecatalogues
	@$(PY) -m pytest -n 2 -m "not browser and not services" -rs

test-services: $(INSTALLED_DEV) ## Several processes on real PostgreSQL, Redis, nginx and S3, also while these fail
	@echo "== Tests with real services"
	@$(MANAGE) compilecatalogues
	@$(PY) -m pytest -m services -p no:randomly -rs
	@echo "== Tests on PostgreSQL"
	@$(PY) -m tools.with_postgresql $(PY) -m pytest -n 2 -m "not browser and not services" -rs $(ON_POSTGRESQL)

test-browser: $(INSTALLED_DEV) ## The tests that drive a real Chromium
	@echo "== Browser tests"
	@$(MANAGE) compilecatalogues
	@$(PY) -m pytest -m browser -rs

check: $(INSTALLED_DEV) ## Django's checks, also for deployment, and whether a migration is missing
	@echo "== Checks"
	@$(MANAGE) check
	@HTTPS=on DEBUG=off ALLOWED_HOSTS=sites SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))') \
		DJANGO_SETTINGS_MODULE=cms.settings.production $(MANAGE) check --deploy --fail-level WARNING
	@$(MANAGE) makemigrations --check --dry-run

bench: $(INSTALLED_DEV) ## Measure everything, and keep the figures in docs/benchmarks.md
	@$(MANAGE) compilecatalogues
	@rm -rf var/bench
	@VAR_DIR=$(CURDIR)/var/bench \
		DATABASE_URL=$(or $(BENCH_DATABASE_URL),sqlite:///$(CURDIR)/var/bench/db.sqlite3) \
		$(MANAGE) shell --no-imports -c "from tests.benchmarks.run import run; run()"

# --- Looking at it ------------------------------------------------------------------------------
# Both load the demonstration for themselves; SITE_URL=http://127.0.0.1:8000 looks at a site that runs.

screenshots: $(INSTALLED_DEV) ## Take pictures of every kind of page into var/screenshots, with an index
	@$(PY) -m tools.with_site $(PY) tools/screenshots.py

guide-pictures: $(INSTALLED_DEV) ## Take the pictures of the officers' guide, and write its chapters of the items
	@DJANGO_SETTINGS_MODULE=cms.settings.testing $(MANAGE) officersguide
	@$(PY) -m tools.guide_pictures

lighthouse: $(INSTALLED_DEV) $(LIGHTHOUSE) ## Measure seven pages with Lighthouse; fails below 98/100/100/100
	@$(PY) -m tools.with_site node tools/lighthouse/measure.mjs

# --- The code ---------------------------------------------------------------------------------

lint: $(INSTALLED_DEV) ## Style and mistakes in Python and templates
	@echo "== Style"
	@.venv/bin/ruff check --quiet $(CODE)
	@.venv/bin/ruff format --check --quiet $(CODE) || { echo "Run make format."; exit 1; }
	@.venv/bin/djlint $(TEMPLATES) $(LINTED_TEMPLATES)

format: $(INSTALLED_DEV) ## Put the Python code into its standard form
	@.venv/bin/ruff check --quiet --fix $(CODE)
	@.venv/bin/ruff format --quiet $(CODE)

messages: $(INSTALLED_DEV) ## Collect the texts of the code into the catalogues, and fill the English one
	@$(MANAGE) updatecatalogues

requirements: $(INSTALLED_DEV) ## Pin the newest versions that requirements*.in allow
	@$(PIP_COMPILE) --upgrade --output-file requirements.txt requirements.in
	@$(PIP_COMPILE) --upgrade --output-file requirements-dev.txt requirements-dev.in

# --- What the site brings with it -------------------------------------------------------------

audit: $(INSTALLED_DEV) ## Ask whether weaknesses of the pinned packages are known
	@.venv/bin/pip-audit --requirement requirements.txt --require-hashes --disable-pip --progress-spinner off \
		--format json 2>/dev/null | $(PY) tools/audit.py

licences: $(INSTALLED_DEV) ## Write docs/licences.md, or say which licence is unknown or not to be had
	@$(PY) tools/licences.py

sbom: $(INSTALLED_DEV) ## Write var/sbom.json, the list of all packages (CycloneDX)
	@mkdir -p $(VAR_DIR)
	@.venv/bin/cyclonedx-py requirements requirements.txt --output-format JSON --output-reproducible \
		--output-file $(VAR_DIR)/sbom.json
	@echo "Wrote $(VAR_DIR)/sbom.json"

# --- What the commands need -------------------------------------------------------------------

$(INSTALLED): requirements.txt
	@tools/environment.sh
	@echo "Installing what the site needs (the first time takes a minute or two) ..."
	@$(PIP) -r requirements.txt
	@touch $@

$(INSTALLED_DEV): $(INSTALLED) requirements-dev.txt
	@echo "Installing what tests and work on the code need ..."
	@$(PIP) -r requirements.txt -r requirements-dev.txt
	@touch $@

$(LIGHTHOUSE): tools/lighthouse/package-lock.json
	@echo "Installing Lighthouse (the first time takes a minute) ..."
	@cd tools/lighthouse && npm ci --silent --no-audit --no-fund && touch node_modules/.package-lock.json

.env: | $(INSTALLED)
	@$(PY) tools/dotenv.py

$(CATALOGUES): $(INSTALLED) $(wildcard locale/*/LC_MESSAGES/*.po locale/*/*/LC_MESSAGES/*.po)
	@echo "Compiling the catalogues ..."
	@$(MANAGE) compilecatalogues
	@mkdir -p $(VAR_DIR) && touch $@

$(COLLECTED): $(INSTALLED) $(shell find static */static -type f 2>/dev/null)
	@echo "Collecting and compressing static files (some seconds) ..."
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@mkdir -p $(VAR_DIR) && touch $@
