"""Tables as checked Polars frames and as files.

Belongs here: making, checking, writing and reading frames after the definitions in `schemas`.
Does not: what the columns are (schemas), how a release is put together (releasing).
"""

from demarche.tables.checking import Checked, check, require
from demarche.tables.errors import ContractError
from demarche.tables.evidence import check_evidence
from demarche.tables.frames import empty, frame, frame_of_columns
from demarche.tables.parquet import read_table, write_table
from demarche.tables.records import document_actors_frame, documents_frame, quarantine_frame, texts_frame
from demarche.tables.references import check_references

__all__ = [
    "Checked",
    "ContractError",
    "check",
    "check_evidence",
    "check_references",
    "document_actors_frame",
    "documents_frame",
    "empty",
    "frame",
    "frame_of_columns",
    "quarantine_frame",
    "read_table",
    "require",
    "texts_frame",
    "write_table",
]
