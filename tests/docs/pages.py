"""The snippets of a page of the documentation, and running them as a reader would."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from tests.integration.processes import BIN

BLOCK = re.compile(
    r"^```(?P<language>\w+)\n(?P<code>.*?)^```$(?:\n<!-- not run: (?P<reason>.+?) -->)?",
    re.DOTALL | re.MULTILINE,
)
NAMED = re.compile(r"# (\S+\.yaml)\n")
LONGEST = 900


@dataclass(frozen=True)
class Snippet:
    """A block of code; `reason` says why it is not run, if so. `line` is where it begins."""

    language: str
    code: str
    line: int
    reason: str | None


def snippets(page: Path) -> Iterator[Snippet]:
    """The blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    for found in BLOCK.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield Snippet(found["language"], found["code"], line, found["reason"])


def run_page(page: Path, folder: Path) -> list[str]:
    """Run a page's snippets in a folder, Python in one session; returns what could not be run, and why."""
    session: dict[str, Any] = {"__name__": "page"}
    passed_over = []
    for one in snippets(page):
        place = f"{page.name}, line {one.line}"
        if one.reason:
            continue
        match one.language:
            case "python":
                with redirect_stdout(StringIO()):
                    exec(compile(one.code, place, "exec"), session)
            case "sh":
                _run(["bash", "-euo", "pipefail", "-c", one.code], folder, place)
            case "sql":
                import duckdb

                assert duckdb.sql(one.code).fetchall(), place
            case "r":
                if missing := _missing_for(one.code):
                    passed_over.append(f"{place}: {missing} is not installed")
                else:
                    _run(["Rscript", "-e", one.code], folder, place)
            case "yaml":
                named = NAMED.match(one.code)
                assert named is not None, f"{place}: the first line names the file, as a comment"
                (folder / named[1]).write_text(one.code, encoding="utf-8")
            case other:
                raise AssertionError(f"{place}: {other} is run by nobody; say why: <!-- not run: … -->")
    return passed_over


def _missing_for(code: str) -> str | None:
    if shutil.which("Rscript") is None:
        return "R"
    for name in re.findall(r"library\((\w+)\)|(\w+)::", code):
        package = name[0] or name[1]
        test = f'quit(status = !requireNamespace("{package}", quietly = TRUE))'
        if subprocess.run(["Rscript", "-e", test], capture_output=True).returncode:
            return package
    return None


def _run(command: list[str], folder: Path, place: str) -> None:
    own = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    own["PATH"] = f"{BIN}{os.pathsep}{own['PATH']}"
    done = subprocess.run(
        command, cwd=folder, env=own, capture_output=True, text=True, timeout=LONGEST, check=False
    )
    assert done.returncode == 0, f"{place}\n{done.stdout}\n{done.stderr}"
