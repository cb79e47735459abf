"""Sheets as clerks lay them out, wrapped round plain rows: titles, notes, headers of two rows, totals."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from attrs import evolve, field, frozen
from hypothesis import strategies as st


@frozen
class Laid:
    """Rows with the merged blocks among them: (top, left, bottom, right), counted from 0."""

    rows: list[list[object]]
    merged: list[tuple[int, int, int, int]] = field(factory=list)

    @property
    def width(self) -> int:
        return max(map(len, self.rows))

    def above(self, *lines: list[object]) -> Laid:
        """Put lines above everything."""
        moved = [
            (top + len(lines), left, bottom + len(lines), right) for top, left, bottom, right in self.merged
        ]
        return Laid([*map(list, lines), *self.rows], moved)

    def below(self, *lines: list[object]) -> Laid:
        """Put lines below everything."""
        return Laid([*self.rows, *map(list, lines)], self.merged)

    def inside(self, at: int, *lines: list[object]) -> Laid:
        """Put lines before a row; merged blocks that reach over it are not asked for."""
        moved = [
            block if block[2] < at else (block[0] + len(lines), block[1], block[2] + len(lines), block[3])
            for block in self.merged
        ]
        return Laid([*self.rows[:at], *map(list, lines), *self.rows[at:]], moved)

    def merging(self, *blocks: tuple[int, int, int, int]) -> Laid:
        return evolve(self, merged=[*self.merged, *blocks])

    def written(self, path: Path, title: str = "花名册") -> Path:
        """Write a workbook."""
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = title
        for row in self.rows:
            sheet.append(row)
        for top, left, bottom, right in self.merged:
            sheet.merge_cells(
                start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
            )
        book.save(path)
        return path


def titled(laid: Laid, text: str = "2025年7月奇境救助花名册") -> Laid:
    return laid.above([text]).merging((0, 0, 0, laid.width - 1))


def two_row_header(laid: Laid, groups: dict[str, tuple[int, int]]) -> Laid:
    """Put group texts above some columns of the header in row 0; the other headings span both rows."""
    header, *rows = laid.rows
    upper: list[object] = list(header)
    lower: list[object] = [""] * len(header)
    merged = []
    grouped = {column for first, last in groups.values() for column in range(first, last + 1)}
    for text, (first, last) in groups.items():
        lower[first : last + 1] = header[first : last + 1]
        upper[first : last + 1] = [text, *[""] * (last - first)]
        if last > first:
            merged.append((0, first, 0, last))
    merged += [(0, column, 1, column) for column in range(len(header)) if column not in grouped]
    moved = [(top + 1, left, bottom + 1, right) for top, left, bottom, right in laid.merged]
    return Laid([upper, lower, *rows], [*merged, *moved])


def merged_down(laid: Laid, columns: list[int], spans: list[tuple[int, int]]) -> Laid:
    """Merge the cells of columns over spans of rows: the text stays in the first one."""
    rows = [list(row) for row in laid.rows]
    blocks = []
    for first, last in spans:
        for column in columns:
            for row in range(first + 1, last + 1):
                rows[row][column] = ""
            if last > first:
                blocks.append((first, column, last, column))
    return Laid(rows, [*laid.merged, *blocks])


TITLES = st.lists(
    st.sampled_from(
        [
            "2025年7月奇境救助花名册",
            "制表单位：奇境民政所",
            "日期：2025年7月3日",
            "单位：元",
            "注意：\n1. 红色为必填\n2. 按户填写",
            "",
        ]
    ),
    max_size=4,
)
TOTALS = st.sampled_from(["合计", "小  计", "总计：", "甲村小计", "合计（3户）", "本页合计"])
FOOTERS = st.lists(
    st.sampled_from(
        [
            ["制表人：兔丁", "", "", "审核人：兔戊"],
            ["说明：本表一式两份"],
            ["单位负责人：", "", "填表人：", "", "报出日期：2025年7月3日"],
            ["", "村委会书记签字："],
        ]
    ),
    max_size=3,
)


@st.composite
def wrappings(draw) -> dict[str, object]:
    """What may stand round the rows of persons."""
    return {
        "titles": draw(TITLES),
        "numbered": draw(st.booleans()),
        "grouped": draw(st.booleans()),
        "stars": draw(st.booleans()),
        "totals": draw(st.lists(st.tuples(st.integers(0, 12), TOTALS), max_size=3)),
        "repeated": draw(st.lists(st.integers(0, 12), max_size=2)),
        "blanks": draw(st.lists(st.integers(0, 12), max_size=3)),
        "footers": draw(FOOTERS),
    }


def wrapped(sheet: list[list[object]], said: dict[str, object]) -> tuple[Laid, dict[str, int]]:
    """Wrap a plain sheet; returns it with how many rows of each kind are no persons."""
    header, *people = sheet
    width = len(header)
    if said["stars"]:
        header = [f" {str(text)[:1]} {str(text)[1:]}*" for text in header]
    left_out = {"total": 0, "repeated-header": 0, "blank": 0, "note": 0}
    rows = [list(row) for row in people]
    for places, kind in (("totals", "total"), ("repeated", "repeated-header"), ("blanks", "blank")):
        for place in said[places]:
            at, text = place if isinstance(place, tuple) else (place, "")
            line = {
                "total": [text, *[""] * (width - 2), 12],
                "repeated-header": list(header),
                "blank": [""] * width,
            }[kind]
            rows.insert(min(at, len(rows)), line)
            left_out[kind] += 1
    laid = Laid([list(header), *rows])
    if said["grouped"]:
        laid = two_row_header(laid, {"工作情况": (width - 3, width - 1)})
    if said["numbered"]:
        laid = laid.inside(2 if said["grouped"] else 1, [str(number + 1) for number in range(width)])
    for text in reversed(said["titles"]):
        laid = laid.above([text])
    laid = laid.below(*said["footers"])
    left_out["note"] = len(said["footers"])
    # Blank rows at the end of a sheet are no rows.
    return laid, {kind: count for kind, count in left_out.items() if count}
