"""A treebank sentence carried over to spaCy's tokens.

Belongs here: which token bears which word's annotation where the two segmentations differ.
Does not: reading files (treebank), how examples are varied and grouped (corpus).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from models.treebank import Sentence, Word


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a token is given; `head` is the index of a token in the sentence, its own for the root."""

    upos: str
    xpos: str
    feats: str
    lemma: str
    head: int
    deprel: str


def _chief(indices: list[int], words: tuple[Word, ...]) -> int:
    """The word of a group that the others depend on: its head lies outside the group."""
    inside = set(indices)
    return next((i for i in indices if words[i].head not in inside), indices[0])


def _bearer(indices: list[int], forms: list[str]) -> int:
    """The token that stands for a word which was split: the last one that has a letter or digit."""
    return next((i for i in reversed(indices) if any(c.isalnum() for c in forms[i])), indices[-1])


def _as_tree(notes: list[Annotation]) -> list[Annotation]:
    """The same annotations with one root: what stands apart from it or above itself is hung on it."""
    root = next((i for i, note in enumerate(notes) if note.head == i), 0)
    notes[root] = replace(notes[root], head=root, deprel="root")
    for i in range(len(notes)):
        path = {i}
        at = i
        while at != root:
            above = notes[at].head
            if above in path:
                notes[at] = replace(notes[at], head=root, deprel="dep" if above == at else notes[at].deprel)
                break
            path.add(above)
            at = above
    return notes


def align(sentence: Sentence, spans: list[tuple[int, int]]) -> list[Annotation]:
    """One annotation for every token span of `sentence.text`, always a tree.

    A token that covers several words takes the annotation of the word the others hang on. Of
    several tokens that make up one word, one bears its annotation and the rest hang on it.
    """
    words = sentence.words
    forms = [sentence.text[start:end] for start, end in spans]
    covered: list[list[int]] = []
    low = 0
    for start, end in spans:
        while low < len(words) and words[low].end <= start:
            low += 1
        high = low
        while high < len(words) and words[high].start < end:
            high += 1
        covered.append(list(range(low, high)))
    tokens_of: dict[int, list[int]] = {}
    for t, indices in enumerate(covered):
        for w in indices:
            tokens_of.setdefault(w, []).append(t)
    bearer = {w: _bearer(tokens, forms) for w, tokens in tokens_of.items()}

    result: list[Annotation] = []
    for t, indices in enumerate(covered):
        own = [w for w in indices if bearer[w] == t]
        if not own:
            head = bearer[indices[0]] if indices else max(t - 1, 0)
            dot = not any(c.isalnum() for c in forms[t])
            pair = ("PUNCT", "HYPH", "punct") if dot else ("X", "GW", "compound")
            result.append(Annotation(pair[0], pair[1], "", forms[t], head, pair[2]))
            continue
        word = words[_chief(own, words)]
        head = word.head
        while head >= 0 and bearer.get(head, t) == t:
            head = words[head].head
        result.append(
            Annotation(
                word.upos,
                word.xpos,
                word.feats,
                word.lemma if len(own) == 1 else forms[t].lower(),
                t if head < 0 else bearer[head],
                "root" if head < 0 else word.deprel,
            )
        )
    return _as_tree(result)
