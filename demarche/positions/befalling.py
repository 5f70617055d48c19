"""Ills that befall what is spoken of: "homelessness among veterans", "violations of the treaty".

Belongs here: whether the noun above a mention names such an ill. Does not: what verbs and nouns do to a thing
(acts.signs), what is dangerous to it (judgements), the words (schemas/codebook/acts).
"""

from __future__ import annotations

from demarche.acts.edges import Edge
from demarche.acts.lexicon import Lexicon
from demarche.acts.written import written

UPON = frozenset({"of", "among", "amongst", "against", "in", "by", "upon", "towards", "toward", "suffered"})
"""What leads from an ill to those whom it befalls."""


def befalls(edge: Edge, lexicon: Lexicon) -> bool:
    """Whether the noun that governs a thing names an ill that befalls it."""
    if edge.base not in {"nmod", "compound", "obl"} or edge.head.pos_ not in {"NOUN", "PROPN"}:
        return False
    if lexicon.ills.isdisjoint(written(edge.head)):
        return False
    return edge.base == "compound" or edge.preposition[0] in UPON
