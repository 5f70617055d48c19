"""Cleaning: what changes in a text, and that every character keeps its way back."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from demarche.reading.cleaning import clean
from demarche.reading.decoding import decode
from demarche.reading.offsets import CleanText, Edit, RawText, apply_edits

WRAPPED = """The government of the republic wishes to state that it cannot
accept the proposal made by its neighbours last month. It calls
upon all parties to return to the long-
term plan, and to respect the develop-
ment of the region, whose development is everybody's interest.
No.

The second paragraph begins here, and it goes on for some time
until it ends.
"""


def cleaned(text: str, *, is_markdown: bool = False) -> CleanText:
    return clean(decode(text.encode()), is_markdown=is_markdown)


def test_soft_wraps_become_blanks_and_paragraphs_stay() -> None:
    text = cleaned(WRAPPED).text
    assert "it cannot accept the proposal" in text
    assert text.endswith(
        "interest. No.\n\nThe second paragraph begins here, and it goes on for some time until it ends."
    )


def test_words_broken_at_line_ends_are_joined() -> None:
    text = cleaned(WRAPPED).text
    assert "the long-term plan" in text
    assert "respect the development of" in text


def test_lines_that_are_not_wrapped_stay() -> None:
    letter = "Mr President,\nLadies and Gentlemen,\nWe want peace.\nWe want it now.\n"
    assert cleaned(letter).text == letter.strip()


def test_list_items_stay_lines() -> None:
    assert cleaned(WRAPPED + "\n- peace for all\n- bread for all\n").text.endswith(
        "- peace for all\n- bread for all"
    )


def test_invisible_characters_go_and_blanks_are_single() -> None:
    raw = "\ufeffThe\u200b trea\u00adty\u202e of  1972\u00a0must\t\tstay.\r\n\r\n\r\n\r\nYes.\x0c"
    assert cleaned(raw).text == "The treaty of 1972 must stay.\n\nYes."


def test_letters_are_composed_and_ligatures_spelled_out() -> None:
    assert cleaned("Sa\u0303o Tome\u0301 ﬁghts").text == "São Tomé fights"
    assert len(cleaned("e" + "\u0301\u0316" * 50_000).text) < 40


def test_markdown_marks_go() -> None:
    source = "# Title\n\nWe **must** act, [they](https://example.org) said:\n> it is\n> time.\n"
    source += "\n* one\n* two\n<!-- no -->\n"
    assert (
        cleaned(source, is_markdown=True).text == "Title\n\nWe must act, they said: it is time.\n\none\ntwo"
    )


def test_spans_lead_back_to_characters_and_bytes() -> None:
    raw = decode("\ufeffDie Grüße\r\nof  the\u200b world".encode("utf-8"))
    text = clean(raw)
    start = text.text.index("world")
    a, b = text.to_raw(start, start + 5)
    assert raw.text[a:b] == "world"
    a, b = text.to_bytes(start, start + 5)
    assert "\ufeffDie Grüße\r\nof  the\u200b world".encode()[a:b] == b"world"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32", "cp1252"])
def test_byte_offsets_hold_in_every_encoding(encoding: str) -> None:
    data = ("The minister's café was “closed” for the whole of the week.\r\n" * 4).encode(encoding)
    raw = decode(data)
    text = clean(raw)
    start = text.text.index("“closed”")
    a, b = text.to_bytes(start, start + 8)
    assert data[a:b].decode(raw.encoding) == "“closed”"


def texts() -> st.SearchStrategy[str]:
    """Texts with everything that cleaning touches."""
    blanks = [" ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "\u2028", "\u200b", "\u00ad", "\ufeff", "\x07"]
    letters = ["word", "Word", "\u0301", "e\u0301", "é", "ﬁ", "한", "\u1112\u1161\u11ab", "😀"]
    pieces = [*blanks, *letters, ".", ",", "-\n", "-", "# ", "*", "_", "> ", "[a](b)"]
    return st.lists(st.sampled_from(pieces) | st.text(max_size=3), max_size=60).map("".join)


def essence(text: str) -> str:
    """What cleaning never changes: the visible characters, composed, hyphens aside."""
    bare = clean(RawText(text, "utf-8")).text
    return re.sub(r"[\s\-‐]", "", unicodedata.normalize("NFC", bare))


@settings(deadline=None)
@given(texts(), st.data())
def test_every_clean_span_comes_from_a_raw_span_that_cleans_to_it(text: str, data: st.DataObject) -> None:
    assume(not any(0xD800 <= ord(c) < 0xE000 for c in text))
    whole = clean(RawText(text, "utf-8"))
    assume(whole.text)
    start = data.draw(st.integers(0, len(whole.text) - 1))
    end = data.draw(st.integers(start + 1, len(whole.text)))
    a, b = whole.to_raw(start, end)
    assert 0 <= a < b <= len(text)
    inside, outside = essence(whole.text[start:end]), essence(text[a:b])
    # A span that cuts a letter from its marks leads back to the letter with all of them.
    is_cut = any(unicodedata.combining(c) for c in whole.text[start : end + 1]) or "ﬁ" in text[a:b]
    assert inside == outside or (is_cut and inside in outside)


@settings(deadline=None)
@given(texts())
def test_cleaning_again_changes_nothing_visible(text: str) -> None:
    once = clean(RawText(text, "utf-8")).text
    assert essence(once) == essence(text)
    assert once == once.strip(" \n")
    assert "  " not in once
    assert "\n\n\n" not in once
    assert not re.search(r" \n|\n ", once)


@settings(deadline=None)
@given(texts(), st.data())
def test_edits_keep_what_they_do_not_touch(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    edits = [Edit(a, b, data.draw(st.text(max_size=2))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    edited, offsets = apply_edits(text, edits)
    for position in range(len(edited)):
        a, b = offsets.back(position, position + 1)
        assert edited[position] == text[a:b] or any((e.start, e.end) == (a, b) for e in edits)
