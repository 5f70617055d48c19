"""Front matter that would grow, run, nest or say what cannot be."""

from __future__ import annotations

from pathlib import Path

from tests.integration.hostile.case import MARK, ROW, Case, body, put

_GOOD = "holder_id: jane-doe\nactor_id: USA\npublished: 2008-04-03\ngenre: speech\n"
_LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


def _front(name: str, block: str, outcome: str, text: str = body()) -> Case:
    def make(folder: Path) -> None:
        put(folder, {"a.md": f"---\n{block}---\n{text}\n"})

    return Case("front matter", name, make, {"a.md": outcome})


def _dated(name: str, published: str, outcome: str = "metadata") -> Case:
    return _front(name, _GOOD.replace("2008-04-03", published), outcome)


CASES: tuple[Case, ...] = (
    _front("as it should be", _GOOD, ROW),
    _front("aliases that grow to a billion", _LAUGHS + _GOOD, "front-matter"),
    _front("a tag that would run a command", f"title: !!python/object/apply:os.system ['touch {MARK}']\n" + _GOOD, "front-matter"),
    _front("a tag for bytes", "title: !!binary aGVsbG8=\n" + _GOOD, "front-matter"),
    _front("an alias to itself", "title: &a [*a]\n" + _GOOD, "front-matter"),
    _front("a merge of keys", _GOOD + "<<: {title: x}\n", "front-matter"),
    _front("19,000 brackets", "title: " + "[" * 19_000 + "\n" + _GOOD, "front-matter"),
    _front("9,000 list marks", "title:\n" + "- " * 9_000 + "\n" + _GOOD, "front-matter"),
    _front("4,000 braces", "title: " + "{a: " * 4_000 + "\n" + _GOOD, "front-matter"),
    _front("a key twice", _GOOD + "genre: op-ed\n", "front-matter"),
    _front("a key twice under two names", _GOOD + "author_id: joe-roe\n", "unknown-key"),
    _front("a key that nobody knows", _GOOD + "importance: high\n", "unknown-key"),
    _front("another file's name", "file: b.md\n" + _GOOD, "unknown-key"),
    _front("control characters", "title: \x07bell\n" + _GOOD, "front-matter"),
    _front("a megabyte of it", "title: " + "x" * 1_000_000 + "\n" + _GOOD, "too-large"),
    _front("30,000 characters of it", "title: " + "x" * 30_000 + "\n" + _GOOD, "front-matter"),
    _front("a title of 5,000 characters", "title: " + "x" * 5_000 + "\n" + _GOOD, "metadata"),
    _front("a title that is a formula", "title: '=HYPERLINK(\"http://127.0.0.1\")'\n" + _GOOD, ROW),
    _front("a title that is a script", "title: <img src=x onerror=alert(1)>\n" + _GOOD, ROW),
    _front("a title that turns the direction", 'title: "\\u202Egnp.x\\u202C\\u200B"\n' + _GOOD, ROW),
    _front("an address that is a script", "url: javascript:alert(1)\n" + _GOOD, "metadata"),
    _front("a path for a holder", _GOOD.replace("jane-doe", "../../etc/passwd"), "metadata"),
    _front("metadata and no text", _GOOD, "empty", text=""),
    _front("nothing in it", "\n" + _GOOD.replace("published: 2008-04-03", "published:"), "metadata"),
    _dated("a date of 5,000 digits", "1" * 5_000),
    _dated("a day that is not", "2008-02-30"),
    _dated("a month that is not", "2008-13"),
    _dated("the year nought", "0000"),
    _dated("a year in Arabic digits", "٢٠٠٨"),
    _dated("a time", "2008-04-03T12:00:00Z"),
    _dated("an end before its beginning", "2009/2008"),
    _dated("an interval open at both ends", "../.."),
    _dated("two dates", "[2008, 2009]"),
    Case(
        "front matter", "no closing line",
        lambda folder: put(folder, {"a.md": f"---\n{_GOOD}{body()}"}), {"a.md": "front-matter"},
    ),
    Case(
        "front matter", "a storm of line ends behind the first line",
        lambda folder: put(folder, {"a.md": "---\n" + "\r\n" * 100_000 + "1. " + body()}), {"a.md": "no-metadata"},
    ),
)  # fmt: skip
