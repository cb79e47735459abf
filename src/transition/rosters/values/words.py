"""Columns of words: flags, categories, tags and free text."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import numpy as np

from transition.policies.model import Input
from transition.rosters.columns import Bools, Coded, Flags, Word
from transition.rosters.identity import masked
from transition.rosters.values.distinct import Cell, Distinct, Fault, Typed, numbered, read_each
from transition.rosters.values.legal_words import (
    LegalWords,
    legal_words,
    unknown_word,
    word_in,
    words_between,
)
from transition.rosters.values.texts import EXACT_DIGITS, NONE, NOTHING, shown, squeezed

YES = frozenset(
    {
        *("是", "有", "对", "真", "已", "能", "是的", "√", "✓", "✔", "☑", "✅", "1", "1.0"),
        *("y", "yes", "true"),
    }
)
NO = frozenset(
    {
        *("否", "无", "没有", "不是", "非", "假", "未", "不", "没", "不能", "×", "✗", "✘", "✕", "✖", "❌"),
        *("x", "n", "no", "false", "0", "0.0"),
    }
)
"""What settles yes or no under any heading; what does so under one alone, its input says."""


def read_flags(distinct: Distinct, wanted: Input | None = None) -> Typed:
    """Read a column of yes and no, in the usual writings and those that the input names."""
    yes = YES | _writings(wanted.yes if wanted else ())
    no = NO | _writings(wanted.no if wanted else ())
    values, blank, faults = read_each(distinct, lambda cell: flag_in(cell, yes, no))
    true = np.array([value is True for value in values], dtype=bool)[distinct.which]
    known = np.array([value is not None for value in values], dtype=bool)[distinct.which]
    column = Flags(true=true, known=None if known.all() else known)
    return Typed(column, blank[distinct.which], faults, distinct)


def _writings(written: Sequence[str]) -> frozenset[str]:
    return frozenset(squeezed(one).lower() for one in written)


def flag_in(cell: Cell, yes: frozenset[str] = YES, no: frozenset[str] = NO) -> bool | Fault | None:
    """Read one cell: yes, no, None when it is blank, or why it cannot be read."""
    plain = squeezed(shown(cell))
    if plain.lower() in yes:
        return True
    if plain.lower() in no:
        return False
    return None if plain in NOTHING else Fault("roster.not-a-flag", {"value": shown(cell)})


def read_category(distinct: Distinct, wanted: Input) -> Typed:
    """Read a column of words out of a fixed list; the vocabulary is the list in the policy's order."""
    legal = legal_words(wanted)
    values, blank, faults = read_each(distinct, lambda cell: _category_in(shown(cell), legal))
    return _coded(distinct, values, blank, faults, tuple(word.value for word in wanted.words))


def read_tags(distinct: Distinct, wanted: Input) -> Typed:
    """Read a column whose cells hold several words at once, or 无 for none of them."""
    legal = legal_words(wanted)
    values, blank, faults = read_each(distinct, lambda cell: _tags_in(shown(cell), legal))
    return _coded(distinct, values, blank, faults)


def read_text(distinct: Distinct, *, is_number: bool = False) -> Typed:
    """Read a column of free text. `is_number` is for household numbers and the like: spaces inside and
    full-width digits mean nothing. A numeric cell of more digits than a spreadsheet keeps is a fault.
    """
    values, blank, faults = read_each(distinct, _serial_number_in if is_number else _text_in)
    return _coded(distinct, values, blank, faults)


def _category_in(text: str, legal: LegalWords) -> str | Fault | None:
    plain = squeezed(text)
    if plain in NOTHING and plain not in legal.by_writing and not (plain in NONE and legal.none()):
        return None
    return word_in(text, legal)


def _tags_in(text: str, legal: LegalWords) -> frozenset[str] | Fault | None:
    whole = squeezed(text)
    word = legal.word(whole) or (legal.none() if whole in NONE else None)
    if word is not None:
        return frozenset({word})
    if whole in NONE:
        return frozenset()
    if whole in NOTHING:
        return None
    tags = set()
    for part in words_between(text):
        tag = legal.word(part)
        if tag is None:
            return unknown_word("roster.unknown-tag", part, legal)
        tags.add(tag)
    return frozenset(tags)


def _text_in(cell: Cell) -> str | Fault | None:
    if isinstance(cell, str):
        return cell.strip() or None
    return _digits_lost(cell) or shown(cell)


def _digits_lost(cell: Cell) -> Fault | None:
    if isinstance(cell, float) and abs(cell) >= 10**EXACT_DIGITS:
        return Fault("roster.digits-lost", {"value": masked(shown(cell)), "digits": EXACT_DIGITS})
    return None


def _serial_number_in(cell: Cell) -> str | Fault | None:
    if isinstance(cell, (datetime.date, datetime.time)):
        return Fault("roster.number-became-date", {"value": shown(cell)})
    plain = squeezed(shown(cell)).lstrip("'")
    number, _, decimals = plain.partition(".")
    if number.isdigit() and set(decimals) == {"0"}:  # 1001.0 went through a program that knows floats only
        plain = number
    return _digits_lost(cell) or (None if plain in NOTHING else plain)


def _coded(
    distinct: Distinct,
    values: Sequence[Word | None],
    blank: Bools,
    faults: dict[int, Fault],
    vocabulary: tuple[Word, ...] = (),
) -> Typed:
    codes, words = numbered(values, distinct.cells, vocabulary)
    return Typed(Coded(codes[distinct.which], words), blank[distinct.which], faults, distinct)
