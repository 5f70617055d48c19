"""Running the real commands as a user does, and what they leave behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import uuid
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

BIN = Path(sys.executable).parent
LONGEST = 900
MARK = "DEMARCHE_TEST_MARK"


@dataclass
class Shell:
    """A place to run commands from. Every process they start carries a mark in its environment."""

    cwd: Path
    checkout: Path | None = None
    mark: str = field(default_factory=lambda: uuid.uuid4().hex)
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """That of the tests, with no Prefect server and a state of its own; a copied checkout comes first."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        cache = self.checkout / ".cache" if self.checkout else self.cwd / ".cache"
        own |= {
            "DEMARCHE_CACHE": str(cache),
            MARK: self.mark,
            "PATH": f"{BIN}{os.pathsep}{own['PATH']}",
            "COLUMNS": "200",
        }
        if self.checkout:
            own["PYTHONPATH"] = str(self.checkout)
        return own | self.more

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            command,
            cwd=self.cwd,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )

    def start(self, *command: str) -> subprocess.Popen[str]:
        """Start a command in a process group of its own."""
        return subprocess.Popen(
            command,
            cwd=self.cwd,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def running(self) -> list[psutil.Process]:
        """Processes that were started from here and are still running."""
        found = []
        for process in psutil.process_iter():
            with suppress(psutil.Error):
                if process.environ().get(MARK) == self.mark and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(process)
        return found

    def left_behind(self) -> list[str]:
        """Their command lines."""
        lines = []
        for process in self.running():
            with suppress(psutil.Error):
                lines.append(" ".join(process.cmdline()))
        return lines

    def kill_all(self) -> None:
        """Kill them, and what they started meanwhile."""
        while found := self.running():
            for process in found:
                with suppress(psutil.Error):
                    process.kill()
            psutil.wait_procs(found, timeout=5)


ASSETS = "demarche/explorer/assets"


def copy_checkout(source: Path, target: Path) -> Path:
    """A copy of the checkout's own files as they are now, without what is ignored or was published."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=source,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (source / name).is_file() and not name.startswith("releases/"):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / name, target / name)
    # Built, so not in git; a copy that built them itself would need the npm registry.
    shutil.copytree(source / ASSETS, target / ASSETS, dirs_exist_ok=True)
    return target
