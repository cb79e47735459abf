"""A report as lines for a terminal of any width: no number is cut, long texts fold, bars follow numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import evolve, frozen

from transition.problems import text
from transition.reports.charts.blocks import Ruler
from transition.reports.charts.chart import Chart, table_of
from transition.reports.explanation_text import Line, Tone
from transition.reports.markup import legal
from transition.reports.report import Part, Report
from transition.reports.shown_cells import column_texts, is_number, table_texts
from transition.reports.table import Table, TableColumn, number_kind
from transition.reports.wrapping import folded

MOST_ROWS = 24
"""Two years of months."""

_GAP = 2
_NARROWEST, _WIDEST_WORDS, _WIDEST_HEADING = 8, 28, 12
_BAR_CELLS, _LEAST_BAR = 30, 6


@frozen
class Paper:
    """What lines are written on: how many cells wide, how wide a text is, whether it has block elements.

    rows: how many rows of a table or chart there is room for; a line says how many more there are.
    """

    width: int
    width_of: Callable[[str], int]
    blocks: bool = True
    rows: int = MOST_ROWS


def report_lines(report: Report, paper: Paper, *, digest: bool = False) -> Iterator[Line]:
    """Give a report line by line, none wider than the paper.

    digest: without the chapters of detail, which are named at the end, and without the run record.
    """
    yield from _folded(report.title, "result", paper)
    if report.subtitle:
        yield from _folded(report.subtitle, "detail", paper)
    for sentence in report.lines:
        yield from _folded(f"· {sentence}", "plain", paper)
    for section in report.sections:
        if digest and section.detail:
            continue
        yield Line("")
        yield from _folded(f"【{section.heading}】", "result", paper)
        for sentence in section.lines:
            yield from _folded(sentence, "plain", paper)
        for part in section.parts:
            yield Line("")
            yield from _folded(part.title, "result", paper)
            yield from _part(part, paper)
    if digest:
        headings = [section.heading for section in report.sections if section.detail]
        yield Line("")
        more = text("report.digest", headings=[*headings, text("report.record")])
        yield from _folded(more, "detail", paper)
    elif report.record:
        yield Line("")
        yield from _folded(f"【{text('report.record')}】", "result", paper)
        for name, value in report.record:
            yield from _folded(f"{name}：{value}", "detail", paper)


def _folded(words: str, tone: Tone, paper: Paper) -> Iterator[Line]:
    """Give a sentence in lines, further ones below the text of the first."""
    indent = "  " if words.startswith("· ") else ""
    for place, piece in enumerate(folded(_plain(words), paper.width - len(indent), paper.width_of)):
        yield Line(indent * (place > 0) + piece, tone)


def _plain(words: str) -> str:
    """Return words on one line, without what would move the cursor."""
    return legal(" ".join(words.split()))


def _part(part: Part, paper: Paper) -> Iterator[Line]:
    yield from _chart(part, paper) if isinstance(part, Chart) else _table(part, paper)
    rows = len(part.x) if isinstance(part, Chart) else part.rows
    if rows > paper.rows:
        yield from _folded(text("report.more-rows", count=rows - paper.rows), "detail", paper)


# --- charts ---------------------------------------------------------------------------------------


def _chart(chart: Chart, paper: Paper) -> Iterator[Line]:
    """Give a line for each number of a chart: its point, its series where there are several, its bar."""
    points, *_ = table_of(chart).columns
    names, _ = column_texts(points)
    numbers, several = _numbers(chart), len(chart.series) > 1
    labels = [_plain(one.name) for one in chart.series] if several else names[: paper.rows]
    number_width = max(paper.width_of(number) for column in numbers for number in column)
    label_width = min(
        max(map(paper.width_of, labels)),
        _WIDEST_WORDS,
        max(_NARROWEST, paper.width - number_width - 2 * _GAP - _LEAST_BAR - 2 * several),
    )
    room = paper.width - label_width - number_width - 2 * _GAP - 2 * several
    ruler = Ruler.over(
        (value for one in chart.series for value in one.values),
        max(_LEAST_BAR, min(_BAR_CELLS, room)),
        blocks=paper.blocks,
    )
    unit = f"（{chart.unit}）" if chart.unit.powers else ""
    yield from _folded(
        f"{_plain(points.heading).replace(' （', '（')} → {_plain(chart.y_label)}{unit}", "detail", paper
    )
    for number, point in enumerate(names[: paper.rows]):
        if several:
            yield from _folded(point, "plain", paper)
        for place, one in enumerate(chart.series):
            bar = ruler.bar(one.values[number])
            label = labels[place] if several else point
            *before, last = folded(_plain(label), label_width, paper.width_of)
            for piece in before:
                yield Line("  " * several + piece)
            shown = _right(numbers[place][number], number_width, paper)
            row = f"{'  ' * several}{_left(last, label_width, paper)}  {shown}  {bar}"
            yield Line(row.rstrip())


def _numbers(chart: Chart) -> list[list[str]]:
    """Return the texts of each series' numbers, all with as many decimals."""
    columns = table_of(chart).columns[1:]
    every = tuple(value for one in chart.series for value in one.values)
    texts, _ = column_texts(evolve(columns[0], values=every, kind=number_kind(chart.unit, every)))
    count = len(chart.x)
    return [texts[place * count : (place + 1) * count] for place in range(len(columns))]


# --- tables ---------------------------------------------------------------------------------------


def _table(table: Table, paper: Paper) -> Iterator[Line]:
    """Give a table; one that is too wide in blocks of columns, each after the first column."""
    rows, totals = table_texts(table.columns)
    shown = [*rows[: paper.rows], *([totals] if totals else [])]
    cells = [[_plain(row[place]) for row in shown] for place in range(len(table.columns))]
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
    heading = max(paper.width_of(_plain(line)) for line in column.heading.split("\n"))
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
        [piece for part in heading.split("\n") for piece in folded(_plain(part), width, paper.width_of)]
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
            parts.append(_right(word, width, paper) if on_right else _left(word, width, paper))
        yield "  ".join(parts).rstrip()


def _left(word: str, width: int, paper: Paper) -> str:
    return word + " " * (width - paper.width_of(word))


def _right(word: str, width: int, paper: Paper) -> str:
    return " " * (width - paper.width_of(word)) + word
