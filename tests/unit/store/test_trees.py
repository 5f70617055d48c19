"""Trees as bytes: what comes back is what was kept, and what nobody kept does not come back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from demarche.parsing.pipeline import ParsedSentence, Parser, load_parser, parse_document
from demarche.parsing.tree import Doc, Token
from demarche.store.packing import DamagedError, packed, unpacked
from demarche.store.trees import TOKENS, decode, encode

TEXT = (
    "Putin, who called the treaty dead, left.\n\nIt is time to act:\u00a0the Senate should ratify it, and "
    "the House\tcan't wait 🕊 any longer — “never again”, said the NATO chief's aide.\n\nNo."
)
PLAIN = tuple(
    name for name in Token.__slots__ if name not in {"children", "doc", "head", "left_edge", "right_edge"}
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser(Path(__file__).parents[3] / "models/en_demarche")


@pytest.fixture(scope="module")
def sentences(parser: Parser) -> list[ParsedSentence]:
    return parse_document(parser, TEXT)


def said(doc: Doc) -> list[tuple[object, ...]]:
    """All that a tree says."""
    return [
        (
            *(getattr(t, name) for name in PLAIN),
            t.head.i,
            [c.i for c in t.children],
            t.left_edge.i,
            t.right_edge.i,
            t.doc is doc,
        )
        for t in doc
    ]


def trees(sentences: list[ParsedSentence]) -> dict[tuple[int, int], tuple[str, list[tuple[object, ...]]]]:
    return {(s.start, s.end): (s.doc.text, said(s.doc)) for s in sentences}


def test_trees_come_back_as_they_were(sentences: list[ParsedSentence]) -> None:
    back = decode(encode(sentences), TEXT)
    assert {span: (doc.text, said(doc)) for span, doc in back.items()} == trees(sentences)


@given(text=st.text(alphabet=st.sampled_from("Aab. ,\n\t\u00a0’1é🕊\u200b-"), max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_trees_of_odd_characters_come_back(parser: Parser, text: str) -> None:
    parsed = parse_document(parser, text)
    assert {span: (doc.text, said(doc)) for span, doc in decode(encode(parsed), text).items()} == trees(
        parsed
    )


def test_a_document_without_sentences_is_kept_too() -> None:
    assert decode(encode([]), "") == {}


@given(at=st.integers(0, 10_000), bit=st.integers(0, 7))
@example(at=1135, bit=0)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_flipped_bit_gives_a_tree_or_is_noticed(sentences: list[ParsedSentence], at: int, bit: int) -> None:
    """Beneath the checksum: whatever an entry holds, reading it ends, in nothing but trees of this text."""
    content = bytearray(unpacked(encode(sentences)))
    content[at % len(content)] ^= 1 << bit
    try:
        found = decode(packed(bytes(content)), TEXT)
    except DamagedError:
        return
    for (start, end), doc in found.items():
        assert "".join(t.text + t.whitespace_ for t in doc).split() == TEXT[start:end].split()
        assert all(len(list(token.ancestors)) <= len(doc) for token in doc)


def changed(body: bytes, change: Callable[[dict[str, object], bytearray], None]) -> bytes:
    """An entry with its header and its numbers changed."""
    content = unpacked(body)
    end = 4 + int.from_bytes(content[:4], "little")
    header, numbers = json.loads(content[4:end]), bytearray(content[end:])
    change(header, numbers)
    head = json.dumps(header).encode()
    return packed(len(head).to_bytes(4, "little") + head + bytes(numbers))


def circle(header: dict[str, object], numbers: bytearray) -> None:
    """The first two tokens of the first sentence become each other's head."""
    assert header["types"][-1] == "<i1"  # type: ignore[index]
    heads = len(numbers) - int(header["words"])  # type: ignore[call-overload]
    numbers[heads : heads + 2] = bytes((1, 255))


def abroad(header: dict[str, object], numbers: bytearray) -> None:
    """The last token's head lies behind it."""
    numbers[-1] = 1


def words_missing(header: dict[str, object], numbers: bytearray) -> None:
    header["lemmas"] = []


def no_words(header: dict[str, object], numbers: bytearray) -> None:
    header["kinds"] = [[1, 2, 3] for _ in header["kinds"]]  # type: ignore[attr-defined]


def other_type(header: dict[str, object], numbers: bytearray) -> None:
    header["types"] = ["O"] * (3 + len(TOKENS))


def countless(header: dict[str, object], numbers: bytearray) -> None:
    header["words"] = 2**62


@pytest.mark.parametrize("change", [circle, abroad, words_missing, no_words, other_type, countless])
def test_what_cannot_be_a_tree_is_refused(
    sentences: list[ParsedSentence], change: Callable[[dict[str, object], bytearray], None]
) -> None:
    with pytest.raises(DamagedError):
        decode(changed(encode(sentences), change), TEXT)


@pytest.mark.parametrize("body", [b"", b"short", b"\xff" * 40, packed(b""), packed(b"\x04\0\0\0null")])
def test_bytes_of_another_kind_are_refused(body: bytes) -> None:
    with pytest.raises(DamagedError):
        decode(body, TEXT)


def test_trees_of_another_text_are_refused(sentences: list[ParsedSentence]) -> None:
    with pytest.raises(DamagedError):
        decode(encode(sentences), TEXT[:20])
