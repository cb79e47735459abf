"""From a TOML value to a value of ours: one converter for each kind of value in `grammar_shapes.py`.

A converter returns the value or raises `UnreadableError`; where the value stands, `table_reader.py` knows.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from transition.policies.functions import as_name, label_fault
from transition.policies.grammar_shapes import Kind
from transition.policies.model import Value
from transition.policies.regions import significant
from transition.policies.toml_file import LONGEST_NUMBER, too_long
from transition.policies.units import SYMBOLS, parse_unit
from transition.problems.nearest import nearest

EXAMPLES: Mapping[str, str] = {
    "text": '"…"',
    "flag": "true / false",
    "date": "2025-01-01",
    "number": '12 / 0.5 / "1/3" / "75%"',
    "whole": "12",
    "texts": '"…" / ["…", "…"]',
    "value": '12 / "…" / true / 2025-01-01',
    "formula": '"…" / 0 / true',
    "table": "{ … } / [ … ]",
    "tables": "[{ … }, …]",
    "entries": '["…", …]',
}
"""How a right value looks, the same in every language: the hint when it is of the wrong type."""

LABEL_FAULTS = {
    "label-not-a-name": "policy.label-not-a-name",
    "label-reserved": "policy.label-reserved",
}

_NUMBER = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?)(?:(%)|\s*/\s*([0-9]+))?")
_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_CITED = re.compile(r"[a-z][a-z0-9_-]*")
_AMOUNT = re.compile(r"([0-9./]+)\s*(\S*)")
_LASTS = re.compile(r"([1-9][0-9]{0,2})\s*([年月])")


class UnreadableError(Exception):
    """A value that is not what it must be: the code and the facts of a problem."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def wrong_type(raw: object, wanted: str) -> UnreadableError:
    """Return the fault of a value of another type; `wanted` is a key of `EXAMPLES`."""
    return UnreadableError("policy.wrong-type", found=as_written(raw), legal=EXAMPLES[wanted])


def as_written(raw: object) -> str:
    """Show a TOML value shortly, as it stands in the file."""
    match raw:
        case bool():
            return str(raw).lower()
        case str():
            return f'"{raw[:40]}…"' if len(raw) > 40 else f'"{raw}"'
        case list():
            return "[ … ]" if raw else "[]"
        case Mapping():
            return "{ … }" if raw else "{}"
        case _:
            return str(raw)


def text_of(raw: object) -> str:
    """Return a text that is not blank."""
    if not isinstance(raw, str):
        raise wrong_type(raw, "text")
    if not raw.strip():
        raise UnreadableError("policy.empty-text")
    return raw


def number_of(raw: object) -> Fraction:
    """Return an exact number: 12, 0.5, or a text such as ``2/37`` or ``75%``."""
    if isinstance(raw, str):
        return _number_in(raw)
    if isinstance(raw, bool) or not isinstance(raw, (int, Decimal)):
        raise wrong_type(raw, "number")
    if isinstance(raw, Decimal) and not raw.is_finite():
        raise UnreadableError("policy.bad-number", found=as_written(raw))
    return Fraction(raw)


def _number_in(text: str) -> Fraction:
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _NUMBER.fullmatch(plain)
    if not found or set(found[3] or "1") == {"0"}:
        raise UnreadableError("policy.bad-number", found=as_written(text))
    if too_long(re.sub(r"[/%\s]", "", plain)):
        raise UnreadableError("policy.number-too-long", found=plain[:40], most=LONGEST_NUMBER)
    return Fraction(found[1]) / (100 if found[2] else int(found[3] or 1))


def value_of(raw: object, type_: str | None, words: Sequence[str] = ()) -> Value:
    """Return a value of a type of the policy language; a word must be one of `words`, if there are any.

    Without a type (a child adds rows to its parent's parameter, whose type stands in another file) a
    text that holds ``/`` or ``%`` and reads as a number is one; every other text stays as written.
    """
    match type_:
        case None:
            return _untyped(raw)
        case "number" | "percent":
            return number_of(raw)
        case "whole":
            return _whole(raw)
        case "flag":
            return _flag(raw)
        case "date":
            return _day(raw)
        case "region":
            return _region(raw)
        case _:
            return _word(raw, type_, words)


def _untyped(raw: object) -> Value:
    if isinstance(raw, str):
        try:
            return number_of(raw) if "/" in raw or raw.endswith(("%", "％")) else raw
        except UnreadableError:
            return raw
    if isinstance(raw, bool) or type(raw) is datetime.date:
        return raw
    if isinstance(raw, (int, Decimal)):
        return number_of(raw)
    raise wrong_type(raw, "value")


def _whole(raw: object) -> Fraction:
    number = number_of(raw)
    if number.denominator != 1:
        raise wrong_type(raw, "whole")
    return number


def _flag(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise wrong_type(raw, "flag")
    return raw


def _day(raw: object) -> datetime.date:
    if type(raw) is not datetime.date:  # a TOML date with a time is a subclass of date
        raise wrong_type(raw, "date")
    return raw


def _region(raw: object) -> str:
    if not isinstance(raw, str):
        raise wrong_type(raw, "text")
    try:
        significant(raw)
    except ValueError:
        raise UnreadableError("policy.bad-region", found=raw) from None
    return raw


def _word(raw: object, type_: str, words: Sequence[str]) -> str:
    if type_ == "tags" and raw == []:
        return ""  # no tag at all
    if not isinstance(raw, str):
        raise wrong_type(raw, "text")
    return one_of(raw, words) if words else raw


def one_of(raw: object, words: Sequence[str]) -> str:
    """Return the word when it is one of the legal ones."""
    if not isinstance(raw, str):
        raise wrong_type(raw, "text")
    if raw not in words:
        near = nearest(raw, words, 1)
        raise UnreadableError("policy.unknown-word", found=raw, legal=tuple(words), nearest=near)
    return raw


def _label(raw: object) -> str:
    """Return a label as formulas find it: NFKC, so that full-width letters are plain ones."""
    if not isinstance(raw, str):
        raise wrong_type(raw, "text")
    if fault := label_fault(raw):
        raise UnreadableError(LABEL_FAULTS[fault], label=raw)
    return as_name(raw)


def _name(raw: object) -> str:
    name = text_of(raw)
    if not _NAME.fullmatch(name):
        raise UnreadableError("policy.bad-name", found=name)
    return name


def _names(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise wrong_type(raw, "entries")
    return tuple(_name(name) for name in raw)


def _texts(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, (str, list)):
        raise wrong_type(raw, "texts")
    return tuple(text_of(text) for text in ([raw] if isinstance(raw, str) else raw))


def citation_of(raw: object) -> tuple[str, str]:
    """Return the document's key and the article of ``opinion 第(十)条``; the article may be empty."""
    key, *article = text_of(raw).split(None, 1)
    if not _CITED.fullmatch(key):
        raise UnreadableError("policy.bad-citation", found=key)
    return key, article[0].strip() if article else ""


def _unit(raw: object) -> str:
    written = text_of(raw)
    try:
        parse_unit(written)
    except ValueError as unknown:
        raise UnreadableError("policy.bad-unit", unit=written, part=str(unknown), legal=SYMBOLS) from None
    return written


def _url(raw: object) -> str:
    url = text_of(raw)
    if not re.fullmatch(r"https?://\S+", url):
        raise UnreadableError("policy.bad-url", found=url)
    return url


def _note(raw: object) -> str:
    if not isinstance(raw, str):
        raise wrong_type(raw, "text")
    return raw


def _formula(raw: object) -> str:
    match raw:
        case bool():
            return str(raw).upper()
        case int():
            return str(raw)
        case Decimal() if raw.is_finite():
            return f"{raw:f}"
        case str():
            return text_of(raw)
        case _:
            raise wrong_type(raw, "formula")


def amount_of(raw: object) -> tuple[Fraction, str, str]:
    """Return number, unit and the whole as written: ``1 元``."""
    written = raw if isinstance(raw, str) else str(number_of(raw))
    found = _AMOUNT.fullmatch(unicodedata.normalize("NFKC", written).strip())
    if not found or (number := _number_in(found[1])) <= 0:
        raise UnreadableError("policy.bad-amount", found=as_written(raw))
    return number, _unit(found[2]) if found[2] else "", written


def _lasting(raw: object) -> str:
    """Return how long a row holds, as written: ``1 年``, ``6 月``."""
    if not _LASTS.fullmatch(unicodedata.normalize("NFKC", text_of(raw)).strip()):
        raise UnreadableError("policy.bad-lasts", found=raw)
    return str(raw)


def _any(raw: object) -> object:
    if isinstance(raw, (list, dict, datetime.datetime, datetime.time)) and raw != []:
        raise wrong_type(raw, "value")
    return raw


def _given(raw: object) -> tuple[object, ...] | object:
    return tuple(_any(item) for item in raw) if isinstance(raw, list) else _any(raw)


def _cell(raw: object) -> tuple[object, ...]:
    if raw == []:
        raise UnreadableError("policy.empty-list")
    cell = _given(raw)
    return cell if isinstance(cell, tuple) else (cell,)


CONVERTERS: Mapping[Kind, Callable[[object], object]] = {
    "text": text_of,
    "note": _note,
    "label": _label,
    "name": _name,
    "names": _names,
    "url": _url,
    "region": _region,
    "unit": _unit,
    "flag": _flag,
    "date": _day,
    "number": number_of,
    "texts": _texts,
    "value": _any,
    "cell": _cell,
    "given": _given,
    "formula": _formula,
    "amount": amount_of,
    "lasting": _lasting,
}
"""By kind; words, citations and tables need more than the value and are read by `table_reader.py`."""
