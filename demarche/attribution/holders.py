"""Whom a noun or a pronoun stands for.

Belongs here: from a token of a parsed sentence to the actors it means, with the memory of a document
that pronouns need. Does not: finding names (actors), which token acts (subjects).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from demarche.actors.mention import ActorMention
from demarche.attribution.again import body_again
from demarche.attribution.enumerations import enumerated, joined_before
from demarche.attribution.relatives import deed_at, told_in_clause_of
from demarche.attribution.subjects import agent_of, is_said, maker_of, subject_of_noun
from demarche.attribution.voices import FIRST_PERSON, Holder, Sentence, holder_of, is_state
from demarche.parsing.tree import Doc, Token

GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m"} | {
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "both"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
PAIRED = frozenset({"both", "two"})
NAMING = frozenset({"amod", "compound", "flat", "appos", "nmod:poss"})
NOMINAL = frozenset({"nsubj", "nsubj:pass", "obj", "obl:agent"})
"""What only nominals are to a verb, so that an "opponent" there is no adjective whatever its tag."""
EXAMPLES = frozenset({"including", "like", "such", "namely"})
AGAIN = 0.8
"""How sure it is that "the court" is the one named before."""
DESCRIBED = 0.35
"""How sure a holder is whom no list knows and the text only describes."""


def holders_of(token: Token, sentence: Sentence) -> tuple[Holder, ...]:
    """The holders a nominal stands for, its coordinated ones included; empty where nobody is known."""
    return sentence.once(_holders_of, token)


def _holders_of(token: Token, sentence: Sentence) -> tuple[Holder, ...]:
    found: list[Holder] = []
    for part in (token, *(child for child in token.children if child.dep_ == "conj" and not is_said(child))):
        found.extend(_one(part, sentence))
    found.extend(_by_name([*joined_before(token, sentence), *enumerated(token, sentence)], sentence))
    unique = {(h.actor_id, h.holder_id): h for h in reversed(found)}
    return tuple(reversed(unique.values()))


def _one(token: Token, sentence: Sentence) -> tuple[Holder, ...]:
    word, memory = token.lower_, sentence.memory
    if word in FIRST_PERSON:
        return _linked(sentence.voice, token, "first-person")
    if word in RELATIVE and (noun := told_in_clause_of(token)) is not None:
        doer = noun if (deed := deed_at(noun, token, sentence)) is None else subject_of_noun(deed, sentence)
        return holders_of(doer, sentence) if doer is not None else ()
    if word in GENDERS:
        person = _named_before(token, sentence) or memory.person_of(GENDERS[word])
        return _linked((person.less(0.85),), token, "he-or-she") if person else ()
    if word in NEUTER:
        named = [m for m in sentence.mentions if m.end <= token.i and _is_salient(m, sentence.doc)]
        bodies = [holder_of(m) for m in named if not holder_of(m).is_person]
        if bodies:
            return _linked((own.less(0.8) for own in sentence.as_voice(bodies[-1])), token, "it")
        return (
            _linked((memory.body.less(0.7),), token, "it-before")
            if memory.body and not memory.body.is_group and not memory.is_about_a_thing
            else ()
        )
    if word in PLURAL:
        return _linked(_several(token, sentence), token, "they")
    mentions = sentence.mentions_at(token)
    are_groups = bool(mentions) and all(m.kind == "group" for m in mentions)
    if (
        are_groups
        and len(memory.own) > 1
        and token.lemma_.lower() in sentence.lexicon.works
        and _is_definite(token)
    ):
        # "The two governments", "the signatory states" of a joint text are those who speak in it.
        return _linked((holder.less(0.8) for holder in memory.own), token, "signatories")
    if mentions:
        members = (examples(token, sentence) or _leaders(token, sentence)) if are_groups else ()
        return _by_name(mentions, sentence) + members
    paired = any(child.lower_ in PAIRED for child in token.children)
    if paired and token.lemma_.lower() in sentence.lexicon.partners:
        both = tuple(holder.less(0.7) for holder in memory.recent[-2:])
        is_one_kind = len(both) > 1 and is_state(both[0].actor_id) == is_state(both[1].actor_id)
        return _linked(both, token, "the-two") if is_one_kind else ()
    if paired and token.lemma_.lower() in sentence.lexicon.rivals:
        own = [person for person in memory.persons if person.actor_id == person.holder_id]
        two = tuple(person.less(0.7) for person in own[-2:])
        return _linked(two, token, "the-two") if len(two) > 1 else ()
    if (member := _among(token)) is not None:
        return holders_of(member, sentence)
    if token.lower_ == "one":
        return _by_name(_singled_out(token, sentence), sentence)
    if token.pos_ not in {"NOUN", "PROPN"} and not (token.pos_ == "ADJ" and token.dep_ in NOMINAL):
        return ()
    return _described(token, sentence)


def _named_before(pronoun: Token, sentence: Sentence) -> Holder | None:
    """The person named as a subject earlier in the sentence: "Smith said she would", "Smith and his plan".

    A pronoun that is object of the same verb is somebody else.
    """
    gender = GENDERS[pronoun.lower_]
    for mention in reversed(sentence.mentions):
        if mention.end > pronoun.i or mention.sense != "actor":
            continue
        holder = holder_of(mention)
        root = sentence.doc[mention.start : mention.end].root
        root = root.head if root.dep_ == "appos" else root
        if not holder.is_person or holder.gender not in {"", gender} or not root.dep_.startswith("nsubj"):
            continue
        is_own = pronoun.dep_ == "nmod:poss" or pronoun.head != root.head
        if is_own:
            return sentence.as_voice(holder)[0]
    return None


def _several(pronoun: Token, sentence: Sentence) -> tuple[Holder, ...]:
    """Whom "they" means: the plural subject before it, those who speak together, else the body last named."""
    memory = sentence.memory
    before = [t for t in sentence.doc[: pronoun.i] if t.dep_.startswith("nsubj") and t.pos_ != "PRON"]
    # What "they" is part of cannot be what it stands for: "policies of theirs".
    above = {token.i for token in pronoun.ancestors}
    plural = next(
        (t for t in reversed(before) if t.i not in above and is_plural(t) and not _is_joined_to_them(t)), None
    )
    if plural is not None:
        return tuple(holder.less(0.7) for holder in holders_of(plural, sentence))
    if memory.several is not None and not before:
        return tuple(holder.less(0.6) for holder in memory.several)
    together = () if all(is_state(h.actor_id) for h in memory.own) and len(memory.own) < 2 else memory.own
    if together and not any(holder.is_person for holder in together):
        return tuple(holder.less(0.6) for holder in together)
    if memory.recent and not memory.recent[-1].is_person:
        return (memory.recent[-1].less(0.5),)
    return ()


def _is_joined_to_them(nominal: Token) -> bool:
    """Whether "they" are joined to a nominal, so that it cannot be what they stand for."""
    return any(child.dep_ == "conj" and child.lower_ in PLURAL for child in nominal.children)


def is_plural(token: Token) -> bool:
    """Whether a nominal is more than one: a plural noun, or several joined."""
    return token.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in token.children)


def _is_salient(mention: ActorMention, doc: Doc) -> bool:
    """Whether a mention is subject, object or possessor: what a later "it" can mean."""
    role = doc[mention.start : mention.end].root.dep_
    return mention.sense == "actor" and role.startswith(("nsubj", "obj", "nmod:poss", "ROOT", "iobj"))


def _described(token: Token, sentence: Sentence) -> tuple[Holder, ...]:
    """A description: an appositive names it, or a work speaks for who made it."""
    if named := _appositives(token, sentence):
        return _by_name(named, sentence)
    if named_ones := examples(token, sentence) or _leaders(token, sentence):
        return named_ones
    if token.lemma_.lower() in sentence.lexicon.parts and (whole := _whole(token, sentence)):
        return tuple(holder.less(0.8) for holder in whole)
    if token.lemma_.lower() in sentence.lexicon.conduct and (doing := _whose_conduct(token, sentence)):
        return doing
    if token.lemma_ in sentence.lexicon.works and _is_definite(token):
        makers = [h for child in token.children if child.dep_ == "nmod:poss" for h in _one(child, sentence)]
        own = (holder.less(0.8) for holder in sentence.memory.own)
        return tuple(makers) or _linked(own, token, "work")
    if (body := body_again(token, _bodies_before(token, sentence), sentence.lexicon)) is not None:
        return _linked((own.less(AGAIN) for own in sentence.as_voice(body)), token, "body-again")
    slug = description_slug(token)
    described = Holder(slug, slug, DESCRIBED, is_described=True)
    return _linked((described,), token, "description") if slug else ()


def _whose_conduct(noun: Token, sentence: Sentence) -> tuple[Holder, ...]:
    """Who acts in what he does: "Israel's policies", "the actions of the junta", "the Russian offensive"."""
    owner = subject_of_noun(noun, sentence, of_means_by=True) or maker_of(noun, sentence.lexicon)
    known = _one(owner, sentence) if owner is not None else ()
    return _linked((holder.less(0.8) for holder in known if not holder.is_described), noun, "conduct")


def _bodies_before(token: Token, sentence: Sentence) -> list[Holder]:
    """The organisations named before a token: those that speak, then those named, in that order."""
    own = [holder for holder in sentence.memory.own if not is_state(holder.actor_id)]
    here = [
        holder_of(m)
        for m in sentence.mentions
        if m.end <= token.i and m.kind == "organisation" and m.sense == "actor" and m.rule != "region"
    ]
    return [*own, *sentence.memory.bodies, *here]


def _appositives(token: Token, sentence: Sentence) -> tuple[ActorMention, ...]:
    """The mentions in the first appositive that names somebody."""
    beside = (sentence.mentions_at(c) for c in token.children if c.dep_ in {"appos", "flat"})
    return next((named for named in beside if named), ())


def examples(token: Token, sentence: Sentence) -> tuple[Holder, ...]:
    """Those named of a group: "critics such as Ann Example", "companies, including Acme"."""
    for child in token.children:
        if child.dep_ == "nmod" and any(c.lower_ in EXAMPLES for c in child.children if c.dep_ == "case"):
            return tuple(h for h in holders_of(child, sentence) if not h.is_described)
    return ()


def _leaders(token: Token, sentence: Sentence) -> tuple[Holder, ...]:
    """Those who lead a group described: "the opponents, led by the Shippers Council"."""
    for clause in token.children:
        if clause.dep_ == "acl" and clause.lemma_.lower() in sentence.lexicon.leading:
            agent = agent_of(clause)
            known = holders_of(agent, sentence) if agent is not None else ()
            return tuple(h for h in known if not h.is_described)
    return ()


def _among(group: Token) -> Token | None:
    """Who is said to be one of a group: "Japan was among those who", "among the critics is Ann Example"."""
    if not any(c.dep_ == "case" and c.lower_ == "among" for c in group.children):
        return None
    if (subject := next((c for c in group.children if c.dep_ == "nsubj"), None)) is not None:
        return subject
    head = group.head
    is_named = group.dep_ in {"obl", "nmod", "advmod"} and any(c.dep_ == "cop" for c in head.children)
    return head if is_named and not any(c.dep_ == "nsubj" for c in head.children) else None


def _singled_out(one: Token, sentence: Sentence) -> tuple[ActorMention, ...]:
    """Who is named behind "one of the rebels,": the tree often does not see that it is the same person."""
    doc = sentence.doc
    for part in one.children:
        comma = part.right_edge.i + 1 if part.dep_ == "nmod" else len(doc)
        if named := _appositives(part, sentence):
            return named
        if comma < len(doc) and doc[comma].text == ",":
            return tuple(m for m in sentence.mentions if m.start == comma + 1 and m.kind == "person")
    return ()


def _whole(part: Token, sentence: Sentence) -> tuple[Holder, ...]:
    """The body of which somebody is part: "the leaders of the union", "a majority of them"."""
    for child in part.children:
        if child.dep_ == "nmod" and any(c.dep_ == "case" and c.lower_ == "of" for c in child.children):
            if child.lower_ in PLURAL:
                return holders_of(child, sentence)
            bodies = (m for m in sentence.mentions_at(child) if m.kind == "organisation")
            return _by_name(bodies, sentence)
    return ()


def _by_name(mentions: Iterable[ActorMention], sentence: Sentence) -> tuple[Holder, ...]:
    """The holders that some mentions name, each with its words and the rule that found them."""
    return tuple(
        holder.met(sentence.doc[mention.start : mention.end].text, mention.rule)
        for mention in mentions
        for holder in _named(mention, sentence)
    )


def _named(mention: ActorMention, sentence: Sentence) -> tuple[Holder, ...]:
    """Whom a mention names; "the government" is no other name for the person who speaks of it."""
    holder = holder_of(mention)
    return (holder,) if mention.rule == "the-government" else sentence.as_voice(holder)


def _linked(holders: Iterable[Holder], token: Token, link: str) -> tuple[Holder, ...]:
    """The holders with the word that stands for them, and the rule that says so."""
    return tuple(holder.met(token.text, link) for holder in holders)


def description_slug(token: Token) -> str:
    """A slug for somebody known by description only: "industry groups" is `industry-groups`."""
    words = [c for c in token.children if c.dep_ in NAMING - {"appos", "nmod:poss"} and c.i < token.i]
    text = " ".join(t.text for t in (*words, token)).casefold()
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]


def _is_definite(token: Token) -> bool:
    return any(
        child.lower_ in {"the", "this", "these", "both", "two", "three", "their", "his", "her", "its"}
        for child in token.children
    )
