"""What can go wrong when a release is read, in words that say what there is instead."""

from __future__ import annotations


class NotThereError(LookupError):
    """A place, version, table, column or file that was asked for is not there."""


class DamagedError(OSError):
    """Bytes are not those that were published."""


class WithdrawnWarning(UserWarning):
    """The version that is being read was withdrawn after it was published."""
