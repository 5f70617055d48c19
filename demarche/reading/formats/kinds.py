"""Which kind of file a name promises, and whether its first bytes keep the promise.

Belongs here: names, first bytes, what must be installed. Does not: reading such files (html, pdf, docx).
"""

from __future__ import annotations

from importlib.util import find_spec

from demarche.reading.refusal import RefusalError
from demarche.reading.vocabulary import Kind, vocabulary

_LOOKED_AT = 1024


def kind_of(source_path: str) -> Kind | None:
    """The kind of a file that is not plain text, by its name; None for all others."""
    name = source_path.lower()
    return next((kind for kind in vocabulary().formats if name.endswith(kind.suffixes)), None)


def check_kind(kind: Kind, data: bytes) -> None:
    """RefusalError if the bytes are of another kind than the name says, or nothing here can read them."""
    head = data[:_LOOKED_AT].decode("latin-1")
    if kind.holds and kind.holds not in head:
        raise RefusalError("not-text", f"its name says that it is {kind.what}, but it is not. Rename it.")
    missing = [name for name in kind.needs if find_spec(name) is None]
    if missing:
        raise RefusalError(
            "not-installed",
            f"{kind.what} is read with {' and '.join(missing)}, not installed here. Install the extra "
            "`documents`, or export the file as plain text.",
        )
