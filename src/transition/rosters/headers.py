"""Which column is which input, and what its numbers are multiplied by.

HeaderBlock + Names --match_headers--> Headers --tell_headers--> problems

A heading that is merely similar is a question in a message and never taken; a saved mapping answers it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import field, frozen

from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.policies.units import NO_UNIT
from transition.problems import Problem
from transition.problems.nearest import nearest
from transition.rosters.findings import Findings
from transition.rosters.grid import Grid
from transition.rosters.header_block import HeaderBlock
from transition.rosters.headings import Names, name_in, plain
from transition.rosters.mapping import SavedMapping
from transition.rosters.values.written_units import WrittenUnit, factor_to, unit_of

_MOST_ALIASES = 8


@frozen
class Match:
    """One column that belongs to an input.

    factor: what a number without a unit of its own is multiplied by. member: whose column it is, where
    members stand side by side.
    """

    column: int
    key: str
    factor: Fraction = Fraction(1)
    written_unit: str = ""
    member: str = ""

    @property
    def operation(self) -> str:
        """What is done to each number: ×10000, ÷12."""
        return f"×{self.factor}" if self.factor.denominator == 1 else f"÷{1 / self.factor}"


@frozen(eq=False)
class Headers:
    """The header of a grid and which columns belong to which input, by key, in their order.

    refused: columns whose unit is not and cannot become the input's. doubtful: columns and the inputs that
    they may mean. unused: columns with a heading that no input has.
    """

    block: HeaderBlock
    found: Mapping[str, tuple[Match, ...]]
    refused: tuple[Match, ...] = ()
    doubtful: Mapping[int, tuple[str, ...]] = field(factory=dict)
    unused: tuple[int, ...] = ()
    set_aside: tuple[int, ...] = ()

    def text(self, column: int) -> str:
        """Return the heading of a column as it is shown."""
        return self.block.headings[column].text

    @property
    def texts(self) -> tuple[str, ...]:
        """The headings that there are, in their order."""
        return tuple(heading.text for heading in self.block.headings if heading.parts)


def match_headers(block: HeaderBlock, names: Names, mapping: SavedMapping | None = None) -> Headers:
    """Match the headings of a header with the inputs of a policy, a saved mapping first."""
    found: dict[str, list[Match]] = {}
    refused, unused, set_aside = [], [], []
    doubtful: dict[int, tuple[str, ...]] = {}
    for column, heading in enumerate(block.headings):
        said = mapping.of(heading.text) if mapping and heading.parts else None
        if said is None:
            meaning = names.meaning(heading)
        elif said.key is None:
            set_aside.append(column)
            continue
        else:
            meaning = names.said_to_be(heading, said.key, said.unit, said.written_unit)
        if meaning.key is None:
            if meaning.doubtful:
                doubtful[column] = meaning.doubtful
            if heading.parts:
                unused.append(column)
            continue
        checked = names.inputs[meaning.key]
        factor = _factor(meaning.unit, checked, block.unit)
        member = meaning.member
        match = Match(column, meaning.key, factor or Fraction(1), meaning.written_unit, member)
        if factor is not None:
            found.setdefault(meaning.key, []).append(match)
        elif checked.type.kind == "number":
            refused.append(match)
        else:
            unused.append(column)
    by_key = {key: tuple(matches) for key, matches in found.items()}
    return Headers(block, by_key, tuple(refused), doubtful, tuple(unused), tuple(set_aside))


def _factor(written: WrittenUnit | None, checked: CheckedInput, sheet: WrittenUnit | None) -> Fraction | None:
    """Return what a column's numbers are multiplied by, None where its unit cannot become the input's."""
    if checked.type.kind != "number":
        return Fraction(1) if written is None else None
    wanted = unit_of(checked.input.unit)
    if sheet and wanted.exponent("元") == 1 and (written is None or not written.says_size):
        # The line above the table says the unit of money for columns that say none themselves.
        written = WrittenUnit(sheet.multiple, sheet.unit * written.unit if written else sheet.unit)
    if written is None:
        return Fraction(1)
    if wanted == NO_UNIT:  # a bare number may be counted in anything but money
        return None if written.unit.exponent("元") else Fraction(written.multiple)
    return factor_to(written, wanted)


# --- what is to be said about the headers ---------------------------------------------------------


def tell_headers(
    grid: Grid,
    headers: Headers,
    policy: CheckedPolicy,
    lacking: Sequence[str],
    elsewhere: Collection[str],
    findings: Findings,
) -> None:
    """Report what the header lacks, what it has in another unit, and what was not used or only resembles.

    lacking: keys of the inputs without which the roster cannot be used; elsewhere: of those that another
    sheet has.
    """
    for match in headers.refused:
        findings.add(_wrong_unit(grid, headers, match, policy))
    for matches in headers.found.values():
        for match in matches:
            if match.factor != 1:
                findings.add(_converted(grid, headers, match, policy))
    named = {*headers.found, *(match.key for match in headers.refused)}
    for key in lacking:
        if key not in named:
            findings.add(_missing(grid, headers, policy, key))
    _tell_absent(grid, headers, policy, {*named, *lacking, *elsewhere}, findings)
    _tell_unused(grid, headers, policy, findings)


def tell_duplicates(grid: Grid, headers: Headers, policy: CheckedPolicy, findings: Findings) -> Headers:
    """Let each input have one column; of several the one that bears its own label. Else it is an error."""
    found = {}
    for key, matches in headers.found.items():
        own = [one for one in matches if _is_label(headers, one, policy)]
        taken = own[0] if len(own) == 1 else matches[0]
        found[key] = (taken,)
        if len(matches) > 1:
            others = [match for match in matches if match is not taken]
            findings.add(_duplicate(grid, headers, (taken, *others), policy, is_settled=len(own) == 1))
    return Headers(headers.block, found, headers.refused, headers.doubtful, headers.unused, headers.set_aside)


def tell_clashes(
    grid: Grid,
    headers: Headers,
    clashes: Sequence[tuple[Match, Match]],
    policy: CheckedPolicy,
    findings: Findings,
) -> None:
    """Report pairs of columns that would be the same of one member."""
    for pair in clashes:
        findings.add(_duplicate(grid, headers, pair, policy, is_settled=False))


def _is_label(headers: Headers, match: Match, policy: CheckedPolicy) -> bool:
    parts = headers.block.headings[match.column].parts
    return bool(parts) and name_in(parts[-1]) == plain(policy.inputs[match.key].label)


def _wrong_unit(grid: Grid, headers: Headers, match: Match, policy: CheckedPolicy) -> Problem:
    checked = policy.inputs[match.key]
    facts = {
        "header": headers.text(match.column),
        "found": match.written_unit,
        "legal": checked.input.unit or "1",
        "label": checked.label,
    }
    return Problem("roster.header-unit", grid.place(headers.block.last, match.column), "error", facts)


def _converted(grid: Grid, headers: Headers, match: Match, policy: CheckedPolicy) -> Problem:
    checked = policy.inputs[match.key]
    facts = {
        "header": headers.text(match.column),
        "label": checked.label,
        "unit": checked.input.unit,
        "operation": match.operation,
    }
    return Problem("roster.converted-column", grid.place(headers.block.last, match.column), "note", facts)


def _duplicate(
    grid: Grid, headers: Headers, matches: Sequence[Match], policy: CheckedPolicy, *, is_settled: bool
) -> Problem:
    places = tuple(grid.place(headers.block.last, match.column) for match in matches)
    facts = {
        "label": policy.inputs[matches[0].key].label,
        "headers": tuple(headers.text(match.column) for match in matches),
        "places": tuple(map(str, places)),
        "taken": str(places[0]),
    }
    if is_settled:
        return Problem("roster.second-column", places[1], "warning", facts, places[:1])
    return Problem("roster.duplicate-column", places[1], "error", facts, places[:1])


def _missing(grid: Grid, headers: Headers, policy: CheckedPolicy, key: str) -> Problem:
    checked = policy.inputs[key]
    unused = [headers.text(column) for column in headers.unused]
    facts = {
        "label": checked.label,
        "legal": (checked.label, *checked.input.headers[:_MOST_ALIASES]),
        "found": headers.texts,
        "nearest": nearest(checked.label, unused),
    }
    return Problem("roster.missing-column", grid.place(headers.block.last), "error", facts)


def _tell_absent(
    grid: Grid, headers: Headers, policy: CheckedPolicy, told: Collection[str], findings: Findings
) -> None:
    """List the columns that the rules read and the sheet does not have, by what becomes of them."""
    read = frozenset[str]().union(*(rule.needs for rule in policy.rules.values()))
    absent = [
        checked
        for key, checked in policy.inputs.items()
        if key in read and key not in told and not _is_derived(checked)
    ]
    unknown = tuple(checked.label for checked in absent if checked.default is None)
    defaulted = tuple(checked.label for checked in absent if checked.default is not None)
    place = grid.place(headers.block.last)
    if unknown:
        findings.add(Problem("roster.absent-columns", place, "warning", {"labels": unknown}))
    if defaulted:
        findings.add(Problem("roster.defaulted-columns", place, "warning", {"labels": defaulted}))


def _is_derived(checked: CheckedInput) -> bool:
    return bool(checked.input.from_identity)


def _tell_unused(grid: Grid, headers: Headers, policy: CheckedPolicy, findings: Findings) -> None:
    """List the columns that no input has; one by one those that resemble a missing input, as a question."""
    missing = {checked.label: key for key, checked in policy.inputs.items() if key not in headers.found}
    apart = []
    for column, text, choices in _with_choices(headers, policy, missing):
        if choices:
            similar = {"header": text, "nearest": choices}
            place = grid.place(headers.block.last, column)
            findings.add(Problem("roster.similar-column", place, "warning", similar))
        else:
            apart.append(text)
    if apart:
        facts: dict[str, object] = {"headers": tuple(apart), "count": len(apart)}
        findings.add(Problem("roster.unused-columns", grid.place(headers.block.last), "note", facts))


def _with_choices(
    headers: Headers, policy: CheckedPolicy, missing: Mapping[str, str]
) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    for column in headers.unused:
        text = headers.text(column)
        keys = headers.doubtful.get(column)
        if keys:
            yield column, text, tuple(policy.inputs[key].label for key in keys)
        else:
            yield column, text, nearest(name_in(headers.block.headings[column].parts[-1]), missing)
