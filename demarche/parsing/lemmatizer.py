"""Lemmas from a lexicon keyed by form, part of speech and Penn tag, with rules for what it lacks.

Belongs here: the spaCy component, what it stores beside the model, and when a capital is kept.
Does not: the rules of English inflection (inflection), reading treebanks (the training script).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from demarche.parsing.inflection import regular_lemma, without_prefix

FACTORY = "demarche_lemmatizer"
_FILE = "lexicon.json"
# Tags that share their forms with another tag's.
_SHARED = {"VBN": "VBD", "VBP": "VB", "NNP": "NN", "NNPS": "NNS", "RBR": "JJR", "RBS": "JJS"}
_ACRONYM = re.compile(r"^[A-Z]{2,5}s?$")
_DEMONYM = re.compile(r"^[A-Z].*(?:[a-z]an|[a-z]ese|[a-z]ish|[a-z]i|[a-z]ic)s?$")
_AS_WRITTEN = {"PROPN", "PUNCT", "SYM", "X", "SPACE"}
_INFLECTED = {"VERB", "NOUN", "ADJ", "ADV"}
_VERB_TAGS = ("VBD", "VBZ", "VBG", "VB")


def _plain(form: str) -> str:
    """The form with a straight apostrophe, unless it is nothing else."""
    return form.replace("’", "'").replace("‘", "'") if len(form) > 1 else form


def _category(upos: str) -> str:
    return "VERB" if upos == "AUX" else upos


def _key(upos: str, xpos: str) -> str:
    return f"{_category(upos)} {_SHARED.get(xpos, xpos)}"


class Lemmatizer:
    """A pipeline component that sets `lemma_` from form, `pos_` and `tag_`."""

    def __init__(self) -> None:
        self._lexicon: dict[str, dict[str, str]] = {}
        self._known: dict[str, set[str]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of every token."""
        for token in doc:
            token.lemma_ = self.lemma(token.text, token.pos_, token.tag_)
        return doc

    def lemma(self, form: str, upos: str, xpos: str) -> str:
        """The lemma of one form; lower case but for names, demonyms and symbols as they stand."""
        form = _plain(form)
        category = _category(upos)
        lexicon = self._lexicon.get(_key(upos, xpos), {})
        if upos in _AS_WRITTEN or xpos.startswith("NNP"):
            if form in lexicon:
                return lexicon[form]
            return form[:-1] if xpos == "NNPS" and _DEMONYM.match(form) and form.endswith("ns") else form
        low = form.lower()
        for spelling in (form, low):
            if spelling in lexicon:
                return lexicon[spelling]
        if any(c.isdigit() for c in form):
            return low
        if low not in self._known.get(category, ()) and low != form:
            if upos == "NOUN" and _ACRONYM.match(form):
                return form.rstrip("s")
            if upos == "ADJ" and _DEMONYM.match(form):
                return form
        return self._inflected(form if "-" in form else low, category, xpos)

    def _inflected(self, form: str, category: str, xpos: str) -> str:
        lexicon = self._lexicon.get(_key(category, xpos), {})
        before, hyphen, last = form.rpartition("-")
        if hyphen and last.isalpha():
            return before.lower() + hyphen + self.lemma(last, category, xpos)
        form = form.lower()
        prefix, rest = without_prefix(form) if category == "VERB" else ("", form)
        if prefix and rest in lexicon:
            return prefix + lexicon[rest]
        knows = self._known.get(category, set()).__contains__
        lemma = regular_lemma(form, xpos, knows)
        if knows(lemma):
            return lemma
        if prefix and knows(stem := regular_lemma(rest, xpos, knows)):
            return prefix + stem
        if category != "VERB":
            return lemma
        # A verb form under a wrong tag: "did" or "opposes" taken for a plain present.
        listed = (self._lexicon.get(f"VERB {tag}", {}).get(form) for tag in _VERB_TAGS)
        ruled = (found for tag in _VERB_TAGS if knows(found := regular_lemma(form, tag, knows)))
        return next((found for found in (*listed, *ruled) if found is not None), lemma)

    def learn(self, words: Iterable[tuple[str, str, str, str]]) -> None:
        """Build the lexicon from (form, UPOS, XPOS, lemma): the commonest lemma where the rules err."""
        seen: dict[tuple[str, str], Counter[str]] = {}
        for form, upos, xpos, lemma in words:
            as_written = upos in _AS_WRITTEN or xpos.startswith("NNP") or lemma != lemma.lower()
            if upos == "NOUN" and _ACRONYM.match(form):
                continue  # annotators differ on their case
            form = _plain(form) if as_written else _plain(form).lower()
            seen.setdefault((_key(upos, xpos), form), Counter())[lemma] += 1
        best = {at: max(sorted(counts), key=counts.__getitem__) for at, counts in seen.items()}
        attested: Counter[tuple[str, str]] = Counter()
        for (key, _), counts in seen.items():
            for lemma, n in counts.items():
                attested[key.split()[0], lemma] += n
        self._lexicon = {}
        self._known = {}
        for (key, _), lemma in best.items():
            if (category := key.split()[0]) in _INFLECTED:
                self._known.setdefault(category, set()).add(lemma)
        for (key, form), lemma in sorted(best.items()):
            category, xpos = key.split()
            if (
                category not in _AS_WRITTEN
                and form != form.lower()
                and form.lower() in self._known.get(category, ())
            ):
                continue  # "Council" as a common noun is "council", whatever a few annotators wrote
            ruled = self.lemma(form, category, xpos)
            regular = category == "VERB" and form.endswith(("ed", "ing", "s"))
            if attested[category, ruled] > (0 if regular else 1) and (regular or seen[key, form][lemma] == 1):
                continue  # slips of annotators against a word that is well known
            if ruled != lemma:
                self._lexicon.setdefault(key, {})[form] = lemma

    def to_bytes(self, **_: object) -> bytes:
        """The lexicon and the known lemmas."""
        known = {category: sorted(words) for category, words in sorted(self._known.items())}
        stored = {"lexicon": self._lexicon, "known": known}
        return json.dumps(stored, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()

    def from_bytes(self, data: bytes, **_: object) -> Lemmatizer:
        """Restore what `to_bytes` gave."""
        stored = json.loads(data)
        self._lexicon = stored["lexicon"]
        self._known = {category: set(words) for category, words in stored["known"].items()}
        return self

    def to_disk(self, path: Path, **_: object) -> None:
        """Write the lexicon into the model's folder."""
        path.mkdir(exist_ok=True)
        (path / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: Path, **_: object) -> Lemmatizer:
        """Read the lexicon from the model's folder."""
        return self.from_bytes((path / _FILE).read_bytes())


@Language.factory(FACTORY, assigns=["token.lemma"], requires=["token.pos", "token.tag"])
def make_lemmatizer(nlp: Language, name: str) -> Lemmatizer:
    """The component as spaCy builds it."""
    return Lemmatizer()
