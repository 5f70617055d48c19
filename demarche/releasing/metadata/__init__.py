"""What catalogues, citation managers and readers are told of a release.

Belongs here: descriptors of the whole folder, generated from the definitions. Does not: the rows in
other forms (formats), what the release was made from (provenance), checksums (sums).
"""

from __future__ import annotations

from pathlib import Path

from demarche.releasing.facts import ReleaseFacts


def write_metadata(folder: Path, release: ReleaseFacts) -> None:
    """Write the descriptors of the folder, after every file that they describe stands in it."""
