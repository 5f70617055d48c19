"""What the descriptors are called in a release folder."""

from __future__ import annotations

CITATION = "CITATION.cff"
CROISSANT = "croissant.json"
DATACITE = "datacite.json"
CODEBOOK = "codebook.json"
CODEBOOK_PAGE = "codebook.html"
