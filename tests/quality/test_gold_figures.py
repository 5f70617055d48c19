"""The extractor against gold: the project's own ten texts, and the development texts if present."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
import yaml

from demarche.evaluation.gold import read_gold
from demarche.evaluation.quality import quality_rows
from demarche.positions.extraction import ExtractionSettings, GrammarExtractor
from demarche.positions.frames import extraction_frames
from demarche.reading import read_folder

ROOT = Path(__file__).parents[2]
FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yaml").read_text(encoding="utf-8"))
DEV = ROOT.parent / "shared/gold"


@pytest.fixture(scope="module")
def extractor() -> GrammarExtractor:
    return GrammarExtractor(ExtractionSettings(ROOT / "models/en_demarche", ROOT / "schemas/codebook"))


def figures(extractor: GrammarExtractor, raw: Path, gold: Path) -> dict[str, float]:
    rows = read_gold(gold)
    documents = [d for d in read_folder(raw).documents if Path(d.source_path).stem in rows]
    tables = extraction_frames(
        extractor.extract(documents), documents, extractor.topics, extractor.book, extractor.name
    )
    measured = pl.DataFrame(
        quality_rows(tables["positions"], tables["documents"], rows), infer_schema_length=None
    ).filter(pl.col("genre").is_null() & pl.col("period").is_null())
    return dict(measured.select("measure", "value").iter_rows())


def test_own_gold(extractor: GrammarExtractor) -> None:
    found = figures(extractor, ROOT / "raw", ROOT / "tests/quality/gold")
    print(found)
    assert found["tuple-precision"] >= FLOORS["own_gold"]["tuple_precision"]
    assert found["tuple-f1"] >= FLOORS["own_gold"]["tuple_f1"]


def test_dev_gold(extractor: GrammarExtractor) -> None:
    if not DEV.is_dir():
        pytest.skip("needs ../shared/gold, which is not part of the project")
    found = figures(extractor, DEV / "texts", DEV / "dev")
    print(found)
    assert found["tuple-f1"] >= FLOORS["dev_gold"]["tuple_f1"]
    assert found["statement-f1"] >= FLOORS["dev_gold"]["statement_f1"]
