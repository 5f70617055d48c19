"""One governor above a mention: its effect, its negation, and the cues on it.

Belongs here: what reading a governor does to the walk, in which order. Does not: cues that stand on the word
itself (predicates), attitudes and reports (holding), signs of one step (acts).
"""

from __future__ import annotations

from demarche.acts.edges import Edge, root_of
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import has_subject
from demarche.acts.negation import is_negated, turned_conjunct
from demarche.acts.signs import effect
from demarche.acts.verb_effects import verb_key
from demarche.attribution.reports import reporting
from demarche.attribution.voices import Sentence
from demarche.parsing.tree import Token
from demarche.positions.agency import agent_on_the_way
from demarche.positions.attitudes import attitude_of
from demarche.positions.crediting import right_to
from demarche.positions.deeds import harm_done, is_forced
from demarche.positions.findings import Finding
from demarche.positions.holding import read_attitude, report, take_back
from demarche.positions.judgements import danger_to, favour_to, judgement, naming_judgement
from demarche.positions.performance import subject_judgement
from demarche.positions.predicates import PREDICATES, read_noun, read_predicate
from demarche.positions.receiving import beside, existing, passed, received
from demarche.positions.told_of import joined_passives
from demarche.positions.walk import Walk

FORCED = 0.45
NOT_ENOUGH = 0.5
MEANS = frozenset({"by", "through", "with", "via"})


def visit(edge: Edge, walk: Walk, sentence: Sentence, lexicon: Lexicon) -> None:
    """Read one governor: its effect, its negation, and the cues on it."""
    head = edge.head
    if walk.is_aside and not _takes_in(edge, sentence, lexicon):
        if (agent := agent_on_the_way(edge, walk, sentence, lexicon)) is not None:
            walk.agents.append(agent)
        return
    named = naming_judgement(edge, walk.sign, sentence, lexicon)
    if named is not None:
        walk.sign = named.sign
        # "called her vote in favour a mistake": who names what he did takes it back
        namers = {h.holder_id for h in named.holders}
        walk.settled = [f for f in walk.settled if not namers.issuperset(h.holder_id for h in f.holders)]
        walk.take(named)
        return
    walk.take_all(joined_passives(edge, walk.sign, sentence, lexicon))
    entry = attitude_of(edge, lexicon)
    if entry is not None:
        endangered = danger_to(edge, walk.sign, lexicon)
        read_attitude(edge, entry, walk, sentence, lexicon)
        if endangered is not None and not any(f.predicate == head for f in (*walk.settled, *walk.waiting)):
            walk.deplored.append(endangered)  # "an attack on pensions" that nobody is said to have made
        return
    if (source := reporting(edge, sentence, lexicon)) is not None:
        if head.lemma_.lower() in lexicon.opinion and is_negated(head, lexicon):
            walk.turn()  # "I do not think that we should" is "I think that we should not"
        if source and source != sentence.voice:
            report(source, head, walk, sentence)
        return
    if is_forced(edge, lexicon):
        walk.sign = -walk.sign
        walk.wait(Finding((), "criticise", walk.sign, head, "forced", FORCED, is_fact=False))
        return
    judged = judgement(edge, walk.sign, lexicon) or subject_judgement(edge, walk.sign, lexicon)
    does, is_theme = effect(edge, lexicon, walk.sign)
    if is_theme and head.pos_ == "VERB" and head.lemma_.lower() in lexicon.talking:
        walk.is_talk = True
    walk.take(right_to(edge, walk.sign, sentence, lexicon))
    met = [*received(edge, walk.sign, sentence, lexicon), *existing(edge, walk.sign, sentence, lexicon)]
    met += passed(edge, walk.sign, sentence, lexicon)
    met += beside(edge, walk.sign * (does if is_theme else 1), sentence, lexicon)
    walk.take_all(met)
    acts = edge.relation == "nsubj" and not is_theme and head.lemma_ != "be"
    if judged is None and not met and walk.sign < 0 and acts:
        # An evil that acts ("terrorism strengthened the need ...") is named, not wanted.
        walk.is_over = True
        return
    if judged is None:
        walk.take(favour_to(edge, walk.sign, lexicon))
        if (endangered := danger_to(edge, walk.sign, lexicon)) is not None:
            walk.deplored.append(endangered.times(walk.certainty))
        elif is_theme and does < 0 and (harmed := harm_done(edge, walk.sign, sentence, lexicon)) is not None:
            walk.deplored.append(harmed.times(walk.certainty))
        if walk.is_afflicted and is_theme and does > 0:
            walk.sign = 1  # "re-entry for girls who drop out": those whom an evil befell are helped
            walk.is_afflicted = False
        walk.sign *= does
        if is_theme and does < 0:
            take_back(edge, walk, sentence, lexicon)
        hindered = is_theme and does < 0 and head.pos_ == "VERB"
        walk.is_undone = walk.is_undone or hindered or edge.preposition[0] == "without"
        walk.is_furthered = walk.is_furthered or (is_theme and does > 0 and _furthers(head, lexicon))
        if head.pos_ in {"NOUN", "PROPN"}:
            read_noun(head, edge.child, walk, sentence, lexicon)
    denied = head.pos_ in PREDICATES and judged is None and is_negated(head, lexicon, edge.child)
    if denied and _is_not_enough(head):
        walk.wait(Finding((), "criticise", walk.sign, head, "enough", NOT_ENOUGH, is_fact=False))
    elif denied and not _is_burdened(edge, walk, lexicon) and not _is_addressed(edge, lexicon):
        walk.sign = -walk.sign
        by_means = edge.base == "obl" and edge.preposition[0] in MEANS  # "cannot be won through war"
        walk.is_undone = walk.is_undone or (head.pos_ == "VERB" and head.lemma_ != "be" and not by_means)
    if judged is not None:
        walk.sign = judged.sign
        walk.wait(judged)
    purpose = edge.relation == "advcl" and edge.preposition[0] == "to"
    read_predicate(head, walk, sentence, lexicon, is_theme=(is_theme or purpose) and judged is None)
    if judged is None and (agent := agent_on_the_way(edge, walk, sentence, lexicon)) is not None:
        walk.agents.append(agent)


def _furthers(head: Token, lexicon: Lexicon) -> bool:
    """Whether a governor is known to further what it governs, and not only to have to do with it."""
    key = verb_key(head, lexicon)
    is_telling = key in lexicon.undergoing or key in lexicon.talking
    return lexicon.effect_verbs.get(key, 0) > 0 and not is_telling


def _is_not_enough(verb: Token) -> bool:
    """ "Does not do enough to curb it", "has not gone far enough": more of what is done is wanted."""
    return any(c.lower_ == "enough" and c.i > verb.i for c in verb.children) or any(
        c.lower_ == "enough" for child in verb.children if child.i > verb.i for c in child.children
    )


def _takes_in(edge: Edge, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a governor takes in a whole sentence, asides and all: "he said that …"."""
    return edge.relation == "ccomp" and reporting(edge, sentence, lexicon) is not None


def _is_addressed(edge: Edge, lexicon: Lexicon) -> bool:
    """ "It does not ask the farmer to": who is asked is not denied."""
    entry = lexicon.attitude_verbs.get(edge.head.lemma_.lower())
    return entry is not None and entry.needs_clause and edge.relation in {"obj", "iobj", "nsubj:pass"}


def _is_burdened(edge: Edge, walk: Walk, lexicon: Lexicon) -> bool:
    """ "Nobody should have to lose it", "they should not have to wait": not the thing is denied."""
    return (
        edge.head.lemma_.lower() in lexicon.obligation_verbs and edge.relation == "xcomp" and walk.is_burdened
    )


def share_negation(child: Token, first: Token, walk: Walk, lexicon: Lexicon) -> None:
    """A second conjunct joined by "or" shares the first one's negation: "should not expand or deploy"."""
    if root_of(child).dep_ == "ROOT" and child.pos_ == "VERB" and turned_conjunct(child, lexicon):
        walk.turn()  # "deepen the union rather than pursue enlargement"
        return
    if child.pos_ not in PREDICATES or has_subject(child):
        return
    joined_by_or = any(c.dep_ == "cc" and c.lower_ in {"or", "nor"} for c in child.children)
    if joined_by_or and is_negated(first, lexicon) and not is_negated(child, lexicon):
        walk.turn()
