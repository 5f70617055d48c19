"""Coverage-guided fuzz of reading, dates and quotation marks, for as long as you like.

    pip install atheris
    python -m tests.fuzz.harness reading -max_total_time=600

Not part of the tests, and atheris is not in the lock: what it finds becomes a case of
tests/integration/hostile or an example of a property test. Whatever a target raises, other than a refusal,
is a fault, and so is a second for one input.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress

import atheris

with atheris.instrument_imports(include=["demarche"]):
    from demarche.attribution.quotes import find_quotations
    from demarche.dates.edtf import parse_edtf
    from demarche.dates.expressions import find_dates
    from demarche.reading import RefusalError, read_text
    from demarche.reading.csv_rows import read_rows
    from demarche.reading.decoding import decode
    from demarche.reading.front_matter import split_front_matter

MOST_SECONDS = 1.0
PUBLISHED = parse_edtf("2008-04-03")


def reading(data: bytes) -> None:
    """Bytes to a clean text, and every character of it back to its bytes."""
    for name in ("a.txt", "a.md"):
        clean, _ = read_text(name, data)
        for place in range(len(clean.text)):
            first, last = clean.to_bytes(place, place + 1)
            assert 0 <= first < last <= len(data)


def front_matter(data: bytes) -> None:
    """A block of YAML at the head of a file."""
    split_front_matter("---\ntitle: x\n" + data.decode("utf-8", "replace"))


def table(data: bytes) -> None:
    """A documents.csv."""
    numbers = [number for number, _ in read_rows(decode(data).text, "file")]
    assert numbers == list(range(1, len(numbers) + 1))


def dates(data: bytes) -> None:
    """Date expressions in a sentence."""
    sentence = data.decode("utf-8", "replace")[:2_000]
    end = 0
    for mention in find_dates(sentence, PUBLISHED, PUBLISHED):
        assert end <= mention.start < mention.end <= len(sentence)
        assert parse_edtf(mention.date.edtf) == mention.date
        end = mention.end


def quotes(data: bytes) -> None:
    """Quotation marks in a text."""
    text = data.decode("utf-8", "replace")
    end = 0
    for quotation in find_quotations(text):
        assert end <= quotation.start < quotation.end <= len(text)
        end = quotation.end


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (reading, front_matter, table, dates, quotes)
}


def main() -> None:
    """Fuzz the target that the first argument names; the others are libFuzzer's."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in TARGETS:
        raise SystemExit(f"Name what to fuzz: {', '.join(TARGETS)}.")
    target = TARGETS[name]

    def one(data: bytes) -> None:
        start = time.process_time()
        with suppress(RefusalError):
            target(data)
        assert time.process_time() - start < MOST_SECONDS, f"{name} took too long"

    atheris.Setup([sys.argv[0], *sys.argv[2:]], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
