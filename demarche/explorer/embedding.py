"""Data as text that stands in a page or a script without ever ending it.

Belongs here: JSON whose signs mean nothing to HTML. Texts are hostile: `</script>`, `<!--` and line
separators are data and stay data.
"""

from __future__ import annotations

import json
from typing import Any

_ESCAPES = str.maketrans(
    {
        "<": "\\u003c",
        ">": "\\u003e",
        "&": "\\u0026",
        "\u2028": "\\u2028",
        "\u2029": "\\u2029",
        "\u007f": "\\u007f",
        "\ufeff": "\\ufeff",
    }
)


def literal(value: Any) -> str:
    """The value as JSON that is a JavaScript literal too and holds no sign of HTML; keys sorted."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return text.translate(_ESCAPES)
