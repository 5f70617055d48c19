"""What stands in a page of the explorer, read without a browser."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any


@dataclass
class Element:
    name: str
    attributes: dict[str, str | None]
    text: str = ""


class Page(HTMLParser):
    """The elements of a page with their attributes and what stands directly in them."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().name != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1].text += data

    def named(self, name: str) -> list[Element]:
        return [one for one in self.elements if one.name == name]

    @property
    def policy(self) -> str:
        metas = [one for one in self.named("meta") if one.attributes.get("http-equiv")]
        assert len(metas) == 1
        return str(metas[0].attributes["content"])

    @property
    def data(self) -> dict[str, Any]:
        (found,) = [one for one in self.named("script") if one.attributes.get("id") == "release"]
        data: dict[str, Any] = json.loads(found.text)
        return data


def read_page(folder: Path) -> Page:
    return Page((folder / "index.html").read_text(encoding="utf-8"))


def read_part(path: Path) -> tuple[str, Any]:
    """Name and data of a file beside the page."""
    match = re.fullmatch(r"demarche\.part\((\"[^\"]*\"),(.*)\);\n", path.read_text("utf-8"), re.DOTALL)
    assert match, f"{path.name} is not one call"
    return json.loads(match[1]), json.loads(match[2])
