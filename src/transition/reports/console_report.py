"""A report at the terminal; what stands on which line is told in `report_text.py`."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from transition.reports.console import STYLES
from transition.reports.report import Report
from transition.reports.report_text import Paper, report_lines


def print_report(report: Report, *, to_stderr: bool = False, console: Console | None = None) -> None:
    """Print a report: summary, tables, a bar beside each number of a chart, the run record."""
    console = console or Console(stderr=to_stderr)
    # Outside of Unicode (GBK) a terminal may show blocks two cells wide, or not at all.
    blocks = console.encoding.lower().startswith("utf")
    for line in report_lines(report, Paper(console.width, cell_len, blocks)):
        words = Text(line.words, style=STYLES[line.tone])
        console.print(words, highlight=False, no_wrap=True, overflow="ignore", crop=False)
