"""The steps from the tables of a run to analysts, each as the project does it.

Belongs here: what is done, in the phases that are processes of their own. Does not: measuring (wide_meter),
sizes and tables of figures (wide).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.wide_meter import Meter

PARTS = {
    "carry ids over": "demarche.releasing.candidate:carry_over",
    "check contracts and evidence": "demarche.releasing.candidate:assemble",
    "suites of Great Expectations": "demarche.gating.gate:run_suites",
    "what changes": "demarche.releasing.publish:plan_tables",
    "CSV": "demarche.releasing.formats:write_csv_files",
    "workbook": "demarche.releasing.formats:write_workbook",
    "networks": "demarche.releasing.formats:write_networks",
    "DNA": "demarche.releasing.formats:write_dna",
    "explorer": "demarche.releasing.staging:write_explorer",
    "descriptors": "demarche.releasing.staging:write_metadata",
    "verify what is staged": "demarche.releasing.publish:verify",
}
"""Parts of steps, by the name in the module that calls them."""


def make(positions: int, folder: Path) -> dict[str, Any]:
    """The tables of both runs."""
    from benchmarks.wide_edits import edited
    from benchmarks.wide_tables import make_run

    first = make_run(positions)
    for name, tables in (("first", first), ("next", edited(first))):
        (folder / name).mkdir(parents=True)
        for table, frame in tables.items():
            frame.write_parquet(folder / name / f"{table}.parquet")
    return {"positions": first["positions"].height}


def validate(meter: Meter, name: str, folder: Path) -> None:
    """From the tables of a run to a candidate that the gate has judged, as the stage does it."""
    import polars as pl

    from demarche.gating.gate import run_gate
    from demarche.releasing.candidate import build_candidate
    from demarche.releasing.continuity.base import copy_base, read_base
    from demarche.releasing.identity import with_position_ids
    from demarche.releasing.layout import BASE
    from flows.parameters import load_parameters
    from flows.validate import measured

    limits, share = dict(load_parameters().limits), load_parameters().rights.quoted_share
    candidate = folder / f"candidate-{name}"
    with meter.step(f"mint ids, {name} run"):
        with_position_ids(pl.read_parquet(folder / name / "positions.parquet"))
    with meter.step(f"candidate, {name} run"):
        copy_base(folder / "releases", candidate / BASE)
        tables = {path.stem: pl.read_parquet(path) for path in sorted((folder / name).glob("*.parquet"))}
        base = read_base(candidate / BASE)
        build_candidate(tables, candidate, base=base, quality=measured, quoted_share=share)
        del tables, base
    with meter.step(f"gate, {name} run"):
        verdict = run_gate(candidate, limits)
    assert verdict.passed, verdict.refusals(None)


def publish(meter: Meter, name: str, folder: Path) -> None:
    """From a judged candidate to a version."""
    from demarche.releasing.provenance import Provenance
    from demarche.releasing.publish import publish as publish_candidate

    made = Provenance("benchmark", {}, [], {}, {}, date(2026, 11, 22))
    with meter.step(f"publish, {name} run"):
        assert publish_candidate(folder / f"candidate-{name}", folder / "releases", made).is_new


def analyse(meter: Meter, _name: str, folder: Path) -> None:
    """What those do who use the two versions."""
    import demarche
    from demarche.releasing.changes import changes_record, changes_text
    from demarche.releasing.comparing import compare_folders
    from demarche.releasing.verify import verify_version

    releases = folder / "releases"
    with meter.step("load positions"):
        demarche.load("positions", releases=releases)
    with meter.step("load one actor"):
        demarche.load("positions", filters={"actor_id": "FRA"}, releases=releases)
    with meter.step("diff of versions"):
        demarche.diff("0.1.0", "0.2.0", releases=releases)
    with meter.step("diff of folders, told"):
        changes = compare_folders(releases / "0.1.0", releases / "0.2.0")
        changes_text(changes)
        json.dumps(changes_record(changes))
    with meter.step("verify"):
        assert not verify_version(releases, "latest")


PHASES: dict[str, Callable[[Meter, str, Path], None]] = {
    "validate": validate,
    "publish": publish,
    "analyse": analyse,
}
ORDER = (
    ("validate", "first"),
    ("publish", "first"),
    ("validate", "next"),
    ("publish", "next"),
    ("analyse", ""),
)


def one_phase(phase: str, name: str, positions: int, folder: Path) -> dict[str, Any]:
    """One phase in this process."""
    if phase == "make":
        return make(positions, folder)
    meter = Meter()
    for part, where in PARTS.items():
        meter.part(part, where)
    meter.watch()
    PHASES[phase](meter, name, folder)
    return {"steps": meter.steps}
