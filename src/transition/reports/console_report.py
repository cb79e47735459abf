"""A report at the terminal; what stands on which line is told in `report_text.py`."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from transition.reports.console import STYLES
from transition.reports.report import Report
from transition.reports.report_text import report_lines
from transition.reports.terminal_paper import MOST_ROWS, Paper

_DIGEST_ROWS = 13
"""A sweep of a dozen steps, or a year of months and the one after."""


def print_report(
    report: Report, *, digest: bool = False, to_stderr: bool = False, console: Console | None = None
) -> None:
    """Print a report: summary, tables, a bar beside each number of a chart, the run record.

    digest: chapters of detail and the run record are only named.
    """
    console = console or Console(stderr=to_stderr)
    # Outside of Unicode (GBK) a terminal may show blocks two cells wide, or not at all.
    blocks = console.encoding.lower().startswith("utf")
    paper = Paper(console.width, cell_len, blocks, _DIGEST_ROWS if digest else MOST_ROWS)
    for line in report_lines(report, paper, digest=digest):
        words = Text(line.words, style=STYLES[line.tone])
        console.print(words, highlight=False, no_wrap=True, overflow="ignore", crop=False)
