"""Which spaCy pipelines the decoder can read.

Belongs here: what of a pipeline's configuration the decoder takes for granted. Does not: reading it
(decoding, network). Any other pipeline is run by spaCy itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.language import Language

from demarche.parsing.lemmatizer import FACTORY

WIDEST = 256
"""Inputs of a linear layer up to which its products are added up as BLIS adds them (network)."""
_TAGGER = {"@architectures": "spacy.Tagger.v2", "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1"}}
_NEEDED: Mapping[str, Mapping[str, Any]] = {
    "tok2vec": {
        "factory": "tok2vec",
        "model": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {"@architectures": "spacy.MultiHashEmbed.v2", "include_static_vectors": False},
            "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "window_size": 1},
        },
    },
    "tagger": {"factory": "tagger", "model": _TAGGER},
    "morphologizer": {"factory": "morphologizer", "model": _TAGGER},
    "parser": {
        "factory": "parser",
        "learn_tokens": False,
        "model": {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": "parser",
            "extra_state_tokens": False,
            "use_upper": True,
            "maxout_pieces": 2,
            "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1"},
        },
    },
    "lemmatizer": {"factory": FACTORY},
}


def is_readable(nlp: Language) -> bool:
    """Whether a pipeline has these components in this order, and nothing else that could change a tree."""
    if nlp.pipe_names != list(_NEEDED) or not _holds(nlp.config["components"], _NEEDED):
        return False
    parser: Any = nlp.get_pipe("parser")
    widths = [
        model.get_dim("nI")
        for model in parser.model.walk()
        if model.name in {"linear", "precomputable_affine"}
    ]
    greedy = parser.cfg.get("beam_width", 1) == 1 and not parser.model.attrs["unseen_classes"]
    return greedy and max(widths) <= WIDEST


def _holds(found: Mapping[str, Any], needed: Mapping[str, Any]) -> bool:
    return all(
        name in found and (_holds(found[name], value) if isinstance(value, Mapping) else found[name] == value)
        for name, value in needed.items()
    )
