"""A policy after checking: several files laid over one another, names resolved, units known to agree.

Expressions are the checked form of formulas: a closed set of frozen nodes, each with its type, its
scope and the piece of formula it came from. `calc` evaluates them; nothing else gives them a meaning.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from attrs import evolve, field, frozen

from transition.policies.model import PROPOSAL, Document, Input, Policy, Rounding, Scope, Value
from transition.policies.reform import Reform
from transition.policies.units import NO_UNIT, Unit
from transition.problems import FilePlace

Kind = Literal["number", "flag", "date", "category", "tags", "region", "text"]


@frozen(cache_hash=True)
class Type:
    """What kind of value an expression has; `unit` only for numbers.

    Its hash is kept: every expression has a type, and those are keys of what was worked out.
    """

    kind: Kind
    unit: Unit = NO_UNIT

    def __str__(self) -> str:
        return f"{self.kind} [{self.unit}]" if self.kind == "number" else self.kind


FLAG = Type("flag")
DATE = Type("date")


@frozen(kw_only=True)
class Expression:
    """The common part of all nodes. `source` is the piece of formula as written."""

    type: Type
    of: Scope | None = None  # None: the same for everybody
    source: str = field(default="", eq=False)


@frozen(kw_only=True)
class Constant(Expression):
    """A literal: number, word, flag or day."""

    value: Value


@frozen(kw_only=True)
class AsOf(Expression):
    """评估日, the day for which is computed."""


@frozen(kw_only=True)
class Read(Expression):
    """The column of an input or a rule, in its own scope."""

    key: str


@frozen(kw_only=True)
class Broadcast(Expression):
    """A household's value given to each of its members (in a rule of a person)."""

    inner: Expression


@frozen(kw_only=True)
class Lookup(Expression):
    """A parameter's value for given keys; no keys for a parameter that has none."""

    parameter: str
    keys: tuple[Expression, ...]


@frozen(kw_only=True)
class Arithmetic(Expression):
    """+ - * / of two numbers."""

    operator: Literal["+", "-", "*", "/"]
    left: Expression
    right: Expression


@frozen(kw_only=True)
class Negation(Expression):
    """The number with the other sign."""

    inner: Expression


@frozen(kw_only=True)
class Absolute(Expression):
    """ABS."""

    inner: Expression


@frozen(kw_only=True)
class Extreme(Expression):
    """MIN or MAX of two or more numbers, or days."""

    which: Literal["MIN", "MAX"]
    items: tuple[Expression, ...]


@frozen(kw_only=True)
class Comparison(Expression):
    """== != < <= > >= of two values of one kind; words and flags only know == and !=."""

    operator: Literal["==", "!=", "<", "<=", ">", ">="]
    left: Expression
    right: Expression


@frozen(kw_only=True)
class Logic(Expression):
    """and / or of two or more flags: false and unknown is false, true or unknown is true."""

    operator: Literal["and", "or"]
    items: tuple[Expression, ...]


@frozen(kw_only=True)
class Not(Expression):
    """The other flag; unknown stays unknown."""

    inner: Expression


@frozen(kw_only=True)
class Among(Expression):
    """``x in (a, b)``: equal to one of some literals."""

    operand: Expression
    options: tuple[Value, ...]


@frozen(kw_only=True)
class Choice(Expression):
    """IF. Only the branch taken has to be known; an unknown condition makes the result unknown."""

    condition: Expression
    then: Expression
    otherwise: Expression


@frozen(kw_only=True)
class Aggregate(Expression):
    """Over the members of a household: SUM, COUNT, ANY, ALL, HIGHEST, LOWEST of a person's value."""

    function: Literal["SUM", "COUNT", "ANY", "ALL", "HIGHEST", "LOWEST"]
    inner: Expression


@frozen(kw_only=True)
class MakeDate(Expression):
    """DATE(year, month, day); a day that does not exist is unknown."""

    year: Expression
    month: Expression
    day: Expression


@frozen(kw_only=True)
class Elapsed(Expression):
    """Whole years (YEARS, AGE) or months (MONTHS) from `start` to `end`; negative the other way."""

    measure: Literal["years", "months"]
    start: Expression
    end: Expression


@frozen(kw_only=True)
class Later(Expression):
    """LATER: the same day some whole months on (back when negative), never past the month's end.

    A number of months that is not whole, or a year that no calendar has, is unknown.
    """

    start: Expression
    months: Expression


@frozen(kw_only=True)
class Has(Expression):
    """HAS(tags, tag)."""

    tags: Expression
    tag: str


@frozen(kw_only=True)
class Known(Expression):
    """KNOWN: whether a value is known; never unknown itself."""

    inner: Expression


@frozen(kw_only=True)
class OrElse(Expression):
    """OR_ELSE: the first value where it is known, else the second."""

    first: Expression
    second: Expression


def parts(expression: Expression) -> tuple[Expression, ...]:
    """Return the direct sub-expressions, in the order of the formula."""
    match expression:
        case Lookup(keys=items) | Extreme(items=items) | Logic(items=items):
            return items
        case Arithmetic(left=a, right=b) | Comparison(left=a, right=b):
            return (a, b)
        case (
            Broadcast(inner=inner)
            | Negation(inner=inner)
            | Absolute(inner=inner)
            | Not(inner=inner)
            | Aggregate(inner=inner)
            | Known(inner=inner)
        ):
            return (inner,)
        case Among(operand=inner) | Has(tags=inner):
            return (inner,)
        case Choice(condition=a, then=b, otherwise=c) | MakeDate(year=a, month=b, day=c):
            return (a, b, c)
        case Elapsed(start=a, end=b) | Later(start=a, months=b) | OrElse(first=a, second=b):
            return (a, b)
        case _:
            return ()


def with_parts(expression: Expression, new: Sequence[Expression]) -> Expression:
    """Return an expression with other direct sub-expressions, in the order of `parts`."""
    match expression:
        case Lookup():
            return evolve(expression, keys=tuple(new))
        case Extreme() | Logic():
            return evolve(expression, items=tuple(new))
        case Arithmetic() | Comparison():
            return evolve(expression, left=new[0], right=new[1])
        case Broadcast() | Negation() | Absolute() | Not() | Aggregate() | Known():
            return evolve(expression, inner=new[0])
        case Among():
            return evolve(expression, operand=new[0])
        case Has():
            return evolve(expression, tags=new[0])
        case Choice():
            return evolve(expression, condition=new[0], then=new[1], otherwise=new[2])
        case MakeDate():
            return evolve(expression, year=new[0], month=new[1], day=new[2])
        case Elapsed():
            return evolve(expression, start=new[0], end=new[1])
        case Later():
            return evolve(expression, start=new[0], months=new[1])
        case OrElse():
            return evolve(expression, first=new[0], second=new[1])
        case _:
            return expression


def keys_read(expression: Expression) -> Iterator[str]:
    """Give the key of every input and rule that an expression reads."""
    if isinstance(expression, Read):
        yield expression.key
    for part in parts(expression):
        yield from keys_read(part)


# --- what the policies hold, checked ------------------------------------------------------------


@frozen
class Source:
    """A citation with its document found."""

    document: Document
    article: str = ""

    def __str__(self) -> str:
        behind = "拟议" if self.document.grade == PROPOSAL else self.document.number
        number = f"（{behind}）" if behind else ""
        return f"《{self.document.title}》{number}{self.article}"


@frozen
class CheckedRow:
    """One dated value for one combination of keys (a row of the file may give several).

    `keys` stand in the order of the parameter's key columns. Region keys are significant digits
    (`regions.significant`). `start` and `end` are both included; `end` already takes `lasts` and the
    next row into account where the file gives none (`declared_end` is the file's own `to`).
    proposed: a reform says so; it counts as known at all times. began: the first day in its own file, of a
    row before whose `start` a reform holds.
    """

    keys: tuple[Value, ...]
    value: Value
    start: datetime.date
    end: datetime.date | None
    sources: tuple[Source, ...]
    policy: str
    declared_end: datetime.date | None = None
    note: str | None = None
    place: FilePlace | None = field(default=None, eq=False)
    proposed: bool = False
    began: datetime.date | None = None


@frozen
class CheckedKey:
    """A key column with its type settled."""

    key: str
    label: str
    type: Type
    match: Literal["exact", "at least"] = "exact"
    words: tuple[str, ...] = field(default=(), eq=False)  # the legal ones, for words


@frozen
class CheckedParameter:
    """A table of all rows of all files, in the order of keys and days.

    type_word, words: what its values may be, as the file declares it (`grammar_shapes.VALUE_TYPES`).
    """

    key: str
    label: str
    type: Type
    by: tuple[CheckedKey, ...]
    rows: tuple[CheckedRow, ...]
    otherwise: Value | None = None
    otherwise_sources: tuple[Source, ...] = ()
    several: Literal["highest"] | None = None
    several_sources: tuple[Source, ...] = ()
    lasts: tuple[int, Literal["年", "月"]] | None = None
    note: str | None = None
    policy: str = ""
    type_word: str = field(default="number", eq=False)
    words: tuple[str, ...] = field(default=(), eq=False)


@frozen
class CheckedCase:
    """One row of a decision table; `when` is None for ``otherwise``."""

    when: Expression | None
    then: Expression
    sources: tuple[Source, ...]
    when_text: str = ""
    then_text: str = ""


@frozen
class CheckedRounding:
    """A rounding with its citation found; `to` is in the rule's unit."""

    rounding: Rounding
    sources: tuple[Source, ...]


@frozen
class CheckedVersion:
    """A rule as it stood for some time: `formula` or `cases`. proposed: as in `CheckedRow`."""

    start: datetime.date | None
    end: datetime.date | None
    formula: Expression | None
    formula_text: str
    cases: tuple[CheckedCase, ...]
    rounding: CheckedRounding | None
    sources: tuple[Source, ...]
    note: str | None = None
    place: FilePlace | None = field(default=None, eq=False)
    proposed: bool = False


@frozen
class CheckedRule:
    """A rule with every version checked. `needs` are keys of inputs, rules and parameters it reads.

    begins: of an entitlement, the first day for which it is paid, where the policy says that.
    payer: of an entitlement, who pays it: words, or the key of the rule of its scope that says so.
    measures: what simulations take it for (`grammar_shapes.MEASURES`).
    """

    key: str
    label: str
    of: Scope
    type: Type
    entitlement: bool
    versions: tuple[CheckedVersion, ...]
    needs: frozenset[str]
    policy: str = ""
    begins: Expression | None = None
    payer: str | None = None
    measures: str | None = None


@frozen
class CheckedCheck:
    """A roster check with its condition checked."""

    key: str
    of: Scope
    when: Expression
    message: str
    severity: Literal["error", "warning"]
    sources: tuple[Source, ...]
    start: datetime.date | None = None
    end: datetime.date | None = None
    place: FilePlace | None = field(default=None, eq=False)


@frozen
class CheckedInput:
    """An input with its type settled and its default in the right kind."""

    input: Input
    type: Type
    default: Value | None = None

    @property
    def key(self) -> str:
        """The ASCII key."""
        return self.input.key

    @property
    def label(self) -> str:
        """The Chinese term."""
        return self.input.label


@frozen
class CheckedPolicy:
    """Everything that the chosen files say together, with one name space.

    `rules` stand in an order in which every rule comes after the rules it needs. `reforms` are those
    that have changed it, in their order.
    """

    chosen: tuple[str, ...]
    title: str
    region: str
    policies: tuple[Policy, ...]
    inputs: Mapping[str, CheckedInput]
    parameters: Mapping[str, CheckedParameter]
    rules: Mapping[str, CheckedRule]
    checks: tuple[CheckedCheck, ...]
    span: tuple[datetime.date, datetime.date | None]
    reforms: tuple[Reform, ...] = ()

    def documents(self) -> tuple[Document, ...]:
        """Return the documents that the files list, and those of the reforms."""
        listed = (
            *(one.documents for one in self.policies),
            *(one.documents for one in self.reforms if not one.changes_nothing),
        )
        return tuple(document for documents in listed for document in documents.values())

    def labels(self) -> Mapping[str, str]:
        """Return key by label, over inputs, parameters and rules."""
        return {thing.label: key for table in self._tables() for key, thing in table.items()}

    def needed(self) -> frozenset[str]:
        """Return the keys of what rules read and checks that hold a household back.

        An input that only warnings read is one that a roster may have, not one that it should.
        """
        keys = frozenset[str]().union(*(rule.needs for rule in self.rules.values()))
        holding = [check.when for check in self.checks if check.severity == "error"]
        return keys.union(*map(keys_read, holding))

    def _tables(
        self,
    ) -> tuple[Mapping[str, CheckedInput | CheckedParameter | CheckedRule], ...]:
        return (dict(self.inputs), dict(self.parameters), dict(self.rules))
