"""Training and development examples for spaCy, made from treebank sentences.

Belongs here: how sentences are grouped into documents, and the readers that config.cfg names.
Does not: the alignment of words and tokens, the variants of a sentence.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

from models.alignment import align
from models.treebank import Sentence, read_sentences
from models.variation import vary

Reader = Callable[[Language], Iterable[Example]]


def document(nlp: Language, sentences: list[Sentence]) -> Doc:
    """The gold document over spaCy's tokens; white-space tokens hang on the token before them."""
    text = ""
    starts: list[int] = []
    for i, sentence in enumerate(sentences):
        text += (sentence.glue or " ") if i else ""
        starts.append(len(text))
        text += sentence.text
    raw = nlp.make_doc(text)
    bounds = [*starts[1:], len(text) + 1]
    tags: list[str] = []
    pos: list[str] = []
    morphs: list[str] = []
    lemmas: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    opens: list[bool | int | None] = []
    t = 0
    for sentence, start, bound in zip(sentences, starts, bounds, strict=True):
        members = []
        while t < len(raw) and raw[t].idx < bound:
            members.append(t)
            t += 1
        solid = [i for i in members if not raw[i].is_space]
        spans = [(raw[i].idx - start, raw[i].idx - start + len(raw[i])) for i in solid]
        notes = dict(zip(solid, align(sentence, spans), strict=True))
        for i in members:
            opens.append(i == members[0])
            if (note := notes.get(i)) is None:
                before = [j for j in solid if j < i]
                tags.append("_SP")
                pos.append("SPACE")
                morphs.append("")
                lemmas.append(raw[i].text)
                heads.append(before[-1] if before else next((j for j in solid if j > i), i))
                deps.append("dep")
            else:
                tags.append(note.xpos)
                pos.append(note.upos)
                morphs.append(note.feats)
                lemmas.append(note.lemma)
                heads.append(solid[note.head])
                deps.append("ROOT" if note.deprel == "root" else note.deprel)
    return Doc(
        nlp.vocab,
        words=[token.text for token in raw],
        spaces=[bool(token.whitespace_) for token in raw],
        tags=tags,
        pos=pos,
        morphs=morphs,
        lemmas=lemmas,
        heads=heads,
        deps=deps,
        sent_starts=opens,
    )


def example(nlp: Language, sentences: list[Sentence]) -> Example:
    """A gold document beside an unannotated one of the same tokens."""
    gold = document(nlp, sentences)
    bare = Doc(nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])
    return Example(bare, gold)


def grouped(sentences: Iterable[Sentence], size: Callable[[], int]) -> Iterator[list[Sentence]]:
    """Runs of neighbouring sentences of one document, each as long as `size` says."""
    group: list[Sentence] = []
    limit = size()
    for sentence in sentences:
        if group and (sentence.opens_document or len(group) >= limit):
            yield group
            group, limit = [], size()
        group.append(sentence)
    if group:
        yield group


@registry.readers("demarche.TreebankTrain.v1")  # type: ignore[untyped-decorator]
def training_reader(folder: str, names: list[str], single: float, seed: int) -> Reader:
    """Endless passes over the training files, shuffled and varied.

    A share `single` of the documents is one sentence, the others are two to six neighbours.
    """

    def read(nlp: Language) -> Iterator[Example]:
        chance = random.Random(seed)
        runs = [list(read_sentences(Path(folder) / name)) for name in names]

        def size() -> int:
            return 1 if chance.random() < single else chance.randint(2, 6)

        while True:
            groups = [group for run in runs for group in grouped(run, size)]
            chance.shuffle(groups)
            for group in groups:
                yield example(nlp, [vary(sentence, chance) for sentence in group])

    return read


@registry.readers("demarche.Treebank.v1")  # type: ignore[untyped-decorator]
def plain_reader(folder: str, names: list[str], size: int) -> Reader:
    """Files as they are, `size` sentences a document: for development scores, and to collect the labels."""

    def read(nlp: Language) -> Iterator[Example]:
        for name in names:
            for group in grouped(read_sentences(Path(folder) / name), lambda: size):
                yield example(nlp, group)

    return read
