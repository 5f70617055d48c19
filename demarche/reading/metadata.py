"""Metadata: what is given for a file, checked and completed.

Belongs here: names and aliases of fields, defaults, the rules of each field, whom a text speaks for.
Does not: where the values come from (index, front_matter), the fields' definitions (schemas).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from demarche.dates.edtf import EdtfDate, parse_edtf
from demarche.documents import DocumentActor
from demarche.reading.characters import plain_line
from demarche.reading.refusal import RefusalError, quoted
from demarche.reading.vocabulary import vocabulary
from schemas.tables import table
from schemas.vocabularies import values

RULE = "metadata"
MOST_CHARACTERS = 1000


@dataclass(frozen=True, slots=True)
class Given:
    """The values given for one field, and where: `documents.csv, row 14` or `line 3`."""

    values: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """Checked metadata of one document."""

    title: str | None
    publisher: str | None
    reference: str | None
    url: str | None
    genre: str
    text_kind: str
    language: str
    rights: str
    published: EdtfDate
    actors: tuple[DocumentActor, ...]


def proper_name(name: str) -> str:
    """The field that a column or key means; ValueError with a remedy for an unknown one."""
    columns = vocabulary().columns
    name = name.strip()
    if name in columns.names:
        return name
    if name in columns.aliases:
        return columns.aliases[name]
    raise ValueError(f"{quoted(name)} is not a known field. Use one of {', '.join(columns.names)}.")


def split_values(name: str, value: str) -> tuple[str, ...]:
    """The values in one cell: several where the field may have several; none if it is empty."""
    columns = vocabulary().columns
    if not value.strip():
        return ()
    parts = value.split(columns.separator) if name in columns.listed else [value]
    return tuple(plain_line(part) for part in parts)


def check_metadata(given: Mapping[str, Given]) -> Metadata:
    """The metadata that the given values say; RefusalError naming every fault."""
    faults: list[tuple[Given | None, str]] = list(_faults(given))
    if faults:
        first = faults[0][0]
        raise RefusalError(
            RULE,
            " ".join(reason for _, reason in faults),
            locator=first.place if first else None,
            payload=vocabulary().columns.separator.join(first.values) if first else None,
        )
    defaults = vocabulary().defaults
    genre = _one(given, "genre") or ""
    return Metadata(
        title=_one(given, "title"),
        publisher=_one(given, "publisher"),
        reference=_one(given, "reference"),
        url=_one(given, "url"),
        genre=genre,
        text_kind=_one(given, "text_kind") or defaults.text_kind,
        language=language_code(_one(given, "language") or defaults.language),
        rights=_one(given, "rights") or defaults.rights,
        published=parse_edtf(_one(given, "published") or ""),
        actors=_actors(given, defaults.role[genre]),
    )


def language_code(language: str) -> str:
    """`en` for `en`, `eng`, `en-GB`, `English`; of others the first part."""
    code = re.split(r"[-_]", language.strip().lower())[0]
    return "en" if code in ("eng", "english") else code


def _faults(given: Mapping[str, Given]) -> Iterator[tuple[Given | None, str]]:
    columns = vocabulary().columns
    place = next(iter(given.values())).place if given else "no metadata"
    for name in columns.required:
        if name not in given:
            yield None, f"{place}: {name} is missing. Give it."
    for name, one in given.items():
        if name not in columns.listed and len(one.values) > 1:
            yield one, f"{one.place}: {name} has {len(one.values)} values. Give one."
            continue
        for value in one.values:
            complaint = _complaint(name, value)
            if complaint:
                yield one, f"{one.place}: {name} {complaint}"
    yield from _uneven(given)


def _complaint(name: str, value: str) -> str | None:
    """What is wrong with one value of a field, or None."""
    if len(value) > MOST_CHARACTERS:
        return f"has {len(value)} characters. Shorten it to {MOST_CHARACTERS}."
    if name == "published":
        try:
            parse_edtf(value)
        except ValueError as error:
            return str(error)
        return None
    allowed, pattern = _rule(name)
    if allowed and value not in allowed:
        return f"{quoted(value)} is not in its vocabulary. Write one of {', '.join(allowed)}."
    if name == "language":
        value = language_code(value)
    if pattern and re.fullmatch(pattern, value, re.ASCII) is None:
        return f"{quoted(value)} does not have the form of a {name} ({pattern})."
    return None


def _rule(name: str) -> tuple[tuple[str, ...], str | None]:
    """Vocabulary and pattern of a metadata field, as the tables define them."""
    owner = table("document_actors" if name in vocabulary().columns.listed else "documents")
    field = owner.field(name)
    return (values(field.vocabulary) if field.vocabulary else ()), field.pattern


def _uneven(given: Mapping[str, Given]) -> Iterator[tuple[Given, str]]:
    holders = len(given["holder_id"].values) if "holder_id" in given else 1
    for name in ("actor_id", "role"):
        if name in given and len(given[name].values) not in (1, holders):
            one = given[name]
            yield (
                one,
                f"{one.place}: {name} has {len(one.values)} values for {holders} holders. Give one for all, "
                f'or one each in the same order, separated by "{vocabulary().columns.separator}".',
            )


def _actors(given: Mapping[str, Given], role: str) -> tuple[DocumentActor, ...]:
    """Holders with the actors they speak for; a holder without actor speaks for itself."""
    holders = given["holder_id"].values
    actors = given["actor_id"].values if "actor_id" in given else holders
    roles = given["role"].values if "role" in given else (role,)
    actors, roles = (v * len(holders) if len(v) == 1 else v for v in (actors, roles))
    listed = (DocumentActor(*who) for who in zip(holders, actors, roles, strict=True))
    return tuple(dict.fromkeys(listed))


def _one(given: Mapping[str, Given], name: str) -> str | None:
    return given[name].values[0] if name in given else None
