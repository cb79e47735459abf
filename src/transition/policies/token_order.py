"""Whether tokens stand in an order that makes a formula, said in words that point at the first fault.

Python's own parser would find the same faults, but says them to programmers. After this pass it finds
hardly any.
"""

from __future__ import annotations

from collections.abc import Sequence

from transition.policies.formula_text import MAX_DEPTH, FormulaFault, Token, refused

_CLOSES = {"(": ")", "[": "]"}
_PREFIXES = frozenset({"-", "+", "not"})


class _Order:
    """Walks over tokens once, knowing what is open and whether a value or an operator is due."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[Token] = []
        self.before: Token | None = None
        self.value_due = True
        self.in_due = False  # after a value, ``not`` only begins ``not in``
        self.call: Token | None = None  # the last bracket that opened a call: it may stay empty

    def take(self, token: Token) -> None:
        if self.in_due and token.code != "in":
            self._no_operator(token)
        match token.kind:
            case "open":
                self._open(token)
            case "close":
                self._close(token)
            case "comma":
                self._comma(token)
            case "operator":
                self._operator(token)
            case _:
                self._value(token)
        self.before = token

    def finish(self) -> None:
        if self.open:
            first = self.open[-1]
            raise FormulaFault("formula.bracket-open", first.start, first.end, piece=first.code)
        if self.value_due:
            last = self.before
            start = last.start if last else 0
            raise FormulaFault("formula.unfinished", start, len(self.text), piece=self.text[start:])

    def _value(self, token: Token) -> None:
        if not self.value_due:
            self._no_operator(token)
        self.value_due = False

    def _open(self, token: Token) -> None:
        before = self.before
        if not self.value_due:
            if before is None or before.kind != "name":
                self._opened_after_value(token)
            self.call = token if token.code == "(" else None
        elif token.code == "[":
            raise refused("list", "in", token.start, token.end, token.code)
        self.open.append(token)
        self.value_due = True
        if len(self.open) > MAX_DEPTH:
            raise FormulaFault("formula.too-deep", token.start, token.end, most=MAX_DEPTH)

    def _opened_after_value(self, token: Token) -> None:
        before = self.before
        if token.code == "[" and before is not None and before.code == "]":
            raise refused("second-index", "keys", token.start, token.end, token.code)
        if token.code == "[":
            raise refused("index-of-value", "keys", token.start, token.end, token.code)
        self._no_operator(token)

    def _close(self, token: Token) -> None:
        if not self.open or _CLOSES[self.open[-1].code] != token.code:
            raise FormulaFault("formula.bracket-closed", token.start, token.end, piece=token.code)
        empty_call = self.before is not None and self.before is self.call
        after_comma = self.before is not None and self.before.kind == "comma"
        if self.value_due and not (empty_call or after_comma):
            self._no_value(token)
        self.open.pop()
        self.value_due = False

    def _comma(self, token: Token) -> None:
        if self.value_due:
            self._no_value(token)
        if not self.open:
            raise refused("tuple", "no-thousands", token.start, token.end, token.code)
        self.value_due = True

    def _operator(self, token: Token) -> None:
        if self.value_due and not self.in_due and token.code not in _PREFIXES:
            self._no_value(token)
        self.in_due = token.code == "not" and not self.value_due
        self.value_due = True

    def _no_value(self, token: Token) -> None:
        raise FormulaFault("formula.value-missing", token.start, token.end, piece=token.code)

    def _no_operator(self, token: Token) -> None:
        before = self.before
        start = before.start if before is not None else token.start
        piece = self.text[start : token.end]
        raise FormulaFault("formula.operator-missing", token.start, token.end, piece=piece)


def check_order(text: str, tokens: Sequence[Token]) -> None:
    """Pass over the tokens of a formula. Raises FormulaFault where two do not follow one another."""
    order = _Order(text)
    for token in tokens:
        order.take(token)
    order.finish()
