"""Single cues that somebody takes a side: attitudes, obligations, judgements, acts carried out.

Belongs here: what one governor says of what it governs, as a finding. Does not: the walk that meets
the governors (climbing). Confidences are rough priors; positions.confidence says how they combine.
"""

from __future__ import annotations

from spacy.tokens import Token

from demarche.acts.edges import Edge
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import auxiliaries, is_fact, is_future, is_hypothetical, is_obliged
from demarche.acts.signs import THEME_RELATIONS, is_negated, verb_key
from demarche.attribution.holders import (
    FIRST_PERSON,
    Holder,
    Sentence,
    holders_of,
    subject_of,
    subject_of_noun,
)
from demarche.positions.findings import Finding
from schemas.codebooks.acts import Attitude

WEAK_ACT = 0.5
"""How much "take", "give" and their like say of an act beside verbs with a meaning of their own."""
CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl", "acl:relcl", "csubj:pass"})


def attitude_of(edge: Edge, lexicon: Lexicon) -> Attitude | None:
    """The attitude class of a step's head if its child is what the attitude is about."""
    head, relation, preposition = edge.head, edge.relation, edge.preposition[0]
    lemma = head.lemma_.lower()
    if head.pos_ in {"VERB", "AUX"}:
        particle = next((c.lower_ for c in head.children if c.dep_ == "compound:prt"), None)
        entry = (lexicon.attitude_verbs.get(f"{lemma} {particle}") if particle else None) or (
            lexicon.attitude_verbs.get(lemma)
        )
        if entry is None or relation in {"nsubj", "csubj"} or lemma == "have":
            return None
        if relation in THEME_RELATIONS and relation != "iobj":
            return None if entry.is_prepositional else entry
        if relation.startswith("obl"):
            return entry if preposition in entry.prepositions else None
        if relation == "advcl":
            return entry if preposition in {*entry.prepositions, "that"} and preposition != "to" else None
        return None
    if head.pos_ in {"NOUN", "PROPN"}:
        entry = lexicon.attitude_nouns.get(lemma)
        if entry is None or (entry.needs_negation and not is_negated(head, lexicon)):
            return None
        if relation.startswith(("nmod", "obl")) and relation != "nmod:poss":
            return entry if preposition in entry.prepositions else None
        return entry if relation in {"acl", "ccomp", "xcomp", "compound"} else None
    if head.pos_ == "ADJ":
        entry = lexicon.attitude_adjectives.get(lemma)
        if entry is None:
            return None
        if relation.startswith("obl"):
            return entry if preposition in entry.prepositions else None
        return entry if relation in CLAUSES else None
    return None


def attitude(head: Token, entry: Attitude, sign: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """The side that an attitude takes, with its holders; None where it is only wished for or denied one."""
    fact, obliged = is_fact(head, lexicon), False
    if head.pos_ in {"VERB", "AUX"}:
        obliged = is_obliged(head, lexicon)
        if obliged:
            return None
        subject = subject_of(head)
        # "to support X is ..." and other infinitives are wishes of whoever governs them.
        if not fact and not is_hypothetical(head, lexicon) and not is_future(head, lexicon):
            return None
    elif head.pos_ == "ADJ":
        subject = subject_of(head)
    else:
        subject = subject_of_noun(head, sentence, of_means_by=entry.of_means_by)
        if subject is None and head.dep_ in {"obj", "nsubj:pass"} and head.head.pos_ == "VERB":
            # "made a proposal", "expressed support": a light verb's subject holds the attitude.
            subject = subject_of(head.head) if head.dep_ == "obj" else None
    if entry.needs_negation:
        return Finding((), "criticise", sign, head, entry.name, 0.55, is_fact=False)
    if head.pos_ == "NOUN" and subject is None and entry.name != "need":
        return None
    if entry.name == "need":
        needy = head.pos_ == "VERB"
        return Finding((), "demand" if needy else entry.act, sign, head, "need", 0.6, is_fact=False)
    holders = holders_of(subject, sentence) if subject is not None else ()
    if not holders and subject is not None and subject.lower_ not in {"it", "there"}:
        return None
    if not holders and head.pos_ != "NOUN" and not _is_impersonal(head):
        return None
    is_own = bool(holders) and holders == sentence.voice
    return Finding(
        () if is_own else holders,
        entry.act,
        sign,
        head,
        entry.name,
        (0.85 if holders else 0.4) * min((h.certainty for h in holders), default=1.0),
        is_fact=fact or head.pos_ != "VERB",
        is_reported=not is_own,
        addressees=_addressees(head, holders, sentence),
    )


def _is_impersonal(head: Token) -> bool:
    return head.pos_ == "ADJ"


def _addressees(head: Token, holders: tuple[Holder, ...], sentence: Sentence) -> tuple[Holder, ...]:
    for child in head.children:
        if child.dep_ in {"obj", "iobj"} or (
            child.dep_.startswith("obl") and _case(child) in {"on", "upon", "to"}
        ):
            asked = tuple(h for h in holders_of(child, sentence) if h not in holders)
            if asked:
                return asked
    return ()


def _case(token: Token) -> str:
    return next((c.lower_ for c in token.children if c.dep_ == "case"), "")


def obligation(head: Token, sign: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """Something ought to be: "must", "have to", "it is time to", "let us", an imperative."""
    lemma = head.lemma_.lower()
    rule = "deontic" if is_obliged(head, lexicon) else None
    if rule is None and _cannot(head, sentence, lexicon):
        rule = "cannot"
    governor = head.head
    if rule is None and head.dep_ in {"xcomp", "ccomp", "acl", "advcl", "csubj"}:
        word = governor.lemma_.lower()
        if head.dep_ == "xcomp" and word in lexicon.obligation_verbs and governor.pos_ in {"VERB", "AUX"}:
            has_to = any(c.lower_ == "to" and c.dep_ == "mark" for c in head.children)
            rule = "have to" if has_to and not is_negated(governor, lexicon) else None
        elif word in lexicon.time_nouns and not is_negated(governor, lexicon):
            rule = "time to"
    if rule is None or (lemma in {"be"} and head.pos_ == "AUX" and head.dep_ == "cop"):
        return None
    subject = subject_of(head)
    asked = holders_of(subject, sentence) if subject is not None else ()
    addressees = tuple(h for h in asked if h not in sentence.voice)
    return Finding((), "demand", sign, head, rule, 0.8, is_fact=False, addressees=addressees)


def act_of_noun(noun: Token, sign: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """A policy carried out, named by a noun with its doer: "Georgia's attack on ...", "the attack by ..."."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in lexicon.event_nouns:
        return None
    subject = subject_of_noun(noun, sentence)
    holders = holders_of(subject, sentence) if subject is not None else ()
    if not holders or holders == sentence.voice:
        return None
    certainty = min(h.certainty for h in holders)
    return Finding(holders, "act", sign, noun, "act of noun", 0.5 * certainty, is_reported=True)


def passive_plan(head: Token, sign: int, lexicon: Lexicon) -> Finding | None:
    """What is announced without saying who will do it: "the rifles would be banned", "is to be reduced"."""
    if head.pos_ != "VERB" or not any(c.dep_ == "aux:pass" for c in head.children):
        return None
    if verb_key(head, lexicon) not in lexicon.effect_verbs or any(_case(c) == "by" for c in head.children):
        return None
    words = auxiliaries(head)
    planned = (
        is_future(head, lexicon) or "would" in words or (head.dep_ == "xcomp" and head.head.lemma_ == "be")
    )
    return Finding((), "commit", sign, head, "passive plan", 0.5, is_fact=False) if planned else None


def _cannot(head: Token, sentence: Sentence, lexicon: Lexicon) -> bool:
    """ "We cannot accept", "it cannot be tolerated": what may not be."""
    if not any(word in lexicon.able for word in auxiliaries(head)) or not is_negated(head, lexicon):
        return False
    subject = next((c for c in head.children if c.dep_ in {"nsubj", "nsubj:pass"}), None)
    if subject is None:
        return False
    return (
        (subject.dep_ == "nsubj:pass" and head.lemma_.lower() in lexicon.tolerating)
        or subject.lower_ in FIRST_PERSON
        or subject.lower_ in lexicon.empty_subjects
    )


def naming_judgement(edge: Edge, sign: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """What somebody calls good or bad: "called the plan a mistake", "regards the treaty as vital"."""
    head = edge.head
    if (
        head.pos_ != "VERB"
        or head.lemma_.lower() not in lexicon.naming
        or edge.relation not in {"obj", "nsubj:pass"}
    ):
        return None
    for name in head.children:
        named = name.dep_ in {"xcomp", "ccomp"} or (name.dep_.startswith("obl") and _case(name) == "as")
        valence = lexicon.valence.get(name.lemma_.lower()) if named else None
        if valence is not None:
            subject = subject_of(head)
            holders = holders_of(subject, sentence) if subject is not None else ()
            is_own = not holders or holders == sentence.voice
            act = "endorse" if valence > 0 else "criticise"
            turn = -1 if is_negated(head, lexicon) else 1
            return Finding(
                () if is_own else holders,
                act,
                sign * valence * turn,
                head,
                "naming",
                0.7,
                is_reported=not is_own,
            )
    return None


def judgement(edge: Edge, sign: int, lexicon: Lexicon) -> Finding | None:
    """What is said to be good or bad: "X is dangerous", "it would be a mistake to X"."""
    head = edge.head
    valence = lexicon.valence.get(head.lemma_.lower())
    has_copula = any(c.dep_ == "cop" for c in head.children)
    predicative = has_copula or (head.pos_ == "ADJ" and head.dep_ in {"xcomp", "ROOT", "ccomp"})
    if valence is None or head.pos_ not in {"ADJ", "NOUN"} or not predicative:
        return None
    if edge.relation not in {"nsubj", *CLAUSES}:
        return None
    if is_negated(head, lexicon):
        valence = -valence
    would = is_hypothetical(head, lexicon) or is_future(head, lexicon)
    act = ("warn" if would else "criticise") if valence < 0 else "endorse"
    return Finding((), act, sign * valence, head, "judgement", 0.6, is_fact=False)


def subject_judgement(edge: Edge, sign: int, lexicon: Lexicon) -> Finding | None:
    """What a thing does, judged by what it does it to: "a freeze would raise the risks of war"."""
    head = edge.head
    if edge.relation not in {"nsubj", "csubj"} or head.pos_ != "VERB":
        return None
    lemma = verb_key(head, lexicon)
    doing = lexicon.effect_verbs.get(lemma)
    if doing is None or lemma in {"have", "be", "do", "make", "get", "see", "become", "include", "take"}:
        return None
    thing = next((c for c in head.children if c.dep_ == "obj"), None)
    if thing is None:
        return None
    if any(c.dep_ == "compound" or c.dep_ == "amod" for c in thing.children) and thing.pos_ == "PROPN":
        return None
    good = lexicon.valence.get(thing.lemma_.lower(), 1)
    for word in thing.children:
        if word.dep_ == "amod" and lexicon.valence.get(word.lemma_.lower()) == -1:
            good = -1
    valence = doing * good * (-1 if is_negated(head, lexicon) else 1)
    if valence > 0 > sign:
        return None  # an evil that does something well is not praised for it
    would = is_hypothetical(head, lexicon) or is_future(head, lexicon)
    act = ("warn" if would else "criticise") if valence < 0 else "endorse"
    return Finding((), act, sign * valence, head, "effect of subject", 0.45, is_fact=False)


def clause_judgement(head: Token, sign: int, lexicon: Lexicon) -> Finding | None:
    """An adverb that judges a whole clause: "Unfortunately, Washington abandoned the treaty"."""
    for child in head.children:
        valence = lexicon.clause_valence.get(child.lower_) if child.dep_ == "advmod" else None
        if valence is not None:
            act = "endorse" if valence > 0 else "criticise"
            return Finding((), act, sign * valence, head, "clause adverb", 0.6, is_fact=False)
    return None


def act_carried_out(head: Token, sign: int, sentence: Sentence, lexicon: Lexicon) -> Finding | None:
    """A policy carried out by a known actor: "invaded Iraq", "we have invested in education"."""
    if head.pos_ != "VERB" or verb_key(head, lexicon) not in lexicon.effect_verbs:
        return None
    subject = subject_of(head)
    if subject is None:
        return None
    holders = holders_of(subject, sentence)
    if not holders:
        return None
    is_own = holders == sentence.voice
    future = is_future(head, lexicon)
    announced = (
        head.dep_ == "ccomp"
        and head.head.lemma_.lower() in lexicon.announcing
        and (future or "would" in auxiliaries(head))
    )
    if not is_fact(head, lexicon) and not (is_own and future) and not announced:
        return None
    future = future or announced
    if "having" in auxiliaries(head):
        return None
    act = "commit" if future else "act"
    certainty = min(h.certainty for h in holders)
    return Finding(
        () if is_own else holders,
        act,
        sign,
        head,
        "commitment" if future else "act",
        (0.6 if is_own else 0.65)
        * certainty
        * (WEAK_ACT if head.lemma_.lower() in lexicon.plain_verbs else 1.0),
        is_fact=not future,
        is_reported=not is_own,
    )
