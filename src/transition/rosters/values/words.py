"""Words: flags, categories, tags and free text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

import numpy as np

from transition.policies.model import CategoryWord, Input
from transition.problems.nearest import nearest
from transition.rosters.columns import Bools, Coded, Flags, Word
from transition.rosters.values.distinct import Cell, Distinct, Fault, Typed, numbered, read_each
from transition.rosters.values.texts import EXACT_DIGITS, NOTHING, half_width, shown, squeezed

YES = frozenset({"是", "有", "√", "✓", "✔", "☑", "y", "yes", "true", "1", "对", "真"})
NO = frozenset({"否", "无", "没有", "不是", "×", "✗", "✘", "x", "n", "no", "false", "0", "非", "假"})

_WORD_LENGTH = 20
"""A longer text is no misspelt word, and comparing it would take long."""

_BETWEEN_TAGS = re.compile(r"[、，,;；/|\n]|\s+")


def read_flags(distinct: Distinct) -> Typed:
    """Read a column of yes and no."""
    values, blank, faults = read_each(distinct, flag_in)
    true = np.array([value is True for value in values], dtype=bool)[distinct.which]
    known = np.array([value is not None for value in values], dtype=bool)[distinct.which]
    column = Flags(true=true, known=None if known.all() else known)
    return Typed(column, blank[distinct.which], faults, distinct)


def flag_in(cell: Cell) -> bool | Fault | None:
    """Read one cell: yes, no, None when it is blank, or why it cannot be read."""
    plain = squeezed(shown(cell)).lower()
    if plain in YES:
        return True
    if plain in NO:
        return False
    return None if plain in NOTHING else Fault("roster.not-a-flag", {"value": shown(cell)})


def read_category(distinct: Distinct, wanted: Input) -> Typed:
    """Read a column of words out of a fixed list; the vocabulary is the list in the policy's order."""
    legal = _legal_words(wanted.words)
    values, blank, faults = read_each(distinct, lambda cell: _category_in(cell, legal, wanted))
    return _coded(distinct, values, blank, faults, tuple(word.value for word in wanted.words))


def read_tags(distinct: Distinct, wanted: Input) -> Typed:
    """Read a column whose cells hold several words at once, or 无 for none of them."""
    legal = _legal_words(wanted.words)
    values, blank, faults = read_each(distinct, lambda cell: _tags_in(cell, legal, wanted))
    return _coded(distinct, values, blank, faults)


def read_text(distinct: Distinct, *, is_number: bool = False) -> Typed:
    """Read a column of free text. `is_number` is for household numbers and the like: spaces inside and
    full-width digits mean nothing. A numeric cell of more digits than a spreadsheet keeps is a fault.
    """
    values, blank, faults = read_each(distinct, _serial_number_in if is_number else _text_in)
    return _coded(distinct, values, blank, faults)


def _category_in(cell: Cell, legal: dict[str, str], wanted: Input) -> str | Fault | None:
    plain = squeezed(shown(cell))
    word = legal.get(plain.lower())
    if word is not None or plain in NOTHING:
        return word
    return _unknown_word("roster.unknown-word", shown(cell), plain, wanted)


def _tags_in(cell: Cell, legal: dict[str, str], wanted: Input) -> frozenset[str] | Fault | None:
    whole = squeezed(shown(cell))
    if whole.lower() in legal:
        return frozenset({legal[whole.lower()]})
    if whole == "无":
        return frozenset()
    if whole in NOTHING:
        return None
    tags = set()
    for part in filter(None, map(squeezed, _BETWEEN_TAGS.split(half_width(shown(cell)).strip()))):
        if part.lower() not in legal:
            return _unknown_word("roster.unknown-tag", part, part, wanted)
        tags.add(legal[part.lower()])
    return frozenset(tags)


def _text_in(cell: Cell) -> str | Fault | None:
    if isinstance(cell, str):
        return cell.strip() or None
    return _digits_lost(cell) or shown(cell)


def _digits_lost(cell: Cell) -> Fault | None:
    if isinstance(cell, float) and abs(cell) >= 10**EXACT_DIGITS:
        return Fault("roster.digits-lost", {"value": shown(cell), "digits": EXACT_DIGITS})
    return None


def _serial_number_in(cell: Cell) -> str | Fault | None:
    if isinstance(cell, (datetime.date, datetime.time)):
        return Fault("roster.number-became-date", {"value": shown(cell)})
    plain = squeezed(cell) if isinstance(cell, str) else squeezed(shown(cell))
    return _digits_lost(cell) or (None if plain in NOTHING else plain)


def _legal_words(words: tuple[CategoryWord, ...]) -> dict[str, str]:
    written = {squeezed(alias).lower(): word.value for word in words for alias in word.aliases}
    return {**written, **{squeezed(word.value).lower(): word.value for word in words}}


def _unknown_word(code: str, found: str, plain: str, wanted: Input) -> Fault:
    words = tuple(word.value for word in wanted.words)
    aliases = {alias: word.value for word in wanted.words for alias in word.aliases}
    close = nearest(plain[:_WORD_LENGTH], (*words, *aliases))
    facts = {
        "value": found,
        "words": words,
        "nearest": tuple(dict.fromkeys(aliases.get(c, c) for c in close)),
    }
    return Fault(code, facts)


def _coded(
    distinct: Distinct,
    values: Sequence[Word | None],
    blank: Bools,
    faults: dict[int, Fault],
    vocabulary: tuple[Word, ...] = (),
) -> Typed:
    codes, words = numbered(values, distinct.cells, vocabulary)
    return Typed(Coded(codes[distinct.which], words), blank[distinct.which], faults, distinct)
