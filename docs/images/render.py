"""Draw the README's picture: what `demarche show` prints for one position, as SVG without web fonts.

python docs/images/render.py p-1a2b3c4d5e6f > docs/images/show.svg
"""

from __future__ import annotations

import io
import re
import sys

from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME

from demarche.cli.releases import FOLDER
from demarche.cli.show import position_panel


def picture(position_id: str) -> str:
    """The SVG of one position of the latest release in releases/."""
    recorder = Console(record=True, width=102, file=io.StringIO(), force_terminal=True)
    recorder.print(position_panel(FOLDER, "latest", position_id))
    svg = recorder.export_svg(
        title=f"demarche show {position_id}", theme=DEFAULT_TERMINAL_THEME, unique_id="demarche"
    )
    svg = re.sub(r"@font-face\s*\{[^}]*\}", "", svg)
    return svg.replace("Fira Code", "ui-monospace, Menlo, Consolas")


if __name__ == "__main__":
    print(picture(sys.argv[1]))
