"""Organisations that the text itself makes known: by a noun in their name, or an acronym in brackets.

Belongs here: bodies nobody listed, and their later acronyms. Does not: listed bodies (naming).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from demarche.actors.lexicon import Lexeme
from demarche.actors.memory import slug
from demarche.actors.mention import ActorMention
from demarche.actors.naming import Named
from demarche.actors.sentence import LINKING, POSSESSIVE, Sentence
from demarche.parsing.tree import Token

_NAMED_BY = frozenset({"of", "for", "to", "against", "de", "des", "du"})
"""What goes on a body's name after its noun: "Alliance for Change", but not "Organization on"."""
_LONGEST_SHORT = 3
_SHORTEST_INITIALS = 3
_DESCRIPTION = 5
"""Most words between an article and the noun by which a name is called a body."""


def acronym_at(sentence: Sentence, i: int) -> ActorMention | None:
    """An acronym or a short name that the document defined, the longest first."""
    for length in range(_LONGEST_SHORT, 0, -1):
        known = (
            sentence.memory.acronyms.get(sentence.text(i, i + length))
            if i + length <= len(sentence)
            else None
        )
        if known:
            return ActorMention(i, i + length, *known, "organisation", "acronym")
    return None


def place_at(sentence: Sentence, i: int) -> ActorMention | None:
    """The authority of a place nobody listed: "the city of Springfield"."""
    if sentence.word(i).lower() not in sentence.book.words.government.places or sentence.word(i + 1) != "of":
        return None
    start = i + 2
    if sentence.at(start) is not None or not sentence.is_capital(start) or sentence.is_headline:
        return None
    end = sentence.name_end(start)
    body = sentence.memory.mint(sentence.text(start, end), "organisation", sentence.memory.home)
    return ActorMention(i, end, body, body, "organisation", "unlisted-place")


def body_at(sentence: Sentence, i: int) -> ActorMention | None:
    """An organisation nobody listed, known by a noun such as Institute in its name, or by what it does."""
    return None if sentence.at(i) else unlisted_body(sentence, i, None) or _acting_body(sentence, i)


def _acting_body(sentence: Sentence, i: int) -> ActorMention | None:
    """A capitalised name that can be no person's and does what only an actor does: "the NFB opposes it"."""
    is_short = sentence.word(i).isupper() and len(sentence.word(i)) >= _SHORTEST_INITIALS
    end = i + 1 if is_short else sentence.title_run_end(i)
    if end <= i or sentence.is_headline or not sentence.is_capital(i):
        return None
    if any(True for j in range(i, end) for _ in sentence.senses(j, "name", "seat", "body", "person")):
        return None
    words, people = [sentence.word(j) for j in range(i, end)], sentence.book.words.people
    if cut := next((n for n, pair in enumerate(pairwise(words)) if pair == ("and", "the")), 0):
        words, end = words[:cut], i + cut
    is_trade = len(words) > 1 and words[-1] in sentence.book.words.government.trades
    is_thing = sentence.word(i - 1).lower() == "the" or "PROPN" not in sentence.tags[i:end]
    if is_trade and is_thing and _NAMED_BY.isdisjoint(words):
        return None  # "the Social Media", "Natural Gas": companies go without an article
    is_phrase = is_trade or (
        len(words) > 1
        and (
            sentence.doc[end - 1].tag_ in {"NNS", "NNPS"}
            or sentence.word(i - 1).lower() == "the"
            or not LINKING.isdisjoint(words)
        )
    )
    if words[0] in sentence.book.words.given_names:
        return None
    if "and" in words and not sentence.memory.persons.keys().isdisjoint(words):
        return None  # "Smith and Jones" are two persons that were named before
    if not (is_short or is_phrase) or words[-1] in people.speechless or not words[0].isalpha():
        return None
    if i == 0 and not (is_short or is_trade) and sentence.tags[0] != "PROPN":
        return None
    head = sentence.doc[i:end].root
    acts = any(verb.lemma_.lower() in people.acting for verb in _verbs_of(head))
    if not acts and not _is_told_to_be_one(sentence, end):
        return None
    body = sentence.memory.mint(sentence.text(i, end), "organisation")
    sentence.memory.acronyms.setdefault(sentence.text(i, end), (body, body))
    _learn_short_names(sentence, i, end, body)
    return ActorMention(
        i, acronym_after(sentence, end, body, body), body, body, "organisation", "acting-body"
    )


def _is_told_to_be_one(sentence: Sentence, i: int) -> bool:
    """Whether a name is called a body, or does what bodies do, behind it: ", a tenants' union"."""
    if sentence.word(i) != "," or i + 2 >= len(sentence):
        return False
    if sentence.word(i + 1) == "which":
        return sentence.doc[i + 2].lemma_.lower() in sentence.book.words.people.acting
    if sentence.word(i + 1).lower() not in ("a", "an", "the"):
        return False
    for j in range(i + 2, min(i + 2 + _DESCRIPTION, len(sentence))):
        if sentence.word(j) in sentence.book.kinds_of_body:
            return sentence.word(j + 1) not in POSSESSIVE
        if not sentence.word(j)[:1].isalpha() and sentence.word(j) not in {"-", *POSSESSIVE}:
            return False
    return False


def _verbs_of(name: Token) -> Iterator[Token]:
    """The verbs of which a name, alone or joined to others, is the subject or the agent."""
    while name.dep_ == "conj" and name.head != name:
        name = name.head
    is_agent = name.dep_.startswith("obl") and any(
        c.dep_ == "case" and c.lower_ == "by" for c in name.children
    )
    if name.dep_ == "nsubj" or is_agent:
        yield name.head
        yield from (c for c in name.head.children if c.dep_ in {"conj", "xcomp"} and c.pos_ == "VERB")


def unlisted_body(sentence: Sentence, i: int, named: Named | None) -> ActorMention | None:
    """A run of capitalised words that holds a noun for a body; `named`: what its first words name."""
    if sentence.is_headline or not sentence.is_capital(i):
        return None
    end = sentence.title_run_end(i)
    least = named.lexeme.end if named else i
    if end <= max(least, i + 1) or (
        named and named.kind == "organisation" and not sentence.is_capital(least)
    ):
        return None
    bodies = sentence.book.words.government.bodies
    listed = {
        j for k in range(i, end) for x, _ in sentence.senses(k, "name", "body") for j in range(x.start, x.end)
    }
    legal = sentence.book.words.government.legal
    at = next((j for j in range(i, end) if sentence.word(j) in bodies and j not in listed), None)
    if at is None:
        at = next((j for j in range(i + 1, end) if sentence.word(j) in legal), None)
    if at is None or (named and any(True for _ in sentence.senses(least, "title", "noun", "common"))):
        return None
    if (
        at < least
        or _belongs_to_a_person(sentence, i, at)
        or (at == i and sentence.word(i + 1) not in _NAMED_BY)
    ):
        return None
    label = sentence.text(i, end - 1 if sentence.word(end - 1) in legal and end - i > 1 else end)
    kind = "party" if sentence.word(end - 1) == "Party" else "organisation"
    parent = sentence.book.state_of(named.actor_id) if named else None
    if sentence.book.has(slug(label)):
        return None
    body = sentence.memory.mint(label, kind, parent)
    stop = acronym_after(sentence, end, body, body)
    _learn_short_names(sentence, i, end, body)
    return ActorMention(i, stop, body, body, "organisation", "unlisted-body")


def _belongs_to_a_person(sentence: Sentence, start: int, noun: int) -> bool:
    """Whether two or more words and "of" come before a body's own name: "Ann Example of the Ferry Union"."""
    return any(sentence.word(j) == "of" and j - start > 1 for j in range(start, noun))


def named_body(sentence: Sentence, i: int, named: Named | None = None) -> Named | None:
    """A body nobody listed, or an acronym defined before, as what somebody is the head of."""
    mention = acronym_at(sentence, i) or unlisted_body(sentence, i, named)
    if mention is None:
        return None
    lexeme = Lexeme(mention.start, mention.end, ())
    return Named(lexeme, mention.actor_id, mention.holder_id, "organisation", "body")


def headed_body(sentence: Sentence, i: int) -> Named | None:
    """A body known by nothing but that somebody is its head: "Acme Steel" behind "chief executive of"."""
    if sentence.is_headline or not sentence.is_capital(i) or sentence.at(i) is not None:
        return None
    end = i
    while sentence.is_capital(end) and sentence.at(end) is None:
        end += 1
    if sentence.word(i) in sentence.book.words.given_names:
        return None
    body = sentence.memory.mint(sentence.text(i, end), "organisation")
    sentence.memory.acronyms.setdefault(sentence.text(i, end), (body, body))
    _learn_short_names(sentence, i, end, body)
    return Named(Lexeme(i, acronym_after(sentence, end, body, body), ()), body, body, "organisation", "body")


def _learn_short_names(sentence: Sentence, start: int, end: int, body: str) -> None:
    """ "Acme" after "Acme Group", "NFA" after "National Farmers Association"."""
    words = [sentence.word(j) for j in range(start, end)]
    acronyms = sentence.memory.acronyms
    initials = "".join(word[0] for word in words if word[0].isupper())
    if len(initials) >= _SHORTEST_INITIALS and not sentence.book.has(initials):
        acronyms.setdefault(initials, (body, body))
    government = sentence.book.words.government
    ends = {*government.suffixes, *government.trades}
    if words[-1] in ends and sentence.at(start) is None and len(words) > 1:
        acronyms.setdefault(sentence.text(start, end - 1), (body, body))


def acronym_after(sentence: Sentence, end: int, actor_id: str, holder_id: str) -> int:
    """Learn "(EPA)" behind a name; returns where the mention then ends."""
    word = sentence.word(end + 1)
    if (
        sentence.word(end) == "("
        and sentence.word(end + 2) == ")"
        and word.isupper()
        and 2 <= len(word) <= 10
    ):
        sentence.memory.acronyms[word] = (actor_id, holder_id)
        return end + 3
    return end
