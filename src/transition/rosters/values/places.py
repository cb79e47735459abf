"""Regions: names and codes in cells become codes in significant digits."""

from __future__ import annotations

from collections.abc import Set

import numpy as np

from transition.policies.checked import CheckedPolicy
from transition.policies.regions import contains, significant
from transition.problems.nearest import nearest
from transition.rosters.columns import Coded
from transition.rosters.region_names import Found, find_region, region_name, region_names
from transition.rosters.values.distinct import Cell, Distinct, Fault, Typed, error_fault
from transition.rosters.values.texts import NOTHING, shown, squeezed

_CODE_LENGTHS = (6, 9, 12)
_COUNTY = 6
_WORD_LENGTH = 20
_HINTS = 100
"""The nearest name is looked for so often in a column; after that the column holds no place names."""

_SEPARATORS = str.maketrans("", "", "-—/\\,、.;·>|")


def read_regions(distinct: Distinct, policy: CheckedPolicy) -> Typed:
    """Read a column of places; each different text is looked for once."""
    home = significant(policy.region)
    listed = listed_regions(policy)
    addresses = _Addresses(home)
    codes: dict[str, int] = {}
    of_cell = np.full(len(distinct.cells), -1, dtype=np.int32)
    blank = np.zeros(len(distinct.cells), dtype=bool)
    faults: dict[int, Fault] = {}
    remarks: dict[int, Fault] = {}
    for index, cell in enumerate(distinct.cells):
        found = error_fault(cell) or region_in(cell, addresses, listed, hint=len(faults) < _HINTS)
        if found is None:
            blank[index] = True
        elif isinstance(found, Fault):
            faults[index] = found
        else:
            code, remark = found
            of_cell[index] = codes.setdefault(code, len(codes))
            remarks.update({index: remark} if remark else {})
    which = distinct.which
    return Typed(Coded(of_cell[which], tuple(codes)), blank[which], faults, distinct, remarks)


class _Addresses:
    """Finds places; addresses that begin with a county found before are not taken apart again."""

    def __init__(self, home: str) -> None:
        self.home = home
        self._counties: dict[str, Found] = {}
        self._lengths: list[int] = []

    def find(self, text: str) -> Found:
        """Return what `find_region` returns."""
        for length in self._lengths:
            found = self._counties.get(text[:length])
            if found:
                return found
        found = find_region(text, self.home)
        self._keep(text[: found.used], found)
        return found

    def _keep(self, written: str, found: Found) -> None:
        """Remember a county that is written with its full name: no name goes on where another one ends."""
        if len(found.codes) != 1 or len(found.codes[0]) != _COUNTY:
            return
        if written.endswith(region_names().name[found.codes[0]]):
            self._counties[written] = found
            if len(written) not in self._lengths:
                self._lengths.append(len(written))


def listed_regions(policy: CheckedPolicy) -> frozenset[str]:
    """Return the regions that the policy's tables name, in significant digits."""
    return frozenset(
        str(row.keys[place])
        for parameter in policy.parameters.values()
        for place, key in enumerate(parameter.by)
        if key.type.kind == "region"
        for row in parameter.rows
    )


def region_in(
    cell: Cell, addresses: _Addresses, listed: Set[str], *, hint: bool = True
) -> tuple[str, Fault | None] | Fault | None:
    """Read one cell: the code with a remark or none, None when it is blank, or why it cannot be read."""
    written = squeezed(shown(cell))
    if written in NOTHING:
        return None
    if written.isdigit():
        return _of_code(written, addresses.home, listed)
    found = addresses.find(written.translate(_SEPARATORS))
    if not found.codes:
        return _not_found(shown(cell), found.rest, found.within, addresses.home, hint=hint)
    if len(found.codes) > 1:
        candidates = tuple(f"{region_name(code)}（{code:0<6}）" for code in found.codes)
        return Fault("roster.region-ambiguous", {"value": shown(cell), "candidates": candidates})
    code = found.codes[0]
    facts = {"value": shown(cell), "region": region_name(code), "rest": found.rest}
    return code, Fault("roster.region-partly-read", facts) if found.rest else None


def _of_code(written: str, home: str, listed: Set[str]) -> tuple[str, Fault | None] | Fault:
    names = region_names()
    if len(written) in _CODE_LENGTHS:
        code = significant(written)
        present = names.renumbered.get(code[:_COUNTY])
        if present:
            return present + code[_COUNTY:], None
        if any(part in names.name for part in (code, code[:_COUNTY])) or _is_of_policy(code, home, listed):
            return code, None
    return Fault("roster.region-code", {"value": written})


def _is_of_policy(code: str, home: str, listed: Set[str]) -> bool:
    """Say whether a code without a name is one that the policy itself knows."""
    if any(contains(region, code) for region in listed if region):
        return True
    return bool(home) and home not in region_names().name and contains(home, code)


def _not_found(value: str, rest: str, within: str, home: str, *, hint: bool) -> Fault:
    facts = {"value": value, "within": region_name(within) if within else None}
    return Fault(
        "roster.region-unknown",
        {**facts, "nearest": _resembling(rest, within or home[:2])} if hint else facts,
    )


def _resembling(written: str, scope: str) -> tuple[str, ...]:
    """Return the names like a text, at first within a scope, else anywhere."""
    names, characters = region_names().name, set(written)
    alike = {code: name for code, name in names.items() if len(characters.intersection(name)) > 1}
    inside = nearest(written[:_WORD_LENGTH], {name for code, name in alike.items() if contains(scope, code)})
    return inside or nearest(written[:_WORD_LENGTH], set(alike.values()))
