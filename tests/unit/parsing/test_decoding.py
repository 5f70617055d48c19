"""The decoder against spaCy's own components, whose trees it makes."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.parsing.architecture import is_readable
from demarche.parsing.decoding import TOKENS, WORDS, Decoder
from demarche.parsing.pipeline import BLANK, Parser, load_parser
from demarche.parsing.projectivity import lowered
from demarche.parsing.sentences import split_sentences
from demarche.parsing.tree import Doc, tree_of

ROOT = Path(__file__).parents[3]
MODEL = ROOT / "models" / "en_demarche"
SHARED = ROOT.parent / "shared" / "corpora" / "ungdc"
PIECES = (
    *(
        "the",
        "treaty",
        "we",
        "must",
        "not",
        "be",
        "abandoned",
        "that",
        "who",
        "said",
        "and",
        "or",
        "U.S.",
        "can't",
    ),
    *(
        ",",
        ".",
        "“",
        "”",
        "(",
        ")",
        "—",
        ";",
        "1972",
        "$5m",
        "non-proliferation",
        "whatever",
        "did",
        "to",
        "of",
    ),
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser(MODEL)


def says(tree: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.idx, t.whitespace_, t.lemma_, t.pos_, t.tag_, t.morph, t.dep_, t.head.i, t.left_edge.i)
        for t in tree
    ]


def check(parser: Parser, texts: list[str]) -> None:
    """The decoder says of each text what spaCy says."""
    assert parser.decoder is not None
    ours = list(parser.decoder.trees(texts))
    theirs = [tree_of(doc) for doc in parser.nlp.pipe(texts)]
    assert [tree.text for tree in ours] == texts
    for mine, other in zip(ours, theirs, strict=True):
        assert says(mine) == says(other)


def sentences_of(text: str) -> list[str]:
    return [text[span.start : span.end].translate(BLANK) for span in split_sentences(text)]


@pytest.mark.parametrize("file", sorted((ROOT / "raw").glob("*.txt")), ids=lambda file: file.stem)
def test_it_makes_the_trees_that_spacy_makes(parser: Parser, file: Path) -> None:
    check(parser, sentences_of(file.read_text(encoding="utf-8")))


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/corpora/ungdc is not there")
def test_it_makes_the_trees_that_spacy_makes_of_speeches(parser: Parser) -> None:
    for file in sorted(SHARED.glob("*.txt"))[::40]:
        check(parser, sentences_of(file.read_text(encoding="utf-8", errors="replace")))


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(PIECES), min_size=1, max_size=60))
def test_it_makes_the_trees_that_spacy_makes_of_nonsense(parser: Parser, words: list[str]) -> None:
    check(parser, [" ".join(words)])


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(
        st.text(min_size=1, max_size=40).filter(lambda text: bool(text.strip())), min_size=1, max_size=5
    )
)
def test_it_makes_the_trees_that_spacy_makes_of_any_characters(parser: Parser, texts: list[str]) -> None:
    check(parser, [text.translate(BLANK).strip() for text in texts])


def test_what_stands_beside_a_sentence_changes_nothing(parser: Parser) -> None:
    assert parser.decoder is not None
    sentences = [" ".join(PIECES[i : i + n]) for n in (1, 2, 5, 9) for i in range(len(PIECES))]
    alone = [says(next(iter(parser.decoder.trees([sentence])))) for sentence in sentences]
    many = sentences * (1 + 2 * TOKENS // sum(map(len, alone)))
    assert [says(tree) for tree in parser.decoder.trees(many)] == alone * (len(many) // len(alone))


def test_words_are_forgotten_and_learnt_again(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    assert WORDS > 20_000
    monkeypatch.setattr("demarche.parsing.decoding.WORDS", 5)
    decoder = Decoder(parser.nlp)
    texts = ["We want the treaty.", "They oppose every embargo on it.", "We want the treaty."] * 3
    assert [says(next(iter(decoder.trees([text])))) for text in texts] == [
        says(tree_of(parser.nlp(text))) for text in texts
    ]


def test_a_lifted_arc_is_put_below_the_relation_that_its_label_names() -> None:
    # "A hearing is scheduled on the issue today": "on the issue" belongs to "hearing".
    heads = [1, 3, 3, 3, 6, 6, 3, 3]
    relations = ["det", "nsubj:pass", "aux:pass", "ROOT", "case", "det", "nmod||nsubj:pass", "obl"]
    assert lowered(heads, relations, [False] * 8) == (
        [1, 3, 3, 3, 6, 6, 1, 3],
        ["det", "nsubj:pass", "aux:pass", "ROOT", "case", "det", "nmod", "obl"],
    )


def test_a_lifted_arc_whose_place_is_not_found_stays() -> None:
    assert lowered([1, 1, 1], ["nsubj", "ROOT", "obl||iobj"], [False] * 3) == (
        [1, 1, 1],
        ["nsubj", "ROOT", "obl"],
    )


def test_other_pipelines_are_left_to_spacy(parser: Parser) -> None:
    assert is_readable(parser.nlp)
    assert not is_readable(spacy.blank("en"))
    beam = spacy.load(MODEL)
    beam.get_pipe("parser").cfg["beam_width"] = 4  # type: ignore[attr-defined]
    assert not is_readable(beam)
    more = spacy.load(MODEL)
    more.add_pipe("sentencizer", first=True)
    assert not is_readable(more)
