"""Topics taken up again without being named: "the treaty", "this decision", "it".

Belongs here: which topic a definite noun or a pronoun points back to. Does not: who a pronoun means
(attribution.holders), naming topics outright (matching).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from demarche.actors.mention import ActorMention
from demarche.parsing.tree import Doc, Token
from demarche.topics.mentions import TopicMention
from schemas.codebooks.acts import Anaphora

REACH = 3
"""Sentences that a definite noun may reach back."""
CERTAINTY = 0.75
"""How far a topic taken up again is trusted beside the mention it goes back to."""
PRONOUN_CERTAINTY = 0.6
NOMINAL = frozenset({"PRON", "NOUN"})
"""What can point back."""
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj"})
SPECIFYING = frozenset({"compound", "amod", "nmod", "acl", "appos", "flat", "nummod"})
"""What says of a noun which one it is, so that it names something new."""
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
UP = "↑ "
"""Marks the term of a mention that goes back to an earlier one."""


class _Named(NamedTuple):
    """A topic as a sentence named it; `sign` is what was last wanted of it, +1 where nothing was said.

    `is_actor`: the words that name it are an actor's name, which a pronoun takes for the actor.
    """

    sentence: int
    mention: TopicMention
    noun: str
    is_subject: bool
    sign: int
    is_actor: bool


@dataclass(slots=True)
class TopicMemory:
    """The topics of a document so far; sentences come in their order."""

    words: Anaphora
    named: list[_Named] = field(default_factory=list)
    times: Counter[str] = field(default_factory=Counter)

    def note(
        self,
        index: int,
        doc: Doc,
        mentions: Iterable[tuple[TopicMention, int | None]],
        actors: Sequence[ActorMention],
    ) -> None:
        """Remember what a sentence named, each with the sign of what was found about it, if anything."""
        fresh = [
            _Named(
                index,
                m,
                doc[m.head].lemma_.lower(),
                doc[m.head].dep_ in SUBJECTS,
                sign or 1,
                _is_of_an_actor(m, actors),
            )
            for m, sign in mentions
        ]
        self.times.update({n.mention.topic_id for n in fresh if not n.mention.term.startswith(UP)})
        self.named = [n for n in self.named if index - n.sentence < REACH] + fresh

    def taken_up(
        self, index: int, doc: Doc, mentions: Sequence[TopicMention], actors: Sequence[ActorMention]
    ) -> list[TopicMention]:
        """Mentions of earlier topics in a sentence, none where the sentence names one in that place."""
        if not self.named:
            return []
        covered = {i for m in mentions for i in range(m.start, m.end)}
        covered |= {i for a in actors for i in range(a.start, a.end)}
        here = {m.topic_id for m in mentions if not _is_of_an_actor(m, actors)}
        found: list[TopicMention] = []
        for token in doc:
            if token.pos_ not in NOMINAL or token.i in covered:
                continue
            named, certainty, sign = self._antecedent(token, index)
            if named is not None and named.mention.topic_id not in here:
                weight = named.mention.weight * certainty
                found.append(_again(token, named.mention, sign, weight))
        return found

    def resumed(
        self, doc: Doc, mentions: Sequence[TopicMention], signs: Sequence[int | None]
    ) -> list[TopicMention]:
        """What a noun behind a clause sums up of it: "Japan lifted the ban, a step that Peru had asked for".

        It points the way that the clause does.
        """
        found: list[TopicMention] = []
        summing = frozenset(self.words.summing)
        for token in doc:
            if token.pos_ != "NOUN" or token.lemma_.lower() not in summing or not _sums_up(token):
                continue
            before = [(m, s) for m, s in zip(mentions, signs, strict=True) if s and m.end <= token.i]
            if before:
                mention, sign = before[-1]
                found.append(_again(token, mention, sign, mention.weight * CERTAINTY))
        return found

    def _antecedent(self, token: Token, index: int) -> tuple[_Named | None, float, int]:
        lemma = token.lemma_.lower()
        if token.pos_ == "PRON" and token.lower_ in self.words.pronouns and token.dep_ in ARGUMENTS:
            # A subject goes on from a subject; an object takes up whatever the sentence before was about.
            last = [
                n for n in self.named if n.sentence == index - 1 and (n.is_subject or token.dep_ == "obj")
            ]
            things = [n for n in last if not n.is_actor]
            if things and len({n.mention.topic_id for n in last}) == 1:
                return things[-1], PRONOUN_CERTAINTY, things[-1].mention.toward
        if token.pos_ != "NOUN" or not self._points_back(token):
            return None, 0.0, 1
        same = [n for n in self.named if n.noun == lemma]
        if same:
            return same[-1], CERTAINTY, same[-1].mention.toward
        # What the document has named most often is what "the decision" is about; of equals the last.
        ranked = sorted(
            enumerate(self.named), key=lambda pair: (self.times[pair[1].mention.topic_id], pair[0])
        )
        likely = ranked[-1][1]
        if lemma in self.words.things:
            return likely, CERTAINTY, likely.mention.toward
        if lemma in self.words.events:
            return likely, CERTAINTY, likely.sign
        return None, 0.0, 1

    def _points_back(self, token: Token) -> bool:
        pointed = False
        for child in token.children:
            if child.lemma_.lower() in self.words.likening and child.dep_ in {"amod", "compound"}:
                return True
            if child.lower_ in self.words.pointers and child.dep_ in {"det", "nmod:poss", "det:predet"}:
                pointed = True
            elif child.dep_ == "amod" and child.lemma_.lower() in self.words.plain_adjectives:
                continue
            elif child.dep_.split(":")[0] in SPECIFYING:
                return False
        return pointed


def _again(token: Token, mention: TopicMention, sign: int, weight: float) -> TopicMention:
    """A word that takes up what was mentioned; what is taken up itself is as good, or as evil, as it was."""
    term = UP + mention.term.removeprefix(UP)
    plain = mention.plain if sign == mention.toward else 1
    return TopicMention(token.i, token.i + 1, token.i, mention.topic_id, sign, weight, term, plain=plain)


def _is_of_an_actor(mention: TopicMention, actors: Sequence[ActorMention]) -> bool:
    """Whether a topic is named by an actor's name: "the Rifle Association opposes the bill"."""
    return any(
        a.sense == "actor" and not a.actor_id.isupper() and a.start <= mention.start and mention.end <= a.end
        for a in actors
    )


def _sums_up(noun: Token) -> bool:
    """Whether a noun is a new one, set off by a comma, of which a clause tells more."""
    article = next((c for c in noun.children if c.lower_ in {"a", "an"} and c.i < noun.i), None)
    if article is None or article.i < 2 or article.nbor(-1).text not in {",", "-", "–", "—"}:
        return False
    return any(c.dep_ in {"acl", "acl:relcl"} and c.i > noun.i for c in noun.children)
