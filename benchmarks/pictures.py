"""Pictures for docs/, as SVG that is the same from run to run.

Belongs here: drawing. Does not: what is drawn (curves, scale).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from benchmarks.curves import Table, Value

SIZE = (6.0, 4.0)
BLUE, ORANGE, GREY = "#1f77b4", "#d95f02", "#888888"


def draw_reliability(table: Table, path: Path) -> None:
    """Promised against found: the diagonal is a confidence that can be taken at its word."""
    figure, axes = _axes()
    axes.plot([0, 1], [0, 1], color=GREY, linewidth=1, linestyle=":")
    for promised, found, colour, label in (
        ("mean confidence", "share right", GREY, "candidates, as fitted"),
        ("rows' mean confidence", "tuple right", BLUE, "rows: tuple right"),
        ("rows' mean confidence", "statement right", ORANGE, "rows: statement right"),
    ):
        points = _both(table.column(promised), table.column(found))
        axes.plot(*zip(*points, strict=True), color=colour, marker="o", markersize=4, label=label)
    axes.set(xlabel="confidence", ylabel="share right", xlim=(0, 1), ylim=(0, 1))
    axes.legend(frameon=False, fontsize=8)
    _save(figure, path)


def draw_thresholds(table: Table, chosen: float, path: Path) -> None:
    """Precision, recall and F1 over the threshold, and the threshold that is in force."""
    figure, axes = _axes()
    thresholds = table.column("threshold")
    for name, colour in (("tuple", BLUE), ("statement", ORANGE)):
        for measure, style in (("precision", "--"), ("recall", ":"), ("F1", "-")):
            points = _both(thresholds, table.column(f"{name} {measure}"))
            axes.plot(*zip(*points, strict=True), color=colour, linestyle=style, label=f"{name} {measure}")
    axes.axvline(chosen, color=GREY, linewidth=1)
    axes.annotate("params.yaml", (chosen, 0.97), xytext=(3, 0), textcoords="offset points", fontsize=8)
    axes.set(xlabel="threshold on confidence", ylim=(0, 1))
    axes.legend(frameon=False, fontsize=8, ncols=2)
    _save(figure, path)


def draw_scale(found: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Seconds of the processor and peak memory of runs over the number of texts."""
    figure, axes = _axes()
    texts = [one["texts"] for one in found]
    for name, colour, label in (
        ("first", BLUE, "from scratch"),
        ("changed", ORANGE, "1 % of the texts changed"),
        ("again", GREY, "nothing changed"),
    ):
        axes.plot(
            texts,
            [one[name]["processor"] for one in found],
            color=colour,
            marker="o",
            markersize=4,
            label=label,
        )
    axes.set(xscale="log", yscale="log", xlabel="texts", ylabel="seconds of the processor")
    axes.set_xticks(texts, [str(number) for number in texts], minor=False)
    axes.minorticks_off()
    memory = axes.twinx()
    memory.plot(
        texts,
        [one["first"]["megabytes"] / 1000 for one in found],
        color=BLUE,
        linestyle=":",
        label="memory (right)",
    )
    memory.set(ylabel="gigabytes at most", ylim=(0, 3))
    memory.spines[["top"]].set_visible(False)
    figure.legend(*_labels(axes, memory), frameon=False, fontsize=8, loc="outside lower center", ncols=2)
    _save(figure, path)


def _labels(*drawn: Any) -> tuple[list[Any], list[Any]]:
    pairs = [axes.get_legend_handles_labels() for axes in drawn]
    return [one for handles, _ in pairs for one in handles], [one for _, labels in pairs for one in labels]


def _both(xs: Sequence[Value], ys: Sequence[Value]) -> list[tuple[float, float]]:
    return [(x, y) for x, y in zip(xs, ys, strict=True) if x is not None and y is not None]


def _axes() -> tuple[Any, Any]:
    import matplotlib
    from matplotlib.figure import Figure

    matplotlib.rcParams.update({"svg.hashsalt": "demarche", "svg.fonttype": "none"})
    figure = Figure(figsize=SIZE, layout="constrained")
    axes = figure.add_subplot()
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(color="#eeeeee")
    return figure, axes


def _save(figure: Any, path: Path) -> None:
    figure.savefig(path, metadata={"Date": None})
