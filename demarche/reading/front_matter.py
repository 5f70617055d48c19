"""YAML front matter: a block between `---` lines at the very beginning of a file.

Belongs here: finding the block and reading its keys, each a text or a list of texts.
Does not: what the keys mean (metadata).

Only that much of YAML is understood: no anchors, aliases, tags or nesting, every scalar a string,
so nothing in a block can grow or run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from demarche.reading.refusal import RefusalError, quoted

MOST_CHARACTERS = 20_000
# Every repetition is atomic: a line end of two characters must not be tried as two lines.
_OPENING = re.compile(
    r"---[ \t]*+(?>\r\n|\n|\r)(?=(?:[ \t]*+(?:#[^\r\n]*+)?(?>\r\n|\n|\r))*+"
    r"[\"']?[A-Za-z_][\w -]*+[\"']?:(?:\s|$))"
)
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_RULE = "front-matter"

Value = str | tuple[str, ...] | None
"""What a key may hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one key says, and on which line of the file it stands (from 1)."""

    value: Value
    line: int


def split_front_matter(text: str) -> tuple[dict[str, Entry], int]:
    """The entries of the block and the offset at which the body begins; ({}, 0) without a block."""
    opening = _OPENING.match(text)
    if opening is None:
        return {}, 0
    head = text[opening.end() : opening.end() + MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n")
    closing = _CLOSING.search(head)
    if closing is None:
        raise RefusalError(
            _RULE,
            f"line 1: the front matter has no closing line --- within {MOST_CHARACTERS} characters. Add it.",
            locator="line 1",
        )
    return _entries(head[: closing.start()]), _body_start(text, head.count("\n", 0, closing.start()) + 1)


def _body_start(text: str, closing_line: int) -> int:
    """Offset after the closing line, which is line `closing_line` (the opening one is line 0)."""
    position = 0
    for _ in range(closing_line + 1):
        line_end = re.compile(r"\r\n|\n|\r").search(text, position)
        if line_end is None:
            return len(text)
        position = line_end.end()
    return position


def _entries(block: str) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    try:
        for key, key_line, value in _pairs(_content(block)):
            if key in entries:
                raise _fault(key_line, f"key {quoted(key)} stands twice. Keep one")
            entries[key] = Entry(value, key_line + 2)
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        problem = str(getattr(broken, "problem", None) or broken).partition("\n")[0]
        raise _fault(mark.line if mark else 0, problem) from None
    return entries


def _content(block: str) -> Iterator[yaml.Event]:
    """The events of the block one by one, so that reading ends at the first that is refused.

    A parser takes quadratic time for what is nested deeply.
    """
    frame = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)
    for event in yaml.parse(block, Loader=yaml.CSafeLoader):
        if isinstance(event, frame):
            continue
        if isinstance(event, yaml.AliasEvent) or any(getattr(event, n, None) for n in ("anchor", "tag")):
            raise _fault(_line(event), "anchors, aliases and tags are not read. Write the value out")
        yield event


def _pairs(events: Iterator[yaml.Event]) -> Iterator[tuple[str, int, Value]]:
    """(key, line in the block, value) of a flat mapping; anything else is refused."""
    if not isinstance(next(events, None), yaml.MappingStartEvent):
        raise _fault(0, "not a list of `key: value` lines")
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        line = _line(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise _fault(line, "a key is not a single word")
        yield event.value, line, _value(next(events), events, event.value)
    if next(events, None) is not None:
        raise _fault(0, "more than one YAML document")


def _value(event: yaml.Event, rest: Iterator[yaml.Event], key: str) -> Value:
    if isinstance(event, yaml.ScalarEvent):
        return _text(event)
    if not isinstance(event, yaml.SequenceStartEvent):
        raise _fault(_line(event), f"key {quoted(key)} holds keys of its own. Write one value or a list")
    items: list[str] = []
    for item in rest:
        if isinstance(item, yaml.SequenceEndEvent):
            break
        text = _text(item) if isinstance(item, yaml.ScalarEvent) else None
        if text is None:
            raise _fault(_line(item), f"key {quoted(key)} holds something else than plain values")
        items.append(text)
    return tuple(items)


def _text(event: yaml.ScalarEvent) -> str | None:
    """The scalar as written; an empty plain one, ~ or null is nothing."""
    is_plain = event.style is None
    return None if is_plain and event.value in ("", "~", "null") else str(event.value)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0


def _fault(line: int, what: str) -> RefusalError:
    return RefusalError(
        _RULE, f"line {line + 2}: front matter: {what.rstrip('.')}.", locator=f"line {line + 2}"
    )
