"""Data Docs as plain pages that read well from disk, without network, scripts, paths or clocks.

Belongs here: keeping the words and tables of Great Expectations' result pages, and the page that leads
to them. Does not: the results themselves (running).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from html.parser import HTMLParser

from demarche.gating.measures import Measures
from demarche.gating.running import Outcome

STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #8886; }
code { background: #8882; padding: 0 .25em; border-radius: 3px; }
.passed { color: #2a7d3f; } .failed { color: #c0392b; font-weight: 600; }
"""

_KEPT = {"table", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li", "br", "strong", "em"}
_WITHOUT_END = {"br", "img", "input", "link", "meta", "hr"}
_DROPPED = {"script", "style", "a"}


def result_page(outcome: Outcome) -> str:
    """One suite's result: the sections of the library's page, on a page of our own."""
    reader = _Sections()
    reader.feed(outcome.page)
    reader.close()
    body = f'<p><a href="index.html">All checks</a></p>\n{"".join(reader.written)}'
    return _page(f"Checks of {outcome.name}", body)


def index_page(outcomes: Sequence[Outcome], measures: Measures, most: Mapping[str, float]) -> str:
    """All suites at a glance, what failed, and the figures measured beside the most they may be."""
    suites = "\n".join(
        f'<tr><td><a href="{escape(one.name)}.html">{escape(one.name)}</a></td>'
        f"<td>{one.expectations}</td><td>{_status(not one.failures)}</td></tr>"
        for one in outcomes
    )
    figures = "\n".join(
        f"<tr><td><code>{escape(name)}</code></td><td>{_figure(value)}</td><td>{_figure(most.get(name))}</td></tr>"
        for name, value in measures.items()
    )
    failures = [failure for one in outcomes for failure in one.failures]
    failed = "".join(f"<li>{escape(failure)}</li>" for failure in failures)
    return _page(
        "Checks of the release candidate",
        f"<p>Overall: {_status(not failures)}</p>{f'<ul>{failed}</ul>' if failed else ''}\n"
        f"<table><thead><tr><th>about</th><th>expectations</th><th>result</th></tr></thead>\n"
        f"<tbody>{suites}</tbody></table>\n"
        f"<h2>Figures of the whole</h2>\n<p>– where there was too little to measure.</p>\n"
        f"<table><thead><tr><th>figure</th><th>measured</th><th>at most</th></tr></thead>\n"
        f"<tbody>{figures}</tbody></table>",
    )


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"


def _status(passed: bool) -> str:
    return '<span class="passed">✓ passed</span>' if passed else '<span class="failed">✗ failed</span>'


def _page(title: str, body: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<h1>{escape(title)}</h1>\n{body}\n</body>\n</html>\n"
    )


class _Sections(HTMLParser):
    """Writes the sections of a result page anew: tables and words, no attributes, links or scripts.

    The block that names the batch (file paths, times, versions) is left out.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._inside = 0
        self._dropping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        if tag == "i":
            self._icon(classes)
        if tag in _WITHOUT_END:
            if tag == "br" and self._writing:
                self.written.append("<br>")
            return
        kind = self._kind(tag, given.get("id", ""), classes)
        self._open.append((tag, kind))
        if kind == "section":
            self._inside += 1
        elif kind == "dropped":
            self._dropping += 1
        elif self._writing and kind:
            self.written.append(f"<{kind}>")

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            opened, kind = self._open.pop()
            if kind == "section":
                self._inside -= 1
            elif kind == "dropped":
                self._dropping -= 1
            elif self._writing and kind:
                self.written.append(f"</{kind}>\n" if kind in ("tr", "h2", "table") else f"</{kind}>")
            if opened == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._writing and data.strip():
            self.written.append(escape(" ".join(data.split()) if "\n" in data else data, quote=False))

    @property
    def _writing(self) -> bool:
        return self._inside > 0 and self._dropping == 0

    def _kind(self, tag: str, identity: str, classes: list[str]) -> str:
        if "ge-section" in classes:
            return "section"
        if tag in _DROPPED or "collapse" in identity or "subheader" in identity:
            return "dropped"
        if tag in ("h4", "h5", "h6"):
            return "h2" if tag == "h5" else "strong"
        if tag == "span" and "badge" in classes:
            return "code"
        return tag if tag in _KEPT else ""

    def _icon(self, classes: list[str]) -> None:
        if self._writing and "text-success" in classes:
            self.written.append(_status(True))
        elif self._writing and "text-danger" in classes:
            self.written.append(_status(False))
