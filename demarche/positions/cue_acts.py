"""Acts that the words of a cue say more exactly than its class.

Belongs here: cues whose class has one act, but which are put in another: "I wish to thank" is no wish,
"rolled out his plan" no deed. Does not: cues that leave the act open (clause_acts), the classes (attitudes).
"""

from __future__ import annotations

from demarche.acts.edges import case_of
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import is_future
from demarche.acts.verb_effects import base_of
from demarche.acts.written import written
from demarche.parsing.tree import Token
from demarche.positions.findings import Finding
from demarche.positions.tense import predicate_of, tense_of
from schemas.codebooks.acts import ActName, Attitude

SPOKEN = frozenset({"endorse", "criticise", "demand"})
"""Acts that are done by saying so."""
OBJECTS = frozenset({"obj", "nsubj:pass"})
PARTICLES = frozenset({"compound:prt", "advmod"})
PROGRESSIVE = frozenset({"am", "is", "are", "'m", "'re", "'s"})


def act_of_wish(finding: Finding, lexicon: Lexicon) -> tuple[ActName, str] | None:
    """The act of a wish that is one in form only: spoken politely, or already being worked for."""
    cue = finding.predicate
    lemma = cue.lemma_.lower()
    if finding.act != "wish":
        return None
    if lemma in lexicon.polite and (spoken := _spoken(cue, lexicon)) is not None:
        return spoken, "polite"
    if lemma not in lexicon.striving:
        return None
    is_plan = is_future(cue, lexicon) or (tense_of(cue) == "present" and not _is_progressive(cue))
    return "commit" if is_plan and not finding.holders else "act", "striving"


def _spoken(cue: Token, lexicon: Lexicon) -> ActName | None:
    """What is done in saying that one wants to: "wish to congratulate", "would like to pay tribute to"."""
    for verb in (c for c in cue.children if c.dep_ == "xcomp" and c.pos_ == "VERB"):
        for word in (verb, *(c for c in verb.children if c.dep_ == "obj")):
            entry = entry_of(word, lexicon)
            if entry is not None and entry.act in SPOKEN:
                return entry.act
    return None


def act_of_presenting(verb: Token, lexicon: Lexicon) -> ActName | None:
    """Whether a bill or a plan is put before others, and so proposed: "offered an amendment"."""
    if verb.pos_ != "VERB" or lexicon.presenting.isdisjoint(_with_particles(verb, lexicon)):
        return None
    shown = (c for c in verb.children if c.dep_ in OBJECTS)
    return "propose" if any(c.lemma_.lower() in lexicon.presented for c in shown) else None


def _with_particles(verb: Token, lexicon: Lexicon) -> set[str]:
    """A verb alone, with each particle, and with each preposition behind it: "put", "put forward"."""
    lemma = base_of(verb, lexicon)
    behind = [c for c in verb.children if c.i > verb.i]
    beside = {c.lower_ for c in behind if c.dep_ in PARTICLES}
    beside |= {case_of(c) for c in behind if c.dep_.startswith("obl")}
    return {lemma, *written(verb), *(f"{lemma} {word}" for word in beside)}


def is_state(finding: Finding, lexicon: Lexicon) -> bool:
    """Whether a deed is none: "we have a commission for it", "we live with it", "we had to"."""
    verb = finding.predicate
    is_forced = verb.lemma_.lower() == "have" and any(c.dep_ == "xcomp" for c in verb.children)
    clause = predicate_of(verb)
    lemma = clause.lemma_.lower()
    idle = lemma in lexicon.plain_verbs or lemma in lexicon.undergoing
    is_still = idle and tense_of(clause) == "present" and not _is_progressive(clause)
    return is_forced or is_still


def _is_progressive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_.replace("’", "'") in PROGRESSIVE for c in verb.children)


def entry_of(word: Token, lexicon: Lexicon) -> Attitude | None:
    """The class of attitude that a word is in by its part of speech."""
    tables = {
        "VERB": lexicon.attitude_verbs,
        "NOUN": lexicon.attitude_nouns,
        "ADJ": lexicon.attitude_adjectives,
    }
    lemma = base_of(word, lexicon) if word.pos_ == "VERB" else word.lemma_.lower()
    return tables.get(word.pos_, {}).get(lemma)
