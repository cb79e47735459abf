"""An invented roster for a policy: for trying out, and for showing what mistakes look like."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from random import Random

from attrs import frozen

from transition.policies.checked import CheckedInput, CheckedPolicy, keys_read
from transition.policies.grammar_shapes import SPARE_ROLES
from transition.policies.model import Input
from transition.policies.regions import contains, significant
from transition.rosters.identity import CHECK_CHARACTERS
from transition.rosters.invented_persons import InventedPerson, People
from transition.rosters.invented_values import CellValue, Values
from transition.rosters.region_names import region_names

Rows = list[list[CellValue]]


@frozen
class InventedRoster:
    """A roster of nobody: headers are the labels of the policy's inputs, a row is a person, None is blank."""

    headers: tuple[str, ...]
    rows: tuple[tuple[CellValue, ...], ...]


def invented_households(
    policy: CheckedPolicy, households: int, seed: int, *, mistakes: bool = False
) -> InventedRoster:
    """Invent households of one to seven persons; the same seed gives the same roster.

    Identity numbers have a valid check digit under a region code that is assigned to no place. With
    enough households every word of every category, every tag and both flags occur. `mistakes` puts in one
    of each kind of error that rosters have: nothing of it is an error of the program.
    """
    random = Random(seed)
    day = day_of_ages(policy)
    inputs = [checked for checked in policy.inputs.values() if _is_invented(checked, policy)]
    people = People(random, day, _relation(policy))
    values = Values(random, policy, day)
    rows: Rows = []
    for number in range(1, households + 1):
        rows.extend(_household(f"H{number:04}", people.household(), inputs, values))
    if mistakes:
        _spoil(rows, inputs, policy)
    return InventedRoster(tuple(checked.label for checked in inputs), tuple(map(tuple, rows)))


def _is_invented(checked: CheckedInput, policy: CheckedPolicy) -> bool:
    """Say whether a roster for trying out has a column: not what is only compared with another one."""
    if checked.input.role:
        return checked.input.role not in ("certificate", *SPARE_ROLES)
    compared = frozenset[str]().union(*(keys_read(check.when) for check in policy.checks)) - policy.needed()
    return checked.key not in compared


def _household(
    number: str, members: Sequence[InventedPerson], inputs: Sequence[CheckedInput], values: Values
) -> Rows:
    shared = {
        checked.key: number if checked.input.role == "household" else values.cell(checked, members[0])
        for checked in inputs
        if checked.input.of == "household" or checked.input.role == "household"
    }
    return [
        [shared[checked.key] if checked.key in shared else values.cell(checked, member) for checked in inputs]
        for member in members
    ]


def _relation(policy: CheckedPolicy) -> Input | None:
    return next((one.input for one in policy.inputs.values() if one.input.role == "relation"), None)


def day_of_ages(policy: CheckedPolicy) -> datetime.date:
    """Return the day on which the invented people have their ages: when the newest value begins."""
    starts = [row.start for parameter in policy.parameters.values() for row in parameter.rows]
    return max(starts, default=policy.span[0])


# --- mistakes -------------------------------------------------------------------------------------

Mistake = Callable[[Rows, Sequence[CheckedInput], CheckedPolicy], None]


def _spoil(rows: Rows, inputs: Sequence[CheckedInput], policy: CheckedPolicy) -> None:
    for mistake in _MISTAKES:
        mistake(rows, inputs, policy)


def _numeric_identity(rows: Rows, inputs: Sequence[CheckedInput], policy: CheckedPolicy) -> None:
    for place in _places(inputs, role="identity"):
        row = _row(rows, 1)
        row[place] = int(str(row[place])[:15] + "000")


def _wrong_check_digit(rows: Rows, inputs: Sequence[CheckedInput], policy: CheckedPolicy) -> None:
    for place in _places(inputs, role="identity"):
        number = str(_row(rows, 2)[place])
        wrong = CHECK_CHARACTERS[CHECK_CHARACTERS.index(number[-1]) - 1]
        _row(rows, 2)[place] = number[:-1] + wrong


def _same_person_twice(rows: Rows, inputs: Sequence[CheckedInput], policy: CheckedPolicy) -> None:
    for place in _places(inputs, role="identity"):
        _row(rows, 4)[place] = _row(rows, 3)[place]


def _two_heads(rows: Rows, inputs: Sequence[CheckedInput], policy: CheckedPolicy) -> None:
    for place in _places(inputs, role="relation"):
        head = inputs[place].input.head
        member = next((row for row in rows[len(rows) // 2 :] if row[place] not in (head, None)), None)
        if member:
            member[place] = head


def _no_household_number(rows: Rows, inputs: Sequence[CheckedInput], policy: CheckedPolicy) -> None:
    for place in _places(inputs, role="household"):
        _row(rows, 5)[place] = None


def _unknown_word(rows: Rows, inputs: Sequence[CheckedInput], policy: CheckedPolicy) -> None:
    for place in _places(inputs, type_="category")[:1]:
        _row(rows, 6)[place] = f"{inputs[place].input.words[0].value}？"


def _unreadable_amount(rows: Rows, inputs: Sequence[CheckedInput], policy: CheckedPolicy) -> None:
    for place in _places(inputs, type_="number")[:1]:
        _row(rows, 7)[place] = "约五千"


def _blank_cell(rows: Rows, inputs: Sequence[CheckedInput], policy: CheckedPolicy) -> None:
    for place in _places(inputs, type_="number")[:1]:
        _row(rows, 8)[place] = None


def _ambiguous_place(rows: Rows, inputs: Sequence[CheckedInput], policy: CheckedPolicy) -> None:
    name = _ambiguous_name(significant(policy.region))
    for place in _places(inputs, type_="region", of="person")[:1]:
        _row(rows, 9)[place] = name


_MISTAKES: tuple[Mistake, ...] = (
    _numeric_identity,
    _wrong_check_digit,
    _same_person_twice,
    _two_heads,
    _no_household_number,
    _unknown_word,
    _unreadable_amount,
    _blank_cell,
    _ambiguous_place,
)


def _row(rows: Rows, number: int) -> list[CellValue]:
    """Return a row for the mistake of a number: far apart, so that each can be seen alone."""
    return rows[number * max(len(rows) // 10, 1) % len(rows)]


def _places(
    inputs: Sequence[CheckedInput],
    *,
    role: str | None = None,
    type_: str | None = None,
    of: str | None = None,
) -> list[int]:
    """Return the columns of inputs with a role, or of a type with no role and no default."""
    return [
        place
        for place, checked in enumerate(inputs)
        if (role and checked.input.role == role)
        or (
            type_ == checked.input.type
            and checked.input.role is None
            and checked.input.from_identity is None
            and checked.default is None
            and of in (None, checked.input.of)
        )
    ]


def _ambiguous_name(home: str) -> str:
    """Return a full name that several places bear, inside the policy's region if there is one."""
    names = region_names()
    shared = [
        (sum(contains(home, code) for code in codes), name)
        for name, codes in names.written.items()
        if len(codes) > 1 and not any((name, code) in names.short for code in codes)
    ]
    return next((name for inside, name in shared if inside > 1), shared[0][1])
