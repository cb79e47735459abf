"""A report as lines for a terminal of any width: no number is cut, long texts fold, bars follow numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from transition.problems import text
from transition.reports.chart_text import chart_lines, course_table, is_course, thinned, without_level_series
from transition.reports.charts.chart import table_of
from transition.reports.explanation_text import Line
from transition.reports.report import Part, Report
from transition.reports.shown_cells import column_texts, is_number, table_texts
from transition.reports.table import Table, TableColumn
from transition.reports.terminal_paper import Paper, folded_lines, on_left, on_right_side, plain_words
from transition.reports.wrapping import folded

_GAP = 2
_NARROWEST, _WIDEST_WORDS, _WIDEST_HEADING = 8, 28, 12


def report_lines(report: Report, paper: Paper, *, digest: bool = False) -> Iterator[Line]:
    """Give a report line by line, none wider than the paper.

    digest: without the chapters of detail, which are named at the end, and without the run record.
    """
    yield from folded_lines(report.title, "result", paper)
    if report.subtitle:
        yield from folded_lines(report.subtitle, "detail", paper)
    for sentence in report.lines:
        yield from folded_lines(f"· {sentence}", "plain", paper)
    for section in report.sections:
        if digest and section.detail:
            continue
        yield Line("")
        yield from folded_lines(f"【{section.heading}】", "result", paper)
        for sentence in section.lines:
            yield from folded_lines(sentence, "plain", paper)
        for part in section.parts:
            yield Line("")
            yield from folded_lines(part.title, "result", paper)
            yield from _part(part, paper)
    if digest:
        headings = [section.heading for section in report.sections if section.detail]
        yield Line("")
        more = text("report.digest", headings=[*headings, text("report.record")])
        yield from folded_lines(more, "detail", paper)
    elif report.record:
        yield Line("")
        yield from folded_lines(f"【{text('report.record')}】", "result", paper)
        for name, value in report.record:
            yield from folded_lines(f"{name}：{value}", "detail", paper)


def _part(part: Part, paper: Paper) -> Iterator[Line]:
    if isinstance(part, Table):
        yield from _table(part, paper)
        if part.rows > paper.rows:
            yield from folded_lines(text("report.more-rows", count=part.rows - paper.rows), "detail", paper)
        return
    chart, level = without_level_series(thinned(part, paper.rows))
    if is_course(chart) and len(chart.series) > 1:
        yield from _table(course_table(chart), paper)
    else:
        yield from chart_lines(chart, paper, level[0].values[0] if len(level) == 1 else None)
    for one in level:
        value, _ = column_texts(evolve(table_of(part).columns[1], values=one.values[:1]))
        yield from folded_lines(text("report.level", name=one.name, value=value[0]), "detail", paper)
    if len(part.x) > len(chart.x):
        yield from folded_lines(
            text("report.some-points", count=len(chart.x), all=len(part.x)), "detail", paper
        )


# --- tables ---------------------------------------------------------------------------------------


def _table(table: Table, paper: Paper) -> Iterator[Line]:
    """Give a table; one that is too wide in blocks of columns, each after the first column."""
    rows, totals = table_texts(table.columns)
    shown = [*rows[: paper.rows], *([totals] if totals else [])]
    cells = [[plain_words(row[place]) for row in shown] for place in range(len(table.columns))]
    natural = [_natural(column, texts, paper) for column, texts in zip(table.columns, cells, strict=True)]
    for block_number, block in enumerate(_blocks(natural, paper.width)):
        if block_number:
            yield Line("")
        widths = _widened(block, table.columns, cells, natural, paper)
        right = [is_number(table.columns[place]) for place in block]
        headings = [table.columns[place].heading for place in block]
        yield from (Line(line, "detail") for line in _headings(headings, widths, right, paper))
        for row in range(len(shown)):
            words = [cells[place][row] for place in block]
            yield from map(Line, _row(words, widths, right, paper))


def _natural(column: TableColumn, texts: Sequence[str], paper: Paper) -> int:
    """Return the least width of a column: numbers are never broken, words may be."""
    widest = max(map(paper.width_of, texts), default=0)
    heading = max(paper.width_of(plain_words(line)) for line in column.heading.split("\n"))
    if is_number(column):
        return max(widest, min(heading, _WIDEST_HEADING))
    return min(max(widest, min(heading, _WIDEST_HEADING)), _WIDEST_WORDS, paper.width)


def _blocks(widths: Sequence[int], width: int) -> Iterator[list[int]]:
    """Give the columns that stand beside each other, the first one in each block."""
    block, used = [0], widths[0]
    for place in range(1, len(widths)):
        if used + _GAP + widths[place] > width and len(block) > 1:
            yield block
            block, used = [0], widths[0]
        block.append(place)
        used += _GAP + widths[place]
    yield block


def _widened(
    block: Sequence[int],
    columns: Sequence[TableColumn],
    cells: Sequence[Sequence[str]],
    natural: Sequence[int],
    paper: Paper,
) -> list[int]:
    """Return the widths of a block's columns: words get what is left, or give what is lacking."""
    widths = {place: natural[place] for place in block}
    left = paper.width - sum(widths.values()) - _GAP * (len(block) - 1)
    for place in block:
        if is_number(columns[place]):
            continue
        if left < 0:
            change = max(left, _NARROWEST - widths[place], -widths[place] + 1)
        else:
            wanted = max(map(paper.width_of, cells[place]), default=0)
            change = max(0, min(left, wanted - widths[place]))
        if change < 0 or left > 0:
            widths[place] += change
            left -= change
    return list(widths.values())


def _row(words: Sequence[str], widths: Sequence[int], right: Sequence[bool], paper: Paper) -> Iterator[str]:
    """Give the lines of one row."""
    pieces = [
        [word] if on_right and paper.width_of(word) <= width else list(folded(word, width, paper.width_of))
        for word, width, on_right in zip(words, widths, right, strict=True)
    ]
    yield from _beside(pieces, widths, right, paper)


def _headings(
    headings: Sequence[str], widths: Sequence[int], right: Sequence[bool], paper: Paper
) -> Iterator[str]:
    """Give the lines of the headings, the unit on a line of its own, all standing on the last line."""
    pieces = [
        [piece for part in heading.split("\n") for piece in folded(plain_words(part), width, paper.width_of)]
        for heading, width in zip(headings, widths, strict=True)
    ]
    most = max(map(len, pieces))
    yield from _beside([[""] * (most - len(lines)) + lines for lines in pieces], widths, right, paper)


def _beside(
    pieces: Sequence[Sequence[str]], widths: Sequence[int], right: Sequence[bool], paper: Paper
) -> Iterator[str]:
    for line in range(max(map(len, pieces))):
        parts = []
        for lines, width, on_right in zip(pieces, widths, right, strict=True):
            word = lines[line] if line < len(lines) else ""
            parts.append(on_right_side(word, width, paper) if on_right else on_left(word, width, paper))
        yield "  ".join(parts).rstrip()
