"""A folder on this machine as a target: another disk, a shared drive, what a web server serves.

Belongs here: copying into place. Does not: the folder in which versions are made (releasing.publish).
"""

from __future__ import annotations

import shutil
from pathlib import Path

from demarche.publishing.arriving import arrived, present, state_of
from demarche.publishing.parcel import Parcel
from demarche.publishing.targets import Receipt, SendingError
from demarche.releasing.index import read_index, write_index
from demarche.releasing.layout import STAGING
from demarche.releasing.locking import publishing
from demarche.releasing.verify import verify


class Folder:
    """A folder of releases beside the one in which they are made."""

    def __init__(self, folder: Path) -> None:
        self.where = str(folder)
        self._folder = folder

    def reserve(self, version: str) -> str | None:
        """None: a folder gives no DOIs."""
        return None

    def send(self, parcel: Parcel, *, make_public: bool) -> Receipt:
        """Copy beside the place, verify, move into place, index."""
        if parcel.folder.parent.resolve() == self._folder:
            raise SendingError(f"{self.where} is the folder that the version was made in")
        with publishing(self._folder):
            for left in self._folder.glob(f"{STAGING}*"):
                shutil.rmtree(left)
            index = read_index(self._folder)
            found = present(index, parcel, self.where)
            if found is None:
                self._copy(parcel)
            if found != parcel.entry:
                write_index(self._folder, arrived(index, parcel.entry))
        return Receipt(
            self.where,
            parcel.version,
            state_of(found, parcel),
            str(self._folder / parcel.version),
            parcel.entry.doi,
        )

    def _copy(self, parcel: Parcel) -> None:
        target = self._folder / parcel.version
        if not target.exists():
            staging = self._folder / f"{STAGING}{parcel.version}"
            shutil.copytree(parcel.folder, staging, copy_function=shutil.copyfile)
            if differences := verify(staging, parcel.entry):
                raise SendingError(
                    f"the copy in {staging} is not whole ({differences[0]}); nothing is visible"
                )
            staging.rename(target)
        # Moved into place by a run that did not live to index it, or by this one: it must be whole.
        elif differences := verify(target, parcel.entry):
            raise SendingError(f"{target} stands in the way ({differences[0]}). Move it away and send again.")
