"""The error that ends a run: a table breaks its contract in a way that no input explains."""

from __future__ import annotations

from collections.abc import Sequence

SHOWN = 5


class ContractError(Exception):
    """A broken invariant of our own, with table, column, offending cases and remedy."""

    def __init__(
        self, table: str, column: str | None, problem: str, remedy: str, cases: Sequence[str] = ()
    ) -> None:
        self.table, self.column, self.problem, self.remedy = table, column, problem, remedy
        self.cases = tuple(cases)
        place = f"table {table}" + (f", column {column}" if column else "")
        shown = "; ".join(self.cases[:SHOWN])
        more = f" and {len(self.cases) - SHOWN} more" if len(self.cases) > SHOWN else ""
        super().__init__(f"{place}: {problem}{f' ({shown}{more})' if shown else ''}. {remedy}")
