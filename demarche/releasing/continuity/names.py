"""Actors and topics that go on under another name.

Belongs here: which name took the place of one that is gone. Does not: giving names: those of actors and
topics are written by the codebook, the metadata and the texts, and carrying over never changes them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import polars as pl

ACTOR_SIGNS = (("wikidata",), ("iso3", "kind"), ("cow", "kind"), ("label", "kind"))
"""What shows that two actors are one, the surest first."""
TOPIC_SIGNS = (("proposition",),)


def renamed(old: pl.DataFrame, new: pl.DataFrame, key: str, signs: Sequence[Sequence[str]]) -> dict[str, str]:
    """{old name: new name} for rows that are gone and whose sign exactly one new row bears.

    Signs that a row lacks, and those that several rows share, show nothing.
    """
    gone = old.filter(~pl.col(key).is_in(new[key].implode())).unique(key).sort(key)
    found: dict[str, str] = {}
    for sign in signs:
        if not set(sign) <= set(old.columns):
            continue
        before, after = _signed(gone, key, sign), _signed(new, key, sign)
        times = Counter(after.values())
        by_sign = {said: name for name, said in after.items() if times[said] == 1}
        for name, said in before.items():
            if said in by_sign:
                found.setdefault(name, by_sign[said])
    return found


def _signed(rows: pl.DataFrame, key: str, sign: Sequence[str]) -> dict[str, str]:
    """Each name with its sign in one form, whatever its spelling."""
    whole = rows.drop_nulls(list(sign))
    values = whole.select(pl.concat_str([pl.col(part).cast(pl.String) for part in sign], separator="\n"))
    return dict(zip(whole[key], (said.casefold() for said in values.to_series()), strict=True))
