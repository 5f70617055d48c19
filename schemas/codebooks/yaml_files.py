"""Reading the codebook's YAML files so that every mistake can be named by file and line.

Belongs here: parsing YAML strictly (duplicate keys, no guessed dates or booleans), remembering
on which line each value stands, turning pydantic's errors into messages that say where, and keeping
what was read as JSON, which is read some forty times faster.
Does not: what a file may hold (the loaders beside this module).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

T = TypeVar("T")
Place = tuple[int | str, ...]


class CodebookError(ValueError):
    """A codebook file that cannot be used; the message names file, line and entry."""


class Memory(Protocol):
    """Keeps bytes by key; may forget any of them at any time."""

    def get(self, key: str) -> bytes | None:
        """What was put under a key, if it is still there."""
        ...

    def put(self, key: str, body: bytes) -> bool:
        """Keep bytes under a key; whether that was possible."""
        ...


class _StrictLoader(yaml.CSafeLoader):
    """Plain scalars are strings, whole numbers, decimals, true, false and null; nothing else is guessed."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[misc]


for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789"),
    ("float", r"^[-+]?[0-9]+\.[0-9]+$", "-+0123456789"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
):
    _StrictLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The data of one file; on demand the line on which each value stands."""

    path: Path
    data: Any

    def line(self, place: Place) -> int:
        """The line (from 1) of the value at `place`, or of the nearest value around it."""
        lines = _lines_of(self.path)
        while place and place not in lines:
            place = place[:-1]
        return lines.get(place, 1)

    def entry(self, place: Place) -> str | None:
        """The `id` of the innermost mapping around `place` that has one."""
        found, value = None, self.data
        for step in (*place, None):
            if isinstance(value, dict) and isinstance(value.get("id"), str):
                found = value["id"]
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                break
        return found

    def error(self, place: Place, reason: str) -> CodebookError:
        """An error that says where in this file, and in which entry, something is wrong."""
        entry = self.entry(place)
        about = f" ({entry})" if entry else ""
        return CodebookError(f"{_short(self.path)}, line {self.line(place)}{about}: {reason}")

    def parse(self, shape: type[T]) -> T:
        """The file's data as `shape` (a pydantic model or a plain annotation), or a CodebookError."""
        try:
            return TypeAdapter(shape).validate_python(self.data)
        except ValidationError as invalid:
            raise CodebookError("\n".join(self._complaints(invalid))) from None

    def _complaints(self, invalid: ValidationError) -> Iterator[str]:
        for fault in invalid.errors():
            place = tuple(fault["loc"])
            field = next((str(step) for step in reversed(place) if isinstance(step, str)), None)
            reason = fault["msg"].removeprefix("Value error, ")
            given = fault.get("input")
            shown = f" (given: {str(given)[:80]!r})" if isinstance(given, str | int | float) else ""
            yield str(self.error(place, f"{field}: {reason}{shown}" if field else f"{reason}{shown}"))


_memory: ContextVar[Memory | None] = ContextVar("memory", default=None)


@contextmanager
def remembering(memory: Memory | None) -> Iterator[None]:
    """Within the context, files that were read before are taken from a memory, if one is given."""
    token = _memory.set(memory)
    try:
        yield
    finally:
        _memory.reset(token)


def read_yaml(path: Path) -> YamlFile:
    """The one document of a YAML file, read strictly, or as it was once read."""
    memory = _memory.get()
    if memory is None:
        return YamlFile(path, _read(path)[0])
    key = hashlib.sha256(_own_bytes() + path.read_bytes()).hexdigest()
    kept = memory.get(key)
    if kept is not None:
        return YamlFile(path, json.loads(kept))
    data, _ = _read(path)
    body = json.dumps(data)
    if json.loads(body) == data:  # JSON knows no keys but strings
        memory.put(key, body.encode())
    return YamlFile(path, data)


@cache
def _own_bytes() -> bytes:
    """This module, which decides what a file is read as."""
    return Path(__file__).read_bytes()


@lru_cache(maxsize=8)
def _lines_of(path: Path) -> dict[Place, int]:
    return _read(path)[1]


def _read(path: Path) -> tuple[Any, dict[Place, int]]:
    try:
        loader = _StrictLoader(path.read_text(encoding="utf-8"))
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except (yaml.YAMLError, UnicodeDecodeError) as broken:
        mark = getattr(broken, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise CodebookError(f"{_short(path)}{where}: {getattr(broken, 'problem', broken)}") from None
    lines: dict[Place, int] = {}
    data = None if node is None else _build(node, (), lines, path)
    return data, lines


def read_folder(folder: Path) -> list[YamlFile]:
    """All YAML files of a folder, in the order of their names."""
    return [read_yaml(path) for path in sorted(folder.glob("*.yaml"))]


def _build(node: yaml.Node, place: Place, lines: dict[Place, int], path: Path) -> Any:
    lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_build(child, (*place, i), lines, path) for i, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        mapping: dict[Any, Any] = {}
        for key_node, child in node.value:
            key = _scalar(key_node, path)
            if key in mapping:
                raise CodebookError(
                    f"{_short(path)}, line {key_node.start_mark.line + 1}: key {key!r} stands twice"
                )
            mapping[key] = _build(child, (*place, key), lines, path)
        return mapping
    return _scalar(node, path)


def _scalar(node: yaml.Node, path: Path) -> Any:
    if not isinstance(node, yaml.ScalarNode):
        raise CodebookError(f"{_short(path)}, line {node.start_mark.line + 1}: a key must be a single word")
    text, kind = node.value, node.tag.rpartition(":")[2]
    if kind == "int":
        return int(text)
    if kind == "float":
        return float(text)
    if kind == "bool":
        return text == "true"
    return None if kind == "null" else text


def _short(path: Path) -> str:
    """The path from `codebook` on, which is what a person looks for."""
    parts = path.parts
    return "/".join(parts[parts.index("codebook") :]) if "codebook" in parts else path.name
