"""How to cite a version: in prose (APA), for BibTeX, as a Citation File.

Belongs here: citations made from what the release says of itself. Does not: the metadata files (releasing).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from demarche.client.catalogue import Release, open_catalogue
from demarche.releasing.layout import DATAPACKAGE

Style = Literal["apa", "bibtex", "cff"]
CFF = "CITATION.cff"
_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    sign: f"\\{sign}" for sign in "&%$#_{}"
}


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation is made of. `doi` is bare."""

    name: str
    title: str
    authors: tuple[str, ...]
    version: str
    year: str
    logical_digest: str
    doi: str | None
    url: str | None

    @property
    def address(self) -> str | None:
        """By which address readers find it."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url


def cite(
    version: str = "latest", style: Style | str = "apa", releases: str | os.PathLike[str] | None = None
) -> str:
    """The citation of a version: `style` is apa, bibtex or cff, in capitals or not."""
    known = style.lower()
    if known not in ("apa", "bibtex", "cff"):
        raise ValueError(f'style="{style}" is none of apa, bibtex, cff')
    release = open_catalogue(releases).release(version)
    if known == "cff":
        return _cff(release)
    about = cited(release)
    return apa(about) if known == "apa" else bibtex(about)


def cited(release: Release) -> Cited:
    """What the release says of itself. A DOI given after it was made stands in the index alone."""
    said: Mapping[str, object] = release.json(DATAPACKAGE)
    people = said.get("contributors")
    where = release.source.where
    return Cited(
        name=str(said["name"]),
        title=str(said["title"]),
        authors=tuple(one["title"] for one in people if "creator" in one.get("roles", ["creator"]))
        if isinstance(people, list)
        else (),
        version=release.entry.version,
        year=release.entry.released[:4],
        logical_digest=release.entry.logical_digest,
        doi=_bare(release.entry.doi),
        url=str(said["homepage"]) if said.get("homepage") else where if where.startswith("http") else None,
    )


def apa(about: Cited) -> str:
    """One line in the style of the American Psychological Association, the title marked by asterisks."""
    authors = _joined(about.authors)
    address = f" {about.address}" if about.address else ""
    return f"{authors} ({about.year}). *{about.title}* (Version {about.version}) [Data set].{address}"


def bibtex(about: Cited) -> str:
    """An entry for BibLaTeX; the digest in the note says which data it was, wherever they came from."""
    fields = {
        "author": " and ".join(f"{{{_tex(author)}}}" for author in about.authors),
        "title": f"{{{_tex(about.title)}}}",
        "year": about.year,
        "version": about.version,
        "doi": about.doi,
        "url": None if about.doi else about.url,
        "note": f"Logical digest sha256:{about.logical_digest}",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@dataset{{{about.name}-{about.version},", *lines, "}"])


def _cff(release: Release) -> str:
    text = release.file(CFF).read_text(encoding="utf-8")
    doi = _bare(release.entry.doi)
    return text if doi is None or f"{doi}" in text else f'{text.rstrip()}\ndoi: "{doi}"\n'


def _joined(authors: tuple[str, ...]) -> str:
    """Names as APA joins them; a name that ends in a full stop keeps it."""
    if len(authors) < 2:
        return "".join(authors) or "Anonymous"
    return f"{', '.join(authors[:-1])}, & {authors[-1]}"


def _bare(doi: str | None) -> str | None:
    return doi.removeprefix("https://doi.org/") if doi else None


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in text)
