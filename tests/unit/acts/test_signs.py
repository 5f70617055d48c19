"""What one governor does to what it governs, on trees of the committed parser."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.acts.edges import edge_above
from demarche.acts.lexicon import Lexicon, build_lexicon
from demarche.acts.modality import is_fact, is_obliged
from demarche.acts.negation import is_negated
from demarche.acts.signs import effect
from demarche.parsing.pipeline import Parser, load_parser
from demarche.parsing.tree import Doc, Token
from schemas.codebooks.acts import load_acts

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser(ROOT / "models/en_demarche")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return build_lexicon(load_acts(ROOT / "schemas/codebook/acts"))


def tree(parser: Parser, text: str) -> Doc:
    return next(iter(parser.parse([text])))


def token(doc: Doc, word: str) -> Token:
    return next(t for t in doc if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "sign"),
    [
        ("They abandoned the treaty.", "treaty", -1),
        ("They strengthened the treaty.", "treaty", 1),
        ("They withdrew from the treaty.", "treaty", -1),
        ("The treaty was abandoned.", "treaty", -1),
        ("They replaced the tax with a levy.", "tax", -1),
        ("They protected the forests against fire.", "forests", 1),
        ("They fight against terrorism.", "terrorism", -1),
        ("The abolition of the tax came late.", "tax", -1),
    ],
)
def test_effect_on_the_thing_governed(
    parser: Parser, lexicon: Lexicon, text: str, word: str, sign: int
) -> None:
    edge = edge_above(token(tree(parser, text), word), lexicon)
    assert edge is not None
    assert effect(edge, lexicon) == (sign, True)


def test_a_conjunct_takes_its_siblings_place(parser: Parser, lexicon: Lexicon) -> None:
    edge = edge_above(token(tree(parser, "They abandoned the treaty and the pact."), "pact"), lexicon)
    assert edge is not None
    assert (edge.relation, edge.head.text) == ("obj", "abandoned")


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        ("We do not support it.", "support", True),
        ("We never supported it.", "supported", True),
        ("We not only support it.", "support", False),
        ("No nation can dominate.", "dominate", True),
        ("We support it.", "support", False),
    ],
)
def test_negation(parser: Parser, lexicon: Lexicon, text: str, word: str, negated: bool) -> None:
    assert is_negated(token(tree(parser, text), word), lexicon) is negated


def test_an_imperative_obliges_but_a_question_word_order_does_not(parser: Parser, lexicon: Lexicon) -> None:
    assert is_obliged(token(tree(parser, "Abolish the tax."), "Abolish"), lexicon)
    assert not is_obliged(token(tree(parser, "They abolish the tax."), "abolish"), lexicon)


def test_what_somebody_chose_to_do_is_a_fact(parser: Parser, lexicon: Lexicon) -> None:
    assert is_fact(token(tree(parser, "They chose to ignore the treaty."), "ignore"), lexicon)
    assert not is_fact(token(tree(parser, "They want to ignore the treaty."), "ignore"), lexicon)


def test_negation_before_an_adverb(parser: Parser, lexicon: Lexicon) -> None:
    doc = tree(parser, "I will not, however, use the power to strike it down.")
    assert is_negated(token(doc, "use"), lexicon)
