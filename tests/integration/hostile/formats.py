"""HTML, PDF and DOCX files that hide, run, grow or break."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from functools import partial

from tests.integration.hostile.case import CANARY, MARK, ROW, Case, body, lone

_LINES = [line for line in body().replace('"', "").split("\n") if line]
_OFFICE = "http://schemas.openxmlformats.org"
_RELATIONS = (
    f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "{more}</Relationships>"
)


def page(inside: str, head: str = "") -> str:
    """An HTML page."""
    return f"<!DOCTYPE html><html><head><title>{CANARY}</title>{head}</head><body>{inside}</body></html>"


def paragraphs(lines: Sequence[str] = _LINES) -> str:
    """Lines as paragraphs of HTML."""
    return "".join(f"<p>{line}</p>" for line in lines)


def docx(inside: str, before: str = "", relations: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """A DOCX file around the markup of its body."""
    main = f'{before}<w:document xmlns:w="{_OFFICE}/wordprocessingml/2006/main"><w:body>{inside}</w:body></w:document>'
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": _RELATIONS.replace("{more}", relations).encode(),
        "word/document.xml": main.encode(),
        **(more or {}),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def lying(package: bytes) -> bytes:
    """A package whose directory says that its main part is shorter than it is."""
    with zipfile.ZipFile(io.BytesIO(package)) as read:
        size = read.getinfo("word/document.xml").file_size
    return package.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))


def runs(lines: Sequence[str] = _LINES) -> str:
    """Lines as paragraphs of DOCX."""
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)


def pdf(
    pages: Sequence[Sequence[str]], catalog: str = "", packed: bytes | None = None, tree: str | None = None
) -> bytes:
    """A PDF file with a text layer; `packed` takes the place of the first page's compressed contents."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        (tree or f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>").encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for i, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = zlib.compress(f"BT /F1 10 Tf 40 760 Td 12 TL {shown} ET".encode("latin-1"))
        stream = packed if packed is not None and i == 0 else stream
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * i} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        size = f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n".encode()
        objects.append(size + stream + b"\nendstream")
    made, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n".encode()
    return made + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + table + end


def _lines_of(text: str, width: int = 90) -> list[str]:
    words, lines = text.replace("(", "").replace(")", "").split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _many_pages(count: int) -> list[list[str]]:
    return [["The Daily Hostile", *_lines_of(body(f"tests number {i}")), f"Page {i}"] for i in range(count)]


_html = partial(lone, "HTML", file="a.html")
_pdf = partial(lone, "PDF", file="a.pdf")
_docx = partial(lone, "DOCX", file="a.docx")
_HIDDEN = "".join(
    f"<p {how}>{CANARY}</p>"
    for how in ("hidden", "aria-hidden=true", "style='display : NONE'", "style=visibility:hidden")
)
_UNSEEN = f"<noscript>{CANARY}</noscript><template>{CANARY}</template><!-- {CANARY} --><svg><text>{CANARY}</text></svg>"
_ENTITY = f'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "{CANARY}">]>'
_LAUGHS = (
    "<!DOCTYPE w [<!ENTITY a '"
    + "x" * 1000
    + "'>"
    + "".join(f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
_RUN = "<w:r><w:t>{}</w:t></w:r>"

CASES: tuple[Case, ...] = (
    _html("as it should be", page(paragraphs()), ROW),
    _html("scripts and handlers", page(f"<script>document.write('{CANARY}')</script><p onclick='x(\"{CANARY}\")'>{_LINES[0]}</p>" + paragraphs()), ROW),
    _html("text that nobody sees", page(_HIDDEN + _UNSEEN + paragraphs()), ROW),
    _html("menus around the text", page(f"<nav>{CANARY}</nav><main>{paragraphs()}</main><footer>{CANARY}</footer>"), ROW),
    _html("entities, known and unknown", page(paragraphs() + "<p>&eacute;&#x1F600;&#0;&nosuch;&#99999999;&amp;lt;</p>"), ROW),
    _html("a document type from the file system", "<!DOCTYPE html SYSTEM 'file:///etc/passwd'><body>" + paragraphs(), ROW),
    _html("frames and objects from elsewhere", page(f"<iframe src=file:///etc/passwd></iframe><object data=file:///etc/passwd>{CANARY}</object>" + paragraphs()), ROW),
    _html("100,000 nested elements", "<div>" * 100_000 + body(), "ill-formed"),
    _html("tags that are never closed", page("<b><i><p>" * 60 + paragraphs()), ROW),
    _html("10,000 attributes", page(f"<p {' '.join(f'a{i}=x' for i in range(10_000))}>x</p>" + paragraphs()), ROW),
    _html("no element at all", body(), "not-text"),
    _html("no text at all", page("<img src=x>"), "empty"),
    _html("NULs", page(paragraphs()).replace("treaty", "tre\0aty"), "binary"),
    _html("two encodings", page(paragraphs() + "<p>président, président, président</p>").encode() + "é".encode("latin-1"), "encoding"),
    _html("UTF-16", ("\ufeff" + page(paragraphs())).encode("utf-16-le"), ROW),
    _html("more text than is read", page("<p>" + "We want peace. " * 40_000), "too-large"),
    _pdf("as it should be", pdf([_lines_of(body())]), ROW),
    _pdf("running heads", pdf(_many_pages(4)), ROW),
    _pdf("a script that runs on opening", pdf([_lines_of(body())], f"/OpenAction << /S /JavaScript /JS ({CANARY}) >>"), ROW),
    _pdf("a program that starts on opening", pdf([_lines_of(body())], f"/OpenAction << /S /Launch /F (touch {MARK}) >>"), ROW),
    _pdf("a bomb in a page", lambda: pdf([["x"]], packed=zlib.compress(b"BT /F1 10 Tf (We want peace. ) Tj ET " * 5_000_000, 1)), "ill-formed"),
    _pdf("a page tree that holds itself", pdf([["x"]], tree="<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"), "ill-formed"),
    _pdf("50,000 pages that are one", pdf([["We want peace."]], tree=f"<< /Type /Pages /Kids [{'4 0 R ' * 50_000}] /Count 50000 >>"), "too-large"),
    _pdf("no text layer", pdf([[]]), "no-text"),
    _pdf("locked", pdf([["x"]]).replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (" + b"o" * 32 + b") /U (" + b"u" * 32 + b") >> /ID [(i) (i)]"), "encrypted"),
    _pdf("cut in half", pdf([_lines_of(body())])[:400], "ill-formed"),
    _pdf("a head and noise", b"%PDF-1.7\n" + bytes(range(256)) * 50, "ill-formed"),
    _pdf("a page of HTML under its name", page(paragraphs()), "not-text"),
    _docx("as it should be", docx(runs()), ROW),
    _docx("deleted and hidden words", docx(f"<w:p><w:del><w:r><w:delText>{CANARY}</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>{CANARY}</w:t></w:r></w:p>" + runs()), ROW),
    _docx("a bomb of 200 MB", lambda: docx(runs() + " " * 200_000_000), "too-large"),
    _docx("an archive that lies about its size", lying(docx(runs())), "ill-formed"),
    _docx("entities from the file system", docx(f"<w:p>{_RUN.format('&x;&y;')}</w:p>" + runs(), before=_ENTITY), "ill-formed"),
    _docx("entities that grow to a billion", docx(f"<w:p>{_RUN.format('&i;')}</w:p>", before=_LAUGHS), "ill-formed"),
    _docx("20,000 nested elements", docx("<w:p>" * 20_000 + "</w:p>" * 20_000), "ill-formed"),
    _docx("a macro and a link to elsewhere", docx(runs(), relations='<Relationship Id="r2" TargetMode="External" Type="x" Target="http://127.0.0.1/"/>', more={"word/vbaProject.bin": CANARY.encode()}), ROW),
    _docx("parts that climb out", docx(runs(), more={f"../../{MARK}": b"x", "/etc/x": b"x"}), ROW),
    _docx("no main part", docx(runs()).replace(b"word/document.xml", b"word/nocument.xml"), "ill-formed"),
    _docx("not a DOCX but any archive", docx("").replace(b"_rels/.rels", b"_rels/.nope"), "ill-formed"),
    _docx("cut in half", docx(runs())[:500], "ill-formed"),
    _docx("no text", docx("<w:p/>"), "empty"),
    _docx("a text under its name", body(), "not-text"),
)  # fmt: skip
