"""`demarche diff`: what changed between two versions.

Belongs here: which two folders are meant, in which form the answer is given, the exit status. Does not:
comparing them (releasing.comparing).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from demarche.cli.releases import FOLDER, ReleasesOption

if TYPE_CHECKING:
    from demarche.releasing.changes import Changes

REST = "All of it: --json prints it, --parquet FILE writes it as a table."
SAME, DIFFER, ERROR = 0, 1, 2


def diff(
    old: Annotated[str, typer.Argument(help="Version, latest, or a folder of tables.", show_default=False)],
    new: Annotated[str, typer.Argument(help="Version, latest, or a folder such as processed/.")] = "latest",
    folder: ReleasesOption = FOLDER,
    json: Annotated[bool, typer.Option("--json", help="As JSON, like a release's CHANGES.json.")] = False,
    parquet: Annotated[
        Path | None,
        typer.Option(help="Write one row for each row and value that differs to this file.", dir_okay=False),
    ] = None,
) -> None:
    """Say what changed between two versions: rows added, removed and changed, and ids that ended.

    Exit status 0 if they are the same, 1 if they differ, 2 if they cannot be compared.

    Examples:

      demarche diff 0.1.0 0.2.0

      demarche diff latest processed --json | jq .reasons

      demarche diff 0.1.0 --parquet changes.parquet
    """
    try:
        changes = _changes(folder, old, new)
        _tell(changes, json, parquet)
    except (OSError, KeyError, ValueError) as error:
        print(f"demarche: {error.args[0] if isinstance(error, KeyError) else error}", file=sys.stderr)
        raise SystemExit(ERROR) from None
    raise SystemExit(DIFFER if changes.differences else SAME)


def _changes(folder: Path, old: str, new: str) -> Changes:
    from demarche.releasing.comparing import compare_folders

    before, after = (_folder(folder, name) for name in (old, new))
    return compare_folders(before, after, (before.name, after.name))


def _folder(releases: Path, name: str) -> Path:
    """Where a version stands; any other folder by its path."""
    from demarche.releasing.index import find_entry
    from demarche.releasing.layout import is_version

    if name != "latest" and not is_version(name) and Path(name).is_dir():
        return Path(name).resolve()
    return releases / find_entry(releases, name).version


def _tell(changes: Changes, is_json: bool, parquet: Path | None) -> None:
    from json import dumps

    from demarche.releasing.changes import changes_frame, changes_record, changes_text

    if parquet is not None:
        changes_frame(changes.differences).write_parquet(parquet)
    if is_json:
        typer.echo(dumps(changes_record(changes), ensure_ascii=False, indent=2, sort_keys=True))
    elif parquet is None:
        typer.echo(changes_text(changes, REST), nl=False)
