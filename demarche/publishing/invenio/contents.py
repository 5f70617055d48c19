"""A release as the flat list of files that a repository holds.

Belongs here: which file becomes what. Does not: sending them. Repositories know no folders: the files
at the top of a release go as they are, each folder as one archive that unpacks into its place.
"""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from demarche.publishing.parcel import Parcel

_EPOCH = (1980, 1, 1, 0, 0, 0)
_BLOCK = 1 << 20


def contents(parcel: Parcel, workshop: Path) -> dict[str, Path]:
    """Name in the repository and file on this machine; archives are made in `workshop`.

    The same release makes the same bytes, so that an upload can be taken up by another run.
    """
    found: dict[str, Path] = {}
    folders: dict[str, list[str]] = {}
    for name in sorted(parcel.files):
        top, slash, _ = name.partition("/")
        if slash:
            folders.setdefault(top, []).append(name)
        else:
            found[name] = parcel.folder / name
    for top, names in folders.items():
        found[f"{top}.zip"] = _archive(workshop / f"{top}.zip", parcel.folder, names)
    return dict(sorted(found.items()))


def md5_of(path: Path) -> str:
    """The checksum that repositories give, to compare transport by; SHA256SUMS guards the content."""
    digest = hashlib.md5(usedforsecurity=False)
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _archive(path: Path, folder: Path, names: list[str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 3, 0o644 << 16
            with (folder / name).open("rb") as ours, archive.open(info, "w", force_zip64=True) as theirs:
                while block := ours.read(_BLOCK):
                    theirs.write(block)
    return path
