"""How a clause puts a side that its rule found without an act.

Belongs here: what auxiliaries, verbs and words of threat on the way from a topic to its root, or beside it,
say of the act. Does not: cues that have an act (cue_acts), in which order they are asked (wording).
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.acts.edges import case_of
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import auxiliaries, is_imperative
from demarche.acts.negation import is_negated
from demarche.attribution.voices import FIRST_PERSON
from demarche.parsing.tree import Token
from demarche.positions.cue_acts import entry_of
from demarche.positions.tense import subject_of_clause
from demarche.topics.mentions import TopicMention
from schemas.codebooks.acts import ActName, Attitude

TELLING = frozenset({"propose", "demand", "need", "wish", "warn"})
"""Classes of attitude by which a clause says how it is put, also where they do not govern the topic."""
PREDICATES = frozenset({"VERB", "AUX", "ADJ"})
LONGEST = 40
"""Most steps up the tree, as in climbing."""


def way_up(token: Token) -> Iterator[Token]:
    """A token and all that is above it."""
    for _ in range(LONGEST):
        yield token
        if token.head == token:
            return
        token = token.head


def obliges(token: Token, lexicon: Lexicon) -> bool:
    """Whether a predicate is what ought to be, or an imperative."""
    if token.pos_ not in PREDICATES:
        return False
    return any(word in lexicon.deontic for word in auxiliaries(token)) or is_imperative(token)


def is_obliging(token: Token, lexicon: Lexicon) -> bool:
    """Whether a sentence says somewhere, but not of a noun in passing, that something ought to be."""
    return any(
        c.dep_ == "aux" and c.lower_ in lexicon.deontic and c.head.dep_ != "acl:relcl" for c in token.doc
    )


def act_of_verb(clause: Token, lexicon: Lexicon) -> ActName | None:
    """The act that the predicate of a clause names: "we seek", "he called for", "what is needed is"."""
    entry = entry_of(clause, lexicon)
    if entry is None or entry.name not in TELLING:
        return None
    if entry.needs_clause and not any(_is_asked_for(c, entry) for c in clause.children):
        return None  # "he called it a good story", "we would remind the Assembly"
    return "demand" if entry.name == "need" else entry.act


def _is_asked_for(child: Token, entry: Attitude) -> bool:
    """Whether a child is what somebody is asked for, or to do."""
    if child.dep_ == "xcomp":
        return child.pos_ == "VERB"
    return child.dep_.startswith("obl") and case_of(child) in entry.prepositions


def threatens(mention: TopicMention, head: Token, lexicon: Lexicon) -> bool:
    """Whether what stands over a topic, or beside that, threatens: "looms", "is a danger to"."""
    words = {word.i: word for above in way_up(head) for word in (above, *above.children)}
    return any(
        word.lemma_.lower() in lexicon.threats.get(word.pos_, frozenset()) and not is_negated(word, lexicon)
        for word in words.values()
        if not mention.start <= word.i < mention.end
    )


def is_in_a_bill(head: Token, lexicon: Lexicon) -> bool:
    """Whether a bill or a plan would do it: "the bill would: guarantee …; extend …"."""
    for token in way_up(head):
        subject = subject_of_clause(token)
        if subject is not None and subject.lemma_.lower() in lexicon.instruments:
            return token.lower_ == "would" or "would" in auxiliaries(token)
    return False


def has_voted(head: Token) -> bool:
    """Whether somebody is told to have voted on it."""
    return any(t.pos_ == "VERB" and t.lemma_.lower() == "vote" and t.tag_ != "VB" for t in way_up(head))


def is_committed(doc_token: Token, lexicon: Lexicon) -> bool:
    """Whether those who speak say that they are bound or determined: "to which we are committed"."""
    for word in doc_token.doc:
        entry = entry_of(word, lexicon)
        if entry is not None and entry.name == "commit" and word.pos_ != "NOUN":
            subject = subject_of_clause(word)
            if subject is not None and subject.lower_ in FIRST_PERSON:
                return True
    return False
