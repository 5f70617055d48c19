"""The document's own actor under the id that its metadata give, in whatever words the text names it."""

from __future__ import annotations

import pytest

from demarche.actors import ActorBook, DocumentMemory
from demarche.actors.own import introduce_own

from .conftest import Reader


@pytest.mark.parametrize(
    ("own", "sentence", "found"),
    [
        ("environmental-protection-agency", "The EPA supports the rule.", "environmental-protection-agency"),
        ("epa", "The Environmental Protection Agency supports the rule.", "epa"),
        ("senate", "The U.S. Senate rejected the treaty.", "senate"),
        ("marsh-bird-trust", "MBT supports the rule.", "marsh-bird-trust"),
        ("acme-energy-inc", "The Acme Energy Company supports the rule.", "acme-energy-inc"),
        ("sierra-club", "The EPA supports the rule.", "USA"),
    ],
)
def test_it_bears_the_id_of_the_metadata(
    own: str, sentence: str, found: str, read: Reader, book: ActorBook
) -> None:
    memory = DocumentMemory()
    introduce_own(memory, book, [own])
    assert {mention.actor_id for _, mention in read(sentence, memory=memory)} == {found}
