"""Who takes over what was found below: attitudes, reports, sources beside a clause.

Belongs here: how an attitude or a report above findings makes them its holder's. Does not: which words are
attitudes (attitudes) and whose (sides), which report (attribution.reports).
"""

from __future__ import annotations

from demarche.acts.edges import Edge
from demarche.acts.lexicon import Lexicon
from demarche.acts.negation import is_negated, turned
from demarche.acts.signs import is_second_choice
from demarche.attribution.reports import asides
from demarche.attribution.voices import Holder, Sentence
from demarche.parsing.tree import Token
from demarche.positions.agency import agent_on_the_way, said
from demarche.positions.amounts import is_lessened
from demarche.positions.crediting import praised_for
from demarche.positions.doers import doers
from demarche.positions.findings import Finding
from demarche.positions.predicates import PREDICATES, read_predicate
from demarche.positions.sides import act_of, attitude
from demarche.positions.told_of import told_of
from demarche.positions.walk import Walk
from schemas.codebooks.acts import Attitude

PLANNED = frozenset({"measure", "passive plan"})
"""Rules by which a plan is told rather than judged."""


def read_attitude(edge: Edge, entry: Attitude, walk: Walk, sentence: Sentence, lexicon: Lexicon) -> None:
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
        changed = [f.with_(sign=f.sign * turn * _feared(f, entry), act=act) for f in walk.waiting]
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
                    f
                    for f in walk.settled
                    if f.is_fact and f.is_reported and edge.relation in {"obj", "nsubj:pass"}
                ]
            walk.take(holds.with_(sign=walk.sign, act=act_of(head, entry, lexicon, against=against)))
    walk.take(credited)
    walk.take_all(told_of(head, walk.sign, sentence, lexicon, edge.child))
    if head.pos_ in PREDICATES:
        read_predicate(head, walk, sentence, lexicon, is_theme=False)
    if holds is None and (agent := agent_on_the_way(edge, walk, sentence, lexicon)) is not None:
        walk.agents.append(agent)


def _feared(finding: Finding, entry: Attitude) -> int:
    """-1 for what a measure would do where that is complained of: "warned that the bill would cut care"."""
    return entry.polarity if finding.rule in PLANNED else 1


def take_back(edge: Edge, walk: Walk, sentence: Sentence, lexicon: Lexicon) -> None:
    """Who ends an attitude of his own takes the other side: "dropped its objections"."""
    noun = edge.child
    if noun.lemma_.lower() not in lexicon.attitude_nouns:
        return
    who = {h.holder_id for h in doers(edge.head, sentence)}
    voice = {h.holder_id for h in sentence.voice}

    def after(finding: Finding) -> Finding:
        if finding.predicate != noun or not who or who != ({h.holder_id for h in finding.holders} or voice):
            return finding
        return finding.with_(sign=-finding.sign, act="endorse" if finding.sign < 0 else "criticise")

    walk.settled = [after(f) for f in walk.settled]
    walk.waiting = [after(f) for f in walk.waiting]


def report(source: tuple[Holder, ...], head: Token, walk: Walk, sentence: Sentence) -> None:
    """What a source is made to say is his, or, without any cue, his by a last resort."""
    if not walk.waiting and not walk.deplored:
        walk.agents.append(said(source, head, walk, sentence))
    walk.waiting += walk.deplored
    walk.deplored = []
    walk.give_to(source)


def bind_asides(token: Token, walk: Walk, sentence: Sentence) -> None:
    """ "…, he said" and "according to …" name whose the waiting findings are."""
    if not (source := asides(token, sentence)):
        return
    report(source, token, walk, sentence)
