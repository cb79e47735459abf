"""Exact values as the text of JSON and CSV: no number loses a digit.

A number whose decimals end is written with all of them. One whose decimals never end (1894/3) has no
decimal that is exact: JSON gets the fraction with a rounded number beside it, CSV the rounded number.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from fractions import Fraction

from transition.calc.display import half_away
from transition.reports.table import Values
from transition.rosters.columns import Bools, Coded, Days, Flags, Numbers

ROUNDED_PLACES = 6
"""Decimals of the rounded number beside a fraction, 四舍五入."""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def decimal_text(numerator: int, denominator: int) -> str | None:
    """Return all digits of ``numerator / denominator`` (positive), None where they never end."""
    value = Fraction(numerator, denominator)
    twos, fives, rest = _factors(value.denominator)
    if rest != 1:
        return None
    places = max(twos, fives)
    return _pointed(value.numerator * 10**places // value.denominator, places)


def rounded_text(numerator: int, denominator: int, places: int = ROUNDED_PLACES) -> str:
    """Return the digits of a ratio rounded to `places` decimals, without zeros at the end."""
    digits = _pointed(half_away(numerator * 10**places, denominator), places)
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _factors(denominator: int) -> tuple[int, int, int]:
    counts = {2: 0, 5: 0}
    for prime in counts:
        while denominator % prime == 0:
            denominator //= prime
            counts[prime] += 1
    return counts[2], counts[5], denominator


def _pointed(scaled: int, places: int) -> str:
    digits = str(abs(scaled)).rjust(places + 1, "0")
    sign = "-" if scaled < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


# --- JSON ---------------------------------------------------------------------------------------


def json_texts(values: Values) -> list[str]:
    """Return the JSON text of every row of a column; unknown is ``null``."""
    return _texts_of(values, _json_number, json_of, "null")


def json_of(value: object) -> str:
    """Return the JSON text of one exact value: numbers exact, days ISO 8601, tags a sorted list."""
    match value:
        case None | bool() | str():
            return json.dumps(value, ensure_ascii=False)
        case Fraction() | int():
            return _json_number(value.numerator, value.denominator)
        case datetime.date():
            return f'"{value.isoformat()}"'
        case frozenset() | set():
            return json_of(sorted(value))
        case dict():
            return f"{{{', '.join(f'{json_of(str(key))}: {json_of(item)}' for key, item in value.items())}}}"
        case tuple() | list():
            return f"[{', '.join(map(json_of, value))}]"
        case _:
            return json.dumps(str(value), ensure_ascii=False)


def _json_number(numerator: int, denominator: int) -> str:
    digits = decimal_text(numerator, denominator)
    if digits is not None:
        return digits
    value = Fraction(numerator, denominator)
    return f'{{"fraction": "{value}", "rounded": {rounded_text(numerator, denominator)}}}'


# --- CSV ----------------------------------------------------------------------------------------


def csv_texts(values: Values) -> list[str]:
    """Return the CSV text of every row of a column; unknown is empty."""
    return _texts_of(values, _csv_number, csv_of, "")


def csv_of(value: object) -> str:
    """Return the CSV text of one exact value, before quoting.

    A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV
    injection); numbers, negative ones too, stay as they are.
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Fraction() | int():
            return _csv_number(value.numerator, value.denominator)
        case datetime.date():
            return value.isoformat()
        case frozenset():
            return harmless("、".join(sorted(value)))
        case _:
            return harmless(str(value))


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def _csv_number(numerator: int, denominator: int) -> str:
    return decimal_text(numerator, denominator) or rounded_text(numerator, denominator)


# --- columns ------------------------------------------------------------------------------------


def _texts_of(
    values: Values,
    number: Callable[[int, int], str],
    other: Callable[[object], str],
    unknown: str,
) -> list[str]:
    """Write each distinct value once, then hand the texts out to the rows."""
    match values:
        case Numbers():
            below = values.denominator
            denominators = [below] * len(values) if isinstance(below, int) else below.tolist()
            pairs = list(zip(values.numerator.tolist(), denominators, strict=True))
            written = {pair: number(*pair) for pair in set(pairs)}
            texts = [written[pair] for pair in pairs]
        case Flags():
            texts = [other(flag) for flag in values.true.tolist()]
        case Days():
            days = values.ordinal.tolist()
            written_days = {day: other(datetime.date.fromordinal(max(day, 1))) for day in set(days)}
            texts = [written_days[day] for day in days]
        case Coded():
            words = [*map(other, values.vocabulary), unknown]
            return [words[code] for code in values.codes.tolist()]
        case _:
            return [other(value) for value in values]
    return _unknown_marked(texts, values.known, unknown)


def _unknown_marked(texts: list[str], known: Bools | None, unknown: str) -> list[str]:
    if known is None:
        return texts
    return [text if sure else unknown for text, sure in zip(texts, known.tolist(), strict=True)]
