"""Texts that are text, and mean harm or trouble."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.integration.hostile.case import CANARY, MARK, ROW, Case, body, lone, put, table

_text = partial(lone, "texts")
_TEXT = body()
_GERMAN = "Die Regierung hat beschlossen, dass die Steuern im nächsten Jahr nicht gesenkt werden. " * 20
_CHINESE = "我们要求各国立即批准禁止核试验条约，并且停止一切核武器的扩散。" * 20
_SCRIPT = f"<script>fetch('http://127.0.0.1/{CANARY}'.slice(0,16))</script>"


def _of_many(name: str, outcome: dict[str, str], **texts: str) -> Case:
    def make(folder: Path) -> None:
        files = {f"{stem}.txt": text for stem, text in texts.items()}
        put(folder, files | {"documents.csv": table(*({"file": file} for file in files))})

    return Case("texts", name, make, outcome)


def _enormous(folder: Path) -> None:
    put(folder, {"documents.csv": table({"file": "a.txt"})})
    with (folder / "a.txt").open("wb") as stream:
        for _ in range(100):
            stream.write(b'"quoted" ' * 116_509)


def _sparse(folder: Path) -> None:
    put(folder, {"documents.csv": table({"file": "a.txt"}), "a.txt": _TEXT})
    with (folder / "a.txt").open("r+b") as stream:
        stream.truncate(1 << 40)


CASES: tuple[Case, ...] = (
    Case("texts", "100 MB in one line", _enormous, {"a.txt": "too-large"}),
    Case("texts", "a terabyte of which nothing is on the disk", _sparse, {"a.txt": "too-large"}),
    _text("10 MB of quotation marks in one line", '"' * 10_000_000, "too-large"),
    _text("a million sentences of one word", "Go. " * 1_000_000, "too-large"),
    _text("more characters than are read, in few bytes", "Go. " * 130_000, "too-large"),
    _text("thousands of sentences of one word", "We go. They stay. " * 500, ROW),
    _text("10,000 nested quotations", _TEXT + "\n\n" + "“we " * 10_000 + "it” " * 10_000, ROW),
    _text("10,000 quotations that never end", _TEXT + "\n\n" + "“We want peace. " * 2_000, ROW),
    _text("quotation marks alone", _TEXT + "\n\n" + '"' * 10_000, ROW),
    _text("a quotation after another in one paragraph", '"We want peace in our time." ' * 1_000, ROW),
    _text("one word of 100,000 letters", _TEXT + "\n\n" + "a" * 100_000, ROW),
    _text("a paragraph without a full stop", _TEXT + "\n\n" + "and the treaty of peace " * 1_000, ROW),
    _text("digits that might be dates", _TEXT + "\n\n" + "1999-12-31/2000 " * 1_000, ROW),
    _text(
        "dates that no calendar has",
        _TEXT + " On 31 June 20000 and 99 May 0000 we met, 1e999 years ago.",
        ROW,
    ),
    _text("a number of 10,000 digits", _TEXT + " In " + "9" * 10_000 + " we will act.", ROW),
    _text("brackets without end", _TEXT + "\n\n" + "([{" * 3_000, ROW),
    _text("full stops alone", "." * 20_000, "empty"),
    _text("numbers alone", "1 2 3 4 5\n" * 100, "empty"),
    _text("emoji alone", "😀🎉 " * 500, "empty"),
    _text("emoji between the words", _TEXT.replace(" ", " 😀👩‍👩‍👧 "), ROW),
    _text("zero-width characters in every word", _TEXT.replace("e", "\u200be\u2060\ufeff"), ROW),
    _text(
        "marks that turn the direction", _TEXT.replace("treaty", "\u202eytaert\u202c \u2066treaty\u2069"), ROW
    ),
    _text(
        "invisible tags that say something else", _TEXT + "".join(chr(0xE0000 + ord(c)) for c in CANARY), ROW
    ),
    _text("thirty marks on every letter", _TEXT.replace("a", "a" + "\u0301" * 30), ROW),
    _text("a letter under 100,000 marks", _TEXT + " e" + "\u0301" * 100_000, ROW),
    _text("soft hyphens at every line end", _TEXT.replace("treaty", "trea\xad\r\nty"), ROW),
    _text("every kind of line end", _TEXT.replace("\n\n", "\r\u2028\x85\v\f\u2029\r\n"), ROW),
    _text("50,000 empty lines", _TEXT.replace("\n\n", "\r\n" * 50_000), ROW),
    _text("400,000 blanks in a Markdown line", _TEXT + " " * 400_000 + "x\nand on", ROW, file="a.md"),
    _text("Markdown marks without end", _TEXT + "\n\n" + "[](![*_<!--`# " * 2_000, ROW, file="a.md"),
    _text("a script in the text", f"{_TEXT} {_SCRIPT.replace(CANARY, 'x')}", ROW),
    _text("formulas for spreadsheets", f"=cmd|' /C touch {MARK}'!A0 " + _TEXT, ROW),
    _text(
        "commands for shells and formats",
        f"$(touch {MARK}) `touch {MARK}` %s%n {{0.__class__}} " + _TEXT,
        ROW,
    ),
    _text("German", _GERMAN, "non-english"),
    _text("Chinese", _CHINESE, "non-english"),
    _text("a line of Cyrillic", "Мы хотим мира и требуем договора", "non-english"),
    _text("mostly German, framed by English", _TEXT + _GERMAN * 3 + _TEXT, "non-english"),
    _text("English with a quotation in German", _TEXT * 2 + "\n\n" + _GERMAN[:180] + "\n\n" + _TEXT, ROW),
    _of_many(
        "the same text twice", {"a.txt": ROW, "b.txt": "duplicate"}, a=_TEXT, b=_TEXT.replace(" ", "  ")
    ),
    _of_many(
        "nearly the same text twice", {"a.txt": ROW, "b.txt": ROW}, a=_TEXT, b=_TEXT.replace("July", "June")
    ),
)
