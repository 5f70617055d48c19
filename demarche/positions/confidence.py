"""How sure a candidate is: a logistic model over what speaks for it.

Belongs here: the features of a candidate and the model's arithmetic. Does not: the weights (data, in
schemas/codebook/confidence.yaml), fitting them (benchmarks/calibrate.py).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from demarche.positions.candidates import Candidate
from demarche.topics.anaphora import UP
from demarche.topics.implied import IMPLIED

if TYPE_CHECKING:
    from demarche.positions.company import Company

Weights = Mapping[str, float]
MOST = 4.0
"""Company beyond this adds nothing."""
MUCH = 40.0
MANY = 3
"""Terms of so many words, and of more, are told apart no further."""
LITTLE = 1.0
"""Less evidence than this elsewhere in a document leaves a mention alone."""


def prior(candidate: Candidate) -> float:
    """How sure the rule and the naming of the holder are by themselves, from 0 to 1."""
    return min(0.99, max(0.01, candidate.finding.confidence * candidate.holder.certainty))


def features(candidate: Candidate, company: Company, genre: str) -> dict[str, float]:
    """Named features of a candidate in its document; absent ones are 0."""
    finding, mention, air = candidate.finding, candidate.mention, candidate.read.air
    share = air.share(mention.topic_id)
    number = air.numbers[mention.topic_id]
    here, elsewhere = float(air.here[number]), float(air.elsewhere[number])
    kind, toward = mention_kind(mention.term), candidate.sign * mention.toward
    found = {
        "bias": 1.0,
        "prior": math.log(prior(candidate) / (1 - prior(candidate))),
        f"rule:{rule_class(finding.rule)}": 1.0,
        f"mention:{kind}": 1.0,
        "term weight": mention.weight,
        f"air:{kind}": share,
        "here": math.log1p(min(MOST, here)),
        f"elsewhere:{kind}": math.log1p(min(MUCH, elsewhere)),
        "lonely": float(elsewhere < LITTLE),
        "air leading": share / (air.leading or 1.0),
        f"voice:{candidate.voice}": 1.0,
        f"act:{finding.act}:{'own' if candidate.is_own else 'other'}": 1.0,
        f"genre:{genre}": 1.0,
        "holder certainty": candidate.holder.certainty,
        "company same": math.log1p(min(MOST, company.same)),
        "company opposite": math.log1p(min(MOST, company.opposite)),
        "company topic": math.log1p(min(MOST, company.topic)),
        "company share": company.share,
        "company actor": math.log1p(company.actor),
        "company all": math.log1p(company.all),
        f"tone:{kind}": finding.tone * toward,
        "tone elsewhere": company.tone * candidate.sign,
        **dict.fromkeys(_sides(candidate, kind, genre), 1.0),
        **_words(candidate, kind),
    }
    if candidate.holder.is_group:
        found["group"] = 1.0
    if candidate.holder.link:
        found[f"link:{candidate.holder.link}"] = 1.0
    if candidate.is_own:
        found["own"] = 1.0
    else:
        found[f"others:{genre}"] = 1.0
    if candidate.holder.is_person:
        found["person"] = 1.0
    if candidate.read.parsed.doc.text.rstrip().endswith("?"):
        found["question"] = 1.0
    if "+" in finding.rule:
        found["rule composed"] = 1.0
    return found


def _words(candidate: Candidate, kind: str) -> dict[str, float]:
    """Features of the words of a mention: one plain word often means something else than its topic.

    They tell sections of the codebook apart, for some are named in passing far more often than others.
    """
    mention = candidate.mention
    section = mention.topic_id.split("/")[0]
    found = {
        f"section:{section}": 1.0,
        f"section:{section}:{'own' if candidate.is_own else 'other'}": 1.0,
    }
    if kind == "term":
        words = candidate.read.parsed.doc.tokens[mention.start : mention.end]
        found[f"words:{min(MANY, len(words))}"] = 1.0
        found["letters"] = math.log(sum(map(len, words)))
    return found


def _sides(candidate: Candidate, kind: str, genre: str) -> tuple[str, ...]:
    """Features of the side taken: opposition is rarer, more so in some texts, and is often misread."""
    found: tuple[str, ...] = ()
    if candidate.sign < 0:
        found += ("against", f"against:{kind}", f"against:{genre}", f"against:{candidate.voice}")
        found += ("against evil",) if candidate.mention.toward < 0 else ()
    if candidate.sign != candidate.mention.toward:
        found += ("turned", f"turned:{rule_class(candidate.finding.rule)}")
    return found


def rule_class(rule: str) -> str:
    """The first part of a composed rule: "warn+judgement" is a warning."""
    return rule.split("+")[0]


def mention_kind(term: str) -> str:
    """How a mention names its topic: by a term, by taking one up, by its passage alone."""
    if term.startswith(UP):
        return "taken up"
    if term.startswith(IMPLIED):
        return "company" if term != IMPLIED else "passage"
    return "term"


def log_odds(found: Mapping[str, float], weights: Weights) -> dict[str, float]:
    """What each feature adds; features that have no weight say nothing."""
    return {name: value * weights.get(name, 0.0) for name, value in sorted(found.items())}


def probability(found: Mapping[str, float], weights: Weights) -> float:
    """The logistic model."""
    return chance(log_odds(found, weights))


def chance(adds: Mapping[str, float]) -> float:
    """The probability that log-odds add up to."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, sum(adds.values())))))
