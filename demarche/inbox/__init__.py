"""An inbox: a folder that texts are dropped into, from which a run takes them into the raw texts.

Belongs here: which files have arrived whole, moving them and their rows of metadata, what is refused. Does
not: reading texts (reading), when it is done (flows).
"""

from demarche.inbox.outcome import InboxError, Outcome
from demarche.inbox.taking import QUIET, take_inbox

__all__ = ["QUIET", "InboxError", "Outcome", "take_inbox"]
