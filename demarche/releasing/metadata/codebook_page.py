"""codebook.html: the codebook as one page that opens with a double click and loads nothing.

Belongs here: filling the template, which escapes whatever is put into it. Does not: what a codebook
holds (codebook).
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from demarche.releasing.facts import ReleaseFacts
from demarche.releasing.metadata.page import page_script

TEMPLATES = Path(__file__).with_name("templates")


def codebook_page(book: Mapping[str, Any], release: ReleaseFacts) -> str:
    """The page."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    groups = [(group, list(topics)) for group, topics in groupby(book["topics"], itemgetter("group"))]
    return templates.get_template("codebook.html").render(
        book=book, groups=groups, release=release, script=page_script(release)
    )
