"""Document ids: minted once, then carried from version to version.

Belongs here: the slug of a new document, and which earlier document a file continues.
Does not: near-equality of texts (similarity), ids of positions (releasing).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from demarche.documents import Document
from demarche.reading.similarity import continued_quotes, continued_texts

LONGEST = 60
"""Characters of a slug, before a suffix that keeps it unique."""


def slug(text: str) -> str:
    """ASCII words in lower case, joined by hyphens; empty if there are none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def plain_id(document: Document) -> str:
    """Year, author and file name: those parts that the file name does not have already."""
    words = slug(PurePosixPath(document.source_path).stem).split("-")
    day = document.published.start or document.published.end
    year = str(day.year) if day else ""
    if year and year not in words:
        words.insert(0, year)
    name = slug(document.actors[0].holder_id).split("-")
    if len(document.actors) == 1 and not set(name) & set(words):
        surname = [part for part in name if not part.isdigit()][-1:]
        words[int(words[0] == year) : int(words[0] == year)] = surname
    return _cut("-".join(word for word in words if word)) or "document"


@dataclass(frozen=True, slots=True)
class Known:
    """A document of an earlier version, with its text or, where rights forbid that, what is quoted of it."""

    document_id: str
    source_path: str
    sha256: str
    text: str | None = None
    quotes: tuple[str, ...] = ()


def identified(
    documents: Sequence[Document], earlier: Sequence[Known] = (), taken: Set[str] = frozenset()
) -> list[Document]:
    """The documents with their ids, in the same order; ids do not depend on that order.

    A file continues the earlier document with equal bytes, else that of its path, else one that is
    gone and whose text is nearly equal. Everything else is minted; an id that an earlier document
    has, or that is in `taken`, is never given to another.
    """
    carried = _carried(documents, earlier)
    used = {known.document_id for known in earlier} | taken
    new = [document for document in documents if document.source_path not in carried]
    ids = carried | _minted(new, used)
    return [replace(document, document_id=ids[document.source_path]) for document in documents]


def _carried(documents: Sequence[Document], earlier: Sequence[Known]) -> dict[str, str]:
    """{source_path: id} of documents that continue an earlier one."""
    old = {known.document_id: known for known in sorted(earlier, key=lambda k: k.document_id)}
    new = {document.source_path: document for document in sorted(documents, key=lambda d: d.source_path)}
    carried: dict[str, str] = {}

    def carry(pairs: Iterable[tuple[str, str]]) -> None:
        for path, document_id in pairs:
            if path in new and document_id in old:
                carried[path] = document_id
                del new[path], old[document_id]

    by_hash = {known.sha256: key for key, known in reversed(old.items())}
    carry([(path, by_hash[d.sha256]) for path, d in new.items() if d.sha256 in by_hash])
    by_path = {known.source_path: key for key, known in reversed(old.items())}
    carry([(path, by_path[path]) for path in new if path in by_path])
    texts = {key: known.text for key, known in old.items() if known.text}
    carry(continued_texts({path: d.text for path, d in new.items()}, texts))
    quotes = {key: known.quotes for key, known in old.items() if not known.text and known.quotes}
    carry(continued_quotes({path: d.text for path, d in new.items()}, quotes))
    return carried


def _minted(documents: Sequence[Document], taken: Set[str]) -> dict[str, str]:
    """{source_path: id}; those that would share an id, or take one that was used, say their hash too."""
    plain = {document.source_path: plain_id(document) for document in documents}
    times = Counter(plain.values())
    return {
        document.source_path: _unique(plain[document.source_path], document, times, taken)
        for document in documents
    }


def _unique(name: str, document: Document, times: Mapping[str, int], taken: Set[str]) -> str:
    if times[name] == 1 and name not in taken:
        return name
    for length in range(6, 65, 2):
        candidate = f"{name}-{document.sha256[:length]}"
        if candidate not in taken and candidate not in times:
            return candidate
    raise ValueError(f"no free document id for {document.source_path}")


def _cut(name: str) -> str:
    """At most LONGEST characters, ending with a whole word where there is one."""
    if len(name) <= LONGEST:
        return name
    return (name[: LONGEST + 1].rpartition("-")[0] or name[:LONGEST]).strip("-")
