"""What the further forms of the tables are called in a release folder."""

from __future__ import annotations

CSV = "csv"
WORKBOOK = "demarche.xlsx"
VIEWS = "views.sql"
NETWORKS = "networks"
SETTINGS = "settings.json"
"""In the folder of networks: how they were made."""
DNA = "release.dna"
