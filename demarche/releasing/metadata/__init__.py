"""What readers, catalogues and citation managers are told of a release.

Belongs here: codebook, README, licence and descriptors, generated from the definitions. Does not: the rows in
other forms (formats), what the release was made from (provenance), checksums (sums).
"""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from demarche.releasing.facts import ReleaseFacts
from demarche.releasing.formats.limits import missing_forms
from demarche.releasing.layout import DATAPACKAGE, LICENSE, README, table_path
from demarche.releasing.metadata.citation import citation_file
from demarche.releasing.metadata.codebook import codebook
from demarche.releasing.metadata.codebook_page import codebook_page
from demarche.releasing.metadata.croissant import croissant
from demarche.releasing.metadata.datacite import datacite
from demarche.releasing.metadata.datapackage import datapackage
from demarche.releasing.metadata.licence import licence_text
from demarche.releasing.metadata.names import CITATION, CODEBOOK, CODEBOOK_PAGE, CROISSANT, DATACITE
from demarche.releasing.metadata.readme import readme
from demarche.releasing.writing import write_json, write_text
from demarche.tables import read_table
from schemas.tables import TABLES


def write_metadata(folder: Path, release: ReleaseFacts) -> None:
    """Write the descriptors of the folder, after every file that they describe stands in it."""
    topics, quality = (read_table(table_path(folder, name), name) for name in ("topics", "quality"))
    rows = {name: pq.read_metadata(table_path(folder, name)).num_rows for name in TABLES}
    write_text(folder / LICENSE, licence_text(release))
    write_text(folder / README, readme(release, rows, quality, missing_forms(folder, rows)))
    book = codebook(topics, release)
    write_json(folder / CODEBOOK, book)
    write_text(folder / CODEBOOK_PAGE, codebook_page(book, release))
    write_text(folder / CITATION, citation_file(release))
    write_json(folder / DATACITE, datacite(folder, release))
    write_json(folder / DATAPACKAGE, datapackage(folder, release))
    write_json(folder / CROISSANT, croissant(folder, release))
