"""HTML to text: what a reader of the page sees, block by block.

Belongs here: which part of a page is its text, what is hidden, where blocks end. Does not: names of
elements (reading.yaml), encodings (decoding). Scripts and styles are never run, so what only they hide
or show is not known here.
"""

from __future__ import annotations

import re

from lxml import etree, html

from demarche.reading.decoding import decode_any
from demarche.reading.formats.blocks import Blocks
from demarche.reading.limits import Limits
from demarche.reading.refusal import RefusalError
from demarche.reading.vocabulary import vocabulary

_HIDING = re.compile(r"(?:^|;)(?:display:none|visibility:hidden)")


def text_of(data: bytes, limits: Limits) -> str:
    """The text of a page; RefusalError if it is none."""
    raw = decode_any(data)
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        page = html.document_fromstring(raw.text.encode("utf-8"), parser=parser)
    except etree.ParserError:
        raise RefusalError("empty", "the page is empty. Put the text in, or take the file away.") from None
    # The parser goes on after faults; after these it leaves out the rest of the page.
    fatal = [entry.type for entry in parser.error_log if entry.level == etree.ErrorLevels.FATAL]
    if etree.ErrorTypes.ERR_NO_MEMORY in fatal:
        raise MemoryError
    if fatal:
        raise RefusalError("ill-formed", "the page is nested too deeply to be read. Export it as plain text.")
    blocks = Blocks(limits.most_characters)
    _walk(_main_part(page), blocks)
    return blocks.text()


def _main_part(page: html.HtmlElement) -> html.HtmlElement:
    """The one element that says it holds the text; else the whole body."""
    for path in ("//main | //*[@role='main']", "//article"):
        found = [element for element in page.xpath(path) if not _is_hidden(element)]
        if len(found) == 1:
            return found[0]
    return page.find("body") if page.find("body") is not None else page


def _walk(part: html.HtmlElement, blocks: Blocks) -> None:
    words = vocabulary().html
    events = etree.iterwalk(part, events=("start", "end"))
    for event, element in events:
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if name in words.blocks:
                blocks.end_block()
            if name in words.breaks:
                blocks.end_line()
            if not name or name in words.passed_over or _is_hidden(element):
                events.skip_subtree()
            else:
                blocks.add(element.text)
        else:
            if name in words.blocks:
                blocks.end_block()
            if element is not part:
                blocks.add(element.tail)


def _is_hidden(element: html.HtmlElement) -> bool:
    style = re.sub(r"\s+", "", element.get("style", "")).lower()
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden", "").lower() == "true"
        or _HIDING.search(style) is not None
    )
