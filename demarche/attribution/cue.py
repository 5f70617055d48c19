"""The record of a cue: a word that brings in what somebody says, thinks or wants.

Belongs here: the record. Does not: which words are cues (cues, verbal_cues, nominal_cues).
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.parsing.tree import Token


@dataclass(frozen=True, slots=True)
class Cue:
    """`head` brings in `contents` (the heads of what is said) as the words or thoughts of `source`.

    `contents` is empty for a verb of speech that stands beside a quotation. `is_above`: the content
    governs the cue ("..., he said", "according to ..."), so that the cue's own words are no part of it.
    `is_added`: the cue goes on where another one's content would ("he said X, adding that Y").
    """

    head: Token
    source: Token | None
    contents: tuple[Token, ...]
    is_above: bool = False
    is_speech: bool = False
    is_report: bool = False
    is_added: bool = False
