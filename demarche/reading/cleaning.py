"""Raw text to clean text, pass by pass.

Belongs here: the order of the passes. Does not: what each of them does (their own modules).
"""

from __future__ import annotations

from demarche.reading.characters import character_edits, composition_edits, with_plain_spacing
from demarche.reading.lines import blank_edits, wrap_edits
from demarche.reading.markdown import markup_edits, quotation_edits
from demarche.reading.offsets import CleanText, Edit, RawText


def clean(raw: RawText, body: int = 0, is_markdown: bool = False) -> CleanText:
    """The clean text of what follows offset `body` (where front matter ends) of a raw text."""
    text = CleanText(raw.text, raw)
    if body:
        text = text.edited([Edit(0, body, "")])
    text = text.edited(character_edits(text.text)).exchanged(with_plain_spacing)
    text = text.edited(composition_edits(text.text))
    if is_markdown:
        text = text.edited(quotation_edits(text.text))
    text = text.edited(wrap_edits(text.text, is_markdown))
    if is_markdown:
        text = text.edited(markup_edits(text.text))
    return text.edited(blank_edits(text.text))
