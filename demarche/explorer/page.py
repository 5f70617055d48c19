"""index.html: the page as one text, with the policy that lets nothing in or out.

Belongs here: the frame around code, styles and data. Does not: the data (blocks), what the page does
(assets).

Code and styles are let in by their hashes. Files beside the page are let in by a nonce that is derived
from all of the page's data, so no text in these data can name it.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import Any

from demarche.explorer.assets import Assets
from demarche.explorer.embedding import literal

ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='3' fill='%2316283f'/%3E"
    "%3Cpath d='M3 7l3-4 3 4z' fill='%2362a6d6'/%3E%3Cpath d='M7 9h6l-3 4z' fill='%23e08348'/%3E%3C/svg%3E"
)
WITHOUT_SCRIPT = (
    "This page needs JavaScript, which runs in your browser alone and loads nothing. The same data stand "
    "beside it as csv/, demarche.xlsx and Parquet files; codebook.html explains them."
)


def page(title: str, linked_data: str, data: dict[str, Any], assets: Assets, connect: str = "'none'") -> str:
    """The page. `linked_data` is an element for the head; `connect` a source that its code may talk to."""
    payload = literal(data)
    nonce = _hash(payload)
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src 'sha256-{_hash(assets.script)}' 'nonce-{nonce}'",
            f"style-src 'sha256-{_hash(assets.style)}'",
            "img-src data:",
            f"connect-src {connect}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="demarche">
<title>{escape(title)}</title>
<link rel="icon" href="{ICON}">
{linked_data}
<style>{assets.style}</style>
</head>
<body>
<div id="page"><noscript><p>{escape(WITHOUT_SCRIPT)}</p></noscript></div>
<script type="application/json" id="release">{payload}</script>
<script nonce="{nonce}">{assets.script}</script>
</body>
</html>
"""


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
