"""Policy positions from political texts: read released tables, compare versions, cite them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from demarche.client.citing import cite as cite
    from demarche.client.comparing import diff as diff
    from demarche.client.listing import releases as releases
    from demarche.client.loading import load as load

__version__ = "0.1.0"

_EXPORTED = {"cite": "citing", "diff": "comparing", "load": "loading", "releases": "listing"}
"""What analysts call, and the module of demarche.client that it stands in; loaded when first used."""

__all__ = ["__version__", "cite", "diff", "load", "releases"]


if not TYPE_CHECKING:  # type checkers see the imports above instead

    def __getattr__(name: str) -> Any:
        if name not in _EXPORTED:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"demarche.client.{_EXPORTED[name]}"), name)

    def __dir__() -> list[str]:
        return sorted({*globals(), *_EXPORTED})
