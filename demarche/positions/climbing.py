"""From the mention of a topic up the tree: who takes a side on it, and which.

Belongs here: the walk from a topic mention to the root of its sentence, composing signs and noting
every cue on the way. Does not: what single cues mean (attitudes, judgements, deeds, receiving, amounts),
signs of one step (acts.signs), whole sentences (wholes), what becomes a row (positions.rows).
"""

from __future__ import annotations

from collections.abc import Iterable

from demarche.acts.edges import Edge, edge_above, is_aside
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import has_subject, is_conditional
from demarche.acts.signs import effect, gerund_before, is_measure, is_negated, is_second_choice, turned
from demarche.acts.tone import tone_of
from demarche.attribution.reports import asides, reporting
from demarche.attribution.voices import Holder, Sentence
from demarche.parsing.tree import Token
from demarche.positions.agency import agent_on_the_way, possessor, said
from demarche.positions.alike import alike
from demarche.positions.amounts import is_lessened, judged_amount, taken_side
from demarche.positions.attitudes import act_of, attitude, attitude_of
from demarche.positions.crediting import praised_for, right_to
from demarche.positions.deeds import (
    act_carried_out,
    act_of_noun,
    harm_done,
    measure_taken,
    obligation,
    obliged_after,
    passive_plan,
)
from demarche.positions.findings import Finding
from demarche.positions.judgements import (
    clause_judgement,
    danger_to,
    judgement,
    naming_judgement,
    subject_judgement,
)
from demarche.positions.receiving import beside, existing, passed, passed_since, received
from demarche.positions.told_of import told_of
from demarche.positions.walk import Walk
from demarche.positions.wholes import bare, expects_no, provision
from demarche.topics.mentions import TopicMention
from schemas.codebooks.acts import Attitude

Walked = dict[tuple[int, int], list[Finding]]
PREDICATES = frozenset({"VERB", "AUX", "ADJ", "ADV"})
LONGEST = 40
"""Most steps up the tree; deeper nesting is not read."""
JUDGING = frozenset({"judgement", "effect of subject", "performance"})
"""Rules that judge a clause already, so that "unfortunately" beside them only agrees."""
RELATIVE_CLAUSE = 0.6
"""How far a mention in a relative clause is taken to share what governs the clause."""
RHETORICAL = 0.7
"""How sure it is that a question which seems to expect a no does."""


def climb(
    mention: TopicMention, sentence: Sentence, lexicon: Lexicon, walked: Walked | None = None
) -> list[Finding]:
    """Findings about one mention, inner ones first; those without holders are the passage's own voice.

    `walked` keeps the walks of one sentence: mentions at one place that point the same way share theirs.
    """
    walked = {} if walked is None else walked
    place = mention.head, mention.toward
    if place not in walked:
        walked[place] = _walk(mention, sentence, lexicon)
    return [f.with_(confidence=f.confidence * mention.weight) for f in walked[place]]


def _walk(mention: TopicMention, sentence: Sentence, lexicon: Lexicon) -> list[Finding]:
    """What is found on the way up, as sure as it is of a mention that is certain."""
    token = sentence.doc[mention.head]
    walk = Walk(mention.toward, mention.toward, 1.0)
    _start(token, walk, sentence, lexicon)
    for _ in range(LONGEST):
        _bind_asides(token, walk, sentence)
        if token.dep_ == "conj":
            _share(token, token.head, walk, lexicon)
        edge = edge_above(token, lexicon)
        if edge is None:
            _bind_asides(root_of(token), walk, sentence)
            break
        if edge.relation == "acl:relcl" and edge.child.i == mention.head:
            walk.is_afflicted = walk.sign == walk.start < 0 and edge.head.lemma_.lower() in lexicon.people
        if edge.relation == "acl:relcl":
            # What is said of the noun before a relative clause is not said of what stands in the clause.
            walk.certainty *= RELATIVE_CLAUSE
        if walk.sign < 0 and edge.child.i == mention.head and is_measure(edge, lexicon):
            walk.sign = 1
        walk.is_burdened = walk.is_burdened or edge.relation == "nsubj"
        walk.is_aside = walk.is_aside or is_aside(edge)
        _visit(edge, walk, sentence, lexicon)
        token = edge.head
        if walk.is_over:
            break
    tone = tone_of((t for t in sentence.doc if not mention.start <= t.i < mention.end), lexicon)
    found = _finish(token, walk, lexicon)
    return [f.with_(tone=tone) for f in (*found, *alike(found, sentence))]


def _start(token: Token, walk: Walk, sentence: Sentence, lexicon: Lexicon) -> None:
    """What is said of the mention itself: denied, lessened, done by somebody."""
    if is_negated(token, lexicon) or is_lessened(token, lexicon):
        walk.sign = -walk.sign
    walk.sign *= gerund_before(token, lexicon)
    walk.take(judged_amount(token, walk.start, lexicon))
    walk.take(taken_side(token, walk.sign, sentence, lexicon))
    walk.take(obliged_after(token, walk.sign, lexicon))
    _take_all(passed_since(token, walk.sign, sentence, lexicon), walk)
    _take_all(told_of(token, walk.sign, sentence, lexicon), walk)
    if (done := act_of_noun(token, walk.sign, sentence, lexicon)) is not None:
        walk.settle(done)
    elif (owned := possessor(token, walk, sentence)) is not None:
        walk.agents.append(owned)
    if token.pos_ in PREDICATES:
        _visit_own(token, walk, sentence, lexicon)


def _finish(top: Token, walk: Walk, lexicon: Lexicon) -> list[Finding]:
    """All that was found: what nobody else took is the voice's, what nobody named is the agents'."""
    if walk.is_conditional:
        walk.waiting = [f.with_(confidence=f.confidence * 0.4) for f in walk.waiting]
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


def _take_all(findings: Iterable[Finding], walk: Walk) -> None:
    for finding in findings:
        walk.take(finding)


def root_of(token: Token) -> Token:
    """The first conjunct of a token's coordination."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def _visit(edge: Edge, walk: Walk, sentence: Sentence, lexicon: Lexicon) -> None:
    """Read one governor: its effect, its negation, and the cues on it."""
    head = edge.head
    if walk.is_aside and not _takes_in(edge, sentence, lexicon):
        if (agent := agent_on_the_way(edge, walk, sentence, lexicon)) is not None:
            walk.agents.append(agent)
        return
    named = naming_judgement(edge, walk.sign, sentence, lexicon)
    if named is not None:
        walk.sign = named.sign
        walk.take(named)
        return
    entry = attitude_of(edge, lexicon)
    if entry is not None:
        _visit_attitude(edge, entry, walk, sentence, lexicon)
        return
    if (source := reporting(edge, sentence, lexicon)) is not None:
        if head.lemma_.lower() in lexicon.opinion and is_negated(head, lexicon):
            walk.turn()  # "I do not think that we should" is "I think that we should not"
        if source and source != sentence.voice:
            _report(source, head, walk, sentence)
        return
    judged = judgement(edge, walk.sign, lexicon) or subject_judgement(edge, walk.sign, lexicon)
    does, is_theme = effect(edge, lexicon, walk.sign)
    if is_theme and head.pos_ == "VERB" and head.lemma_.lower() in lexicon.talking:
        walk.is_talk = True
    walk.take(right_to(edge, walk.sign, sentence, lexicon))
    met = [*received(edge, walk.sign, sentence, lexicon), *existing(edge, walk.sign, sentence, lexicon)]
    met += passed(edge, walk.sign, sentence, lexicon)
    met += beside(edge, walk.sign * (does if is_theme else 1), sentence, lexicon)
    _take_all(met, walk)
    acts = edge.relation == "nsubj" and not is_theme and head.lemma_ != "be"
    if judged is None and not met and walk.sign < 0 and acts:
        # An evil that acts ("terrorism strengthened the need ...") is named, not wanted.
        walk.is_over = True
        return
    if judged is None:
        if (endangered := danger_to(edge, walk.sign, lexicon)) is not None:
            walk.deplored.append(endangered.with_(confidence=endangered.confidence * walk.certainty))
        elif is_theme and does < 0 and (harmed := harm_done(edge, walk.sign, sentence, lexicon)) is not None:
            walk.deplored.append(harmed.with_(confidence=harmed.confidence * walk.certainty))
        if walk.is_afflicted and is_theme and does > 0:
            walk.sign = 1  # "re-entry for girls who drop out": those whom an evil befell are helped
            walk.is_afflicted = False
        walk.sign *= does
        if head.pos_ in {"NOUN", "PROPN"}:
            _visit_noun(head, walk, sentence, lexicon)
    denied = head.pos_ in PREDICATES and judged is None and is_negated(head, lexicon, edge.child)
    if denied and not _is_burdened(edge, walk, lexicon) and not _is_addressed(edge, lexicon):
        walk.sign = -walk.sign
    if judged is not None:
        walk.sign = judged.sign
        walk.wait(judged)
    purpose = edge.relation == "advcl" and edge.preposition[0] == "to"
    _visit_own(head, walk, sentence, lexicon, is_theme=(is_theme or purpose) and judged is None)
    if judged is None and (agent := agent_on_the_way(edge, walk, sentence, lexicon)) is not None:
        walk.agents.append(agent)


def _takes_in(edge: Edge, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a governor takes in a whole sentence, asides and all: "he said that …"."""
    return edge.relation == "ccomp" and reporting(edge, sentence, lexicon) is not None


def _visit_noun(noun: Token, walk: Walk, sentence: Sentence, lexicon: Lexicon) -> None:
    """A noun above the mention: an act with its doer, a quantity, the predicate of a side taken."""
    if is_lessened(noun, lexicon):
        walk.sign = -walk.sign
    walk.take(judged_amount(noun, walk.sign, lexicon))
    _take_all(passed_since(noun, walk.sign, sentence, lexicon), walk)
    _take_all(told_of(noun, walk.sign, sentence, lexicon), walk)
    walk.take(taken_side(noun, walk.sign, sentence, lexicon))
    if (done := act_of_noun(noun, walk.sign, sentence, lexicon)) is not None:
        walk.settle(done)
    elif (owned := possessor(noun, walk, sentence)) is not None:
        walk.agents.append(owned)


def _visit_own(
    head: Token, walk: Walk, sentence: Sentence, lexicon: Lexicon, *, is_theme: bool = True
) -> None:
    """Cues that stand on a predicate itself: obligation, an act carried out, an adverb that judges."""
    if head.pos_ not in PREDICATES and head.dep_ != "ROOT":
        return
    if is_conditional(head, lexicon):
        walk.is_conditional = True
        walk.settled, walk.waiting = [], []
        return
    obliged = obligation(head, walk.sign, sentence, lexicon)
    if obliged is not None:
        # What ought to be is not yet so: only what finite verbs tell as facts stays.
        walk.settled = [
            f for f in walk.settled if f.is_fact and f.predicate != head and f.predicate.pos_ == "VERB"
        ]
        walk.wait(obliged)
    elif is_theme and (acts := act_carried_out(head, walk.sign, sentence, lexicon)) is not None:
        walk.settle(acts)
    elif is_theme and (planned := passive_plan(head, walk.sign, lexicon)) is not None:
        walk.wait(planned)
    elif is_theme and (provided := measure_taken(head, walk.sign, sentence, lexicon)) is not None:
        walk.wait(provided)
    is_judged = any(f.predicate == head and f.rule in JUDGING for f in walk.waiting)
    if not is_judged and (judged := clause_judgement(head, walk.sign, lexicon)) is not None:
        walk.waiting.append(judged.with_(confidence=judged.confidence * walk.certainty))


def _visit_attitude(edge: Edge, entry: Attitude, walk: Walk, sentence: Sentence, lexicon: Lexicon) -> None:
    """An attitude over the mention: it takes over a judgement below it, or takes a side itself."""
    head = edge.head
    holds = attitude(head, entry, walk.sign, sentence, lexicon)
    credited = praised_for(edge, entry, walk.sign, sentence, lexicon)
    negated = is_negated(head, lexicon)
    if walk.waiting and edge.relation in {"ccomp", "xcomp", "parataxis", "advcl", "acl"}:
        # "warned that it would be a mistake": the judgement is the source's, under the attitude's name.
        turn = -1 if entry.denies != negated else 1
        walk.sign *= turn
        act = walk.waiting[-1].act if entry.act in {"endorse", "demand"} else entry.act
        changed = [f.with_(sign=f.sign * turn, act=act) for f in walk.waiting]
        if holds is not None and holds.holders:
            walk.settled += [
                f.with_(holders=holds.holders, is_reported=holds.is_reported, rule=f"{entry.name}+{f.rule}")
                for f in changed
            ]
            changed = []
        walk.waiting = changed
        if holds is not None and holds.holders:
            return
    else:
        against = entry.polarity > 0 and (turned(edge, lexicon) or is_second_choice(edge, lexicon))
        if entry.name == "need" and walk.sign == walk.start < 0 and edge.preposition[0] == "of":
            walk.sign = 1  # "the challenge of terrorism": an evil is there to be met
        walk.sign *= entry.polarity * (-1 if negated else 1) * (-1 if against else 1)
        if is_lessened(head, lexicon) and head.pos_ == "NOUN":
            walk.sign = -walk.sign
        if edge.relation in {"obj", "nsubj:pass"}:
            # "rejected the proposal to ...": what the noun wished is what the verb answers.
            walk.waiting = []
        if holds is not None and not walk.is_talk:
            if not entry.is_realis:
                walk.settled = [
                    f for f in walk.settled if f.is_fact and f.is_reported and edge.relation == "obj"
                ]
            walk.take(holds.with_(sign=walk.sign, act=act_of(head, entry, lexicon, against=against)))
    walk.take(credited)
    _take_all(told_of(head, walk.sign, sentence, lexicon), walk)
    if head.pos_ in PREDICATES:
        _visit_own(head, walk, sentence, lexicon, is_theme=False)
    if holds is None and (agent := agent_on_the_way(edge, walk, sentence, lexicon)) is not None:
        walk.agents.append(agent)


def _report(source: tuple[Holder, ...], head: Token, walk: Walk, sentence: Sentence) -> None:
    """What a source is made to say is his, or, without any cue, his by a last resort."""
    if not walk.waiting and not walk.deplored:
        walk.agents.append(said(source, head, walk, sentence))
    walk.waiting += walk.deplored
    walk.deplored = []
    walk.give_to(source)


def _is_addressed(edge: Edge, lexicon: Lexicon) -> bool:
    """ "It does not ask the farmer to": who is asked is not denied."""
    entry = lexicon.attitude_verbs.get(edge.head.lemma_.lower())
    return entry is not None and entry.needs_clause and edge.relation in {"obj", "iobj", "nsubj:pass"}


def _is_burdened(edge: Edge, walk: Walk, lexicon: Lexicon) -> bool:
    """ "Nobody should have to lose it", "they should not have to wait": not the thing is denied."""
    return (
        edge.head.lemma_.lower() in lexicon.obligation_verbs and edge.relation == "xcomp" and walk.is_burdened
    )


def _share(child: Token, first: Token, walk: Walk, lexicon: Lexicon) -> None:
    """A second conjunct joined by "or" shares the first one's negation: "should not expand or deploy"."""
    if child.pos_ not in PREDICATES or has_subject(child):
        return
    joined_by_or = any(c.dep_ == "cc" and c.lower_ in {"or", "nor"} for c in child.children)
    if joined_by_or and is_negated(first, lexicon) and not is_negated(child, lexicon):
        walk.turn()


def _bind_asides(token: Token, walk: Walk, sentence: Sentence) -> None:
    """ "…, he said" and "according to …" name whose the waiting findings are."""
    if not (source := asides(token, sentence)):
        return
    _report(source, token, walk, sentence)
