"""Who a noun, a pronoun or an omitted subject stands for.

Belongs here: from a token of a parsed sentence to the actors it means, with the memory of a document
that pronouns need. Does not: finding names (actors), which verb reports what (attribution.reports).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from demarche.actors.mention import ActorMention

FIRST_PERSON = frozenset({"i", "we", "me", "us", "myself", "ourselves", "my", "our", "mine", "ours"})
SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "both"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
PAIRED = frozenset({"both", "two"})
NAMING = frozenset({"amod", "compound", "flat", "appos", "nmod:poss"})
DESCRIBED = 0.35
"""How sure a holder is whom no list knows and the text only describes."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A holder, the actor it speaks for, and how sure the link is (0 to 1).

    `is_described`: no name is known, only a description ("the mill owners"); no row is made of it.
    """

    actor_id: str
    holder_id: str
    certainty: float = 1.0
    is_person: bool = False
    is_described: bool = False


@dataclass(slots=True)
class Memory:
    """What the sentences so far have made salient in a document; grows in textual order.

    `is_about_a_thing`: the last subject was no actor ("the system"), so "it" goes on about that.
    `own` are the holders of the document's own voice; `speaker` those of a quotation that goes on.
    """

    own: tuple[Holder, ...]
    person: Holder | None = None
    body: Holder | None = None
    recent: list[Holder] = field(default_factory=list)
    is_about_a_thing: bool = False
    speaker: tuple[Holder, ...] = ()

    def note(self, holders: Sequence[Holder], *, is_subject: bool) -> None:
        """Remember holders named; what is named elsewhere does not displace a subject."""
        for holder in holders:
            if holder.is_described:
                continue
            if not holder.is_person and (is_subject or self.body is None):
                self.body = holder
            if holder.is_person and (is_subject or self.person is None):
                self.person = holder
            self.recent = [*(h for h in self.recent if h.actor_id != holder.actor_id), holder][-4:]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence with the actors found in it; `voice` is who says "I" and "we" here."""

    doc: Doc
    mentions: tuple[ActorMention, ...]
    voice: tuple[Holder, ...]
    memory: Memory
    works: frozenset[str]

    def as_voice(self, holder: Holder) -> tuple[Holder, ...]:
        """A state named by whoever speaks for it is the speaker himself: "Russia would prefer"."""
        for known in self.memory.own:
            if holder.holder_id == known.holder_id:
                return (known,)
        if holder.holder_id == holder.actor_id:
            own = tuple(h for h in self.voice if h.actor_id == holder.actor_id)
            return own or (holder,)
        return (holder,)

    def mentions_at(self, token: Token) -> tuple[ActorMention, ...]:
        """Mentions that cover a token and name an actor there, not a place or part of a name.

        "The two leaders" is two of them.
        """
        return tuple(m for m in self.mentions if m.start <= token.i < m.end and m.sense == "actor")


def holder_of(mention: ActorMention) -> Holder:
    """The holder that a mention names."""
    is_person = mention.kind in {"person", "office"} or mention.holder_id != mention.actor_id
    return Holder(mention.actor_id, mention.holder_id, 1.0, is_person and mention.kind != "government")


def holders_of(token: Token, sentence: Sentence) -> tuple[Holder, ...]:
    """The holders a nominal stands for, its coordinated ones included; empty where nobody is known."""
    found: list[Holder] = []
    for part in (token, *(child for child in token.children if child.dep_ == "conj")):
        found.extend(_one(part, sentence))
    unique = {(h.actor_id, h.holder_id): h for h in reversed(found)}
    return tuple(reversed(unique.values()))


def _one(token: Token, sentence: Sentence) -> tuple[Holder, ...]:
    word, memory = token.lower_, sentence.memory
    if word in FIRST_PERSON:
        return sentence.voice
    if word in RELATIVE and token.head.dep_ == "acl:relcl":
        return holders_of(token.head.head, sentence)
    if word in SINGULAR:
        return (_less(memory.person, 0.85),) if memory.person else ()
    if word in NEUTER:
        named = [m for m in sentence.mentions if m.end <= token.i and _is_salient(m, sentence.doc)]
        bodies = [holder_of(m) for m in named if not holder_of(m).is_person]
        if bodies:
            return tuple(_less(own, 0.8) for own in sentence.as_voice(bodies[-1]))
        return (_less(memory.body, 0.7),) if memory.body and not memory.is_about_a_thing else ()
    if word in PLURAL:
        return _several(memory)
    mentions = sentence.mentions_at(token)
    are_groups = bool(mentions) and all(m.kind == "group" for m in mentions)
    if are_groups and len(memory.own) > 1 and token.lemma_.lower() in sentence.works and _is_definite(token):
        # "The two governments", "the signatory states" of a joint text are those who speak in it.
        return tuple(_less(holder, 0.8) for holder in memory.own)
    if mentions:
        return tuple(h for mention in mentions for h in sentence.as_voice(holder_of(mention)))
    if token.lemma_ in {
        "leader",
        "president",
        "minister",
        "side",
        "country",
        "government",
        "nation",
        "power",
        "party",
    } and any(child.lower_ in PAIRED for child in token.children):
        return tuple(_less(holder, 0.7) for holder in memory.recent[-2:]) if len(memory.recent) > 1 else ()
    if token.pos_ not in {"NOUN", "PROPN"}:
        return ()
    return _described(token, sentence)


def _several(memory: Memory) -> tuple[Holder, ...]:
    """Whom "they" means: those who speak together, an organisation, else the body last named."""
    together = () if all(is_state(h.actor_id) for h in memory.own) and len(memory.own) < 2 else memory.own
    if together and not any(holder.is_person for holder in together):
        return tuple(_less(holder, 0.6) for holder in together)
    if memory.recent and not memory.recent[-1].is_person:
        return (_less(memory.recent[-1], 0.5),)
    return ()


def is_state(actor_id: str) -> bool:
    """Whether an id is a state's: three capitals."""
    return len(actor_id) == 3 and actor_id.isupper()


def _is_salient(mention: ActorMention, doc: Doc) -> bool:
    """Whether a mention is subject, object or possessor: what a later "it" can mean."""
    role = doc[mention.start : mention.end].root.dep_
    return mention.sense == "actor" and role.startswith(("nsubj", "obj", "nmod:poss", "ROOT", "iobj"))


def _described(token: Token, sentence: Sentence) -> tuple[Holder, ...]:
    """A description: an appositive names it, or a work speaks for who made it."""
    for child in token.children:
        if child.dep_ in {"appos", "flat"} and (named := sentence.mentions_at(child)):
            return tuple(h for mention in named for h in sentence.as_voice(holder_of(mention)))
    if token.lemma_ in sentence.works and _is_definite(token):
        makers = [h for child in token.children if child.dep_ == "nmod:poss" for h in _one(child, sentence)]
        return tuple(makers) or tuple(_less(holder, 0.8) for holder in sentence.memory.own)
    slug = description_slug(token)
    return (Holder(slug, slug, DESCRIBED, is_described=True),) if slug else ()


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


def _less(holder: Holder, factor: float) -> Holder:
    return replace(holder, certainty=holder.certainty * factor)


def subject_of(verb: Token) -> Token | None:
    """The token that acts in a predicate: its subject, a passive's agent, or the controller's subject.

    Universal Dependencies leave the subject of an infinitive, a participle or a second conjunct out;
    it is looked for at the governor, as far as four steps up.
    """
    current = verb
    for _ in range(4):
        passive = any(child.dep_ in {"nsubj:pass", "aux:pass"} for child in current.children)
        for child in current.children:
            if child.dep_ in {"nsubj", "csubj"} and child.pos_ != "VERB" and child.lower_ not in {"there"}:
                return child
            if child.dep_ == "expl" and child.lower_ == "it" and not _announces(current):
                return child
            if (
                passive
                and child.dep_.startswith("obl")
                and any(c.dep_ == "case" and c.lower_ == "by" for c in child.children)
            ):
                return child
        if passive:
            return None
        if current.dep_ in {"acl", "acl:relcl"}:
            if current.dep_ == "acl" and current.morph.get("VerbForm", []) == ["Part"]:
                return current.head
            return None
        if current.dep_ == "xcomp" and (controller := _object(current.head)) is not None:
            return controller
        if current.dep_ not in {"xcomp", "conj", "advcl", "ccomp"} or current.head.pos_ not in {
            "VERB",
            "AUX",
            "ADJ",
        }:
            return None
        if current.dep_ == "ccomp" and any(c.dep_ == "mark" for c in current.children):
            return None
        current = current.head
    return None


def _announces(verb: Token) -> bool:
    """Whether "it" only announces a clause: "it seems that", "it is time to"."""
    return verb.pos_ != "VERB" or any(c.dep_ in {"csubj", "ccomp"} for c in verb.children)


def subject_of_noun(noun: Token, sentence: Sentence, *, of_means_by: bool = False) -> Token | None:
    """Whose act a noun names: "Russia's proposal", "the agreement between ...", "the Russian proposal".

    `of_means_by`: "the decision of the Council" is the Council's, "the invasion of Iraq" is not Iraq's.
    """
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            return child
    for child in noun.children:
        if child.dep_ in {"nmod", "obl"}:
            case = next((c.lower_ for c in child.children if c.dep_ == "case"), "")
            known = case in {"between", "from", "among"} or (case == "of" and of_means_by)
            if case == "by" or (known and sentence.mentions_at(child)):
                return child
    return next(
        (c for c in noun.children if c.dep_ in {"amod", "compound"} and sentence.mentions_at(c)), None
    )


def _object(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in {"obj", "iobj"}), None)
