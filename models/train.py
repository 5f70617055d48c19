"""Trains the English parser that Demarche uses by default.

    python -m models.train TREEBANKS models/en_demarche

TREEBANKS is a folder with `ewt-{train,dev}.conllu` (UD English EWT) and `gum-free-{train,dev}.conllu`
(the genres of UD English GUM whose texts are free); models/README.md says where they come from.
Architecture and schedule stand in config.cfg. One core is used.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import spacy
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from thinc.api import Config

import models.corpus
import models.tokenization  # noqa: F401  (both register what config.cfg names)
from demarche.parsing.lemmatizer import FACTORY, Lemmatizer
from models.treebank import read_sentences

CONFIG = Path(__file__).with_name("config.cfg")
META = {
    "name": "demarche",
    "version": "1.0.0",
    "description": "Universal Dependencies parser for political English.",
    "author": "The Demarche authors",
    "license": "CC BY-SA 4.0",
    "sources": [
        {"name": "UD English EWT", "license": "CC BY-SA 4.0", "url": "https://universaldependencies.org"},
        {
            "name": "UD English GUM, free genres",
            "license": "CC BY 4.0",
            "url": "https://universaldependencies.org",
        },
    ],
}


def settings(treebanks: Path, steps: int | None, seed: int | None) -> Config:
    """The training configuration with what the command line overrides."""
    config = Config().from_disk(CONFIG, interpolate=False)
    config["paths"]["treebanks"] = str(treebanks)
    if steps is not None:
        config["training"]["max_steps"] = steps
    if seed is not None:
        config["system"]["seed"] = seed
    return config.interpolate()


def initialised(config: Config) -> Language:
    """An untrained pipeline that knows every label; training then streams, so it must be told beforehand."""
    start = config.copy()
    start["training"]["train_corpus"] = "corpora.labels"
    start["training"]["max_epochs"] = 0
    nlp = init_nlp(start)
    for key in ("train_corpus", "max_epochs"):
        nlp.config["training"][key] = config["training"][key]
    return nlp


def assemble(trained: Path, treebanks: Path, output: Path) -> Language:
    """Add the lemmatizer, drop what only training needed (paths, seen words), and save."""
    nlp = spacy.load(trained, exclude=["vocab"])
    for name in ("tagger", "morphologizer", "parser"):
        for label in nlp.get_pipe(name).labels:  # type: ignore[attr-defined]
            nlp.vocab.strings.add(label)
    bare = Config({part: nlp.config[part] for part in ("nlp", "components")})
    nlp.config = bare
    lemmatizer = nlp.add_pipe(FACTORY, name="lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    lemmatizer.learn(
        (word.form, word.upos, word.xpos, word.lemma)
        for name in ("ewt-train.conllu", "gum-free-train.conllu")
        for sentence in read_sentences(treebanks / name)
        for word in sentence.words
    )
    nlp.meta.update(META)
    nlp.meta["performance"] = {}
    nlp.to_disk(output)
    return nlp


def main() -> None:
    """Read the command line, train, assemble."""
    command = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    command.add_argument("treebanks", type=Path, help="folder with the CoNLL-U files")
    command.add_argument("output", type=Path, help="folder that receives the pipeline")
    command.add_argument("--steps", type=int, help="training steps instead of config.cfg's")
    command.add_argument("--seed", type=int, help="seed instead of config.cfg's")
    command.add_argument("--checkpoints", type=Path, help="keep spaCy's checkpoints in this folder")
    given = command.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        checkpoints = given.checkpoints or Path(scratch)
        checkpoints.mkdir(parents=True, exist_ok=True)
        nlp = initialised(settings(given.treebanks, given.steps, given.seed))
        train(nlp, checkpoints, stdout=sys.stdout, stderr=sys.stderr)
        assemble(checkpoints / "model-best", given.treebanks, given.output)


if __name__ == "__main__":
    main()
