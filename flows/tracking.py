"""DVC as this checkout uses it: its settings, and keeping account of published releases.

Belongs here: how DVC is called, and `dvc add` of a version of the checkout's own releases/. Does not:
running stages (pipeline); DVC never makes or removes a release.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from flows.places import CACHE, CHECKOUT

DVC = (sys.executable, "-m", "dvc")
LOCAL = "[core]\n    no_scm = true\n"
"""Settings of this machine alone: dvc.lock is not in git, which DVC refuses where it minds git. In the
committed settings they would keep other repositories from `dvc import`."""


def dvc_environment(checkout: Path = CHECKOUT) -> dict[str, str]:
    """What DVC is run with, its local settings made if there are none."""
    settings = checkout / ".dvc" / "config.local"
    if not settings.exists():
        settings.write_text(LOCAL, encoding="utf-8")
    return {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
        "DVC_SITE_CACHE_DIR": str(CACHE / "dvc"),
        "DVC_NO_ANALYTICS": "1",
    }


def forget_hashes(cache: Path = CACHE) -> None:
    """Have DVC look into every file anew.

    It takes a file for unchanged if number, size and time are as they were, which a clock that was set back,
    a tool that restores times or a disk with coarse ones can bring about.
    """
    for folder in (cache / "dvc" / "repo").glob("*/hashes"):
        shutil.rmtree(folder, ignore_errors=True)


def is_tracked(version: str, checkout: Path = CHECKOUT) -> bool:
    """Whether DVC keeps account of a version."""
    return (checkout / "releases" / f"{version}.dvc").is_file()


def track(version: str, checkout: Path = CHECKOUT) -> bool:
    """Track a version with DVC, so that other repositories can take it from this one.

    A release is published whether or not this succeeds, so that a failure is said and ends nothing.
    """
    done = subprocess.run(
        [*DVC, "add", "--quiet", f"releases/{version}"],
        cwd=checkout,
        env=dvc_environment(checkout),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = f"{version} is published but not tracked: {done.stderr.strip()[-300:]}"
    else:
        said = f"{version} is tracked; for others: git add releases/{version}.dvc releases/index.json"
    print(f"dvc       {said}", file=sys.stderr)
    return not done.returncode


@task(name="dvc add", cache_policy=NO_CACHE)
def track_task(version: str) -> bool:
    """`track` as a task."""
    return track(version)
