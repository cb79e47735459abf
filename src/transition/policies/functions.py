"""The words of the formula language: its functions, its built-in names, and what no label may be."""

from __future__ import annotations

import keyword
import re
import unicodedata
from typing import Literal

from attrs import frozen

from transition.policies.units import SYMBOLS

AS_OF = "评估日"
"""The name of the day for which is computed."""

FLAG_WORDS: dict[str, bool] = {"TRUE": True, "FALSE": False, "True": True, "False": False}

OPERATOR_WORDS: tuple[str, ...] = ("and", "or", "not", "in")


@frozen
class Function:
    """A function's name as Excel users know it, how many arguments it takes, and how it is written."""

    name: str
    least: int
    most: int | None
    usage: str

    def takes(self, count: int) -> bool:
        """Say whether a call may have that many arguments."""
        return self.least <= count and (self.most is None or count <= self.most)


FUNCTIONS: dict[str, Function] = {
    function.name: function
    for function in (
        Function("IF", 3, 3, "IF(条件, 值, 否则)"),
        Function("MIN", 2, None, "MIN(a, b, ...)"),
        Function("MAX", 2, None, "MAX(a, b, ...)"),
        Function("ABS", 1, 1, "ABS(数)"),
        Function("SUM", 1, 1, "SUM(成员的数)"),
        Function("COUNT", 1, 1, "COUNT(成员的条件)"),
        Function("ANY", 1, 1, "ANY(成员的条件)"),
        Function("ALL", 1, 1, "ALL(成员的条件)"),
        Function("HIGHEST", 1, 1, "HIGHEST(成员的数)"),
        Function("LOWEST", 1, 1, "LOWEST(成员的数)"),
        Function("DATE", 3, 3, "DATE(年, 月, 日)"),
        Function("AGE", 1, 2, "AGE(出生日期) / AGE(出生日期, 日期)"),
        Function("MONTHS", 2, 2, "MONTHS(起, 止)"),
        Function("YEARS", 2, 2, "YEARS(起, 止)"),
        Function("LATER", 2, 2, "LATER(日期, 月数)"),
        Function("HAS", 2, 2, "HAS(标签列, '标签')"),
        Function("MONTHLY", 1, 1, "MONTHLY(每年的数)"),
        Function("YEARLY", 1, 1, "YEARLY(每月的数)"),
        Function("KNOWN", 1, 1, "KNOWN(值)"),
        Function("OR_ELSE", 2, 2, "OR_ELSE(值, 未知时的值)"),
    )
}

AGGREGATES: frozenset[str] = frozenset({"SUM", "COUNT", "ANY", "ALL", "HIGHEST", "LOWEST"})
"""The functions that look at every member of a household."""

RESERVED: frozenset[str] = frozenset({*FUNCTIONS, *FLAG_WORDS, *SYMBOLS, AS_OF, *keyword.kwlist})
"""What no label may be."""

# Python also allows the dot of 元/人·月 inside names; formulas do not.
_NAME = re.compile(r"\w+")

LabelFault = Literal["label-not-a-name", "label-reserved"]


def as_name(written: str) -> str:
    """Return a label in the form in which formulas find it (NFKC: full-width letters are plain ones)."""
    return unicodedata.normalize("NFKC", written)


def label_fault(label: str) -> LabelFault | None:
    """Say why a label cannot be used in formulas, None when it can."""
    name = as_name(label)
    if not name.isidentifier() or not _NAME.fullmatch(name):
        return "label-not-a-name"
    return "label-reserved" if name in RESERVED else None
