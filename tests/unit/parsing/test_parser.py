"""The parser stored in models/en_demarche, and what load_parser refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.parsing import Parser, ParserError, load_parser, parse_document
from demarche.parsing.tree import Doc

MODEL = Path(__file__).parents[3] / "models" / "en_demarche"
SENTENCES = [
    "Russia's leaders did not want to be ignored by the United States.",
    "The treaty must not be abandoned.",
    "We call on all states to ratify the non-proliferation treaty without delay.",
    "“This bill,” she said, “would sign away our rights.”",
    "Stop!",
    "The government, which had opposed the sanctions since 2001, proposed that they be lifted.",
] * 5


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser(MODEL)


@pytest.fixture(scope="module")
def parse(parser: Parser) -> Callable[[str], Doc]:
    return lambda text: next(parser.parse([text]))


def annotations(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.lemma_, t.pos_, t.tag_, str(t.morph), t.dep_, str(t.head.i)) for t in doc]


def arcs(doc: Doc) -> set[tuple[str, str, str]]:
    return {(t.text, t.dep_, t.head.text) for t in doc}


@pytest.mark.parametrize("size", [2, 7, 64, 256])
def test_batch_size_changes_nothing(parser: Parser, size: int) -> None:
    alone = [annotations(doc) for doc in parser.parse(SENTENCES, 1)]
    assert [annotations(doc) for doc in parser.parse(SENTENCES, size)] == alone


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=80))
def test_any_text_is_parsed_to_trees_in_place(parser: Parser, text: str) -> None:
    for sentence in parse_document(parser, text):
        words = text[sentence.start : sentence.end]
        assert len(sentence.doc.text) == len(words)
        for token in sentence.doc:
            assert words[token.idx : token.idx + len(token)].split() == token.text.split()
            assert token.is_ancestor(token) is False


def test_sentences_of_a_document_are_numbered_and_placed(parser: Parser) -> None:
    text = "The U.S. left.\n\nWe   stay.\nNobody\nknows why."
    parsed = parse_document(parser, text)
    assert [sentence.index for sentence in parsed] == list(range(len(parsed)))
    for sentence in parsed:
        for token in sentence.doc:
            if not token.is_space:
                at = sentence.start + token.idx
                assert text[at : at + len(token)] == token.text


def test_negation_and_modal_hang_on_the_verb(parse: Callable[[str], Doc]) -> None:
    doc = parse("The government will not abandon the treaty.")
    assert {("will", "aux", "abandon"), ("not", "advmod", "abandon"), ("treaty", "obj", "abandon")} <= arcs(
        doc
    )
    assert ("government", "nsubj", "abandon") in arcs(doc)
    assert doc[3].morph.get("Polarity") == ["Neg"]


def test_contraction_is_two_words(parse: Callable[[str], Doc]) -> None:
    doc = parse("We don’t support the sanctions.")
    assert [t.lemma_ for t in doc][:4] == ["we", "do", "not", "support"]


def test_passive_subject_and_agent(parse: Callable[[str], Doc]) -> None:
    doc = parse("The sanctions were imposed by the Security Council.")
    assert ("sanctions", "nsubj:pass", "imposed") in arcs(doc)
    assert ("were", "aux:pass", "imposed") in arcs(doc)
    assert ("Council", "obl:agent", "imposed") in arcs(doc)
    assert doc[3].lemma_ == "impose"


def test_reported_clause(parse: Callable[[str], Doc]) -> None:
    doc = parse("The minister said that the talks had failed.")
    assert {("failed", "ccomp", "said"), ("minister", "nsubj", "said"), ("that", "mark", "failed")} <= arcs(
        doc
    )


def test_prefix_stays_with_its_word(parse: Callable[[str], Doc]) -> None:
    words = [t.text for t in parse("U.S.-Russian talks on non-proliferation and self-determination—at last")]
    assert words == [
        "U.S.", "-", "Russian", "talks", "on", "non-proliferation", "and", "self", "-", "determination",
        "—", "at", "last",
    ]  # fmt: skip


def test_fingerprint_follows_the_bytes(tmp_path: Path, parser: Parser) -> None:
    assert load_parser(MODEL).fingerprint == parser.fingerprint
    parser.nlp.to_disk(tmp_path / "copy")
    meta = tmp_path / "copy" / "meta.json"
    meta.write_text(meta.read_text() + " ")
    assert load_parser(tmp_path / "copy").fingerprint != parser.fingerprint


def test_folder_without_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParserError, match=r"no config\.cfg"):
        load_parser(tmp_path)


def test_pipeline_without_universal_dependencies_is_refused(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.to_disk(tmp_path / "blank")
    with pytest.raises(ParserError, match="blank has no dependency parser"):
        load_parser(tmp_path / "blank")
    labels = nlp.add_pipe("parser")
    for label in ("nsubj", "dobj", "pobj"):
        labels.add_label(label)
    nlp.initialize()
    nlp.to_disk(tmp_path / "penn")
    with pytest.raises(ParserError, match="penn does not know the relations"):
        load_parser(tmp_path / "penn")


def test_model_folder_names_no_machine() -> None:
    for name in ("config.cfg", "meta.json"):
        text = (MODEL / name).read_text()
        assert '"/' not in text
        assert "treebanks" not in text
