"""Who speaks and who is spoken of: holders, the memory of a document, a sentence with its voice.

Belongs here: the records. Does not: what a noun or pronoun stands for (holders), who acts (subjects).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from demarche.actors.mention import ActorMention
from demarche.acts.lexicon import Lexicon
from demarche.parsing.tree import Doc, Token

FIRST_PERSON = frozenset({"i", "we", "me", "us", "myself", "ourselves", "my", "our", "mine", "ours"})


_SUBJECT = 1.5
"""How many sentences longer a subject is remembered than whoever is named elsewhere."""
_BODIES = 12
"""How many organisations a document keeps in mind."""
_UNSURE = 1.0
"""How many sentences nearer a person of unknown gender must be to be meant rather than one who fits."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A holder, the actor it speaks for, and how sure the link is (0 to 1).

    `is_described`: no name is known, only a description ("the mill owners"); no row is made of it.
    `is_group`: listed, but only as a group ("European states"), whose members may differ.
    `gender`: "f" or "m" where a person's given name tells, else nothing.
    `words` name the holder where it was met, `link` is the rule that knew it by them; both explain only.
    """

    actor_id: str
    holder_id: str
    certainty: float = 1.0
    is_person: bool = False
    is_described: bool = False
    is_group: bool = False
    gender: str = field(default="", compare=False)
    words: str = field(default="", compare=False)
    link: str = field(default="", compare=False)

    def less(self, factor: float) -> Holder:
        """The same holder, less surely meant."""
        return Holder(
            self.actor_id,
            self.holder_id,
            self.certainty * factor,
            self.is_person,
            self.is_described,
            self.is_group,
            self.gender,
            self.words,
            self.link,
        )

    def met(self, words: str, link: str) -> Holder:
        """The same holder, as met by these words and known by this rule."""
        return Holder(
            self.actor_id,
            self.holder_id,
            self.certainty,
            self.is_person,
            self.is_described,
            self.is_group,
            self.gender,
            words,
            link,
        )


@dataclass(slots=True)
class Memory:
    """What the sentences so far have made salient in a document; grows in textual order.

    `is_about_a_thing`: the last subject was no actor ("the system"), so "it" goes on about that.
    `persons` stand from the least to the most salient: a subject is as salient as what is named one
    sentence later in another place, and is so until others are. `own` are the holders of the document's
    own voice. `several` is who "they" goes on about: the last subject that was more than one, nobody known
    if it was no actor, None if there was none. `bodies` are the organisations named so far,
    the last one last.
    """

    own: tuple[Holder, ...]
    persons: list[Holder] = field(default_factory=list)
    body: Holder | None = None
    recent: list[Holder] = field(default_factory=list)
    bodies: list[Holder] = field(default_factory=list)
    is_about_a_thing: bool = False
    several: tuple[Holder, ...] | None = None
    sentence: int = 0
    salience: dict[str, float] = field(default_factory=dict)

    @property
    def person(self) -> Holder | None:
        """The person most spoken of."""
        return self.persons[-1] if self.persons else None

    def person_of(self, gender: str) -> Holder | None:
        """The person most spoken of who may be "he" ("m") or "she" ("f")."""
        known = next((p for p in reversed(self.persons) if p.gender == gender), None)
        other = next((p for p in reversed(self.persons) if not p.gender), None)
        if known is None or other is None:
            return known or other
        is_nearer = self.salience[other.holder_id] > self.salience[known.holder_id] + _UNSURE
        return other if is_nearer else known

    def note_body(self, body: Holder) -> None:
        """Remember an organisation named."""
        self.bodies = [*(b for b in self.bodies if b.holder_id != body.holder_id), body][-_BODIES:]

    def note(self, holders: Sequence[Holder], *, is_subject: bool) -> None:
        """Remember holders named; what is named elsewhere does not displace a subject."""
        for holder in holders:
            if holder.is_described:
                continue
            if not holder.is_person and (is_subject or self.body is None):
                self.body = holder
            if holder.is_person:
                now = self.sentence + (_SUBJECT if is_subject else 0.0)
                weight = max(now, self.salience.get(holder.holder_id, now))
                self.salience[holder.holder_id] = weight
                others = [person for person in self.persons if person.holder_id != holder.holder_id]
                at = sum(self.salience[person.holder_id] <= weight for person in others)
                self.persons = [*others[:at], holder, *others[at:]]
            self.recent = [*(h for h in self.recent if h.actor_id != holder.actor_id), holder][-4:]


Question = Callable[[Token, "Sentence"], tuple[Holder, ...]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence with the actors found in it; `voice` is who says "I" and "we" here.

    `answers` holds what was asked `once`, if that is kept.
    """

    doc: Doc
    mentions: tuple[ActorMention, ...]
    voice: tuple[Holder, ...]
    memory: Memory
    lexicon: Lexicon
    answers: dict[tuple[Question, int], tuple[Holder, ...]] | None = field(
        default=None, compare=False, repr=False
    )
    asked: set[tuple[Question, int]] = field(default_factory=set, compare=False, repr=False)
    """What is being asked `once` right now."""
    named: Mapping[int, tuple[ActorMention, ...]] = field(init=False, compare=False, repr=False)
    """The actors named at each token, for `mentions_at`."""

    def __post_init__(self) -> None:
        named: dict[int, tuple[ActorMention, ...]] = {}
        for mention in self.mentions:
            if mention.sense == "actor":
                for place in range(mention.start, mention.end):
                    named[place] = (*named.get(place, ()), mention)
        object.__setattr__(self, "named", named)

    def keeping(self) -> Sentence:
        """The same sentence, which keeps whom its words stand for: as long as nothing is remembered."""
        return Sentence(self.doc, self.mentions, self.voice, self.memory, self.lexicon, {})

    def once(self, question: Question, token: Token) -> tuple[Holder, ...]:
        """The answer to a question about a token, which is asked only once where answers are kept.

        A word that would be explained by itself, through others, stands for nobody.
        """
        key = question, token.i
        if self.answers is not None and key in self.answers:
            return self.answers[key]
        if key in self.asked:
            return ()
        self.asked.add(key)
        try:
            answer = question(token, self)
        finally:
            self.asked.remove(key)
        if self.answers is not None:
            self.answers[key] = answer
        return answer

    def as_voice(self, holder: Holder) -> tuple[Holder, ...]:
        """A state named by whoever speaks for it is the speaker himself: "Russia would prefer"."""
        for known in self.memory.own:
            if holder.holder_id == known.holder_id or (
                holder.is_person and known.holder_id.startswith(f"{holder.holder_id}-")
            ):
                # An id may go on to tell namesakes apart: "adam-smith-us". Metadata do not tell persons.
                return (replace(known, is_person=holder.is_person, gender=holder.gender),)
        if holder.holder_id == holder.actor_id:
            own = tuple(h for h in self.voice if h.actor_id == holder.actor_id)
            return own or (holder,)
        return (holder,)

    def mentions_at(self, token: Token) -> tuple[ActorMention, ...]:
        """Mentions that cover a token and name an actor there, not a place or part of a name.

        "The two leaders" is two of them.
        """
        return self.named.get(token.i, ())


def holder_of(mention: ActorMention) -> Holder:
    """The holder that a mention names."""
    is_person = mention.kind in {"person", "office"} or mention.holder_id != mention.actor_id
    is_one = is_person and mention.kind != "government"
    return Holder(
        mention.actor_id,
        mention.holder_id,
        1.0,
        is_one,
        is_group=mention.kind == "group",
        gender=mention.gender,
    )


def is_state(actor_id: str) -> bool:
    """Whether an id is a state's: three capitals."""
    return len(actor_id) == 3 and actor_id.isupper()
