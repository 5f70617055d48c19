"""Whose a title is: the state, body or town that the words around the title give.

Belongs here: "of the Republic of Kenya" behind a title, "its" and "the union's" before it. Does not: titles
and the names with them (titles), who it then is (persons).
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.actors.bodies import headed_body, named_body
from demarche.actors.lexicon import Lexeme
from demarche.actors.naming import Named, named_at
from demarche.actors.persons import Called
from demarche.actors.sentence import POSSESSIVE, Sentence

_HEADING = frozenset({"head", "spokesman"})
"""Roles that show a name behind them to be a body's: "chief executive of Acme Steel"."""
_FIELD = 4
"""Most words that say what somebody is head of within a body: "head of health at Acme"."""
_LOOK_BACK = 3
_DESCRIBING = frozenset({"ADJ", "ADV", ""})
"""Parts of speech between an owner and a title: "its newly named director"; "" where nothing was parsed."""
_OWNING = frozenset({"its", "their"})


def jurisdiction(
    sentence: Sentence, i: int, titles: Sequence[Called] = (), only_of: bool = False
) -> tuple[int, Named | None]:
    """Where "of the Republic of Kenya" behind a title ends, and whom it names; spokesmen speak "for" them."""
    leading = {"of"} if only_of else {"of", "to", "at"}
    if any(title.role == "spokesman" for title in titles):
        leading |= {"for", "from", "with"}
    if sentence.word(i) not in leading:
        return i, None
    j = sentence.skip_article(i + 1)
    if j > i + 1 and sentence.word(j) in sentence.book.kinds_of_body and sentence.memory.body is not None:
        return j + 1, _body_again(sentence, j, sentence.memory.body)
    heads = sentence.noun(j, "heads")
    if heads and sentence.word(heads.end) == "of":
        j = sentence.skip_article(heads.end + 1)
    named = named_at(sentence, j)
    if (named is None or sentence.is_capital(named.lexeme.end)) and (body := named_body(sentence, j, named)):
        return body.lexeme.end, body
    if (
        named is None
        and any(title.role in _HEADING for title in titles)
        and (body := headed_body(sentence, j))
    ):
        return body.lexeme.end, body
    if named is None:
        return _within(sentence, i, titles) or (i, None)
    is_government = sentence.noun(named.lexeme.end, "nouns") is not None
    return (named.lexeme.end, named) if named.what != "demonym" or is_government else (i, None)


def _body_again(sentence: Sentence, i: int, body: str) -> Named:
    """The body last named, under a noun for what it is: "a spokeswoman for the group"."""
    return Named(Lexeme(i, i + 1, ()), sentence.book.voice_of(body), body, "organisation", "body")


def _within(sentence: Sentence, i: int, titles: Sequence[Called]) -> tuple[int, Named] | None:
    """The body in which somebody has a field: "of health at the nurses' union", "of research for Acme"."""
    for j in range(i + 1, min(i + 2 + _FIELD, len(sentence))):
        word = sentence.word(j)
        if word in ("at", "for", "with") and j > i + 1:
            end, given = jurisdiction(sentence, j, [*titles, Called("spokesman", None)])
            return (end, given) if given is not None and given.kind == "organisation" else None
        if not (word.islower() and word.isalpha()):
            return None
    return None


def owner_before(sentence: Sentence, i: int, end: int, titles: Sequence[Called]) -> str | None:
    """Whose the title at `i` is by what stands before it: "its", "the union's", "Springfield" Mayor.

    `end`: where the title, or the name behind it, ends.
    """
    for j in range(i - 1, max(i - 2 - _LOOK_BACK, -1), -1):
        if sentence.word(j).lower() in _OWNING:
            return sentence.memory.latest if _owns(sentence, j, i, end) else None
        if _is_body_again(sentence, j):
            return sentence.memory.body if _owns(sentence, j, i, end) else None
        if sentence.word(j) not in POSSESSIVE and not _describes(sentence, j, i, end):
            break
    return _town_before(sentence, i) if any(title.role == "mayor" for title in titles) else None


def _is_body_again(sentence: Sentence, i: int) -> bool:
    """Whether the body last named is an owner under a noun for what it is: "the union's"."""
    return (
        sentence.word(i) in sentence.book.kinds_of_body
        and sentence.word(i - 1).lower() == "the"
        and sentence.word(i + 1) in POSSESSIVE
    )


def _owns(sentence: Sentence, i: int, start: int, end: int) -> bool:
    """Whether an owner at `i` is the title's from `start` to `end`, not another noun's: "lost its case"."""
    owner = sentence.doc[i]
    return not owner.dep_ or start <= owner.head.i < end


def _describes(sentence: Sentence, i: int, start: int, end: int) -> bool:
    """Whether a word may stand between an owner and a title; of verbs, "elected" in "its elected head"."""
    word, tag = sentence.word(i), sentence.tags[i]
    if not (word.islower() and word.isalpha()):
        return False
    return tag in _DESCRIBING or (tag == "VERB" and start <= sentence.doc[i].head.i < end)


def _town_before(sentence: Sentence, i: int) -> str | None:
    """The town nobody listed whose name stands before "Mayor"."""
    start = i
    while start and sentence.is_capital(start - 1) and sentence.at(start - 1) is None:
        start -= 1
    if start == i or sentence.is_headline:
        return None
    return sentence.memory.mint(sentence.text(start, i), "organisation", sentence.memory.setting)
