"""The charts of a report as pictures, a file each: SVG, or PNG drawn from it by resvg, an extra.

resvg is a renderer of its own in Rust, without a browser or system libraries beneath, with wheels for
Windows, macOS and Linux of 1.3 MB; letters come from the fonts of the system.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path

from transition.problems import OutputError, Problem, UsageError
from transition.reports.atomic_file import check_output, whole_file
from transition.reports.charts.chart import Chart
from transition.reports.charts.svg import svg_of
from transition.reports.report import Report

PICTURES = ("svg", "png")

_ZOOM = 2.0
"""PNG has so many points for one of SVG: sharp on paper, 1520 wide."""


def check_pictures(folder: str | Path, format_name: str) -> None:
    """Raise what `write_charts` would raise, as far as it is known before there are charts.

    UsageError (usage.bad-value) for another format, OutputError: output.png-needs-library, output.no-folder,
    and those of `check_output` for a folder that cannot be made.
    """
    _drawer(format_name)
    place = Path(folder)
    if place.exists() and not place.is_dir():
        raise OutputError([Problem("output.no-folder", facts={"path": str(place)})])
    if not place.exists():
        check_output(place)


def write_charts(
    report: Report, folder: str | Path, format_name: str, *, force: bool = False
) -> tuple[Path, ...]:
    """Write each chart of a report as a file of its own, named by its key; return their paths.

    format_name: ``svg`` or ``png``. The folder is made where it is not there (its parent must be). All
    files appear, or none: files that exist are refused without `force`. Raises as `check_pictures` does,
    and OutputError as `whole_file` does.
    """
    check_pictures(folder, format_name)
    draw, place = _drawer(format_name), Path(folder)
    pictures = {place / f"{chart.key}.{format_name}": draw(chart) for chart in report.charts()}
    made = not place.exists()
    place.mkdir(exist_ok=True)
    try:
        _write_all(pictures, force)
    except BaseException:
        if made:
            place.rmdir()
        raise
    return tuple(pictures)


def _write_all(pictures: Mapping[Path, bytes], force: bool) -> None:
    for target in pictures:
        check_output(target, force=force)
    with ExitStack() as drafts:
        for target, content in pictures.items():
            drafts.enter_context(whole_file(target, force=force)).write_bytes(content)


def _drawer(format_name: str) -> Callable[[Chart], bytes]:
    if format_name == "svg":
        return lambda chart: f"{svg_of(chart)}\n".encode()
    if format_name == "png":
        return _png_drawer()
    facts = {"option": "--charts", "found": format_name, "legal": list(PICTURES), "help": "transition --help"}
    raise UsageError([Problem("usage.bad-value", facts=facts)])


def _png_drawer() -> Callable[[Chart], bytes]:
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise OutputError([Problem("output.png-needs-library", facts={"library": "resvg-py"})]) from None
    return lambda chart: bytes(svg_to_bytes(svg_string=svg_of(chart), zoom=_ZOOM))
