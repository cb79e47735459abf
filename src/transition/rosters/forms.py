"""The forms that a sheet may have.

persons         one row for each person
side-by-side    one row for each household, its members in repeated groups of columns
joined          one row for each household, its members joined in one cell
heads           one row for each household, nobody but its head
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from attrs import evolve, frozen

from transition.rosters.grid import Grid
from transition.rosters.headers import Headers, Match
from transition.rosters.headings import Names
from transition.rosters.merged_cells import belongs_to_household
from transition.rosters.values.distinct import Cell
from transition.rosters.values.texts import shown

Form = Literal["persons", "side-by-side", "joined", "heads"]

_BETWEEN_MEMBERS = re.compile(r"[、，,;；/|\n]|\s{2,}")


@frozen(eq=False)
class Block:
    """The columns of one member of a household, by input key. relation: the word that is said of it."""

    columns: Mapping[str, Match]
    relation: str = ""


@frozen(eq=False)
class Understood:
    """What form a sheet has, and for the forms of one row a household the members' columns.

    alone: the inputs of persons that have one column for the whole row: they are the head's. clashes: pairs
    of columns that would be the same of one member.
    """

    form: Form
    headers: Headers
    blocks: tuple[Block, ...] = ()
    alone: tuple[str, ...] = ()
    clashes: tuple[tuple[Match, Match], ...] = ()


def understood(grid: Grid, headers: Headers, names: Names) -> Understood:
    """Say what form a sheet has, judged by its columns and, for joined members, by its cells."""
    headers = _heads_own_number(headers, names)
    found, roles = headers.found, names.roles
    of_role = {role: found.get(key, ()) for role, key in roles.items()}
    has_head = bool(of_role.get("head-name") or of_role.get("head-identity"))
    if _is_side_by_side(of_role, has_head=has_head):
        return _side_by_side(headers, names)
    if not of_role.get("relation") and has_head | bool(of_role.get("household")):
        joined = of_role.get("members") or of_role.get("name", ())
        if joined and (of_role.get("members") or _has_lists(grid, joined[0].column, headers.block.end)):
            return Understood("joined", headers, (_head_block(headers, names),))
        if not of_role.get("name") and has_head:
            return Understood("heads", headers, (_head_block(headers, names),))
    return Understood("persons", headers)


def _heads_own_number(headers: Headers, names: Names) -> Headers:
    """Give the number behind 户主姓名 to the head: two columns 身份证号, or one and no other name."""
    roles, found = names.roles, dict(headers.found)
    name, identity = found.get(roles.get("name", ""), ()), found.get(roles.get("identity", ""), ())
    head = found.get(roles.get("head-name", ""), ())
    key = roles.get("head-identity")
    if not head or not identity or key is None or key in found or any(match.member for match in identity):
        return headers
    own = next((match for match in identity if match.column > head[0].column), None)
    is_heads = own is not None and (not name or (len(identity) > len(name) and own.column < name[0].column))
    if own is None or not is_heads:
        return headers
    rest = tuple(match for match in identity if match is not own)
    found[key] = (evolve(own, key=key),)
    found[own.key] = rest
    return evolve(headers, found={key: matches for key, matches in found.items() if matches})


def _is_side_by_side(of_role: Mapping[str, Sequence[Match]], *, has_head: bool) -> bool:
    people = [*of_role.get("name", ()), *of_role.get("identity", ())]
    if any(match.member for match in people):
        return True
    repeats = [len(of_role.get(role, ())) for role in ("name", "identity")]
    return min(repeats) > 1 or (max(repeats) > 1 and min(repeats) == 0 and has_head)


def _has_lists(grid: Grid, column: int, end: int) -> bool:
    """Say whether cells of a column below the header hold several names."""
    which = grid.columns[column].which[end + 1 :]
    met = set(which.tolist())
    return any(
        index in met and isinstance(cell, str) and len(members_in(cell)) > 1
        for index, cell in enumerate(grid.columns[column].cells)
    )


def members_in(cell: Cell) -> list[str]:
    """Return what is joined in a cell: 张三、李四."""
    return [part.strip() for part in _BETWEEN_MEMBERS.split(shown(cell)) if part.strip()]


# --- blocks -----------------------------------------------------------------------------------------


def _head_block(headers: Headers, names: Names) -> Block:
    """Return the head's own columns: 户主姓名 and 户主身份证号 as name and number."""
    columns = {}
    for role, own in (("head-name", "name"), ("head-identity", "identity")):
        matches = headers.found.get(names.roles.get(role, ""), ())
        if matches and own in names.roles:
            columns[names.roles[own]] = matches[0]
    return Block(columns, head_word(names))


def head_word(names: Names) -> str:
    """Return the word of the head in the column of relations, an empty one where the policy has none."""
    key = names.roles.get("relation")
    return (names.inputs[key].input.head or "") if key else ""


def _side_by_side(headers: Headers, names: Names) -> Understood:
    """Sort the columns of persons into members: by what the headings say, else by their order."""
    head = _head_block(headers, names)
    repeated = {
        key: matches
        for key, matches in headers.found.items()
        if not belongs_to_household(names.inputs[key])
        and (len(matches) > 1 or any(match.member for match in matches) or key == names.roles.get("relation"))
    }
    # The column that each member has, and of these the one that stands first in its group.
    first = max(repeated, key=lambda key: (len(repeated[key]), -repeated[key][0].column))
    anchors = [match.column for match in repeated[first]]
    members: dict[str, dict[str, Match]] = {}
    clashes = []
    for key, matches in repeated.items():
        for match in matches:
            place = sum(anchor <= match.column for anchor in anchors)
            own = members.setdefault(match.member or f"#{max(place, 1)}", {})
            if key in own:
                clashes.append((own[key], match))
            own.setdefault(key, match)
    blocks = [Block(columns, names.relations.get(member, "")) for member, columns in members.items()]
    single = {
        key: matches[0]
        for key, matches in headers.found.items()
        if key not in repeated and not belongs_to_household(names.inputs[key])
    }
    if head.columns:
        blocks.insert(0, Block({**single, **head.columns}, head.relation))
    else:
        first_block = blocks[0]
        relation = "" if names.roles.get("relation") in first_block.columns else head.relation
        blocks[0] = Block({**single, **first_block.columns}, first_block.relation or relation)
    people = {names.roles.get(role) for role in ("name", "identity", "relation")}
    alone = tuple(key for key in single if key not in people)
    return Understood("side-by-side", headers, tuple(blocks), alone, tuple(clashes))
