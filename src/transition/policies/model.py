"""A policy as it is written in its file: data only, nothing resolved, every part with its place.

The reader (`reader.py`) makes these from TOML; the overlay and the checker (`checker.py`) turn several
of them into one `CheckedPolicy` (`checked.py`). Quantities are exact: `Fraction`, never float.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from transition.problems import FilePlace

Scope = Literal["person", "household"]
"""What a column belongs to: one row per person, or one per household."""

Grade = Literal["official", "press", "aggregator", "practice", "proposal"]
"""How well a document is known, best first; a proposal is no document yet, and is held to no grade."""

GRADES: tuple[Grade, ...] = ("official", "press", "aggregator", "practice")
"""The grades that a policy file may give."""

PROPOSAL: Grade = "proposal"
"""The grade of what a reform cites for itself."""

Value = Fraction | str | bool | datetime.date
"""A value that a policy may hold: a number, a word (category, tag, text, region code), a flag, a day."""


@frozen
class Document:
    """A document that values and rules cite."""

    key: str
    title: str
    grade: Grade
    number: str | None = None  # 文号
    publisher: str | None = None
    issued: datetime.date | None = None
    url: str | None = None
    note: str | None = None
    policy: str = ""  # the name of the policy file that lists it
    place: FilePlace | None = field(default=None, eq=False)


@frozen
class Citation:
    """A document's key with the article in it, as written: ``opinion 第(十)条``.

    policy: the file by whose documents the key is meant, where that is not the file of what cites.
    """

    document: str
    article: str = ""
    policy: str = ""
    place: FilePlace | None = field(default=None, eq=False)


@frozen
class CategoryWord:
    """One legal word of a category or tag input, with other writings met in rosters."""

    value: str
    aliases: tuple[str, ...] = ()
    certificate: str | None = None  # its digit in the number of a disability certificate


@frozen
class Default:
    """What a blank cell of an input means, and why (a citation or a reason in words)."""

    value: Value
    reason: str


@frozen
class Input:
    """A column that a roster may have.

    `type` is one of the type words of `grammar.py` (number, whole, percent, flag, category, tags, date,
    region, text, identity). `role` names what the roster reader itself needs a column for: who a person
    is (name, identity, relation), which household it belongs to (household, or the head's: head-name,
    head-identity), members written into one cell (members, member-identities), how many there should be
    (size), a disability certificate (certificate), where the household lives (region, township, village).
    `head` is, for the role relation, the word of the household head. `from_identity` fills a blank cell out
    of the identity number (birth or sex), `from_certificate` out of the number of a disability certificate
    (category or level, by the digits of its words). `yes` and `no` are further writings of a flag.
    `measures` is what simulations take it for: ``earnings`` are what they move.
    """

    key: str
    label: str
    of: Scope
    type: str
    unit: str | None = None
    headers: tuple[str, ...] = ()
    words: tuple[CategoryWord, ...] = ()
    default: Default | None = None
    role: str | None = None
    head: str | None = None
    from_identity: str | None = None
    from_certificate: str | None = None
    measures: str | None = None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    minimum: Fraction | None = None
    maximum: Fraction | None = None
    note: str | None = None
    example: str | None = None
    policy: str = ""
    place: FilePlace | None = field(default=None, eq=False)


@frozen
class KeyColumn:
    """One key of a keyed parameter.

    `key` is the word that the rows use. `of_input` names the input or rule whose type and legal words
    the key takes over; without it `type` says what the key is. `match` is ``exact`` or ``at least``.
    """

    key: str
    type: str | None = None
    of_input: str | None = None
    unit: str | None = None
    match: Literal["exact", "at least"] = "exact"
    words: tuple[str, ...] = ()


@frozen
class ParameterRow:
    """One dated value. `keys` holds, for each key column, one or several key values (a row for each)."""

    start: datetime.date
    value: Value
    cites: tuple[Citation, ...]
    end: datetime.date | None = None  # last day, included
    keys: Mapping[str, tuple[Value, ...]] = field(factory=dict)
    note: str | None = None
    policy: str = ""
    place: FilePlace | None = field(default=None, eq=False)


@frozen
class Otherwise:
    """What a key that the table does not list gets, and by which document."""

    value: Value
    cites: tuple[Citation, ...]


@frozen
class Parameter:
    """A table of dated, cited values."""

    key: str
    label: str | None  # None: a child adds rows to its parent's parameter
    type: str | None = None
    unit: str | None = None
    by: tuple[KeyColumn, ...] = ()
    rows: tuple[ParameterRow, ...] = ()
    otherwise: Otherwise | None = None
    several: Literal["highest"] | None = None
    several_cites: tuple[Citation, ...] = ()
    lasts: str | None = None  # "1 年", "6 月"
    overrides: bool = False
    cites: tuple[Citation, ...] = ()
    note: str | None = None
    words: tuple[str, ...] = ()  # legal words of a category value
    policy: str = ""
    place: FilePlace | None = field(default=None, eq=False)


@frozen
class Rounding:
    """Where and how a rule's result is rounded: to a multiple of `to` in the rule's unit.

    `up` is towards plus infinity (有小数进一), `down` towards minus infinity, `nearest` is 四舍五入:
    a half goes away from zero, never to even.
    """

    to: Fraction
    mode: Literal["up", "down", "nearest"]
    cites: tuple[Citation, ...]
    written: str = ""  # "1 元"


@frozen
class TableCase:
    """One row of a decision table; `when` is None for the last one, ``otherwise``."""

    when: str | None
    then: str
    cites: tuple[Citation, ...] = ()
    place: FilePlace | None = field(default=None, eq=False)


@frozen
class RuleVersion:
    """One rule as it stood for some time: a formula or a decision table, never both.

    proposed: a reform says so.
    """

    formula: str | None
    cases: tuple[TableCase, ...]
    cites: tuple[Citation, ...]
    start: datetime.date | None = None
    end: datetime.date | None = None
    rounding: Rounding | None = None
    note: str | None = None
    place: FilePlace | None = field(default=None, eq=False)
    formula_place: FilePlace | None = field(default=None, eq=False)  # of the formula's own line
    proposed: bool = False


@frozen
class Rule:
    """A named result with all its versions.

    begins: of an entitlement, the formula of the first day for which it is paid. payer: of an entitlement,
    who pays it, in words or as the label of a rule. measures: one of `grammar_shapes.MEASURES`.
    """

    key: str
    label: str
    of: Scope
    versions: tuple[RuleVersion, ...]
    type: str = "number"
    unit: str | None = None
    words: tuple[str, ...] = ()
    entitlement: bool = False
    begins: str | None = None
    payer: str | None = None
    measures: str | None = None
    overrides: bool = False
    policy: str = ""
    place: FilePlace | None = field(default=None, eq=False)


@frozen
class Check:
    """A check of a roster's rows, as data. An error holds the household back; a warning only tells."""

    key: str
    of: Scope
    when: str
    message: str
    severity: Literal["error", "warning"]
    cites: tuple[Citation, ...] = ()
    start: datetime.date | None = None
    end: datetime.date | None = None
    policy: str = ""
    place: FilePlace | None = field(default=None, eq=False)
    when_place: FilePlace | None = field(default=None, eq=False)  # of the condition's own line


@frozen
class Policy:
    """One policy file as written."""

    name: str
    title: str
    region: str
    edition: str
    path: str
    sha256: str
    extends: str | None = None
    uses: tuple[str, ...] = ()
    documents: Mapping[str, Document] = field(factory=dict)
    inputs: Mapping[str, Input] = field(factory=dict)
    parameters: Mapping[str, Parameter] = field(factory=dict)
    rules: Mapping[str, Rule] = field(factory=dict)
    checks: Mapping[str, Check] = field(factory=dict)
    note: str | None = None
    broken: frozenset[str] = frozenset()  # keys and labels of what could not be read: not to be missed twice
