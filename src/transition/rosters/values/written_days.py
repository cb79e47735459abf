"""One day in a text: ``2025-07-01``, ``2025年7月``, ``二〇二五年七月一日``, ``13/02/1980``; or why none.

What could be two days, or a day of another calendar, or two days at once, is refused by name: whoever
typed it knows which is meant, the program does not.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from transition.problems import Term
from transition.rosters.values.chinese_numerals import CHARACTERS, ZERO, digits_in, numeral_in
from transition.rosters.values.distinct import Fault
from transition.rosters.values.texts import half_width

LONGEST = 60
"""A text longer than this is no day."""

_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})[日号]?|月)?")
_TOGETHER = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})?(?:\.0+)?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})")

_CLOCK = re.compile(
    r"((?<=[0-9])[T ]|(?<=[日号]))\s*(上午|下午)?\s*[0-9]{1,2}[:时点][0-9]{1,2}"
    r"(:[0-9]{1,2}(\.[0-9]+)?|分([0-9]{1,2}秒)?)?\s*([AP]M|Z|[+-][0-9]{2}:?[0-9]{2})?$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\(?(星期|周|礼拜)[一二三四五六日天]\)?$")
_CALENDAR = re.compile(r"^(公历|阳历|公元)")
_SIGNS = str.maketrans("。、,·\\_−–—", "...." + "-" * 5)
_NUMERALS = re.compile(f"[{''.join(sorted(CHARACTERS))}]+")

_ONE_DAY = r"(?:[0-9]{4}[-/.年][0-9]{1,2}(?:[-/.月][0-9]{1,2}[日号]?|月)?|[0-9]{8}|[0-9]{6}|[0-9]{4}年?)"
_RANGE = re.compile(rf"{_ONE_DAY}起?[-~至到]+(?:{_ONE_DAY}|(?:[0-9]{{1,2}}[-/.月日号])*(?:[0-9]{{1,2}})?)止?")
_OPEN = re.compile(r"至今|长期|永久|现在|目前|终身")
_CALENDARS = (
    ("calendar.lunar", re.compile(r"农历|阴历|旧历|闰|[正冬腊]月|初[一二三四五六七八九十]|除夕")),
    ("calendar.republic", re.compile(r"民国")),
)
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}[日号]?|[0-9]{2}年([0-9]{1,2}月?)?")
_YEAR_ONLY = re.compile(r"[0-9]{4}年?")


class WrittenDay(NamedTuple):
    """The parts of a day as they are written; a day of None is a month only. A plain tuple, for speed."""

    year: int
    month: int
    day: int | None


def written_day(text: str) -> WrittenDay | Fault:
    """Read a text that is not blank: the parts of its day, or why it is none. It may still not exist."""
    if match := _YEAR_FIRST.fullmatch(text.strip()):  # nearly all are written so
        return _parts(*match.groups())
    if len(text) > LONGEST:
        return _not_a_date(text)
    plain = _plain(text)
    if match := _YEAR_FIRST.fullmatch(plain) or _TOGETHER.fullmatch(plain):
        return _parts(*match.groups())
    if match := _MONTH_YEAR.fullmatch(plain):
        return _parts(match[2], match[1], None)
    if match := _YEAR_LAST.fullmatch(plain):
        return _in_order(int(match[1]), int(match[2]), int(match[3]), text)
    return _why_not(text, plain)


def _parts(year: str, month: str, day: str | None) -> WrittenDay:
    return WrittenDay(int(year), int(month), int(day) if day else None)


def _plain(text: str) -> str:
    """Return the text in half-width digits, without clock, weekday and spaces."""
    plain = half_width(text).strip().lstrip("'")
    plain = _CALENDAR.sub("", _WEEKDAY.sub("", _CLOCK.sub("", plain).strip()))
    plain = re.sub(r"(?<=[0-9])\s+(?=[0-9])", "-", plain)  # 2025 1 2 is no December
    return _NUMERALS.sub(_arabic, "".join(plain.split())).translate(_SIGNS)


def _arabic(match: re.Match[str]) -> str:
    written, is_year = match[0], match.string[match.end() :].startswith("年")
    if (is_year or len(written) == 4) and (year := digits_in(written)):
        return year
    number = numeral_in(written.lstrip(ZERO) or written)
    return written if number is None else str(number)


def _in_order(first: int, second: int, year: int, text: str) -> WrittenDay | Fault:
    """Read day and month where only one order gives a month, or both give the same day."""
    if first > 12 or first == second:
        return WrittenDay(year, second, first)
    if second > 12:
        return WrittenDay(year, first, second)
    readings = {"day_first": (second, first), "month_first": (first, second)}
    facts = {name: f"{year}-{month:02}-{day:02}" for name, (month, day) in readings.items()}
    return Fault("roster.date-order", {"value": text, **facts})


# --- why a text is no day -------------------------------------------------------------------------


def _why_not(text: str, plain: str) -> Fault:
    facts: dict[str, object] = {"value": text}
    for key, pattern in _CALENDARS:
        if pattern.search(text):
            return Fault("roster.date-calendar", {**facts, "calendar": Term(key)})
    for code, is_so in (
        ("roster.date-open", _OPEN.search),
        ("roster.date-range", _RANGE.fullmatch),
        ("roster.date-short-year", _SHORT_YEAR.fullmatch),
        ("roster.date-year-only", _YEAR_ONLY.fullmatch),
    ):
        if is_so(plain):
            return Fault(code, facts)
    return _not_a_date(text)


def _not_a_date(text: str) -> Fault:
    return Fault("roster.not-a-date", {"value": text})
