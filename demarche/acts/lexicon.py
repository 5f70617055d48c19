"""The vocabulary of wishes as look-up tables over lemmas.

Belongs here: which class a lemma is in and what it does to what it governs.
Does not: the words themselves (schemas/codebook/acts), reading a sentence with them (acts.signs).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from schemas.codebooks.acts import ActBook, Attitude


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lemma tables; every mapping is keyed by the lower-case lemma.

    Effects and valences are +1 or -1. `split` gives, for single verbs, the effect by role: `object`
    or the preposition that leads to the thing.
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
    partners: frozenset[str]
    effect_verbs: Mapping[str, int]
    effect_nouns: Mapping[str, int]
    event_nouns: frozenset[str]
    cognate_verbs: frozenset[str]
    cognate_nouns: frozenset[str]
    hinder_prepositions: frozenset[str]
    measures: frozenset[str]
    turning: frozenset[str]
    turning_phrases: frozenset[tuple[str, str]]
    split: Mapping[str, Mapping[str, int]]
    valence: Mapping[str, int]
    clause_valence: Mapping[str, int]
    deontic: frozenset[str]
    future: frozenset[str]
    weak: frozenset[str]
    obligation_verbs: frozenset[str]
    time_nouns: frozenset[str]
    hortative: frozenset[str]
    negations: frozenset[str]
    pseudo_negations: frozenset[str]
    implicative_positive: frozenset[str]
    announcing: frozenset[str]
    conditionals: frozenset[str]
    raising: frozenset[str]
    able: frozenset[str]
    tolerating: frozenset[str]
    empty_subjects: frozenset[str]
    naming: frozenset[str]
    light: frozenset[str]
    plain_verbs: frozenset[str]


def build_lexicon(book: ActBook) -> Lexicon:
    """Look-up tables from the vocabulary. Where a word is in two classes the earlier one stays."""
    effects, evaluations, modality = book.effects, book.evaluations, book.modality
    return Lexicon(
        attitude_verbs=_first((v, a) for a in book.attitudes for v in a.verbs),
        attitude_nouns=_first((v, a) for a in book.attitudes for v in a.nouns),
        attitude_adjectives=_first((v, a) for a in book.attitudes for v in a.adjectives),
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
        partners=frozenset(book.partners),
        effect_verbs=_signed(
            (*effects.further.verbs, *effects.further.phrasal),
            (*effects.hinder.verbs, *effects.hinder.phrasal),
        ),
        effect_nouns=_signed(effects.further.nouns, effects.hinder.nouns),
        event_nouns=frozenset(effects.events),
        cognate_verbs=frozenset(effects.cognate_verbs),
        cognate_nouns=frozenset(effects.cognate_nouns),
        hinder_prepositions=frozenset(effects.hinder.prepositions),
        measures=frozenset(effects.measures),
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
        deontic=frozenset(modality.deontic_auxiliaries),
        future=frozenset(modality.future_auxiliaries),
        weak=frozenset(modality.weak_auxiliaries),
        obligation_verbs=frozenset(modality.obligation_verbs),
        time_nouns=frozenset(modality.time_nouns),
        hortative=frozenset(modality.hortative_verbs),
        negations=frozenset(modality.negations),
        pseudo_negations=frozenset(modality.pseudo_negations),
        implicative_positive=frozenset(modality.implicative_positives),
        announcing=frozenset(modality.announcing_verbs),
        conditionals=frozenset(modality.conditionals),
        raising=frozenset(modality.raising),
        able=frozenset(modality.able),
        tolerating=frozenset(modality.tolerating),
        empty_subjects=frozenset(modality.empty_subjects),
        naming=frozenset(modality.naming),
        light=frozenset(modality.light),
        plain_verbs=frozenset(modality.plain_verbs),
    )


def _first(pairs: Iterable[tuple[str, Attitude]]) -> dict[str, Attitude]:
    table: dict[str, Attitude] = {}
    for word, attitude in pairs:
        table.setdefault(word, attitude)
    return table


def _signed(further: Iterable[str], hinder: Iterable[str]) -> dict[str, int]:
    # A word in both lists hinders: the milder reading of such words ("resolution") is the rarer one.
    return {**dict.fromkeys(further, 1), **dict.fromkeys(hinder, -1)}
