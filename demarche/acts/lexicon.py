"""The vocabulary of wishes as look-up tables over lemmas.

Belongs here: which class a lemma is in and what it does to what it governs.
Does not: the words themselves (schemas/codebook/acts), reading a sentence with them (acts.signs).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from schemas.codebooks.acts import ActBook, Attitude, EffectsFile


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lemma tables; every mapping is keyed by the lower-case lemma.

    Effects and valences are +1 or -1. `paired_verbs` have an effect of their own beside another word.
    `split` gives, for single verbs, the effect by role: `object` or the preposition that leads to the thing.
    `threats` are by part of speech.
    """

    attitude_verbs: Mapping[str, Attitude]
    attitude_nouns: Mapping[str, Attitude]
    attitude_adjectives: Mapping[str, Attitude]
    report_verbs: frozenset[str]
    report_nouns: frozenset[str]
    source_words: frozenset[str]
    showing: frozenset[str]
    about_verbs: frozenset[str]
    about_prepositions: frozenset[str]
    naming_verbs: frozenset[str]
    unspoken: frozenset[str]
    unspoken_verbs: frozenset[str]
    talking: frozenset[str]
    works: frozenset[str]
    conduct: frozenset[str]
    partners: frozenset[str]
    rivals: frozenset[str]
    authoring: frozenset[str]
    leading: frozenset[str]
    takers: frozenset[str]
    parts: frozenset[str]
    again_named: frozenset[str]
    again_any: frozenset[str]
    again_ids: Mapping[str, frozenset[str]]
    passing: frozenset[str]
    failing: frozenset[str]
    receiving: frozenset[str]
    helping: frozenset[str]
    beside: frozenset[str]
    base_forms: Mapping[str, str]
    effect_verbs: Mapping[str, int]
    paired_verbs: frozenset[str]
    effect_nouns: Mapping[str, int]
    cope_verbs: frozenset[str]
    cope_nouns: frozenset[str]
    endangering: frozenset[str]
    outcomes: frozenset[str]
    ignoring: frozenset[str]
    harming: frozenset[str]
    ergative: Mapping[str, int]
    undergoing: frozenset[str]
    less: frozenset[str]
    surplus: frozenset[str]
    lacking: frozenset[str]
    senses: Mapping[str, tuple[int, frozenset[str]]]
    event_nouns: frozenset[str]
    cognate_verbs: frozenset[str]
    cognate_nouns: frozenset[str]
    hinder_prepositions: frozenset[str]
    measures: frozenset[str]
    instruments: frozenset[str]
    levies: frozenset[str]
    means: frozenset[str]
    redirecting: frozenset[str]
    small: frozenset[str]
    suffering: frozenset[str]
    treasured: frozenset[str]
    ills: frozenset[str]
    favours: frozenset[str]
    turning: frozenset[str]
    turning_phrases: frozenset[tuple[str, str]]
    split: Mapping[str, Mapping[str, int]]
    valence: Mapping[str, int]
    clause_valence: Mapping[str, int]
    accusing_verbs: frozenset[str]
    accused_doers: frozenset[str]
    accusing_adjectives: frozenset[str]
    decrying: frozenset[str]
    decrying_nouns: frozenset[str]
    sufferers: frozenset[str]
    people: frozenset[str]
    deontic: frozenset[str]
    future: frozenset[str]
    weak: frozenset[str]
    obligation_verbs: frozenset[str]
    time_nouns: frozenset[str]
    duty_nouns: frozenset[str]
    duty_adjectives: frozenset[str]
    hortative: frozenset[str]
    addressing: frozenset[str]
    negations: frozenset[str]
    pseudo_negations: frozenset[str]
    implicative_positive: frozenset[str]
    opinion: frozenset[str]
    announcing: frozenset[str]
    conditionals: frozenset[str]
    provisos: frozenset[str]
    expressing: frozenset[str]
    forcing: frozenset[str]
    rhetorical_words: frozenset[str]
    rhetorical_nouns: frozenset[str]
    rhetorical_adjectives: frozenset[str]
    doing: Mapping[str, int]
    making: frozenset[str]
    raising: frozenset[str]
    able: frozenset[str]
    tolerating: frozenset[str]
    empty_subjects: frozenset[str]
    naming: frozenset[str]
    light: frozenset[str]
    plain_verbs: frozenset[str]
    polite: frozenset[str]
    striving: frozenset[str]
    programmes: frozenset[str]
    presenting: frozenset[str]
    presented: frozenset[str]
    threats: Mapping[str, frozenset[str]]


def build_lexicon(book: ActBook) -> Lexicon:
    """Look-up tables from the vocabulary. Where a word is in two classes the earlier one stays."""
    effects, evaluations, modality = book.effects, book.evaluations, book.modality
    wordings = book.wordings
    further = (*_all(effects.further.verbs), *effects.further.phrasal, *effects.cope.verbs)
    effect_verbs = _signed(further, (*_all(effects.hinder.verbs), *effects.hinder.phrasal))
    ergative = _ergative(effects, effect_verbs)
    return Lexicon(
        attitude_verbs=_first((v, a) for a in book.attitudes.attitudes for v in a.verbs),
        attitude_nouns=_first((v, a) for a in book.attitudes.attitudes for v in a.nouns),
        attitude_adjectives=_first((v, a) for a in book.attitudes.attitudes for v in a.adjectives),
        report_verbs=frozenset(book.reports.verbs),
        report_nouns=frozenset(book.reports.nouns),
        source_words=frozenset(book.reports.sources),
        showing=frozenset(book.reports.showing),
        about_verbs=frozenset(book.reports.about),
        about_prepositions=frozenset(book.reports.about_prepositions),
        naming_verbs=frozenset(book.reports.naming),
        unspoken=frozenset(book.reports.unspoken),
        unspoken_verbs=frozenset(book.reports.unspoken_verbs),
        talking=frozenset(book.talking),
        works=frozenset(book.works),
        conduct=frozenset(book.conduct),
        partners=frozenset(book.partners),
        rivals=frozenset(book.rivals),
        authoring=frozenset(book.authoring),
        leading=frozenset(book.leading),
        takers=frozenset(book.takers),
        parts=frozenset(book.parts),
        again_named=frozenset(book.again.named),
        again_any=frozenset(book.again.any),
        again_ids={noun: frozenset(ids) for noun, ids in book.again.ids.items()},
        passing=frozenset(book.attitudes.passing),
        failing=frozenset(book.attitudes.failing),
        receiving=frozenset(book.attitudes.receiving),
        helping=frozenset(book.attitudes.helping),
        beside=frozenset(book.attitudes.beside),
        base_forms=_base_forms((*effect_verbs, *(v for a in book.attitudes.attitudes for v in a.verbs))),
        effect_verbs=effect_verbs,
        paired_verbs=frozenset(key.rpartition(" ")[0] for key in (*effect_verbs, *ergative) if " " in key),
        effect_nouns=_signed(effects.further.nouns, effects.hinder.nouns),
        cope_verbs=frozenset(effects.cope.verbs),
        cope_nouns=frozenset(effects.cope.nouns),
        endangering=frozenset(effects.endangering),
        outcomes=frozenset(effects.outcomes),
        ignoring=frozenset(effects.ignoring),
        harming=frozenset(effects.harming),
        ergative=ergative,
        undergoing=frozenset(effects.undergoing),
        less=frozenset(effects.amounts.less),
        surplus=frozenset(effects.amounts.surplus),
        lacking=frozenset(effects.amounts.lacking),
        senses={v: (s.sign, frozenset(s.objects)) for s in effects.senses for v in s.verbs},
        event_nouns=frozenset(effects.events),
        cognate_verbs=frozenset(effects.cognate_verbs),
        cognate_nouns=frozenset(effects.cognate_nouns),
        hinder_prepositions=frozenset(effects.hinder.prepositions),
        measures=frozenset(effects.measures),
        instruments=frozenset(effects.instruments),
        levies=frozenset(effects.levies),
        means=frozenset(effects.means),
        redirecting=frozenset(effects.redirecting),
        small=frozenset(effects.small),
        suffering=frozenset(evaluations.suffering),
        treasured=frozenset(evaluations.treasured),
        ills=frozenset(evaluations.ills),
        favours=frozenset(evaluations.favours),
        turning=frozenset(effects.turning_prepositions),
        turning_phrases=frozenset((p.split()[0], p.split()[1]) for p in effects.turning_phrases),
        split={
            str(row["verb"]): {role: int(sign) for role, sign in row.items() if role != "verb"}
            for row in effects.split
        },
        valence=_signed(
            (*evaluations.good.adjectives, *evaluations.good.nouns),
            (*evaluations.bad.adjectives, *evaluations.bad.nouns),
        ),
        clause_valence=_signed(evaluations.clause_good, evaluations.clause_bad),
        accusing_verbs=frozenset(evaluations.accusing.verbs),
        accused_doers=frozenset(evaluations.accusing.doers),
        accusing_adjectives=frozenset(evaluations.accusing.adjectives),
        decrying=frozenset(evaluations.accusing.things),
        decrying_nouns=frozenset(evaluations.accusing.things_of),
        sufferers=frozenset(evaluations.sufferers),
        people=frozenset((*evaluations.sufferers, *evaluations.people)),
        deontic=frozenset(modality.deontic_auxiliaries),
        future=frozenset(modality.future_auxiliaries),
        weak=frozenset(modality.weak_auxiliaries),
        obligation_verbs=frozenset(modality.obligation_verbs),
        time_nouns=frozenset(modality.time_nouns),
        duty_nouns=frozenset(modality.duty_nouns),
        duty_adjectives=frozenset(modality.duty_adjectives),
        hortative=frozenset(modality.hortative_verbs),
        addressing=frozenset(modality.addressing),
        negations=frozenset(modality.negations),
        pseudo_negations=frozenset(modality.pseudo_negations),
        implicative_positive=frozenset(modality.implicative_positives),
        opinion=frozenset(modality.opinion),
        announcing=frozenset(modality.announcing_verbs),
        conditionals=frozenset(modality.conditionals),
        provisos=frozenset(modality.provisos),
        expressing=frozenset(modality.expressing),
        forcing=frozenset(modality.forcing),
        rhetorical_words=frozenset(modality.rhetorical_words),
        rhetorical_nouns=frozenset(modality.rhetorical_nouns),
        rhetorical_adjectives=frozenset(modality.rhetorical_adjectives),
        doing=_signed(modality.does_well, modality.does_badly),
        making=frozenset(modality.making),
        raising=frozenset(modality.raising),
        able=frozenset(modality.able),
        tolerating=frozenset(modality.tolerating),
        empty_subjects=frozenset(modality.empty_subjects),
        naming=frozenset(modality.naming),
        light=frozenset(modality.light),
        plain_verbs=frozenset(modality.plain_verbs),
        polite=frozenset(wordings.polite),
        striving=frozenset(wordings.striving),
        programmes=frozenset(wordings.programmes),
        presenting=frozenset(wordings.presenting),
        presented=frozenset((*wordings.presented, *effects.instruments)),
        threats={"NOUN": frozenset(wordings.threats.nouns), "VERB": frozenset(wordings.threats.verbs)},
    )


def _all(classes: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(verb for verbs in classes.values() for verb in verbs)


def _base_forms(verbs: Iterable[str]) -> dict[str, str]:
    """Regular past forms of verbs, for those that the parser does not know: "vetoed", "relaxed"."""
    forms: dict[str, str] = {}
    for verb in verbs:
        if " " in verb or len(verb) < 3:
            continue
        if verb.endswith("e"):
            forms.setdefault(verb + "d", verb)
        elif verb.endswith("y") and verb[-2] not in "aeiou":
            forms.setdefault(verb[:-1] + "ied", verb)
        else:
            forms.setdefault(verb + "ed", verb)
    return forms


def _ergative(effects: EffectsFile, verbs: Mapping[str, int]) -> dict[str, int]:
    own = _signed(effects.ergative_good, effects.ergative_bad)
    return {verb: own.get(verb, verbs.get(verb, 1)) for verb in effects.ergative}


def _first(pairs: Iterable[tuple[str, Attitude]]) -> dict[str, Attitude]:
    table: dict[str, Attitude] = {}
    for word, attitude in pairs:
        table.setdefault(word, attitude)
    return table


def _signed(further: Iterable[str], hinder: Iterable[str]) -> dict[str, int]:
    # A word in both lists hinders: the milder reading of such words ("resolution") is the rarer one.
    return {**dict.fromkeys(further, 1), **dict.fromkeys(hinder, -1)}
