"""Data as text that stands in a page or a script without ever ending it.

Belongs here: JSON whose signs mean nothing to HTML. Texts are hostile: `</script>`, `<!--` and line
separators are data and stay data.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

_ESCAPES = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u007f\u2028\u2029\ufeff"}


@dataclass(frozen=True, slots=True)
class Json:
    """An array of numbers that is written already, and how many there are."""

    text: str
    rows: int


def literal(value: Any) -> str:
    """The value as JSON that is a JavaScript literal too and holds no sign of HTML; keys sorted."""
    if isinstance(value, Json):
        return value.text
    if isinstance(value, dict):
        return "{" + ",".join(f"{literal(key)}:{literal(value[key])}" for key in sorted(value)) + "}"
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    for sign, written in _ESCAPES.items():
        text = text.replace(sign, written)
    return text
