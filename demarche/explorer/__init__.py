"""The page that every release carries: who stands where on what, and the words that show it.

Belongs here: the release's tables as data for the page (blocks), the page itself (page), where its code
comes from (assets). Does not: what the page looks like and does (the npm project `explorer/`).
"""

from demarche.explorer.assets import AssetsError, require_current
from demarche.explorer.writing import write_explorer

__all__ = ["AssetsError", "require_current", "write_explorer"]
