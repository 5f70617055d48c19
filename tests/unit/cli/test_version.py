"""The program's own version."""

from typer.testing import CliRunner

from demarche import __version__
from demarche.cli import app


def test_the_version_is_shown_without_a_command() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert (result.exit_code, result.output) == (0, f"{__version__}\n")
