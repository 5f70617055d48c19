"""One spelling for words that British and American English spell differently.

Belongs here: the folding applied alike to the words of terms and of texts before they are compared.
Does not: lemmas (parsing). A folded word is compared, never shown: "four" may lose its spelling.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_RULES = (
    (re.compile(r"is(e|ed|es|ing|er|ation|ations)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"(?<=[a-z]{3})our(?=$|s$|able$|ing$|ed$|ism$|hood$|er$|ers$)"), "or"),
    (re.compile(r"(?<=[a-z]{2})tre$"), "ter"),
    (re.compile(r"^(def|off|lic|pret)ence"), r"\1ense"),
    (re.compile(r"programmes?$"), "program"),
    (re.compile(r"lled$"), "led"),
    (re.compile(r"lling$"), "ling"),
)


_PREFIX = re.compile(r"^co-(?=oper|ordin)|^re-(?=e)")


def join_prefixes(word: str) -> str:
    """ "Co-operation" as "cooperation": hyphens that are only spelling."""
    return _PREFIX.sub(lambda match: match[0][:2], word)


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The lower-cased word in one spelling: "Defence" and "defense", "Détente" and "detente" agree."""
    word = word.lower()
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.replace("’", "'"))
        word = "".join(char for char in word if not unicodedata.combining(char))
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word
