"""Reading: bytes to clean texts with metadata, every character of them traceable to its file."""

from demarche.reading.folder import Reading, read_folder
from demarche.reading.reader import read_document, read_text
from demarche.reading.refusal import RefusalError

__all__ = ["Reading", "RefusalError", "read_document", "read_folder", "read_text"]
