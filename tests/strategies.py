"""What hypothesis draws: exact numbers of every size, rosters with unknowns, whole checked policies.

The world is small on purpose (few words, few regions, few days), so that rows of tables are met.
"""

from __future__ import annotations

import datetime
from fractions import Fraction

import numpy as np
from hypothesis import strategies as st

from transition.policies import checked as c
from transition.policies.model import Input, Rounding
from transition.rosters.columns import column_from
from transition.rosters.roster import Roster, RosterSource

AS_OF = datetime.date(2025, 7, 1)
WORDS = ("红", "绿", "蓝")
TAGS = ("甲", "乙", "丙")
REGIONS = ("", "99", "9901", "990101", "990102", "990101001", "990101001001", "98", "9801")
NUMBER = c.Type("number")

# --- values -----------------------------------------------------------------------------------------

small_numbers = st.builds(Fraction, st.integers(-12, 12), st.sampled_from((1, 1, 1, 2, 3, 12)))
awkward_numbers = st.sampled_from(
    (
        *(
            Fraction(sign * (2**power + shift))
            for sign in (1, -1)
            for power in (31, 62, 63)
            for shift in (-1, 0, 1)
        ),
        Fraction(10**30),
        Fraction(1, 10**12),
        Fraction(-7, 10**30),
        Fraction(10**18 + 1, 3),
        Fraction(2**61 - 1, 2**61),
        Fraction(22, 7 * 11 * 13 * 17 * 19 * 23),
    )
)
numbers = small_numbers | awkward_numbers | st.fractions(max_denominator=10**6)
edges = (AS_OF, datetime.date(2000, 2, 29), datetime.date(2024, 2, 29), datetime.date(2025, 6, 30))
days = st.dates(datetime.date(1950, 1, 1), datetime.date(2030, 12, 31)) | st.sampled_from(edges)

VALUES = {
    "number": numbers,
    "flag": st.booleans(),
    "date": days,
    "category": st.sampled_from(WORDS),
    "tags": st.frozensets(st.sampled_from(TAGS)),
    "region": st.sampled_from(REGIONS),
}
"""For each kind of value, what a cell may hold."""

CONSTANTS = {**VALUES, "number": small_numbers | awkward_numbers}


def sometimes_unknown(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.integers(0, 3).flatmap(lambda pick: st.none() if pick == 0 else values)


# --- inputs -----------------------------------------------------------------------------------------


def _input(kind: str, of: str, number: int = 1) -> c.CheckedInput:
    key = f"{of}_{kind}_{number}"
    default = Fraction(3) if key == "person_number_2" else None
    made = Input(key=key, label=key, of=of, type=kind)
    return c.CheckedInput(input=made, type=c.Type(kind), default=default)


INPUTS = {
    checked.key: checked
    for of in ("person", "household")
    for checked in (*(_input(kind, of) for kind in VALUES), _input("number", of, 2))
}
"""One input of each kind, of persons and of households; two of numbers."""


# --- rosters ----------------------------------------------------------------------------------------


def roster_of(sizes, person_values, household_values) -> Roster:
    """Make a roster out of lists of values by input key, None for unknown."""

    def columns(values):
        return {key: column_from(INPUTS[key].type.kind, cells) for key, cells in values.items()}

    starts = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64))).astype(np.int64)
    return Roster(
        source=RosterSource("drawn"),
        household_of=np.repeat(np.arange(len(sizes)), sizes),
        starts=starts,
        household_names=tuple(str(number) for number in range(len(sizes))),
        head_row=np.where(np.asarray(sizes, dtype=np.int64) > 0, starts[:-1], -1),
        person_columns=columns(person_values),
        household_columns=columns(household_values),
        lines=np.arange(starts[-1]),
    )


@st.composite
def cells(draw, most_households=4):
    """Draw the sizes of households, and the values of persons and of households by input key."""
    sizes = draw(st.lists(st.integers(0, 3), max_size=most_households))
    given = [checked for checked in INPUTS.values() if draw(st.integers(0, 9))]
    values = {"person": {}, "household": {}}
    for checked in given:
        of = checked.input.of
        rows = sum(sizes) if of == "person" else len(sizes)
        column = st.lists(sometimes_unknown(VALUES[checked.type.kind]), min_size=rows, max_size=rows)
        values[of][checked.key] = draw(column)
    return sizes, values["person"], values["household"]


rosters = cells().map(lambda drawn: roster_of(*drawn))


# --- tables -----------------------------------------------------------------------------------------

_DAY = datetime.timedelta(days=1)
_SPANS = (  # in force, ended, to come
    (datetime.date(2025, 1, 1), None),
    (datetime.date(2025, 1, 1), AS_OF),
    (datetime.date(2024, 1, 1), AS_OF - _DAY),
    (AS_OF + _DAY, None),
)

_KEYED = {
    "plain": ((), None),
    "by_word": (("category",), None),
    "by_region_and_word": (("region", "category"), None),
    "by_flag": (("flag",), None),
    "by_day": (("date",), None),
    "by_number": (("number",), None),
    "by_band": (("band",), None),
    "by_band_and_region": (("band", "region"), None),
    "by_tags": (("tags",), None),
    "by_tags_highest": (("tags",), "highest"),
    "by_region_and_tags_highest": (("region", "tags"), "highest"),
}
"""The tables that formulas look up in: the kinds of their keys, and what counts of several tags."""


def _key(kind: str, place: int) -> c.CheckedKey:
    match = "at least" if kind == "band" else "exact"
    return c.CheckedKey(f"key{place}", f"键{place}", c.Type("number" if kind == "band" else kind), match)


KEY_VALUES = {**CONSTANTS, "number": small_numbers, "band": small_numbers, "tags": st.sampled_from(TAGS)}


@st.composite
def parameters(draw, key: str, kind: str = "number"):
    kinds, several = _KEYED[key]
    combinations = draw(st.lists(st.tuples(*(KEY_VALUES[part] for part in kinds)), unique=True, max_size=5))
    rows = tuple(
        c.CheckedRow(keys, draw(CONSTANTS[kind]), *draw(st.sampled_from(_SPANS)), sources=(), policy="drawn")
        for keys in combinations
    )
    return c.CheckedParameter(
        key=f"{key}_{kind}",
        label=f"{key}_{kind}",
        type=c.Type(kind),
        by=tuple(_key(part, place) for place, part in enumerate(kinds)),
        rows=rows,
        otherwise=draw(st.none() | CONSTANTS[kind]),
        several=several,
    )


# --- expressions ------------------------------------------------------------------------------------


class World:
    """What a formula may read: inputs, the rules before it, tables."""

    def __init__(self, tables, lenient):
        self.tables = tables
        self.lenient = lenient  # whether KNOWN and OR_ELSE may occur
        self.readable = {}
        for checked in INPUTS.values():
            self.add(checked.key, checked.input.of, checked.type.kind)

    def add(self, key, of, kind):
        self.readable.setdefault((of, kind), []).append(key)


def scope_of(*items):
    """Return whose value it is that rests on several parts."""
    return next((item.of for item in items if item.of is not None), None)


@st.composite
def expressions(draw, world: World, kind: str, of: str, depth: int = 3):
    """Draw a checked expression of a kind, in a rule of `of`."""
    if depth == 0 or draw(st.integers(0, 5)) == 0:
        return draw(_leaves(world, kind, of))
    return draw(st.sampled_from(_makers(world, kind)))(draw, world, kind, of, depth - 1)


def _leaves(world, kind, of):
    read = [c.Read(type=c.Type(kind), of=of, key=key) for key in world.readable.get((of, kind), ())]
    choices = [st.sampled_from(read)] if read else []
    if kind != "tags":
        choices.append(CONSTANTS[kind].map(lambda value: c.Constant(type=c.Type(kind), value=value)))
    if kind == "date":
        choices.append(st.just(c.AsOf(type=c.DATE)))
    return st.one_of(choices)


def _makers(world, kind):
    makers = [_choice, _other_scope]
    if world.lenient:
        makers.append(_or_else)
    if any(table.type.kind == kind for table in world.tables):
        makers += [_lookup] * 2
    makers += {
        "number": [_arithmetic] * 4 + [_sign, _extreme, _elapsed],
        "flag": [_comparison] * 3 + [_logic, _logic, _not, _among, _has] + [_known] * world.lenient,
        "date": [_extreme, _make_date, _later],
    }.get(kind, [])
    return makers


def _sub(draw, world, kind, of, depth):
    return draw(expressions(world, kind, of, depth))


def _choice(draw, world, kind, of, depth):
    condition = _sub(draw, world, "flag", of, depth)
    then, otherwise = (_sub(draw, world, kind, of, depth) for _ in range(2))
    scope = scope_of(condition, then, otherwise)
    return c.Choice(type=c.Type(kind), of=scope, condition=condition, then=then, otherwise=otherwise)


def _other_scope(draw, world, kind, of, depth):
    """A household's value in a person's formula, or members' values in a household's."""
    if of == "person":
        inner = _sub(draw, world, kind, "household", depth)
        return c.Broadcast(type=c.Type(kind), of="person", inner=inner)
    functions = {
        "number": ("SUM", "HIGHEST", "LOWEST", "COUNT"),
        "flag": ("ANY", "ALL"),
        "date": ("HIGHEST", "LOWEST"),
    }
    if kind not in functions:
        return draw(_leaves(world, kind, of))
    function = draw(st.sampled_from(functions[kind]))
    inner = _sub(draw, world, "flag" if function == "COUNT" else kind, "person", depth)
    return c.Aggregate(type=c.Type(kind), of="household", function=function, inner=inner)


def _or_else(draw, world, kind, of, depth):
    first, second = (_sub(draw, world, kind, of, depth) for _ in range(2))
    return c.OrElse(type=c.Type(kind), of=scope_of(first, second), first=first, second=second)


def _lookup(draw, world, kind, of, depth):
    table = draw(st.sampled_from([table for table in world.tables if table.type.kind == kind]))
    keys = tuple(_sub(draw, world, key.type.kind, of, min(depth, 1)) for key in table.by)
    return c.Lookup(type=table.type, of=scope_of(*keys), parameter=table.key, keys=keys)


def _arithmetic(draw, world, kind, of, depth):
    left, right = (_sub(draw, world, kind, of, depth) for _ in range(2))
    sign = draw(st.sampled_from("+-*/"))
    return c.Arithmetic(type=NUMBER, of=scope_of(left, right), operator=sign, left=left, right=right)


def _sign(draw, world, kind, of, depth):
    inner = _sub(draw, world, kind, of, depth)
    return draw(st.sampled_from((c.Negation, c.Absolute)))(type=NUMBER, of=inner.of, inner=inner)


def _extreme(draw, world, kind, of, depth):
    items = tuple(_sub(draw, world, kind, of, depth) for _ in range(draw(st.integers(2, 3))))
    which = draw(st.sampled_from(("MIN", "MAX")))
    return c.Extreme(type=c.Type(kind), of=scope_of(*items), which=which, items=items)


def _elapsed(draw, world, kind, of, depth):
    start, end = (_sub(draw, world, "date", of, depth) for _ in range(2))
    measure = draw(st.sampled_from(("years", "months")))
    return c.Elapsed(type=NUMBER, of=scope_of(start, end), measure=measure, start=start, end=end)


def _make_date(draw, world, kind, of, depth):
    def part(*usual):
        own = st.sampled_from(usual).map(lambda number: c.Constant(type=NUMBER, value=Fraction(number)))
        return draw(own | expressions(world, "number", of, min(depth, 1)))

    year, month, day = part(1999, 2024, 10000), part(1, 2, 12, 13), part(1, 29, 30, 31)
    return c.MakeDate(type=c.DATE, of=scope_of(year, month, day), year=year, month=month, day=day)


def _later(draw, world, kind, of, depth):
    start = _sub(draw, world, "date", of, depth)
    usual = st.sampled_from((-100000, -25, -12, -1, 0, 1, 11, 13, 100000))
    own = usual.map(lambda number: c.Constant(type=NUMBER, value=Fraction(number)))
    months = draw(own | expressions(world, "number", of, min(depth, 1)))
    return c.Later(type=c.DATE, of=scope_of(start, months), start=start, months=months)


def _comparison(draw, world, kind, of, depth):
    compared = draw(st.sampled_from(("number", "number", "number", "date", "flag", "category", "region")))
    left, right = (_sub(draw, world, compared, of, depth) for _ in range(2))
    orders = ("==", "!=", "<", "<=", ">", ">=") if compared in ("number", "date") else ("==", "!=")
    order = draw(st.sampled_from(orders))
    return c.Comparison(type=c.FLAG, of=scope_of(left, right), operator=order, left=left, right=right)


def _logic(draw, world, kind, of, depth):
    items = tuple(_sub(draw, world, kind, of, depth) for _ in range(draw(st.integers(2, 3))))
    return c.Logic(
        type=c.FLAG, of=scope_of(*items), operator=draw(st.sampled_from(("and", "or"))), items=items
    )


def _not(draw, world, kind, of, depth):
    inner = _sub(draw, world, kind, of, depth)
    return c.Not(type=c.FLAG, of=inner.of, inner=inner)


def _among(draw, world, kind, of, depth):
    compared = draw(st.sampled_from(("number", "category", "date")))
    operand = _sub(draw, world, compared, of, depth)
    options = tuple(draw(st.lists(CONSTANTS[compared], min_size=1, max_size=3)))
    return c.Among(type=c.FLAG, of=operand.of, operand=operand, options=options)


def _has(draw, world, kind, of, depth):
    tags = _sub(draw, world, "tags", of, min(depth, 1))
    return c.Has(type=c.FLAG, of=tags.of, tags=tags, tag=draw(st.sampled_from(TAGS)))


def _known(draw, world, kind, of, depth):
    inner = _sub(draw, world, draw(st.sampled_from(sorted(VALUES))), of, depth)
    return c.Known(type=c.FLAG, of=inner.of, inner=inner)


# --- policies ---------------------------------------------------------------------------------------


@st.composite
def _roundings(draw):
    to = draw(
        st.sampled_from((Fraction(1), Fraction(10), Fraction(1, 100), Fraction(3, 7), Fraction(10**19)))
    )
    return c.CheckedRounding(Rounding(to, draw(st.sampled_from(("up", "down", "nearest"))), ()), ())


@st.composite
def _versions(draw, world, kind, of):
    formula, cases = None, ()
    if draw(st.booleans()):
        formula = draw(expressions(world, kind, of))
    else:
        whens = [draw(expressions(world, "flag", of, 2)) for _ in range(draw(st.integers(1, 3)))]
        cases = tuple(
            c.CheckedCase(when, draw(expressions(world, kind, of, 2)), sources=()) for when in (*whens, None)
        )
    rounding = draw(st.none() | _roundings()) if kind == "number" else None
    return c.CheckedVersion(None, None, formula, "", cases, rounding, ())


@st.composite
def policies(draw, lenient: bool = True):
    """Draw a checked policy of some rules; without `lenient`, formulas cannot ask what is unknown."""
    keyed = st.sampled_from(
        [*((key, "number") for key in _KEYED), ("by_word", "category"), ("plain", "date")]
    )
    tables = [draw(parameters(*which)) for which in draw(st.lists(keyed, unique=True, max_size=4))]
    world, rules = World(tables, lenient), {}
    for place in range(draw(st.integers(1, 4))):
        key, of = f"rule_{place}", draw(st.sampled_from(("person", "household")))
        kind = draw(st.sampled_from(("number", "number", "number", "flag", "date", "category")))
        version = draw(_versions(world, kind, of))
        rules[key] = c.CheckedRule(key, key, of, c.Type(kind), False, (version,), frozenset())
        world.add(key, of, kind)
    return policy_of(rules, {table.key: table for table in tables})


def policy_of(rules, tables) -> c.CheckedPolicy:
    """Make a checked policy out of rules and parameters by key, with all `INPUTS`."""
    return c.CheckedPolicy(
        chosen=("drawn",),
        title="drawn",
        region="99",
        policies=(),
        inputs=INPUTS,
        parameters=tables,
        rules=rules,
        checks=(),
        span=(datetime.date(2020, 1, 1), None),
    )
