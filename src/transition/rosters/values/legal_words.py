"""The legal words of an input: one of them in a text, with the code that systems put beside it; or why not.

``1丈夫`` and ``孤儿-7041`` are a word with a code. A code alone is never read: two lists of one system number
the sexes differently. Where one word is asked for and several stand there, none is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import frozen

from transition.policies.model import Input
from transition.problems.nearest import nearest
from transition.rosters.values.chinese_numerals import numeral_in
from transition.rosters.values.distinct import Fault
from transition.rosters.values.texts import NONE, half_width, squeezed

_LONGEST_WORD = 20
"""A longer text is no misspelt word, and comparing it would take long."""

_BETWEEN = re.compile(r"[、，,;；/|+&\n]|\s+")
_CODE_BEFORE = re.compile(r"([0-9]{1,3})[.、,:)_-]*(\D.*)")
_CODE_AFTER = re.compile(r"(.*\D)-[0-9]{2,6}")
_NOTE_AFTER = re.compile(r"(.+?)[(\[].*[)\]]")
_JOINTS = re.compile(r"[-~至到、,/和或]")


@frozen
class LegalWords:
    """An input with its words by everything that may be written for them (squeezed, in small letters)."""

    wanted: Input
    by_writing: Mapping[str, str]

    def word(self, plain: str) -> str | None:
        """Return the word that a squeezed text is, with or without a code; None when it is none."""
        text = plain.lower()
        return self.by_writing.get(text) or self._beside_code(text)

    def none(self) -> str | None:
        """Return the word for none, where the input has one."""
        return self.by_writing.get("无")

    def _beside_code(self, text: str) -> str | None:
        if match := _CODE_BEFORE.fullmatch(text):
            # 2一级 says two things; 1一级 says one thing twice.
            says = numeral_in(match[2][0])
            return self.by_writing.get(match[2]) if says in (None, int(match[1])) else None
        match = _CODE_AFTER.fullmatch(text)
        return self.by_writing.get(match[1]) if match else None


def legal_words(wanted: Input) -> LegalWords:
    """Gather all writings of an input's words; a word is never shadowed by another one's alias."""
    written = {squeezed(alias).lower(): word.value for word in wanted.words for alias in word.aliases}
    words = {squeezed(word.value).lower(): word.value for word in wanted.words}
    return LegalWords(wanted, {**written, **words})


def words_between(text: str) -> list[str]:
    """Return the parts of a text that holds several words, squeezed."""
    return [part for part in map(squeezed, _BETWEEN.split(half_width(text).strip())) if part]


def word_in(text: str, legal: LegalWords) -> str | Fault:
    """Read a text that is to be one word of a category."""
    plain = squeezed(text)
    if plain in NONE and (none := legal.none()):
        return none
    word = legal.word(plain)
    if word is not None:
        return word
    found = _several(text, plain, legal)
    if len(found) == 1:
        return found[0]
    if found:
        facts = {"value": text, "words": _values(legal)}
        return Fault("roster.several-words", facts)
    return unknown_word("roster.unknown-word", text, legal)


def _several(text: str, plain: str, legal: LegalWords) -> tuple[str, ...]:
    """Return the different words that a text joins, as 一级、二级 and 一二级 do; none when it is no such."""
    parts = words_between(text)
    words = tuple(map(legal.word, parts))
    if len(parts) > 1 and all(words):
        return tuple(dict.fromkeys(word for word in words if word))
    if len(plain) > _LONGEST_WORD:
        return ()
    for length in range(1, len(plain) - 1):
        head, tail = _JOINTS.sub("", plain[:-length]), plain[-length:]
        words = tuple(legal.by_writing.get(f"{one}{tail}".lower()) for one in head)
        if len(head) > 1 and all(words):
            return tuple(dict.fromkeys(word for word in words if word))
    return ()


def unknown_word(code: str, text: str, legal: LegalWords) -> Fault:
    """Say that a text is no legal word, and which one it may be meant for."""
    plain = squeezed(text)
    words = _values(legal)
    if plain.isascii() and plain.isdigit():
        return Fault("roster.bare-code", {"value": text, "words": words})
    note = _NOTE_AFTER.fullmatch(plain[: 2 * _LONGEST_WORD])
    before = legal.word(note[1]) if note else None
    close = (before,) if before else nearest(plain[:_LONGEST_WORD], (*words, *_aliases(legal)))
    hint = tuple(dict.fromkeys(_aliases(legal).get(one, one) for one in close))
    return Fault(code, {"value": text, "words": words, "nearest": hint})


def _values(legal: LegalWords) -> tuple[str, ...]:
    return tuple(word.value for word in legal.wanted.words)


def _aliases(legal: LegalWords) -> dict[str, str]:
    return {alias: word.value for word in legal.wanted.words for alias in word.aliases}
