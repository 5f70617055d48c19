"""Judgements: what a sentence says is good or bad.

Belongs here: predicates, names, effects and adverbs that judge what stands below them.
Does not: attitudes of a holder (attitudes), the words (schemas/codebook/acts).
"""

from __future__ import annotations

from itertools import pairwise

from demarche.acts.edges import Edge, case_of
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import is_future, is_hypothetical
from demarche.acts.signs import is_negated, verb_key
from demarche.attribution.holders import holders_of
from demarche.attribution.subjects import subject_of
from demarche.attribution.voices import Sentence
from demarche.parsing.tree import Token
from demarche.positions.attitudes import CLAUSES
from demarche.positions.findings import Finding
from schemas.codebooks.acts import ActName

UNTELLING = frozenset({"see", "include", "take", "use", "put", "set"})
"""Verbs whose effect on their object tells nothing of their subject."""
SUFFERED = frozenset({"under", "at", "in"})
TOO = frozenset({"too"})
LONG = frozenset({("too", "long"), ("long", "enough")})


def naming_judgement(edge: Edge, sign: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """What somebody calls good or bad: "called the plan a mistake", "regards the treaty as vital"."""
    head = edge.head
    if (
        head.pos_ != "VERB"
        or head.lemma_.lower() not in lexicon.naming
        or edge.relation not in {"obj", "nsubj:pass"}
    ):
        return None
    for name in head.children:
        named = name.dep_ in {"xcomp", "ccomp"} or (name.dep_.startswith("obl") and case_of(name) == "as")
        # "called the vote a mistake": the parser may take the second noun for an adverbial of time
        named = named or (name.dep_ in {"obl:unmarked", "obj"} and name.i > edge.shown.right_edge.i)
        valence = lexicon.valence.get(name.lemma_.lower()) if named else None
        if valence is not None:
            subject = subject_of(head)
            holders = holders_of(subject, sentence) if subject is not None else ()
            is_own = not holders or holders == sentence.voice
            act = "endorse" if valence > 0 else "criticise"
            turn = -1 if is_negated(head, lexicon) else 1
            return Finding(
                () if is_own else holders,
                act,
                sign * valence * turn,
                head,
                "naming",
                0.7,
                is_reported=not is_own,
            )
    return None


def judgement(edge: Edge, sign: int, lexicon: Lexicon) -> Finding | None:
    """What is said to be good or bad: "X is dangerous", "X is far from safe", "it would be wrong to X"."""
    head = edge.head
    if edge.relation not in {"nsubj", *CLAUSES}:
        return None
    valence = _predicated(head, lexicon) or _far_from(head, lexicon)
    if not valence:
        return None
    is_denied = is_negated(head, lexicon) and not _is_superlative(head)
    if edge.relation == "nsubj" and sign > 0 and _falls_short(head, lexicon, is_denied=is_denied):
        return Finding((), "criticise", sign, head, "enough", 0.5, is_fact=False)
    if is_denied:
        valence = -valence
    return Finding((), _act(head, valence, lexicon), sign * valence, head, "judgement", 0.6, is_fact=False)


def _falls_short(head: Token, lexicon: Lexicon, *, is_denied: bool) -> bool:
    """Whether there is too little of a good: "is far too weak", "not strong enough", "under attack"."""
    before = {c.lower_ for c in head.children}
    if head.pos_ == "NOUN":
        return not is_denied and case_of(head) in SUFFERED and head.lemma_.lower() in lexicon.suffering
    if is_denied:
        return "enough" in before and lexicon.valence.get(head.lemma_.lower(), 0) > 0
    return head.lemma_.lower() in lexicon.small and bool(before & TOO)


def _predicated(head: Token, lexicon: Lexicon) -> int:
    valence = lexicon.valence.get(head.lemma_.lower()) or lexicon.valence.get(head.lower_, 0)
    has_copula = any(c.dep_ == "cop" for c in head.children)
    predicative = has_copula or (head.pos_ == "ADJ" and head.dep_ in {"xcomp", "ROOT", "ccomp"})
    if not predicative or head.pos_ not in {"ADJ", "NOUN", "ADV", "ADP"}:
        return 0
    if valence >= 0 and head.pos_ == "NOUN" and _is_called_bad(head, lexicon):
        return -1  # "an odd way to bind nations"
    too = any(c.lower_ == "too" and c.dep_ == "advmod" for c in head.children)
    return -1 if too and head.pos_ == "ADJ" else valence


def _is_called_bad(noun: Token, lexicon: Lexicon) -> bool:
    return any(c.dep_ == "amod" and lexicon.valence.get(c.lemma_.lower()) == -1 for c in noun.children)


def _is_superlative(head: Token) -> bool:
    """ "Has never been greater", "nothing is more urgent": no other is so to that degree."""
    compared = head.tag_ == "JJR" or any(c.lower_ == "more" for c in head.children)
    return compared and any(c.lower_ in {"never", "nothing"} for c in head.children)


def _far_from(head: Token, lexicon: Lexicon) -> int:
    """ "Far from effective", "anything but safe": the opposite of what is named."""
    if head.lower_ not in {"far", "anything", "nothing"}:
        return 0
    for child in head.children:
        if child.i > head.i and any(c.lower_ in {"from", "but", "short"} for c in child.children):
            return -lexicon.valence.get(child.lemma_.lower(), 0)
    return 0


def _act(head: Token, valence: int, lexicon: Lexicon) -> ActName:
    if valence > 0:
        return "endorse"
    return "warn" if is_hypothetical(head, lexicon) or is_future(head, lexicon) else "criticise"


def subject_judgement(edge: Edge, sign: int, lexicon: Lexicon) -> Finding | None:
    """What a thing does, judged by what it does it to: "a freeze would raise the risks of war"."""
    head = edge.head
    if edge.relation not in {"nsubj", "csubj"} or head.pos_ != "VERB":
        return None
    if sign > 0 and _lasts_too_long(head, lexicon):
        return Finding((), "criticise", -sign, head, "performance", 0.5, is_fact=False)
    valence, rule, sure = _done_to(head, lexicon), "effect of subject", 0.45
    if not valence and (valence := _performance(head, lexicon)):
        rule, sure = "performance", 0.5
    if not valence:
        return None
    if is_negated(head, lexicon) or _is_without_right(head, lexicon):
        valence = -valence
    if valence > 0 > sign:
        return None  # an evil that does something well is not praised for it
    return Finding((), _act(head, valence, lexicon), sign * valence, head, rule, sure, is_fact=False)


def _lasts_too_long(verb: Token, lexicon: Lexicon) -> bool:
    """ "Has gone on for too long", "has lasted long enough"."""
    if lexicon.ergative.get(verb_key(verb, lexicon), 0) < 1:
        return False
    words = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 5]]
    return any(pair in LONG for pair in pairwise(words))


def _performance(verb: Token, lexicon: Lexicon) -> int:
    """Whether a thing does what it should: "sanctions have failed", "the system works"."""
    if any(c.dep_ in {"obj", "xcomp", "ccomp"} for c in verb.children):
        return 0
    return lexicon.doing.get(verb.lemma_.lower(), 0)


def _done_to(verb: Token, lexicon: Lexicon) -> int:
    """What a verb does to its object, 0 if that says nothing: "hurts the poor", "makes us safer"."""
    if _is_without_right(verb, lexicon):
        return 1  # the negation of the verb or of its noun turns it
    lemma = verb_key(verb, lexicon)
    thing = next((c for c in verb.children if c.dep_ == "obj"), None)
    if lemma in lexicon.making:
        for made in verb.children:
            if made.dep_ == "xcomp" and made.i > verb.i:
                return lexicon.valence.get(made.lemma_.lower()) or lexicon.valence.get(made.lower_, 0)
        return _worth(thing, lexicon) if thing is not None else 0
    does = lexicon.effect_verbs.get(lemma)
    if does is None or thing is None or lemma in UNTELLING:
        return 0
    if thing.pos_ == "PROPN" and any(c.dep_ in {"compound", "amod"} for c in thing.children):
        return 0
    worth = _worth(thing, lexicon)
    if not worth and does < 0 and lemma not in lexicon.harming:
        return 0  # what is stopped or cut may have been an evil
    return does * (worth or 1)


def _is_without_right(verb: Token, lexicon: Lexicon) -> bool:
    """ "Has no place in", "makes no sense": what has no justification."""
    for child in verb.children:
        entry = lexicon.attitude_nouns.get(child.lemma_.lower()) if child.dep_ == "obj" else None
        if entry is not None and entry.needs_negation and is_negated(child, lexicon):
            return True
    return False


def _worth(thing: Token, lexicon: Lexicon) -> int:
    """How good a thing is by its name and adjectives; whoever suffers is not bad for it."""
    lemma = thing.lemma_.lower()
    if lemma in lexicon.sufferers or lemma in lexicon.treasured:
        return 1
    if any(c.dep_ == "amod" and lexicon.valence.get(c.lemma_.lower()) == -1 for c in thing.children):
        return -1
    return lexicon.valence.get(lemma) or lexicon.valence.get(thing.lower_, 0)


def danger_to(edge: Edge, sign: int, lexicon: Lexicon) -> Finding | None:
    """What is said to endanger a good thing: "a threat to peace", "harmful to trade" are said of an evil."""
    head = edge.head
    if sign < 0 or edge.base not in {"nmod", "obl"} or edge.preposition[0] not in {"to", "for", "on", "upon"}:
        return None
    lemma = head.lemma_.lower()
    noun = head.pos_ == "NOUN" and lemma in lexicon.endangering
    adjective = head.pos_ == "ADJ" and lexicon.valence.get(lemma) == -1
    if not (noun or adjective) or is_negated(head, lexicon):
        return None
    return Finding((), _act(head, -1, lexicon), 1, head, "harm", 0.4, is_fact=False)


def clause_judgement(head: Token, sign: int, lexicon: Lexicon) -> Finding | None:
    """An adverb that judges a whole clause: "Unfortunately, Washington abandoned the treaty"."""
    for child in head.children:
        valence = lexicon.clause_valence.get(child.lower_) if child.dep_ == "advmod" else None
        if valence is not None:
            act = "endorse" if valence > 0 else "criticise"
            return Finding((), act, sign * valence, head, "clause adverb", 0.6, is_fact=False)
    return None
