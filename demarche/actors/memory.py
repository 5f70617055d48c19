"""What a document has said of its actors so far.

Belongs here: who was introduced under which surname, acronyms defined in brackets, the state and the
leaders last spoken of, and actors minted from the text. Does not: finding any of this (linker).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from demarche.actors.vocabulary import unaccented

_OFTEN = 2
"""How often a state must be named before a document can be about it."""


@dataclass(frozen=True, slots=True)
class Introduced:
    """A person as introduced: for whom he spoke then (himself, if for nobody), and whether by title."""

    holder_id: str
    actor_id: str
    by_title: bool


@dataclass(frozen=True, slots=True)
class Minted:
    """An actor that no list holds, named after the text that names it."""

    actor_id: str
    label: str
    kind: str
    parent_id: str | None = None


@dataclass(slots=True)
class DocumentMemory:
    """The memory of one document; sentences must come in their order.

    `home` is the state for which the document's own voice speaks, or in which it is published: it
    decides what "the Senate", "the administration" or "the foreign minister" mean at first.
    `named` counts how often each state was spoken of; `regions` are the parts of federal states that were,
    the last one last, `stays` how often. `body` is the organisation last named, which "the group" means;
    `latest` is the organisation or state last named, which "its" means.
    `own` gives, for other ids of the document's own actor, the one that its metadata use.
    """

    home: str | None = None
    persons: dict[str, Introduced] = field(default_factory=dict)
    acronyms: dict[str, tuple[str, str]] = field(default_factory=dict)
    offices: dict[tuple[str, str], str] = field(default_factory=dict)
    called: dict[str, tuple[str, str]] = field(default_factory=dict)
    states: list[str] = field(default_factory=list)
    named: Counter[str] = field(default_factory=Counter)
    regions: list[str] = field(default_factory=list)
    stays: Counter[str] = field(default_factory=Counter)
    body: str | None = None
    latest: str | None = None
    leaders: list[tuple[str, str]] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    minted: dict[str, Minted] = field(default_factory=dict)
    affiliations: dict[tuple[str, str, str], None] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)

    def introduce(self, surname: str, holder_id: str, actor_id: str, by_title: bool = False) -> None:
        """From now on the surname alone means this person; a title is not forgotten for a bare name."""
        before = self.persons.get(surname)
        if before and before.holder_id == holder_id and before.by_title and not by_title:
            return
        self.persons[surname] = Introduced(holder_id, actor_id, by_title)

    def appoint(self, role: str, actor_id: str, holder_id: str) -> None:
        """That this person was spoken of in this office, so that "the president" may mean him."""
        self.offices.pop((role, actor_id), None)
        self.offices[role, actor_id] = holder_id
        self.lead(actor_id, holder_id)

    def call(self, role: str, actor_id: str, holder_id: str) -> None:
        """That this person was last spoken of under a title: whom "the senator" means."""
        self.called[role] = (actor_id, holder_id)

    def lead(self, actor_id: str, holder_id: str) -> None:
        """Move a leader to the end of those spoken of, for "the two leaders"."""
        if (actor_id, holder_id) in self.leaders:
            self.leaders.remove((actor_id, holder_id))
        self.leaders.append((actor_id, holder_id))

    def visit(self, state_id: str) -> None:
        """That a state was spoken of."""
        if state_id in self.states:
            self.states.remove(state_id)
        self.states.append(state_id)
        self.named[state_id] += 1

    def stay(self, region_id: str) -> None:
        """That a part of a federal state was spoken of."""
        if region_id in self.regions:
            self.regions.remove(region_id)
        self.regions.append(region_id)
        self.stays[region_id] += 1

    @property
    def region(self) -> str | None:
        """The part of a federal state most spoken of, of equals the last."""
        return max(reversed(self.regions), key=lambda region: self.stays[region], default=None)

    @property
    def setting(self) -> str | None:
        """The state that the document is about: its own, else one named far more often than any other."""
        if self.home or not self.named:
            return self.home
        (state, times), *others = self.named.most_common(2)
        return state if times >= _OFTEN and all(times >= 2 * count for _, count in others) else None

    def mint(self, label: str, kind: str, parent_id: str | None = None) -> str:
        """An id for an actor nobody listed: the slug of its name, so the same wherever it is named alike."""
        actor_id = slug(_without_initials(label) if kind == "person" else label)
        self.minted.setdefault(actor_id, Minted(actor_id, label, kind, parent_id))
        return actor_id

    def affiliate(self, holder_id: str, actor_id: str, role: str) -> None:
        """That a minted person spoke for an actor, or belongs to it."""
        if holder_id != actor_id:
            self.affiliations[holder_id, actor_id, role] = None


def _without_initials(name: str) -> str:
    """The usual name: "Ann Example" for "Ann B. Example"."""
    first, *inner, last = name.split() if " " in name else (name, "")
    if len(first.rstrip(".")) == 1:
        return name
    return " ".join([first, *(word for word in inner if len(word.rstrip(".")) > 1), last]).strip()


def slug(label: str) -> str:
    """Lower-case ASCII words joined by hyphens."""
    plain = unaccented(
        label.replace("&", " and ").replace("'s", "s").replace("’s", "s").replace("'", "").replace("’", "")
    )
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower())) or "unnamed"
