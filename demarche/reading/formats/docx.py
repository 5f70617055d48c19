"""DOCX to text: the paragraphs of the main part, as the author last left them.

Belongs here: the package and its main part, runs, revisions, hidden text. Does not: headers, footers,
notes and comments, which are other parts. What was deleted or hidden is left out, what was inserted stays.
"""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from demarche.reading.formats.blocks import Blocks
from demarche.reading.limits import Limits
from demarche.reading.refusal import RefusalError

_PASSED_OVER = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "sectPr", "tblPr", "pPr"})
_WRITTEN = {"tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_OFF = frozenset({"0", "false", "off"})


def text_of(data: bytes, limits: Limits) -> str:
    """The text of the main part; RefusalError if the file is no such package."""
    try:
        with ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
            relations = _parse(_part(package, "_rels/.rels", names, limits))
            main = [
                relation.get("Target", "").lstrip("/")
                for relation in relations.iter("{*}Relationship")
                if relation.get("Type", "").endswith("/officeDocument")
            ]
            if not main:
                raise _ill_formed("it names no main part")
            body = _parse(_part(package, main[0], names, limits))
    except BadZipFile:
        raise _ill_formed("it is no whole archive") from None
    blocks = Blocks(limits.most_characters)
    _walk(body, blocks)
    return blocks.text()


def _part(package: ZipFile, name: str, names: set[str], limits: Limits) -> bytes:
    """One part, unpacked no further than allowed, whatever the archive says of its size."""
    if name not in names:
        raise _ill_formed("a part of it is missing")
    if package.getinfo(name).flag_bits & 1:
        raise RefusalError("encrypted", "the file is locked with a password. Save it without one.")
    with package.open(name) as part:
        data = part.read(limits.most_document_bytes + 1)
    if len(data) > limits.most_document_bytes:
        raise RefusalError(
            "too-large", f"unpacked, it has more than {limits.most_document_bytes} bytes. Split it."
        )
    return data


def _parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        raise _ill_formed("its XML cannot be read") from None
    if root.getroottree().docinfo.doctype:
        raise _ill_formed("its XML declares a document type")
    return root


def _walk(body: etree._Element, blocks: Blocks) -> None:
    events = etree.iterwalk(body, events=("start", "end"))
    for event, element in events:
        name = etree.QName(element).localname
        if event == "end":
            if name == "p":
                blocks.end_block()
        elif name in _PASSED_OVER or (name == "r" and _is_hidden(element)):
            events.skip_subtree()
        elif name == "p":
            blocks.end_block()
        elif name == "t":
            blocks.add(element.text)
        elif name in ("br", "cr"):
            blocks.end_line()
        else:
            blocks.add(_WRITTEN.get(name))


def _is_hidden(run: etree._Element) -> bool:
    for mark in run.iterfind("{*}rPr/{*}vanish"):
        value = next((v for k, v in mark.attrib.items() if etree.QName(k).localname == "val"), "1")
        return value not in _OFF
    return False


def _ill_formed(what: str) -> RefusalError:
    return RefusalError("ill-formed", f"not a DOCX file that can be read: {what}. Save it anew.")
