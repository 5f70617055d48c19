"""One file to one document: decode, take the front matter, check the metadata, clean, judge.

Belongs here: the order of these steps and the rules on a single text (no words, not English).
Does not: what concerns several files (folder), or the document's id (identity).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import nullcontext

from demarche.documents import Document
from demarche.reading.cleaning import clean
from demarche.reading.decoding import decode
from demarche.reading.formats.converter import Converter
from demarche.reading.formats.kinds import kind_of
from demarche.reading.front_matter import Entry, split_front_matter
from demarche.reading.language import english_share, has_words
from demarche.reading.limits import USUAL, Limits
from demarche.reading.metadata import Given, Metadata, check_metadata, proper_name, split_values
from demarche.reading.offsets import CleanText, RawText
from demarche.reading.refusal import RefusalError
from demarche.reading.vocabulary import vocabulary


def read_document(
    source_path: str,
    data: bytes,
    given: Mapping[str, Given] | None = None,
    limits: Limits = USUAL,
    converter: Converter | None = None,
) -> Document:
    """The document in a file's bytes, as yet without an id; RefusalError with the rule it breaks.

    `given` is what documents.csv says of the file; front matter wins over it, key by key. `converter`
    saves starting a process for each file that is not plain text.
    """
    if not data.strip():
        raise RefusalError("empty", "the file is empty. Put the text in, or take the file away.")
    text, front = read_text(source_path, data, limits, converter)
    metadata = _metadata({**(given or {}), **front})
    _judge(text.text, metadata.language)
    return Document(
        document_id="",
        source_path=source_path,
        title=metadata.title,
        publisher=metadata.publisher,
        reference=metadata.reference,
        url=metadata.url,
        genre=metadata.genre,
        text_kind=metadata.text_kind,
        language=metadata.language,
        rights=metadata.rights,
        published=metadata.published,
        actors=metadata.actors,
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=hashlib.sha256(text.text.encode()).hexdigest(),
        text=text.text,
    )


def read_text(
    source_path: str, data: bytes, limits: Limits = USUAL, converter: Converter | None = None
) -> tuple[CleanText, dict[str, Given]]:
    """The clean text of a file's bytes, with its way back to them, and what its front matter gives."""
    kind = kind_of(source_path)
    if kind is not None:
        with nullcontext(converter) if converter else Converter(limits) as open_converter:
            return clean(RawText(open_converter.text_of(kind, data), None)), {}
    raw = decode(data)
    if len(raw.text) > limits.most_characters:
        raise RefusalError(
            "too-large",
            f"the text has {len(raw.text)} characters, more than {limits.most_characters}. Split it.",
        )
    entries, body = split_front_matter(raw.text)
    is_markdown = source_path.lower().endswith(vocabulary().suffixes.markdown)
    return clean(raw, body, is_markdown), _front(entries)


def _front(entries: Mapping[str, Entry]) -> dict[str, Given]:
    given: dict[str, Given] = {}
    for key, entry in entries.items():
        place = f"line {entry.line}"
        try:
            name = proper_name(key)
            if name == "file" or name in given:
                raise ValueError(f"{key} does not belong here, or says the same as another key. Take it out.")
        except ValueError as error:
            raise RefusalError(
                "unknown-key", f"{place}: front matter key {error}", locator=place, payload=key
            ) from None
        values = entry.value if isinstance(entry.value, tuple) else (entry.value or "",)
        parts = tuple(part for value in values for part in split_values(name, value))
        if parts:
            given[name] = Given(parts, place)
    return given


def _metadata(given: Mapping[str, Given]) -> Metadata:
    if not given:
        raise RefusalError(
            "no-metadata",
            "documents.csv has no row for the file, and it has no front matter. Add one of them.",
        )
    return check_metadata(given)


def _judge(text: str, language: str) -> None:
    if language != "en":
        raise RefusalError(
            "non-english", f'its metadata says that the language is "{language}". Only English is read.'
        )
    if not has_words(text):
        raise RefusalError("empty", "the text has no word. Put the text in, or take the file away.")
    share = english_share(text)
    if share < vocabulary().language.least_share:
        raise RefusalError(
            "non-english", f"only {share:.0%} of the text's passages are English. Only English is read."
        )
