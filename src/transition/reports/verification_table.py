"""What has to be verified, one row per problem: where, what, and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence

from transition.problems import CellPlace, FilePlace, Language, Place, Problem, message_parts
from transition.reports.table import Table, column_of

SEVERITIES = {"error": "错误", "warning": "提醒", "note": "说明"}


def verification_table(problems: Sequence[Problem], language: Language = "zh") -> Table:
    """Return the problems as a table, errors first, otherwise in their order.

    language: of the sentences; the headings are Chinese, as in the rest of a workbook.
    """
    order = {severity: place for place, severity in enumerate(SEVERITIES)}
    ordered = sorted(problems, key=lambda problem: order[problem.severity])
    words: dict[tuple[str, int], tuple[str, str, str]] = {}
    rows = [_row(problem, _message(problem, language, words), language) for problem in ordered]
    columns = zip(*rows, strict=True) if rows else [()] * len(_COLUMNS)
    return Table(
        "problems",
        "待核实",
        tuple(
            column_of(key, label, values, "long-text" if key in _LONG else "text", _WORDS.get(key))
            for (key, label), values in zip(_COLUMNS.items(), columns, strict=True)
        ),
        filtered=bool(rows),
    )


_COLUMNS = {
    "severity": "级别",
    "sheet": "工作表",
    "cell": "单元格",
    "concerns": "涉及",
    "value": "内容",
    "code": "代码",
    "message": "问题",
    "cure": "怎样改",
}
_LONG = ("message", "cure")
_WORDS = {"severity": SEVERITIES}


def _message(
    problem: Problem, language: Language, words: dict[tuple[str, int], tuple[str, str, str]]
) -> tuple[str, str, str]:
    """Return the parts of a message; the same fault in thousands of cells shares its facts, and these."""
    shared = (problem.code, id(problem.facts))
    if shared not in words:
        words[shared] = message_parts(problem, language)
    return words[shared]


def _row(problem: Problem, message: tuple[str, str, str], language: Language) -> tuple[str | None, ...]:
    found, legal, cure = message
    joint = "" if language == "zh" else " "
    value = problem.facts.get("value")
    return (
        problem.severity,
        *_where(problem.place),
        _concerned(problem),
        None if value is None else str(value),
        problem.code,
        found,
        joint.join(filter(None, (legal, cure, see_also(problem.others)))) or None,
    )


def _where(place: Place | None) -> tuple[str | None, str | None]:
    match place:
        case CellPlace(workbook, sheet, cell):
            return sheet or workbook, cell
        case FilePlace(file, line):
            return file.replace("\\", "/").rsplit("/", 1)[-1], f"第{line}行" if line else None
        case _:
            return None, None


def _concerned(problem: Problem) -> str | None:
    facts = problem.facts
    if "households" in facts:
        return f"{facts['households']} 户"
    who = facts.get("who") or facts.get("household")
    return str(who) if who else None


def see_also(others: Sequence[Place]) -> str:
    """Return the further places of a problem as a Chinese sentence, empty without any."""
    return f"另见 {'、'.join(map(str, others))}。" if others else ""
