"""Strategies for policies as written: every feature of the language, in all combinations that are legal."""

from __future__ import annotations

import datetime
from fractions import Fraction

from hypothesis import strategies as st

from transition.policies.grammar import ROLES, VALUE_TYPES
from transition.policies.model import (
    GRADES,
    CategoryWord,
    Check,
    Citation,
    Default,
    Document,
    Input,
    KeyColumn,
    Otherwise,
    Parameter,
    ParameterRow,
    Policy,
    Rounding,
    Rule,
    RuleVersion,
    TableCase,
)

NAME = "wonderland-written"
WORDS = ("甲", "乙", "丙类", 'a "b"', "c\\d", "1/2 份")

keys = st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True)
labels = st.text("收入标准人数甲乙丙abc_", min_size=2, max_size=6).filter(str.isidentifier)
texts = st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=12).filter(
    str.strip
)
days = st.dates(datetime.date(1990, 1, 1), datetime.date(2050, 12, 31))
units = st.sampled_from(("元", "元/月", "元/人·月", "人", "岁", "月", "1"))
region_codes = st.sampled_from(("000000", "990000", "990100", "990101", "990101001", "990101001002"))
formulas = st.sampled_from(("0", "工资 + 1", "IF(年龄 >= 60, '甲', '乙')", "  标准[户籍地] × 2\n"))

whole_numbers = st.integers(-(10**17), 10**17).map(Fraction)
decimals = st.builds(
    lambda n, places: Fraction(n, 10**places), st.integers(-(10**9), 10**9), st.integers(0, 9)
)
ratios = st.builds(Fraction, st.integers(-(10**8), 10**8), st.integers(1, 10**8))
numbers = st.one_of(whole_numbers, decimals, ratios)

citations = st.builds(
    Citation,
    st.sampled_from(("law", "law-2", "notice_2025")),
    st.sampled_from(("", "第三条", "第(十)条 第二款")),
)
cites = st.lists(citations, min_size=1, max_size=2).map(tuple)
maybe = st.none()


def optional(strategy):
    return st.none() | strategy


def values_of(type_):
    return {
        "number": numbers,
        "percent": numbers,
        "whole": whole_numbers,
        "flag": st.booleans(),
        "date": days,
        "region": region_codes,
        "category": st.sampled_from(WORDS),
        "text": texts,
        "tags": st.sampled_from(WORDS),
        "identity": texts,
    }[type_]


@st.composite
def documents(draw):
    key = draw(st.from_regex(r"[a-z][a-z0-9_-]{0,6}", fullmatch=True))
    return Document(
        key=key,
        title=draw(texts),
        grade=draw(st.sampled_from(GRADES)),
        number=draw(optional(texts)),
        publisher=draw(optional(texts)),
        issued=draw(optional(days)),
        url=draw(optional(st.just("https://example.org/法?a=1"))),
        note=draw(optional(st.text("注释。\n", max_size=4))),
        policy=NAME,
    )


@st.composite
def inputs(draw):
    type_ = draw(st.sampled_from((*VALUE_TYPES, "tags", "identity")))
    words = draw(_category_words(type_)) if type_ in ("category", "tags") else ()
    default = values_of(type_) if not words else st.sampled_from([word.value for word in words])
    measured = type_ in ("number", "whole", "percent")
    least, most = sorted((draw(numbers), draw(numbers)))
    relation = type_ == "category" and draw(st.booleans())
    role = "relation" if relation else draw(optional(st.sampled_from([r for r in ROLES if r != "relation"])))
    return Input(
        key=draw(keys),
        label=draw(labels),
        of=draw(st.sampled_from(("person", "household"))),
        type=type_,
        unit=draw(optional(units)) if type_ in ("number", "whole") else None,
        headers=draw(st.lists(texts, max_size=2).map(tuple)),
        words=words,
        default=draw(optional(st.builds(Default, default, texts))),
        role=role,
        head=words[0].value if relation else None,
        from_identity={"date": "birth", "category": "sex"}.get(type_) if draw(st.booleans()) else None,
        from_certificate="level" if any(word.certificate for word in words) else None,
        yes=draw(st.lists(texts, max_size=2).map(tuple)) if type_ == "flag" else (),
        no=draw(st.lists(texts, max_size=2).map(tuple)) if type_ == "flag" else (),
        minimum=draw(optional(st.just(least))) if measured else None,
        maximum=draw(optional(st.just(most))) if measured else None,
        note=draw(optional(texts)),
        example=draw(optional(texts)),
        policy=NAME,
    )


def _category_words(type_):
    digits = optional(st.sampled_from("1234567")) if type_ == "category" else st.none()
    word = st.builds(CategoryWord, st.sampled_from(WORDS), st.lists(texts, max_size=2).map(tuple), digits)
    return st.lists(word, min_size=1, max_size=4, unique_by=lambda one: one.value).map(tuple)


@st.composite
def key_columns(draw, key):
    if key == "region":
        return KeyColumn(key, type="region")
    type_ = draw(optional(st.sampled_from((*VALUE_TYPES, "tags"))))
    measured = type_ in (None, "number", "whole", "percent")
    return KeyColumn(
        key,
        type=type_,
        of_input=None if type_ else key,
        unit=draw(optional(units)) if type_ in ("number", "whole") else None,
        match=draw(st.sampled_from(("exact", "at least"))) if measured else "exact",
        words=WORDS if type_ in ("category", "tags") and draw(st.booleans()) else (),
    )


@st.composite
def parameters(draw):
    type_ = draw(st.sampled_from(VALUE_TYPES))
    names = draw(st.lists(st.sampled_from(("region", "residence", "age", "tier")), unique=True, max_size=3))
    columns = tuple(draw(key_columns(name)) for name in names)
    several = draw(st.booleans())
    overrides = draw(st.booleans())
    otherwise = st.builds(Otherwise, values_of(type_), cites)
    return Parameter(
        key=draw(keys),
        label=draw(labels),
        type=type_,
        unit=draw(optional(units)) if type_ in ("number", "whole") else None,
        by=columns,
        rows=draw(st.lists(rows(type_, columns), max_size=3).map(tuple)),
        otherwise=draw(optional(otherwise)),
        several="highest" if several else None,
        several_cites=draw(cites) if several else (),
        lasts=draw(optional(st.sampled_from(("1 年", "6月", "12 月")))),
        overrides=overrides,
        cites=draw(cites) if overrides else (),
        note=draw(optional(texts)),
        words=WORDS if type_ == "category" else (),
        policy=NAME,
    )


@st.composite
def rows(draw, type_, columns):
    start = draw(days)
    return ParameterRow(
        start=start,
        value=draw(values_of(type_)),
        cites=draw(cites),
        end=draw(optional(st.just(start + datetime.timedelta(days=30)))),
        keys={column.key: draw(_cells(column)) for column in columns},
        note=draw(optional(texts)),
        policy=NAME,
    )


def _cells(column):
    # Without a type a key is read as written: a text stays a text unless it looks like a ratio.
    values = values_of(column.type) if column.type else st.one_of(whole_numbers, ratios, st.booleans(), days)
    return st.lists(values, min_size=1, max_size=2).map(tuple)


@st.composite
def added_rows(draw):
    """A child's parameter that only adds rows to its parent's."""
    columns = (KeyColumn("region", type="region"), KeyColumn("tier"))
    row = rows(draw(st.sampled_from(("number", "flag", "date"))), columns)
    return Parameter(key=draw(keys), label=None, rows=draw(st.lists(row, max_size=2).map(tuple)), policy=NAME)


@st.composite
def rules(draw):
    type_ = draw(st.sampled_from(("number", "flag", "category", "date", "region", "text")))
    starts = sorted(draw(st.lists(days, unique=True, max_size=3)))
    overrides = draw(st.booleans())
    unit = draw(optional(st.sampled_from(("元", "元/月")))) if type_ == "number" else None
    versions = tuple(draw(versions_of(start, type_, unit)) for start in [None, *starts])
    return Rule(
        key=draw(keys),
        label=draw(labels),
        of=draw(st.sampled_from(("person", "household"))),
        versions=versions,
        type=type_,
        unit=unit,
        words=WORDS if type_ == "category" else (),
        entitlement=draw(st.booleans()),
        begins=draw(optional(formulas)),
        overrides=overrides,
        policy=NAME,
    )


@st.composite
def versions_of(draw, start, type_, unit):
    by_cases = draw(st.booleans())
    case = st.builds(TableCase, formulas, formulas, st.just(()) | cites)
    last = st.builds(TableCase, st.none(), formulas, st.just(()) | cites)
    table = (*draw(st.lists(case, max_size=2)), draw(last)) if by_cases else ()
    written = st.sampled_from(("1 元", "0.1元")) if unit else st.just("1/3")
    return RuleVersion(
        formula=None if by_cases else draw(formulas),
        cases=table,
        cites=draw(cites),
        start=start,
        rounding=draw(optional(roundings(draw(written)))) if type_ == "number" else None,
        note=draw(optional(texts)),
    )


def roundings(written):
    to = Fraction(written.replace("元", "").strip())
    return st.builds(
        Rounding, st.just(to), st.sampled_from(("up", "down", "nearest")), cites, st.just(written)
    )


@st.composite
def checks(draw):
    start = draw(optional(days))
    return Check(
        key=draw(keys),
        of=draw(st.sampled_from(("person", "household"))),
        when=draw(formulas),
        message=draw(texts),
        severity=draw(st.sampled_from(("error", "warning"))),
        cites=draw(st.just(()) | cites),
        start=start,
        end=start,
        policy=NAME,
    )


def by_key(strategy):
    return st.lists(strategy, max_size=3, unique_by=lambda thing: thing.key).map(
        lambda things: {thing.key: thing for thing in things}
    )


policies = st.builds(
    Policy,
    name=st.just(NAME),
    title=texts,
    region=region_codes,
    edition=texts,
    path=st.just(""),
    sha256=st.just(""),
    extends=st.just("wonderland-aid"),
    uses=st.lists(st.sampled_from(("wonderland-roster", "other_place-x")), max_size=2).map(tuple),
    documents=by_key(documents()),
    inputs=by_key(inputs()),
    parameters=by_key(parameters() | added_rows()),
    rules=by_key(rules()),
    checks=by_key(checks()),
    note=st.none() | texts,
)
"""Whole policies as the reader would give them, under the name `NAME`."""
