"""The page as a file: what its policy lets in, what its data say, and that nothing in them gets out."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from demarche.explorer import parts
from tests.unit.explorer.reading_pages import Page, read_page, read_part
from tests.unit.releasing.building import published
from tests.unit.releasing.forming import hostile_tables
from tests.unit.releasing.samples import TEXTS, sample_tables
from tests.unit.releasing.test_canary import CANARIES, restricted_rows


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("page")).folder


def hashed(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_the_policy_lets_in_the_page_s_own_code_and_styles_and_no_request(release: Path) -> None:
    page = read_page(release)
    rules = dict(rule.split(" ", 1) for rule in page.policy.split("; "))
    run = [one for one in page.named("script") if one.attributes.get("type") is None]
    assert len(run) == 1
    nonce = run[0].attributes["nonce"]
    assert rules == {
        "default-src": "'none'",
        "script-src": f"'sha256-{hashed(run[0].text)}' 'nonce-{nonce}'",
        "style-src": f"'sha256-{hashed(page.named('style')[0].text)}'",
        "img-src": "data:",
        "connect-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert len(page.named("style")) == 1
    for element in page.elements:
        assert not {"src", "srcset", "style", "srcdoc"} & set(element.attributes)
        assert not any(name.startswith("on") for name in element.attributes)
        assert element.name != "link" or str(element.attributes["href"]).startswith("data:image/svg+xml,")


def test_the_nonce_is_of_the_data_so_no_text_in_them_can_name_it(release: Path) -> None:
    page = read_page(release)
    (payload,) = [one.text for one in page.named("script") if one.attributes.get("id") == "release"]
    (run,) = [one for one in page.named("script") if one.attributes.get("type") is None]
    assert run.attributes["nonce"] == hashed(payload)
    assert str(run.attributes["nonce"]) not in payload


def test_texts_and_names_are_data_and_never_markup(tmp_path: Path) -> None:
    tables = hostile_tables()
    tables["texts"] = tables["texts"].with_columns(
        pl.when(pl.col("document_id") == "news-2008")
        .then(pl.col("text") + "</script><script>alert(1)</script><!--<script>\u2028]]>")
        .otherwise("text")
        .alias("text")
    )
    length = int(tables["texts"].filter(document_id="news-2008")["text"].str.len_chars()[0])
    tables["documents"] = tables["documents"].with_columns(
        pl.when(pl.col("document_id") == "news-2008")
        .then(pl.lit(length))
        .otherwise("characters")
        .alias("characters")
    )
    folder = published(tmp_path, tables).folder
    page = read_page(folder)
    plain = read_page(published(tmp_path / "plain").folder)
    assert [one.name for one in page.elements] == [one.name for one in plain.elements]
    texts = dict(zip(page.data["blocks"]["documents"]["id"], page.data["blocks"]["texts"], strict=True))
    assert texts["news-2008"].endswith("<!--<script>\u2028]]>")
    raw = (folder / "index.html").read_text(encoding="utf-8")
    (payload,) = [one.text for one in page.named("script") if one.attributes.get("id") == "release"]
    assert not set("<>&\u2028") & set(payload)
    assert raw.count("</script>") == len(page.named("script"))


def test_the_data_are_the_tables(release: Path) -> None:
    blocks = read_page(release).data["blocks"]
    tables = {path.stem: pl.read_parquet(path) for path in release.glob("*.parquet")}
    assert rows_of(blocks) == {
        row["position_id"]: {
            **{name: row[f"{name}_id"] for name in ("document", "actor", "holder", "addressee", "topic")},
            "targets": row["target_ids"],
            "char_start": row["char_start"],
            "char_end": row["char_end"],
            "edtf": row["date_edtf"],
            "confidence": row["confidence"],
            "quote": row["quote"],
        }
        for row in tables["positions"].to_dicts()
    }
    texts = dict(zip(blocks["documents"]["id"], blocks["texts"], strict=True))
    held = dict(tables["texts"].iter_rows())
    assert {name: text for name, text in texts.items() if text is not None} == held
    assert [bool(one) for one in blocks["documents"]["open"]] == [name in held for name in texts]
    assert {one["path"] for one in blocks["files"]} >= {"positions.parquet", "csv/positions.csv"}
    for one in blocks["files"]:
        assert one["sha256"] == hashlib.sha256((release / one["path"]).read_bytes()).hexdigest()


def rows_of(blocks: dict[str, Any]) -> dict[str, Any]:
    """The positions, with ids again for row numbers."""
    given = blocks["positions"]
    actors, documents, topics = (blocks[name]["id"] for name in ("actors", "documents", "topics"))
    named = {"actor": actors, "holder": actors, "addressee": actors, "document": documents, "topic": topics}
    found = {}
    for row, short in enumerate(given["id"].split(" ") if given["id"] else []):
        one = {name: None if given[name][row] < 0 else ids[given[name][row]] for name, ids in named.items()}
        found[f"p-{short}"] = {
            **one,
            "targets": [actors[actor] for actor in given["targets"][given["target_set"][row]]],
            "char_start": given["char_start"][row],
            "char_end": given["char_start"][row] + given["length"][row],
            "edtf": blocks["dates"]["edtf"][given["date"][row]],
            "confidence": given["confidence"][row],
            "quote": blocks["quotes"][row],
        }
    return found


def test_a_large_release_keeps_its_rows_beside_the_page_and_they_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read_page(published(tmp_path / "whole").folder).data
    monkeypatch.setattr(parts, "INLINE_POSITIONS", 2)
    monkeypatch.setattr(parts, "PART_CHARACTERS", 60)
    folder = published(tmp_path / "cut").folder
    data = read_page(folder).data
    assert set(data["blocks"]) | set(data["parts"]) == set(whole["blocks"])
    assert not set(data["blocks"]) & set(data["parts"])
    put_together = dict(data["blocks"])
    for name, cut in data["parts"].items():
        pieces = []
        for part in cut:
            told, content = read_part(folder / part["file"])
            assert told == part["file"]
            pieces.append(content)
        if isinstance(pieces[0], list):
            assert [part["first"] for part in cut] == [sum(map(len, pieces[:k])) for k in range(len(pieces))]
            put_together[name] = [one for piece in pieces for one in piece]
        else:
            (put_together[name],) = pieces
    assert len(data["parts"]["quotes"]) > 1
    for name, block in whole["blocks"].items():
        if name != "files":
            assert put_together[name] == block, name
    sums = (folder / "SHA256SUMS").read_text()
    assert all(part["file"] in sums for cut in data["parts"].values() for part in cut)


def test_a_restricted_text_is_quoted_and_nothing_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in (5_000, 0):
        monkeypatch.setattr(parts, "INLINE_POSITIONS", limit)
        folder = published(tmp_path / str(limit), sample_tables(**restricted_rows())).folder
        files = [folder / "index.html", *(folder / "explorer").glob("*.js")]
        text = "".join(path.read_text(encoding="utf-8") for path in files)
        assert "Missile defence must be built" in text
        assert not [word for word in CANARIES if word in text]


def test_the_same_release_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "INLINE_POSITIONS", 1)
    tables = sample_tables()
    one = published(tmp_path / "one", tables).folder
    turned = {name: frame.reverse() for name, frame in tables.items()}
    other = published(tmp_path / "other", turned).folder
    names = sorted(path.relative_to(one) for path in (one / "explorer").iterdir())
    assert names
    for name in ["index.html", *names]:
        assert (one / name).read_bytes() == (other / name).read_bytes()


def test_a_release_without_positions_has_a_page(tmp_path: Path) -> None:
    folder = published(tmp_path, sample_tables(positions=[])).folder
    data = read_page(folder).data
    assert data["counts"] == {"positions": 0, "documents": len(TEXTS)}
    assert rows_of(data["blocks"]) == {}


def test_the_page_says_who_made_the_data_to_search_engines(release: Path) -> None:
    page = read_page(release)
    (linked,) = [one for one in page.named("script") if one.attributes.get("type") == "application/ld+json"]
    assert '"@type": "Dataset"' in linked.text
    assert isinstance(page, Page)
