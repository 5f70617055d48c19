"""The index of a place after a version has come there.

Belongs here: the rule, the same for folders and object stores. Does not: reading or writing the index.
"""

from __future__ import annotations

from demarche.publishing.parcel import Parcel
from demarche.publishing.targets import SendingError, State
from demarche.releasing.index import Entry, Index


def present(index: Index, parcel: Parcel, where: str) -> Entry | None:
    """The version's entry at that place; SendingError if another version bears its number there.

    A version that was withdrawn before it came anywhere stays where it is.
    """
    found = next((entry for entry in index.entries if entry.version == parcel.version), None)
    if found is None:
        if parcel.entry.status != "published":
            raise refused(parcel, where)
        return None
    if found.sha256sums != parcel.entry.sha256sums:
        raise SendingError(
            f"{where} has another version {parcel.version} ({found.sha256sums[:16]}…, here "
            f"{parcel.entry.sha256sums[:16]}…). A version is never replaced; publish to a place of its own."
        )
    return found


def state_of(found: Entry | None, parcel: Parcel) -> State:
    """What sending did at a place whose index had this entry before."""
    if found is None:
        return "published"
    is_news = parcel.entry.status == "withdrawn" and found.status != "withdrawn"
    return "marked as withdrawn" if is_news else "there already"


def refused(parcel: Parcel, where: str) -> SendingError:
    """Why a withdrawn version is not sent to a place that does not have it."""
    return SendingError(f"version {parcel.version} is {parcel.entry.status}; it was not sent to {where}")


def arrived(index: Index, entry: Entry) -> Index:
    """The index with the entry as it is now: added, or in place of what was said of it before."""
    others = Index(tuple(one for one in index.entries if one.version != entry.version))
    return others.adding(entry)
