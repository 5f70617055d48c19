"""Attitudes that a thing meets: "faces opposition from", "enjoys the backing of", "despite objections by".

Belongs here: nouns of attitude whose holder is named beside them and whose object is the subject of the
clause. Does not: attitudes that govern what they are about (attitudes).
"""

from __future__ import annotations

from collections.abc import Iterator

from demarche.acts.edges import Edge, case_of
from demarche.acts.lexicon import Lexicon
from demarche.acts.modality import is_fact
from demarche.acts.negation import is_negated
from demarche.acts.verb_effects import verb_key
from demarche.attribution.holders import holders_of
from demarche.attribution.subjects import agent_of
from demarche.attribution.voices import Holder, Sentence
from demarche.parsing.tree import Token
from demarche.positions.findings import Finding
from schemas.codebooks.acts import Attitude

FROM = frozenset({"from", "by", "among", "of", "within", "in", "across"})
DESERVING = frozenset({"deserve", "merit", "need"})
HELPED = frozenset({"with", "under", "through", "thanks"})
WISHES = frozenset({"propose", "demand"})
ASKED = frozenset({"at", "on", "upon", "under"})
BESIDE = frozenset({"nsubj", "nsubj:pass", "obj", "xcomp", "ccomp"})
"""What the thing done may be to the verb of doing it: "voted to advance the bill despite"."""


def received(edge: Edge, sign: int, sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
    """What the subject of "meets with criticism from the unions" is met with."""
    head = edge.head
    if edge.relation != "nsubj" or head.lemma_.lower() not in lexicon.receiving:
        return
    for noun in head.children:
        direct = noun.dep_ == "obj" or (noun.dep_ == "obl" and case_of(noun) == "with")
        if direct and (entry := _entry(noun, lexicon)) is not None:
            turn = -1 if is_negated(head, lexicon) != is_negated(noun, lexicon) else 1
            found = list(_finding(noun, (head, noun), entry, sign * turn, sentence, "received"))
            if not found and head.lemma_.lower() in DESERVING:
                act = "endorse" if entry.polarity * turn > 0 else "criticise"
                found = [Finding((), act, sign * turn * entry.polarity, noun, "received", 0.5)]
            yield from found


def passed(edge: Edge, sign: int, sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
    """The chamber that a measure gets through: "the bill passed the Senate"."""
    if edge.relation == "nsubj":
        yield from _chamber(edge.head, sign, sentence, lexicon)
    if edge.relation in {"nsubj", "nsubj:pass"}:
        yield from _within(edge, sign, sentence, lexicon)


def passed_since(noun: Token, sign: int, sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
    """The same in a relative clause: "the package, which cleared the House"."""
    for verb in noun.children:
        if verb.dep_ == "acl:relcl" and any(c.dep_ == "nsubj" and c.tag_ == "WDT" for c in verb.children):
            yield from _chamber(verb, sign, sentence, lexicon)


def _chamber(verb: Token, sign: int, sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
    if verb.lemma_.lower() not in lexicon.passing or is_negated(verb, lexicon):
        return
    for child in verb.children:
        named = sentence.mentions_at(child) if child.dep_ == "obj" else ()
        if any(m.kind == "organisation" for m in named) and (holders := holders_of(child, sentence)):
            yield Finding(holders, "act", sign, verb, "passed", 0.65, is_reported=True)


def _within(edge: Edge, sign: int, sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
    """The chamber in which a measure gets through or not: "died in the House", "was blocked there"."""
    verb = edge.head
    lemma = verb.lemma_.lower()
    if is_negated(verb, lexicon) or not is_fact(verb, lexicon):
        return
    if edge.relation == "nsubj:pass":
        does = lexicon.effect_verbs.get(verb_key(verb, lexicon), 0)
    else:
        does = -1 if lemma in lexicon.failing else 1 if lemma in lexicon.passing else 0
    if not does or agent_of(verb) is not None:
        return
    for child in verb.children:
        if child.dep_.startswith("obl") and case_of(child) == "in":
            chambers = [m for m in sentence.mentions_at(child) if m.kind == "organisation"]
            holders = holders_of(child, sentence) if chambers else ()
            if holders and holders != sentence.voice:
                yield Finding(holders, "act", sign * does, verb, "passed", 0.5, is_reported=True)


def beside(edge: Edge, sign: int, sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
    """Attitudes beside what is done to a thing: "went ahead with the backing of", "despite objections by"."""
    if edge.relation not in BESIDE or edge.head.pos_ not in {"VERB", "AUX"}:
        return
    for phrase in edge.head.children:
        if not phrase.dep_.startswith("obl") or case_of(phrase) not in lexicon.beside:
            continue
        asks = case_of(phrase) in ASKED
        for noun in _nouns_of(phrase):
            entry = _entry(noun, lexicon) or (_wish(noun, lexicon) if asks else None)
            if entry is None and case_of(phrase) in HELPED and noun.lemma_.lower() in lexicon.helping:
                entry = lexicon.attitude_nouns["support"]
            if entry is not None and noun != edge.child:
                yield from _finding(noun, (noun,), entry, sign, sentence, "beside")


def existing(edge: Edge, sign: int, sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
    """Attitudes that there are: "there is strong opposition in Russia to the system"."""
    head = edge.head
    if edge.relation != "nsubj" or head.lemma_.lower() != "be":
        return
    for noun in head.children:
        if noun.dep_ == "nsubj" and noun != edge.child and (entry := _entry(noun, lexicon)) is not None:
            yield from _finding(noun, (noun,), entry, sign, sentence, "existing")


def _nouns_of(phrase: Token) -> Iterator[Token]:
    """The nouns of a phrase: "despite a revolt by deputies and opposition from"."""
    yield phrase
    for child in phrase.children:
        if child.dep_ in {"nmod", "conj"} and child.pos_ == "NOUN":
            yield from _nouns_of(child)


def _wish(noun: Token, lexicon: Lexicon) -> Attitude | None:
    """A wish by which something is done: "at the request of", "on the initiative of"."""
    entry = lexicon.attitude_nouns.get(noun.lemma_.lower())
    return entry if entry is not None and entry.name in WISHES else None


def holders_beside(noun: Token, governors: tuple[Token, ...], sentence: Sentence) -> tuple[Holder, ...]:
    """Whose attitude a noun names, by a possessor, an adjective or a phrase behind it."""
    for child in noun.children:
        if child.dep_ == "nmod:poss" and (found := holders_of(child, sentence)):
            return found
    for governor in governors:
        for child in governor.children:
            if child.dep_.split(":")[0] in {"nmod", "obl"} and child.i > noun.i and case_of(child) in FROM:
                named = [m for m in sentence.mentions if m.start <= child.i < m.end]
                found = holders_of(child, sentence)
                if found or named:
                    return found or tuple(Holder(m.actor_id, m.holder_id, 0.7) for m in named)
    for child in noun.children:
        if child.dep_ in {"amod", "compound"} and sentence.mentions_at(child):
            return holders_of(child, sentence)
    return ()


def _entry(noun: Token, lexicon: Lexicon) -> Attitude | None:
    entry = lexicon.attitude_nouns.get(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
    if entry is None or entry.needs_negation or entry.name in {"need", "propose", "commit", "demand", "wish"}:
        return None
    return entry


def _finding(
    noun: Token,
    governors: tuple[Token, ...],
    entry: Attitude,
    sign: int,
    sentence: Sentence,
    rule: str,
) -> Iterator[Finding]:
    holders = holders_beside(noun, governors, sentence)
    if not holders:
        return
    is_own = holders == sentence.voice
    certainty = min(h.certainty for h in holders)
    yield Finding(
        () if is_own else holders,
        entry.act if entry.name in WISHES else "endorse" if entry.polarity > 0 else "criticise",
        sign * entry.polarity,
        noun,
        rule,
        0.7 * certainty,
        is_reported=not is_own,
    )
