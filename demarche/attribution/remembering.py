"""What a sentence leaves behind for the pronouns after it.

Belongs here: which of the actors named in a sentence later words mean first. Does not: the memory itself
(voices), what a pronoun means (holders).
"""

from __future__ import annotations

from demarche.attribution.holders import holders_of, is_plural
from demarche.attribution.voices import Memory, Sentence, holder_of
from demarche.parsing.tree import Token


def remember(sentence: Sentence, memory: Memory) -> None:
    """Subjects first, those of outer clauses before inner ones, then whoever else is named.

    What is noted last is the most salient: in "Smith said that Jones lies" that is Smith.
    """
    memory.sentence += 1
    named = [m for m in sentence.mentions if m.kind not in {"demonym", "capital"}]
    others = [
        t for m in named for t in [sentence.doc[m.start : m.end].root] if not t.dep_.startswith("nsubj")
    ]
    for mention in named:
        if mention.kind == "organisation" and mention.sense == "actor" and mention.rule != "region":
            memory.note_body(holder_of(mention))
    subjects = [t for t in sentence.doc if t.dep_.startswith("nsubj") and t.pos_ != "PRON"]
    for token in others:
        memory.note(holders_of(token, sentence), is_subject=False)
    for token in sorted(subjects, key=lambda token: (-_depth(token), token.i)):
        memory.note(holders_of(token, sentence), is_subject=True)
    plural = [token for token in subjects if is_plural(token)]
    if subjects:
        memory.several = holders_of(plural[-1], sentence) if plural else None
    for token in subjects[:1]:
        memory.is_about_a_thing = all(holder.is_described for holder in holders_of(token, sentence))


def _depth(token: Token) -> int:
    """How many clauses a subject stands under."""
    return sum(
        ancestor.dep_ in {"ccomp", "acl", "acl:relcl", "advcl", "csubj"} for ancestor in token.ancestors
    )
