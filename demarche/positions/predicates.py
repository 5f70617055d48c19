"""What stands on a word itself: cues of a predicate, deeds and owners of a noun.

Belongs here: reading one governor by itself into the walk. Does not: what the governor does to the thing
below it (governors), attitudes (holding), the single cues (deeds, judgements, amounts, receiving).
"""

from __future__ import annotations

from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import is_conditional
from demarche.acts.verb_effects import verb_key
from demarche.attribution.voices import Sentence
from demarche.parsing.tree import Token
from demarche.positions.agency import possessor
from demarche.positions.amounts import is_lessened, judged_amount, taken_side
from demarche.positions.deeds import (
    act_carried_out,
    act_of_noun,
    measure_taken,
    obligation,
    passive_plan,
)
from demarche.positions.judgements import clause_judgement
from demarche.positions.receiving import passed_since
from demarche.positions.told_of import told_of
from demarche.positions.walk import Walk

PREDICATES = frozenset({"VERB", "AUX", "ADJ", "ADV"})
JUDGING = frozenset({"judgement", "effect of subject", "performance"})
"""Rules that judge a clause already, so that "unfortunately" beside them only agrees."""


def read_noun(noun: Token, below: Token, walk: Walk, sentence: Sentence, lexicon: Lexicon) -> None:
    """A noun above the mention: an act with its doer, a quantity, the predicate of a side taken."""
    if is_lessened(noun, lexicon):
        walk.sign = -walk.sign
    walk.take(judged_amount(noun, walk.sign, lexicon))
    walk.take_all(passed_since(noun, walk.sign, sentence, lexicon))
    walk.take_all(told_of(noun, walk.sign, sentence, lexicon, below))
    walk.take(taken_side(noun, walk.sign, sentence, lexicon))
    if (done := act_of_noun(noun, walk.sign, sentence, lexicon)) is not None:
        walk.settle(done)
    elif (owned := possessor(noun, walk, sentence)) is not None:
        walk.agents.append(owned)


def read_predicate(
    head: Token,
    walk: Walk,
    sentence: Sentence,
    lexicon: Lexicon,
    *,
    is_theme: bool = True,
    is_mention: bool = False,
) -> None:
    """Cues that stand on a predicate itself: obligation, an act carried out, an adverb that judges.

    `is_mention`: the predicate is what names the topic, so that the deed it tells is what is wanted.
    """
    if head.pos_ not in PREDICATES and head.dep_ != "ROOT":
        return
    if is_conditional(head, lexicon):
        walk.is_conditional = True
        walk.settled, walk.waiting = [], []
        return
    # What must be about an evil is to be rid of it, unless it is the evil that something furthers.
    wanted = walk.sign if walk.is_furthered or is_mention else walk.plain_sign
    obliged = obligation(head, wanted, sentence, lexicon)
    if obliged is not None:
        walk.sign = wanted
        # What ought to be is not yet so: only what finite verbs tell as facts stays, and deeds to be undone.
        is_undone = lexicon.effect_verbs.get(verb_key(head, lexicon), 0) < 0
        walk.settled = [
            f
            for f in walk.settled
            if f.is_fact
            and f.predicate != head
            and (f.predicate.pos_ == "VERB" or (is_undone and f.rule == "act of noun"))
        ]
        walk.wait(obliged)
    elif is_theme and (acts := act_carried_out(head, walk.sign, sentence, lexicon)) is not None:
        walk.settle(acts)
    elif is_theme and (planned := passive_plan(head, walk.sign, lexicon)) is not None:
        walk.wait(planned)
    elif is_theme and (provided := measure_taken(head, walk.sign, sentence, lexicon)) is not None:
        walk.wait(provided)
    for subject in (c for c in head.children if is_theme and c.dep_ == "nsubj"):
        if subject.lemma_.lower() in lexicon.instruments:
            walk.take_all(passed_since(subject, walk.sign, sentence, lexicon))
    is_judged = any(f.predicate == head and f.rule in JUDGING for f in walk.waiting)
    if not is_judged and (judged := clause_judgement(head, walk.sign, lexicon)) is not None:
        walk.waiting.append(judged.times(walk.certainty))
