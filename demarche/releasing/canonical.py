"""The one JSON form of a value and of a row, on which digests and ids rest.

Belongs here: writing that form, for whole frames at once. Does not: hashing it (digest, identity).

JSON without blanks, in UTF-8, nothing escaped that need not be; dates in ISO form; numbers as Python writes
them. The form is a stable fact: ids that were given and digests that were published follow from it.
"""

from __future__ import annotations

import json
import math
from datetime import date
from typing import Any

import polars as pl

_NULL = "null"
_SPECIAL = r'["\\\x00-\x1f]'
_ESCAPES = {chr(code): json.dumps(chr(code))[1:-1] for code in range(0x20)} | {'"': '\\"', "\\": "\\\\"}


def canonical(value: Any) -> str:
    """The one JSON form of a value."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain)


def canonical_rows(frame: pl.DataFrame) -> pl.Series:
    """Each row as `canonical` writes the tuple of its values, in the order of the columns."""
    if not frame.width:
        return pl.Series("row", ["[]"] * frame.height, dtype=pl.String)
    parts = [_written(frame.get_column(name)).alias(str(k)) for k, name in enumerate(frame.columns)]
    joined = pl.concat_str(pl.all().fill_null(_NULL), separator=",")
    return pl.DataFrame(parts).select(pl.concat_str(pl.lit("["), joined, pl.lit("]")).alias("row"))["row"]


def _written(values: pl.Series) -> pl.Series:
    """The values in JSON; null where they are null."""
    kind = values.dtype
    if kind == pl.String or kind == pl.Date:
        return _quoted(values.cast(pl.String))
    if kind == pl.List(pl.String):
        return _listed(values)
    if kind == pl.Boolean or kind.is_integer():
        return values.cast(pl.String)
    write = _number if kind.is_float() else canonical
    written = [None if value is None else write(value) for value in values.to_list()]
    return pl.Series(values.name, written, dtype=pl.String)


def _quoted(texts: pl.Series) -> pl.Series:
    # Few texts need it, and looking is many times cheaper than replacing.
    special = texts.str.contains(_SPECIAL).arg_true()
    if special.len():
        texts = texts.clone().scatter(special, texts.gather(special).str.replace_many(_ESCAPES))
    return '"' + texts + '"'


def _listed(lists: pl.Series) -> pl.Series:
    quoted = pl.lit('"') + pl.element().str.replace_many(_ESCAPES) + pl.lit('"')
    joined = pl.col("lists").list.eval(quoted.fill_null(_NULL)).list.join(",")
    return lists.to_frame("lists").select(pl.lit("[") + joined + pl.lit("]")).to_series()


def _number(value: float) -> str:
    if not math.isfinite(value):
        raise ValueError(f"Out of range float values are not JSON compliant: {value!r}")
    return repr(value)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical form")
