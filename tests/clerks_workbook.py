"""A workbook as a township sends it: title, unit line, two-row header, merged cells, subtotals, signature."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from strategies_rosters import number_of

TITLE = "2025年7月奇境救助花名册"
UPPER = [
    "序号",
    "户编号",
    "村",
    "户籍地",
    "城乡",
    "姓名*",
    "身份证号码",
    "与户主\n关系",
    "出生日期",
    "务工",
    "务工地",
]
LOWER = ["工资（万元）", "月其他收入（元）", "医疗支出"]

_GOOD = [number_of(born, sequence) for born, sequence in (("19700105", 1), ("19720203", 2), ("20100101", 3))]
WRONG_CHECK = number_of("19500505", 5)[:-1] + ("1" if number_of("19500505", 5)[-1] == "0" else "0")
TOO_SHORT = number_of("19650606", 7)[:-1]
NUMERIC = int(number_of("19800808", 11)[:15] + "000")
LAST = number_of("19660707", 8)

VILLAGES = (
    (
        "红旗村",
        (
            (
                ("张甲", _GOOD[0], "户主", "1970-01-05", "是", "990100", 1.8, 0, 0, ""),
                ("李乙", _GOOD[1], "配偶", "1972/2/3", "否", "", 0, 100, "1,200.50元", ""),
                ("张丙", _GOOD[2], "子女", "2010年1月", "否", "", 0, 0, 0, ""),
            ),
            (("王丁", WRONG_CHECK, "本人", "1950.5.5", "否", "", 0, 0, "不详", "五保"),),
        ),
    ),
    (
        "新村",
        (
            (
                ("赵戊", TOO_SHORT, "户主", "19650606", "√", "990200", "0.5万元", 0, 0, ""),
                ("钱己", LAST, "配偶", datetime.date(1966, 7, 7), "×", "", "—", 0, 0, ""),
            ),
            (("孙庚", NUMERIC, "户主", "1980年8月8日", "否", "", 18000, 0, 0, ""),),
        ),
    ),
)


def write(path: Path) -> Path:
    """Write the workbook, with two sheets that are no roster and what a clerk's workbook has besides."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "农村"
    sheet.append([TITLE])
    sheet.append(["制表单位：奇境民政所", *[""] * 12, "单位：元"])
    sheet.append([*UPPER, "收支情况", "", "", "备注"])
    sheet.append([*[""] * len(UPPER), *LOWER, ""])
    sheet.append([str(number) for number in range(1, 16)])
    for column in (*range(1, 12), 15):
        sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
    sheet.merge_cells("L3:N3")
    sheet.merge_cells("A1:O1")
    number = 0
    for village, households in VILLAGES:
        for members in households:
            number += 1
            _household(sheet, number, village, members)
        sheet.append([f"{village}小计", *[""] * 10, f"=SUM(L6:L{sheet.max_row})"])
    sheet.append(["合计", *[""] * 10, f"=SUM(L6:L{sheet.max_row})"])
    sheet.append(
        ["制表人：周辛", "", "", "审核人：吴壬", "", "", "负责人（签字）：", *[""] * 5, "日期：2025年7月3日"]
    )
    _dress(sheet)
    notes = book.create_sheet("填表说明")
    notes.append(["一人一行，不要改动表头"])
    words = book.create_sheet("字典")
    words.append(["与户主关系", "城乡", "务工"])
    words.append(["户主", "农村", "是"])
    book.save(path)
    return path


def _household(sheet, number: int, village: str, members) -> None:
    first = sheet.max_row + 1
    for place, member in enumerate(members):
        own = [number, f"99{number:04}", village, "990100", "农村"] if place == 0 else [""] * 5
        sheet.append([*own, *member])
    for column in range(1, 6):
        if len(members) > 1:
            sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=column, end_column=column)


def _dress(sheet) -> None:
    sheet["A1"].font = Font(size=18, bold=True)
    for cell in sheet[3]:
        cell.fill = PatternFill("solid", fgColor="FFEEDD")
    sheet.column_dimensions["G"].width = 22
    sheet.freeze_panes = "G6"
    sheet.page_setup.orientation = "landscape"
    sheet.print_title_rows = "3:5"
    yes_or_no = DataValidation("list", formula1='"是,否"', allow_blank=True)
    sheet.add_data_validation(yes_or_no)
    yes_or_no.add("J6:J30")
