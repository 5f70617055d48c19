"""Linking the names in a text to states, organisations, persons and groups."""

from demarche.actors.book import ActorBook
from demarche.actors.linker import ActorLinker
from demarche.actors.memory import DocumentMemory, slug
from demarche.actors.mention import ActorMention
from demarche.actors.registry import actor_rows, affiliation_rows, minted_rows

__all__ = [
    "ActorBook",
    "ActorLinker",
    "ActorMention",
    "DocumentMemory",
    "actor_rows",
    "affiliation_rows",
    "minted_rows",
    "slug",
]
