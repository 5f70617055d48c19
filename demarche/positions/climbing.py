"""From the mention of a topic up the tree: who takes a side on it, and which.

Belongs here: the walk from a topic mention to the root of its sentence, composing signs and noting
every cue on the way. Does not: reading one governor (governors), whole sentences (wholes), what becomes
a row (positions.rows).
"""

from __future__ import annotations

from demarche.acts.edges import edge_above, is_aside, root_of
from demarche.acts.lexicon import Lexicon
from demarche.acts.negation import is_negated
from demarche.acts.signs import gerund_before, is_measure
from demarche.acts.tone import Tones
from demarche.attribution.voices import Sentence
from demarche.parsing.tree import Doc, Token
from demarche.positions.accusing import accusation, is_decried, is_decried_by, is_own
from demarche.positions.agency import own_agent, possessor
from demarche.positions.alike import alike
from demarche.positions.amounts import is_lessened, judged_amount, taken_side
from demarche.positions.befalling import befalls
from demarche.positions.deeds import (
    act_of_noun,
    obliged_after,
)
from demarche.positions.findings import Finding
from demarche.positions.governors import share_negation, visit
from demarche.positions.holding import bind_asides
from demarche.positions.performance import is_new_levy
from demarche.positions.predicates import PREDICATES, read_predicate
from demarche.positions.receiving import passed_since
from demarche.positions.told_of import told_of
from demarche.positions.walk import Walk
from demarche.positions.wholes import assertion, bare, expects_no, is_listed, provision
from demarche.topics.mentions import TopicMention

LONGEST = 40
"""Most steps up the tree; deeper nesting is not read."""
RELATIVE_CLAUSE = 0.6
"""How far a mention in a relative clause is taken to share what governs the clause."""
RHETORICAL = 0.7
"""How sure it is that a question which seems to expect a no does."""


class Climber:
    """Climbs from the mentions of one sentence; those at one place that point the same way share a walk."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._doc, self._lexicon = doc, lexicon
        self._walked: dict[tuple[int, int, int, bool], tuple[float, list[Finding]]] = {}
        self._tones: Tones | None = None

    def climb(self, mention: TopicMention, sentence: Sentence) -> list[Finding]:
        """Findings about one mention, inner ones first; those without holders are the passage's own voice."""
        place = mention.head, mention.toward, mention.plain, mention.is_assertion
        if place not in self._walked:
            self._walked[place] = self._tone(mention), _walk(mention, sentence, self._lexicon)
        tone, found = self._walked[place]
        return [f.times(mention.weight, tone) for f in found]

    def told(self, mention: TopicMention, sentence: Sentence) -> list[Finding]:
        """Findings about a mention of which nothing counts but what clauses that hang on it tell."""
        noun, tone = self._doc[mention.head], self._tone(mention)
        found = told_of(noun, mention.toward, sentence, self._lexicon)
        return [f.times(mention.weight, tone) for f in found]

    def _tone(self, mention: TopicMention) -> float:
        if self._tones is None:
            self._tones = Tones(self._doc, self._lexicon)
        return self._tones.around(mention.start, mention.end)


def _walk(mention: TopicMention, sentence: Sentence, lexicon: Lexicon) -> list[Finding]:
    """What is found on the way up, as sure as it is of a mention that is certain."""
    token = sentence.doc[mention.head]
    walk = Walk(mention.toward, mention.toward, 1.0, plain=mention.plain)
    _start(token, walk, sentence, lexicon)
    if mention.is_assertion:
        walk.take(assertion(token, walk.sign))
    for _ in range(LONGEST):
        bind_asides(token, walk, sentence)
        if token.dep_ == "conj":
            share_negation(token, token.head, walk, lexicon)
        edge = edge_above(token, lexicon)
        if edge is None:
            bind_asides(root_of(token), walk, sentence)
            break
        if edge.relation == "acl:relcl" and mention.is_assertion:
            break  # what is done about the noun before it is not done about what the clause says of it
        if edge.relation == "acl:relcl" and edge.child.i == mention.head:
            walk.is_afflicted = walk.sign == walk.start < 0 and edge.head.lemma_.lower() in lexicon.people
        if edge.relation == "acl:relcl":
            # What is said of the noun before a relative clause is not said of what stands in the clause.
            walk.certainty *= RELATIVE_CLAUSE
        named_after = edge.child.i in {mention.head, walk.ill}
        if walk.sign < 0 < walk.plain and named_after and is_measure(edge, lexicon):
            walk.sign = 1
        walk.is_burdened = walk.is_burdened or edge.relation == "nsubj"
        walk.is_aside = walk.is_aside or is_aside(edge)
        if walk.start > 0 and is_decried_by(edge, lexicon):
            walk.plain = -1
        before = walk.sign
        visit(edge, walk, sentence, lexicon)
        if before > 0 and befalls(edge, lexicon):
            walk.suffer(edge.head.i)
        if not walk.is_aside and (accused := accusation(edge, walk.sign, sentence, lexicon)) is not None:
            walk.deplored.append(accused.with_(confidence=accused.confidence * walk.certainty))
        token = edge.head
        if walk.is_over:
            break
    found = _finish(token, walk, lexicon)
    return [*found, *alike(found, sentence)]


def _start(token: Token, walk: Walk, sentence: Sentence, lexicon: Lexicon) -> None:
    """What is said of the mention itself: denied, lessened, done by somebody."""
    if walk.start > 0 and (is_own(token) or is_decried(token, lexicon)):
        walk.plain = 1 if is_own(token) else -1
    if walk.start < 0 and is_new_levy(token, lexicon) and is_listed(token):
        walk.plain = -1
    if is_negated(token, lexicon) or is_lessened(token, lexicon):
        walk.sign = -walk.sign
    walk.sign *= gerund_before(token, lexicon)
    walk.take(judged_amount(token, walk.start, lexicon))
    walk.take(taken_side(token, walk.sign, sentence, lexicon))
    walk.take(obliged_after(token, walk.sign, lexicon))
    walk.take_all(passed_since(token, walk.sign, sentence, lexicon))
    walk.take_all(told_of(token, walk.sign, sentence, lexicon))
    if (done := act_of_noun(token, walk.sign, sentence, lexicon)) is not None:
        walk.settle(done)
    elif (owned := possessor(token, walk, sentence)) is not None:
        walk.agents.append(owned)
    if token.pos_ in PREDICATES:
        read_predicate(token, walk, sentence, lexicon, is_mention=True)
    if (agent := own_agent(token, walk, sentence, lexicon)) is not None:
        walk.agents.append(agent)


def _finish(top: Token, walk: Walk, lexicon: Lexicon) -> list[Finding]:
    """All that was found: what nobody else took is the voice's, what nobody named is the agents'."""
    if walk.is_conditional:
        walk.waiting = [f.times(0.4) for f in walk.waiting]
    denied = expects_no(top.doc, lexicon)
    if denied:
        walk.waiting = [
            f.with_(act="criticise", sign=-f.sign, confidence=f.confidence * RHETORICAL) for f in walk.waiting
        ]
    voiced = [*walk.waiting, *(f for f in walk.deplored if not any(w.sign == f.sign for w in walk.waiting))]
    if not voiced and (provided := provision(root_of(top), walk)) is not None:
        voiced = [provided]
    known = {h.holder_id for f in walk.settled for h in f.holders}
    is_own_told = bool(voiced) or any(not f.holders for f in walk.settled)
    agents: list[Finding] = []
    for agent in walk.agents:
        holders = tuple(h for h in agent.holders if h.holder_id not in known)
        if holders or not (agent.holders or is_own_told):
            known |= {h.holder_id for h in holders}
            is_own_told = is_own_told or not holders
            agents.append(agent.with_(holders=holders, confidence=agent.confidence * walk.certainty))
    found = [*walk.settled, *voiced, *agents]
    if not voiced and not walk.settled and all(f.holders for f in agents):
        found.append(bare(top, walk, is_denied=denied))
    return found
