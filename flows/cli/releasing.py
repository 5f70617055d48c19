"""Commands about versions that were published: send one elsewhere, make one anew.

Belongs here: their options and help. Does not: any work (sending, rebuild).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.options import PublicOption, RawOption, ReleasesOption, ToOption, TopicsOption, WorkersOption

PUBLISH_HELP = """
Send a version that was made here to other places.

A folder and an object store show it at once. Repositories such as Zenodo get a draft, which is made
public only by --publish, for that cannot be taken back; the access token is read from ZENODO_TOKEN.
What was interrupted is taken up, what is there already is left alone. A version that was withdrawn
here is marked in folders and object stores that have it.

Examples:

  demarche publish 0.3.0 --to /srv/www/demarche

  demarche publish latest --to s3://bucket/demarche

  demarche publish 0.3.0 --to zenodo://sandbox.zenodo.org --publish
"""

REBUILD_HELP = """
Make a published version anew and compare it with what was published, bit for bit.

Takes the raw texts and this checkout, and from the releases the version that it followed; provenance.json
names them all. Exit status 1 if anything differs, the first difference on top.

Examples:

  demarche rebuild 0.2.0

  demarche rebuild latest --raw my/texts --releases my/releases --into anew
"""


def publish(
    version: Annotated[str, typer.Argument(help="Version, or latest.")],
    to: ToOption = None,
    public: PublicOption = False,
    releases: ReleasesOption = None,
) -> None:
    """Send a version to other places."""
    from flows.errors import StoppedError, plain_errors

    with plain_errors():
        if not to:
            raise StoppedError("say where to: --to URL")
        from flows.places import Places
        from flows.sending import send

        send(Places.chosen(releases=releases).releases, version, to, public)


def rebuild(
    version: Annotated[str, typer.Argument(help="Version, or latest.", show_default=False)],
    raw: RawOption = None,
    releases: ReleasesOption = None,
    topics: TopicsOption = None,
    workers: WorkersOption = None,
    into: Annotated[
        Path | None, typer.Option(help="New folder to keep what is made.", show_default="none")
    ] = None,
) -> None:
    """Make a published version anew and compare it, bit for bit."""
    from flows.errors import plain_errors

    with plain_errors():
        from flows.places import Places
        from flows.rebuild import rebuild_and_tell
        from flows.spool import bring_in, fetch

        places = Places.chosen(raw, None, releases)
        fetch(places, bring_in)
        rebuild_and_tell(version, places, into, topics.resolve() if topics else None, workers)
