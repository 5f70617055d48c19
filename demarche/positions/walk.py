"""The state of one walk up a tree: what is settled, and what still waits for its voice.

Belongs here: the record and how findings are added to it. Does not: the walk (climbing).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from demarche.attribution.voices import Holder
from demarche.positions.findings import Finding


@dataclass(slots=True)
class Walk:
    """`sign` is what the walk so far does to the proposition; `start` what the mention did, `plain` the
    side of whoever merely describes it.

    `settled` findings have holders; `waiting` ones are of whoever speaks. `agents` are those who act on
    the way, with the sign at that point: what is left of them if no rule of its own names them.
    `deplored`: harm that the voice tells of. `is_burdened`: the mention is what something is asked of.
    `is_afflicted`: the mention is an evil told of people in a relative clause. `is_aside`: what now
    governs the mention says nothing of it ("because …", a second sentence). `is_furthered`: something known
    to further what it governs was done to the mention. `is_undone`: a verb tells that the thing is hindered,
    not done or gone without. `ill`: the token of an ill that befalls the thing.
    """

    sign: int
    start: int
    certainty: float
    settled: list[Finding] = field(default_factory=list)
    waiting: list[Finding] = field(default_factory=list)
    agents: list[Finding] = field(default_factory=list)
    is_conditional: bool = False
    is_over: bool = False
    is_talk: bool = False
    is_burdened: bool = False
    is_aside: bool = False
    is_afflicted: bool = False
    is_furthered: bool = False
    is_undone: bool = False
    deplored: list[Finding] = field(default_factory=list)
    plain: int = 1
    ill: int | None = None

    def wait(self, finding: Finding) -> None:
        """Add a finding of the passage's voice; of two that agree the inner stays, else the outer.

        Of what is only to be talked about ("I wish to recall", "we should look at") nothing is wanted.
        """
        if self.is_talk:
            return
        finding = finding.times(self.certainty)
        if self.waiting and self.waiting[-1].sign == finding.sign:
            inner = self.waiting[-1]
            self.waiting[-1] = inner.with_(confidence=max(inner.confidence, finding.confidence))
        else:
            self.waiting = [finding]

    def settle(self, finding: Finding) -> None:
        """Add a finding that has its holders."""
        self.settled.append(finding.times(self.certainty))

    def take(self, finding: Finding | None) -> None:
        """Add a finding wherever it belongs."""
        if finding is not None and finding.holders:
            self.settle(finding)
        elif finding is not None:
            self.wait(finding)

    def take_all(self, findings: Iterable[Finding]) -> None:
        """Add each of some findings wherever it belongs."""
        for finding in findings:
            self.take(finding)

    def give_to(self, holders: Sequence[Holder]) -> None:
        """What waits for its voice is said by these."""
        self.settled += [f.with_(holders=tuple(holders), is_reported=True) for f in self.waiting]
        self.waiting = []

    def suffer(self, ill: int) -> None:
        """From here on the walk is about an ill that befalls the thing: "violence against women"."""
        self.sign = self.start = -1
        self.plain, self.ill = 1, ill

    def turn(self) -> None:
        """Turn the sign and whatever waits round."""
        self.sign = -self.sign
        self.waiting = [f.with_(sign=-f.sign) for f in self.waiting]

    @property
    def plain_sign(self) -> int:
        """The sign where nothing was done to the thing on the way: a good is wanted, an evil not."""
        if self.sign != self.start:
            return self.sign
        return self.plain if self.start < 0 else 1

    @property
    def described_sign(self) -> int:
        """The sign where the thing is merely described: what is told of as an evil is not wanted."""
        return self.plain if self.sign == self.start else self.sign
