"""From the mention of a topic up the tree: who takes a side on it, and which.

Belongs here: the walk from a topic mention to the root of its sentence, composing signs and noting
every cue on the way. Does not: what single cues mean (attitudes, judgements,
deeds), signs of one step (acts.signs),
what becomes a row (positions.rows).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from demarche.acts.edges import Edge, edge_above
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import has_subject, is_conditional
from demarche.acts.signs import effect, gerund_before, is_measure, is_negated, turned
from demarche.attribution.reports import asides, reporting
from demarche.attribution.voices import Sentence
from demarche.positions.attitudes import attitude, attitude_of
from demarche.positions.deeds import act_carried_out, act_of_noun, obligation, passive_plan
from demarche.positions.findings import Finding
from demarche.positions.judgements import (
    clause_judgement,
    judgement,
    naming_judgement,
    subject_judgement,
)
from demarche.topics.mentions import TopicMention
from schemas.codebooks.acts import Attitude

PREDICATES = frozenset({"VERB", "AUX", "ADJ", "ADV"})
LONGEST = 40
"""Most steps up the tree; deeper nesting is not read."""
RELATIVE_CLAUSE = 0.6
"""How far a mention in a relative clause is taken to share what governs the clause."""
SHORTEST = 6
"""Fewest words of a sentence that wants something without saying so."""
BARE = 0.3
"""How sure a mention without any cue is."""


@dataclass(slots=True)
class Climb:
    """The state of one walk: the sign so far, what is settled, what still waits for its voice."""

    sign: int
    certainty: float
    settled: list[Finding] = field(default_factory=list)
    waiting: list[Finding] = field(default_factory=list)
    is_conditional: bool = False
    is_over: bool = False
    is_talk: bool = False

    def wait(self, finding: Finding) -> None:
        """Add a finding of the passage's voice; of two that agree the inner stays, else the outer.

        Of what is only to be talked about ("I wish to recall", "we should look at") nothing is wanted.
        """
        if self.is_talk:
            return
        if self.waiting and self.waiting[-1].sign == finding.sign:
            inner = self.waiting[-1]
            self.waiting[-1] = inner.with_(confidence=max(inner.confidence, finding.confidence))
        else:
            self.waiting = [finding]


def climb(mention: TopicMention, sentence: Sentence, lexicon: Lexicon) -> list[Finding]:
    """Findings about one mention, inner ones first; those without holders are the passage's own voice."""
    token = sentence.doc[mention.head]
    state = Climb(mention.toward, mention.weight)
    if is_negated(token, lexicon):
        state.sign = -state.sign
    state.sign *= gerund_before(token, lexicon)
    if (done := act_of_noun(token, state.sign, sentence, lexicon)) is not None:
        state.settled.append(done.with_(confidence=done.confidence * state.certainty))
    if token.pos_ in PREDICATES:
        _visit_own(token, state, sentence, lexicon)
    for _ in range(LONGEST):
        _bind_asides(token, state, sentence)
        if token.dep_ == "conj":
            _share(token, token.head, state, lexicon)
        edge = edge_above(token, lexicon)
        if edge is None:
            _bind_asides(root_of(token), state, sentence)
            break
        if edge.relation == "acl:relcl":
            # What is said of the noun before a relative clause is not said of what stands in the clause.
            state.certainty *= RELATIVE_CLAUSE
        if state.sign < 0 and edge.child.i == mention.head and is_measure(edge, lexicon):
            state.sign = 1
        _visit(edge, state, sentence, lexicon)
        token = edge.head
        if state.is_over:
            break
    if state.is_conditional:
        state.waiting = [f.with_(confidence=f.confidence * 0.4) for f in state.waiting]
    found = [*state.settled, *state.waiting]
    return found or _bare(token, state, mention.toward)


def _bare(root: Token, state: Climb, toward: int) -> list[Finding]:
    """A mention without any cue: who argues names a good because it is wanted, an evil to be rid of it."""
    words = sum(token.is_alpha for token in root.doc)
    if words < SHORTEST or root.doc.text.rstrip().endswith("?"):
        return []  # headings and questions name a topic without wanting anything of it
    # An evil merely named is deplored; one that something is done about is read by what is done.
    sign = 1 if state.sign == toward else state.sign
    act = "endorse" if sign == toward else "criticise"
    return [Finding((), act, sign, root, "bare", BARE * state.certainty, is_fact=False)]


def root_of(token: Token) -> Token:
    """The first conjunct of a token's coordination."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def _visit(edge: Edge, state: Climb, sentence: Sentence, lexicon: Lexicon) -> None:
    """Read one governor: its effect, its negation, and the cues on it."""
    head = edge.head
    named = naming_judgement(edge, state.sign, sentence, lexicon)
    if named is not None:
        state.sign = named.sign
        _settle_or_wait(named.with_(confidence=named.confidence * state.certainty), state)
        return
    entry = attitude_of(edge, lexicon)
    if entry is not None:
        _visit_attitude(edge, entry, state, sentence, lexicon)
        return
    if (source := reporting(edge, sentence, lexicon)) is not None:
        if source:
            state.settled += [f.with_(holders=source, is_reported=True) for f in state.waiting]
            state.waiting = []
        return
    judged = judgement(edge, state.sign, lexicon) or subject_judgement(edge, state.sign, lexicon)
    sign, is_theme = effect(edge, lexicon)
    if is_theme and head.pos_ == "VERB" and head.lemma_.lower() in lexicon.talking:
        state.is_talk = True
    if judged is None and state.sign < 0 and edge.relation == "nsubj" and not is_theme:
        # An evil that acts ("terrorism strengthened the need ...") is named, not wanted.
        state.is_over = True
        return
    if judged is None:
        state.sign *= sign
    if head.pos_ in PREDICATES and judged is None and is_negated(head, lexicon, edge.child):
        state.sign = -state.sign
    if judged is not None:
        state.sign = judged.sign
        state.wait(judged.with_(confidence=judged.confidence * state.certainty))
    purpose = edge.relation == "advcl" and edge.preposition[0] == "to"
    _visit_own(head, state, sentence, lexicon, is_theme=(is_theme or purpose) and judged is None)


def _visit_own(
    head: Token, state: Climb, sentence: Sentence, lexicon: Lexicon, *, is_theme: bool = True
) -> None:
    """Cues that stand on a predicate itself: obligation, an act carried out, an adverb that judges."""
    if head.pos_ not in PREDICATES and head.dep_ != "ROOT":
        return
    if is_conditional(head, lexicon):
        state.is_conditional = True
        state.settled, state.waiting = [], []
        return
    obliged = obligation(head, state.sign, sentence, lexicon)
    if obliged is not None:
        # What ought to be is not yet so: only what finite verbs tell as facts stays.
        state.settled = [
            f for f in state.settled if f.is_fact and f.predicate != head and f.predicate.pos_ == "VERB"
        ]
        state.wait(obliged.with_(confidence=obliged.confidence * state.certainty))
    elif is_theme and (acts := act_carried_out(head, state.sign, sentence, lexicon)) is not None:
        state.settled.append(acts.with_(confidence=acts.confidence * state.certainty))
    elif is_theme and (planned := passive_plan(head, state.sign, lexicon)) is not None:
        state.wait(planned.with_(confidence=planned.confidence * state.certainty))
    if (judged := clause_judgement(head, state.sign, lexicon)) is not None:
        state.waiting.append(judged.with_(confidence=judged.confidence * state.certainty))


def _settle_or_wait(finding: Finding, state: Climb) -> None:
    if finding.holders:
        state.settled.append(finding)
    else:
        state.wait(finding)


def _visit_attitude(edge: Edge, entry: Attitude, state: Climb, sentence: Sentence, lexicon: Lexicon) -> None:
    """An attitude over the mention: it takes over a judgement below it, or takes a side itself."""
    head = edge.head
    holds = attitude(head, entry, state.sign, sentence, lexicon)
    negated = is_negated(head, lexicon)
    if state.waiting and edge.relation in {"ccomp", "xcomp", "parataxis", "advcl", "acl"}:
        # "warned that it would be a mistake": the judgement is the source's, under the attitude's name.
        turn = -1 if entry.denies != negated else 1
        state.sign *= turn
        act = entry.act if entry.act != "endorse" else state.waiting[-1].act
        if holds is not None and holds.holders:
            state.settled += [
                f.with_(
                    holders=holds.holders,
                    sign=f.sign * turn,
                    act=act,
                    is_reported=holds.is_reported,
                    rule=f"{entry.name}+{f.rule}",
                )
                for f in state.waiting
            ]
            state.waiting = []
            return
        state.waiting = [f.with_(sign=f.sign * turn, act=act) for f in state.waiting]
    else:
        against = entry.polarity > 0 and turned(edge, lexicon)
        state.sign *= entry.polarity * (-1 if negated else 1) * (-1 if against else 1)
        if edge.relation in {"obj", "nsubj:pass"}:
            # "rejected the proposal to ...": what the noun wished is what the verb answers.
            state.waiting = []
        if holds is not None and not state.is_talk:
            if not entry.is_realis:
                state.settled = [
                    f for f in state.settled if f.is_fact and f.is_reported and edge.relation == "obj"
                ]
            _settle_or_wait(
                holds.with_(sign=state.sign, confidence=holds.confidence * state.certainty), state
            )
    if head.pos_ in PREDICATES:
        _visit_own(head, state, sentence, lexicon, is_theme=False)


def _share(child: Token, first: Token, state: Climb, lexicon: Lexicon) -> None:
    """A second conjunct joined by "or" shares the first one's negation: "should not expand or deploy"."""
    if child.pos_ not in PREDICATES or has_subject(child):
        return
    joined_by_or = any(c.dep_ == "cc" and c.lower_ in {"or", "nor"} for c in child.children)
    if joined_by_or and is_negated(first, lexicon) and not is_negated(child, lexicon):
        state.sign = -state.sign
        state.waiting = [f.with_(sign=-f.sign) for f in state.waiting]


def _bind_asides(token: Token, state: Climb, sentence: Sentence) -> None:
    """ "…, he said" and "according to …" name whose the waiting findings are."""
    if state.waiting and (source := asides(token, sentence)):
        state.settled += [f.with_(holders=source, is_reported=True) for f in state.waiting]
        state.waiting = []
