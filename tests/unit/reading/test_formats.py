"""HTML, PDF and DOCX: what of them is text, and what the process that opens them may not do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from demarche.reading import RefusalError, read_text
from demarche.reading.formats.converter import Converter
from demarche.reading.formats.kinds import check_kind, kind_of
from demarche.reading.formats.pdf import without_running_heads
from demarche.reading.limits import USUAL, Limits
from tests.integration.hostile.formats import docx, page, pdf, runs

LONG = "The government of the republic wishes to state that it cannot accept the"


def text(name: str, data: str | bytes, limits: Limits = USUAL) -> str:
    return read_text(name, data if isinstance(data, bytes) else data.encode(), limits)[0].text


def rule(name: str, data: str | bytes, limits: Limits = USUAL) -> str:
    with pytest.raises(RefusalError) as refused:
        text(name, data, limits)
    return refused.value.rule


def test_blocks_of_a_page_are_paragraphs() -> None:
    inside = (
        "<h1>On  peace</h1><p>We <b>wa</b>nt&nbsp;it\nnow.<br>Truly.</p>"
        "<ul><li>One<li>Two</ul><div>End <p>of</p> it</div>"
    )
    blocks = ["On peace", "We want it now.\nTruly.", "One", "Two", "End", "of", "it"]
    assert text("a.html", page(inside)) == "\n\n".join(blocks)


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "b/c.xhtml"])
def test_the_one_main_part_of_a_page_is_its_text(name: str) -> None:
    assert text(name, page("<p>Menu</p><main><p>Peace.</p></main><p>Imprint</p>")) == "Peace."
    assert text(name, page("<p>Lead</p><article>One</article><article>Two</article>")) == "Lead\n\nOne\n\nTwo"


def test_what_a_page_hides_is_no_text() -> None:
    hidden = (
        "<p hidden>a</p><p aria-hidden='TRUE'>b</p><p style='color:red; display : none'>c</p>"
        "<script>d</script>"
    )
    assert text("a.html", page(f"{hidden}<p>Seen</p>tail<noscript>e</noscript>")) == "Seen\n\ntail"


def test_lines_of_a_pdf_become_sentences_again() -> None:
    lines = [
        LONG,
        "proposal made by its neighbours last month, and that it will hold to the",
        "treaty.",
        "No.",
    ] * 3
    read = text("a.pdf", pdf([lines]))
    assert read.startswith(
        "The government of the republic wishes to state that it cannot accept the proposal made"
    )
    assert read.count("\n") < len(lines)


def test_running_heads_and_page_numbers_go_and_lines_of_the_text_stay() -> None:
    pages = [["The Gazette", f"Text {word}", f"Page {n} of 4"] for n, word in enumerate("abcd", start=1)]
    assert without_running_heads(pages) == [[f"Text {word}"] for word in "abcd"]
    assert without_running_heads(pages[:2]) == pages[:2]
    assert without_running_heads([["one"], [], ["two"], ["three"]]) == [["one"], [], ["two"], ["three"]]


def test_a_docx_reads_as_its_author_left_it() -> None:
    revised = (
        "<w:p><w:r><w:t>We will </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>soon</w:t><w:tab/><w:t>ratify</w:t></w:r></w:ins><w:r><w:br/><w:t>it</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>never</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>.</w:t></w:r></w:p>'
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Left</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    assert text("a.docx", docx(revised)) == "We will soon ratify\nit.\n\nLeft"


def test_offsets_lead_to_the_text_and_not_into_the_file() -> None:
    clean, front = read_text("a.docx", docx(runs(["Peace  now."])))
    assert front == {}
    assert clean.raw.text[slice(*clean.to_raw(0, 5))] == "Peace"
    with pytest.raises(ValueError, match="no place in its bytes"):
        clean.to_bytes(0, 5)


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    endless = pdf([["We want peace."]], tree=f"<< /Type /Pages /Kids [{'4 0 R ' * 50_000}] /Count 50000 >>")
    limits = Limits(seconds=1, most_characters=10**9, most_pages=10**6)
    with Converter(limits) as converter:
        with pytest.raises(RefusalError) as refused:
            read_text("a.pdf", endless, limits, converter)
        assert refused.value.rule == "too-slow"
        assert read_text("a.docx", docx(runs(["Peace."])), limits, converter)[0].text == "Peace."


def test_a_file_that_takes_too_much_room_is_given_up() -> None:
    bomb = docx(runs(["x"]) + "<w:p/>" * 6_000_000)
    assert rule("a.docx", bomb, Limits(most_memory=200_000_000)) == "too-large"
    assert rule("a.pdf", pdf([["x" * 50] * 40]), Limits(most_characters=1000)) == "too-large"
    assert rule("a.html", page("x" * 1000), Limits(most_document_bytes=500)) == "too-large"


@pytest.mark.parametrize(
    "attempt",
    [
        "open('/etc/passwd').read()",
        "open('written', 'w')",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "import os; os.remove('kept')",
        "import ctypes; ctypes.CDLL(None)",
    ],
)
def test_a_confined_process_reaches_nothing(attempt: str, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("kept", encoding="utf-8")
    loaded = "import socket, subprocess, ctypes, os"
    confined = (
        "from demarche.reading.formats.worker import confine; from demarche.reading.limits import USUAL"
    )
    code = f"{loaded}\n{confined}\nconfine(USUAL)\n{attempt}"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "PermissionError: reading a file needs no" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept"]


def test_without_the_extra_files_are_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    kind = kind_of("speech.PDF")
    assert kind is not None
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(RefusalError, match="Install the extra `documents`") as refused:
        check_kind(kind, b"%PDF-1.7")
    assert refused.value.rule == "not-installed"
