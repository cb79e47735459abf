"""The text of a formula, cut into tokens, and the plain Python-like text made of them.

People type formulas in a Chinese input method: full-width brackets and digits, ``≥``, ``×``, ``75%``,
a single ``=``. Every token keeps its place in the text as typed, so a fault can point at it.

    text --tokens_of--> tokens --skeleton_of--> skeleton (what `ast` reads; numbers and words are kept aside)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from transition.policies.functions import FLAG_WORDS, OPERATOR_WORDS, RESERVED
from transition.problems import Term

MAX_LENGTH = 2000
"""Characters of a formula."""

MAX_DIGITS = 18
"""Digits of a number: what an int64 holds, and more than any amount of money needs."""

MAX_WORD = 100
"""Characters of a word in quotes."""

MAX_DEPTH = 60
"""How deep brackets and operators may be nested: far more than anybody can read."""


class FormulaFault(Exception):  # noqa: N818 (a fault of a formula, not of the program)
    """A formula that cannot be read. `start` and `end` are its place in the text as written."""

    def __init__(self, code: str, start: int, end: int, **facts: object) -> None:
        self.code = code
        self.facts: Mapping[str, object] = facts
        self.start = start
        self.end = end
        super().__init__(code, start, end, facts)


TokenKind = Literal["number", "word", "name", "operator", "open", "close", "comma"]


@frozen
class Token:
    """A piece of a formula: `code` as Python would write it, and the place in the text as typed."""

    kind: TokenKind
    code: str
    start: int
    end: int
    number: Fraction | None = None
    word: str | None = None


@frozen
class Skeleton:
    """A formula as plain text for `ast`, with ways back: places are counted in UTF-8 bytes, as `ast` does.

    starts, ends: from where a token begins (ends) in the skeleton to where it does in the formula.
    literals: by where a token begins in the skeleton, the exact number or the word it stands for.
    """

    text: str
    starts: Mapping[int, int] = field(factory=dict)
    ends: Mapping[int, int] = field(factory=dict)
    literals: Mapping[int, Fraction | str] = field(factory=dict)


# Every full-width ASCII character, and what else Chinese and typographic keyboards give. One character
# for one character, so that places stay.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(odd): ord(plain) for odd, plain in zip("\u3000“”‘’【】〔〕、×÷−–—", " \"\"''[][],*/---", strict=True)
}

_OPERATORS = {"≥": ">=", "≧": ">=", "≤": "<=", "≦": "<=", "≠": "!=", "<>": "!=", "=": "=="}

_TOKEN = re.compile(
    r"""(?P<space>\s+)
      | (?P<word>'[^']*'|"[^"]*")
      | (?P<number>(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[ ]*%)?)
      | (?P<name>[^\W\d]\w*)
      | (?P<refused>\*\*|//|:=|\.\.\.|&&|\|\||<<|>>|=<|=>|[.:%&|^~@!{}](?!=)|->)
      | (?P<operator><=|>=|==|!=|<>|[-+*/<>=≥≧≤≦≠])
      | (?P<open>[(\[])
      | (?P<close>[)\]])
      | (?P<comma>,)""",
    re.VERBOSE,
)

_REFUSED = {
    "**": ("power", "multiply"),
    "//": ("floor-division", "round"),
    "%": ("modulo", "percent"),
    ":=": ("walrus", ""),
    ":": ("colon", ""),
    ".": ("attribute", ""),
    "...": ("ellipsis", ""),
    "&": ("bit-operator", "and"),
    "&&": ("bit-operator", "and"),
    "|": ("bit-operator", "or"),
    "||": ("bit-operator", "or"),
    "!": ("bit-operator", "not"),
    "=<": ("turned-comparison", "at-most"),
    "=>": ("turned-comparison", "at-least"),
    "{": ("braces", ""),
    "}": ("braces", ""),
}

_PYTHON_WORDS = {
    "if": ("conditional", "if"),
    "else": ("conditional", "if"),
    "is": ("is", "equal"),
    "None": ("none", "unknown"),
    "lambda": ("lambda", ""),
    "for": ("comprehension", "aggregate"),
}


def tokens_of(text: str) -> tuple[Token, ...]:
    """Cut a formula into tokens. Raises FormulaFault at the first piece that has no place in formulas."""
    if len(text) > MAX_LENGTH:
        raise FormulaFault("formula.too-long", MAX_LENGTH, len(text), length=len(text), most=MAX_LENGTH)
    plain = text.translate(_PLAIN)
    tokens: list[Token] = []
    at = 0
    while at < len(plain):
        found = _TOKEN.match(plain, at)
        if found is None:
            raise _strange(text, at)
        if found.lastgroup != "space":
            tokens.append(_token(text, found))
        at = found.end()
    return tuple(tokens)


def skeleton_of(tokens: Sequence[Token]) -> Skeleton:
    """Write tokens as one line of plain text; a number is written ``0`` and a word ``''``, kept aside."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    literals: dict[int, Fraction | str] = {}
    at = 0
    for token in tokens:
        starts[at] = token.start
        if token.number is not None:
            literals[at] = token.number
        elif token.word is not None:
            literals[at] = token.word
        end = at + len(token.code.encode())
        ends[end] = token.end
        at = end + 1
    return Skeleton(" ".join(token.code for token in tokens), starts, ends, literals)


def refused(construct: str, instead: str, start: int, end: int, piece: str) -> FormulaFault:
    """Return the fault for a way of writing that formulas do not have; `instead` may be empty."""
    return FormulaFault(
        "formula.not-allowed",
        start,
        end,
        piece=piece,
        construct=Term(f"construct.{construct}"),
        instead=Term(f"instead.{instead}") if instead else "",
    )


def _token(text: str, found: re.Match[str]) -> Token:
    start, end = found.span()
    match found.lastgroup:
        case "number":
            return _number(text, found)
        case "word":
            return Token("word", "''", start, end, word=_word(text, start, end))
        case "name":
            return _name(text, start, end)
        case "operator":
            return Token("operator", _OPERATORS.get(found[0], found[0]), start, end)
        case "refused":
            construct, instead = _REFUSED.get(found[0], ("operator", ""))
            raise refused(construct, instead, start, end, text[start:end])
        case "open":
            return Token("open", found[0], start, end)
        case "close":
            return Token("close", found[0], start, end)
    return Token("comma", found[0], start, end)


def _number(text: str, found: re.Match[str]) -> Token:
    start, end = found.span()
    written = found[0].rstrip("% ")
    digits = sum(character.isdigit() for character in written)
    if digits > MAX_DIGITS:
        raise FormulaFault("formula.number-too-long", start, end, digits=digits, most=MAX_DIGITS)
    if end < len(text) and (text[end].isalpha() or text[end] == "_") and not found[0].endswith("%"):
        raise FormulaFault("formula.number-in-name", start, end + 1, piece=_run(text, start))
    value = Fraction(written) / (100 if found[0].endswith("%") else 1)
    return Token("number", "0", start, end, number=value)


def _word(text: str, start: int, end: int) -> str:
    word = text[start + 1 : end - 1]
    if len(word) > MAX_WORD or not word.isprintable() or "\\" in word:
        raise FormulaFault(
            "formula.odd-word", start, end, piece=text[start : min(start + 20, end)], most=MAX_WORD
        )
    return word


def _name(text: str, start: int, end: int) -> Token:
    name = unicodedata.normalize("NFKC", text[start:end])
    if name in _PYTHON_WORDS or (name in RESERVED and name.islower() and name not in OPERATOR_WORDS):
        construct, instead = _PYTHON_WORDS.get(name, ("python-word", ""))
        raise refused(construct, instead, start, end, name)
    if not name.isidentifier():
        raise _strange(text, start)
    if end < len(text) and text[end] in "'\"‘“’”＇＂" and name not in OPERATOR_WORDS:
        raise refused("prefixed-word", "", start, end, name)
    if name in FLAG_WORDS:
        name = str(FLAG_WORDS[name])
    return Token("operator" if name in OPERATOR_WORDS else "name", name, start, end)


def _strange(text: str, at: int) -> FormulaFault:
    if text[at] in "'\"‘“’”＇＂":
        return FormulaFault("formula.open-quote", at, len(text), piece=text[at : at + 20])
    if text[at] == "·":
        return FormulaFault("formula.dot-in-unit", at, at + 1)
    shown = text[at] if text[at].isprintable() else f"U+{ord(text[at]):04X}"
    return FormulaFault("formula.strange-character", at, at + 1, piece=shown)


def _run(text: str, start: int) -> str:
    found = re.compile(r"[\w.]+").match(text, start)
    return found[0] if found else text[start]
