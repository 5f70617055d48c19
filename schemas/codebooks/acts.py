"""The vocabulary of wishes: attitudes, reports, effects, evaluations and modality, loaded from YAML.

Belongs here: the shape of the files under schemas/codebook/acts and their checks.
Does not: how a sentence is read with them (demarche.acts, demarche.positions).
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from schemas.codebooks.yaml_files import read_yaml

Words = tuple[str, ...]
ActName = Literal[
    "endorse", "criticise", "propose", "demand", "commit", "refuse", "wish", "offer", "warn", "act"
]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Attitude(_Entry):
    """A class of words by which a holder takes a side on what they govern."""

    name: str
    act: ActName
    polarity: Literal[-1, 1]
    is_realis: bool = False
    denies: bool = False
    is_prepositional: bool = False
    needs_negation: bool = False
    needs_clause: bool = False
    negated: ActName | None = None
    of_means_by: bool = False
    verbs: Words = ()
    nouns: Words = ()
    adjectives: Words = ()
    prepositions: Words = ()


class Reports(_Entry):
    """Words that bring in what somebody else said or thought."""

    verbs: Words
    nouns: Words
    sources: Words
    showing: Words
    about: Words
    about_prepositions: Words
    naming: Words
    unspoken: Words
    unspoken_verbs: Words


class Again(_Entry):
    """Nouns by which a body named before is meant again."""

    named: Words
    any: Words
    ids: dict[str, Words]


class ReportsFile(_Entry):
    """schemas/codebook/acts/reports.yaml."""

    reports: Reports
    works: Words
    conduct: Words
    partners: Words
    rivals: Words
    authoring: Words
    leading: Words
    takers: Words
    parts: Words
    again: Again
    talking: Words


class AttitudesFile(_Entry):
    """schemas/codebook/acts/attitudes.yaml."""

    attitudes: tuple[Attitude, ...] = Field(min_length=1)
    passing: Words
    failing: Words
    receiving: Words
    helping: Words
    beside: Words


class EffectWords(_Entry):
    """Predicates of one direction, verbs by class; `prepositions` lead to their theme."""

    verbs: dict[str, Words]
    phrasal: Words = ()
    nouns: Words
    prepositions: Words = ()


class CopeWords(_Entry):
    """Predicates that deal with what is amiss in a thing."""

    verbs: Words
    nouns: Words


class Amounts(_Entry):
    """Quantities that say there should be less of a thing, or more."""

    less: Words
    surplus: Words
    lacking: Words


class Sense(_Entry):
    """Verbs that do `sign` to the objects named and the opposite to everything else."""

    verbs: Words
    sign: Literal[-1, 1]
    objects: Words


class EffectsFile(_Entry):
    """schemas/codebook/acts/effects.yaml. `split` gives the effect by role for single verbs."""

    further: EffectWords
    hinder: EffectWords
    cope: CopeWords
    endangering: Words
    outcomes: Words
    ignoring: Words
    harming: Words
    ergative: Words
    ergative_good: Words
    ergative_bad: Words
    undergoing: Words
    amounts: Amounts
    senses: tuple[Sense, ...]
    measures: Words
    events: Words
    cognate_verbs: Words
    cognate_nouns: Words
    instruments: Words
    levies: Words
    turning_prepositions: Words
    turning_phrases: Words
    split: tuple[dict[str, str | int], ...] = ()
    means: Words
    redirecting: Words
    small: Words


class EvaluationWords(_Entry):
    """Adjectives and nouns that judge."""

    adjectives: Words
    nouns: Words


class AccusingWords(_Entry):
    """Wording that accuses: verbs, those who act and what is said of them, and what is said of things."""

    verbs: Words
    doers: Words
    adjectives: Words
    things: Words
    things_of: Words


class EvaluationsFile(_Entry):
    """schemas/codebook/acts/evaluations.yaml."""

    good: EvaluationWords
    bad: EvaluationWords
    sufferers: Words
    people: Words
    suffering: Words
    ills: Words
    favours: Words
    treasured: Words
    clause_good: Words
    clause_bad: Words
    accusing: AccusingWords


class Modality(_Entry):
    """schemas/codebook/acts/modality.yaml."""

    deontic_auxiliaries: Words
    future_auxiliaries: Words
    weak_auxiliaries: Words
    obligation_verbs: Words
    time_nouns: Words
    duty_nouns: Words
    duty_adjectives: Words
    hortative_verbs: Words
    addressing: Words
    negations: Words
    pseudo_negations: Words
    implicative_positives: Words
    opinion: Words
    announcing_verbs: Words
    conditionals: Words
    provisos: Words
    expressing: Words
    forcing: Words
    rhetorical_words: Words
    rhetorical_nouns: Words
    rhetorical_adjectives: Words
    does_well: Words
    does_badly: Words
    making: Words
    tolerating: Words
    raising: Words
    able: Words
    empty_subjects: Words
    naming: Words
    light: Words
    plain_verbs: Words


class ThreatWords(_Entry):
    """What threatens, by part of speech."""

    nouns: Words
    verbs: Words


class Wordings(_Entry):
    """schemas/codebook/acts/wordings.yaml."""

    polite: Words
    striving: Words
    programmes: Words
    presenting: Words
    presented: Words
    threats: ThreatWords


class Anaphora(_Entry):
    """schemas/codebook/acts/anaphora.yaml."""

    things: Words
    events: Words
    pointers: Words
    plain_adjectives: Words
    likening: Words
    summing: Words
    pronouns: Words


class ActBook(_Entry):
    """All of the vocabulary of wishes."""

    attitudes: AttitudesFile
    reports: Reports
    works: Words
    conduct: Words
    partners: Words
    rivals: Words
    authoring: Words
    leading: Words
    takers: Words
    parts: Words
    again: Again
    talking: Words
    effects: EffectsFile
    evaluations: EvaluationsFile
    modality: Modality
    wordings: Wordings
    anaphora: Anaphora


def load_acts(folder: Path) -> ActBook:
    """The vocabulary in a folder of seven files. Raises CodebookError naming file, line and key."""
    reports = read_yaml(folder / "reports.yaml").parse(ReportsFile)
    return ActBook(
        attitudes=read_yaml(folder / "attitudes.yaml").parse(AttitudesFile),
        reports=reports.reports,
        works=reports.works,
        conduct=reports.conduct,
        partners=reports.partners,
        rivals=reports.rivals,
        authoring=reports.authoring,
        leading=reports.leading,
        takers=reports.takers,
        parts=reports.parts,
        again=reports.again,
        talking=reports.talking,
        effects=read_yaml(folder / "effects.yaml").parse(EffectsFile),
        evaluations=read_yaml(folder / "evaluations.yaml").parse(EvaluationsFile),
        modality=read_yaml(folder / "modality.yaml").parse(Modality),
        wordings=read_yaml(folder / "wordings.yaml").parse(Wordings),
        anaphora=read_yaml(folder / "anaphora.yaml").parse(Anaphora),
    )
