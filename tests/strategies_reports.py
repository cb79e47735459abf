"""Charts and reports drawn at random: unknown, negative, huge and odd numbers, any letters in names."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from transition.policies.units import parse_unit
from transition.reports.charts.chart import Chart, Series
from transition.reports.report import Report, Section
from transition.reports.table import Table, TableColumn, column_of

UNITS = tuple(map(parse_unit, ("元/年", "元/人·月", "户", "人", "1")))

numbers = st.one_of(
    st.none(),
    st.just(Fraction(0)),
    st.integers(-1000, 1000).map(Fraction),
    st.fractions(-(10**7), 10**7, max_denominator=999),
    st.integers(-(10**30), 10**30).map(Fraction),
    st.sampled_from([Fraction(1, 10**9), Fraction(-1894, 3)]),
)
words = st.one_of(
    st.text(min_size=1, max_size=10),
    st.sampled_from(
        ["乡镇", "<b>&\"'", "=1+1", "a\x07\x1bb", "因就业成本扣除月数改变而增加的家庭" * 3, "']]>"]
    ),
)


@st.composite
def charts(draw, key="drawn"):
    """A chart of any kind, of one to six points and one to nine series."""
    count = draw(st.integers(1, 6))
    if draw(st.booleans()):
        some = st.fractions(-(10**6), 10**6, max_denominator=50)
        points = tuple(sorted(draw(st.sets(some, min_size=count, max_size=count))))
    else:
        points = tuple(draw(st.lists(words, min_size=count, max_size=count)))
    rows = draw(st.lists(st.lists(numbers, min_size=count, max_size=count), min_size=1, max_size=9))
    series = [Series(f"s{place}", draw(words), row) for place, row in enumerate(rows)]
    return Chart(
        key,
        draw(words),
        draw(st.sampled_from(["bars", "stacked", "line", "steps"])),
        draw(words),
        points,
        draw(words),
        draw(st.sampled_from(UNITS)),
        series,
        x_unit=draw(st.sampled_from(UNITS)),
    )


@st.composite
def tables(draw, key="table"):
    """A table with words, numbers to be added up, and a sentence."""
    rows = draw(st.integers(0, 5))
    return Table(
        key,
        draw(words),
        (
            column_of("name", draw(words), draw(st.lists(words, min_size=rows, max_size=rows))),
            TableColumn(
                "amount",
                "金额",
                "money",
                tuple(draw(st.lists(numbers, min_size=rows, max_size=rows))),
                unit=UNITS[0],
                summed=True,
            ),
            column_of("why", "原因", draw(st.lists(words, min_size=rows, max_size=rows)), "sentence"),
        ),
    )


@st.composite
def reports(draw):
    """A report of two sections, with two charts and a table."""
    first = Section("first", draw(words), [draw(words)], [draw(charts("one")), draw(tables())])
    second = Section("second", draw(words), [], [draw(charts("two"))])
    record = [(draw(words), draw(words))]
    return Report(
        "drawn", draw(words), draw(words), [draw(words)], [first, second], record, {"n": draw(numbers)}
    )


# --- one report with everything, for tests of single cases ----------------------------------------

MONEY = parse_unit("元/年")
GAINERS = Chart(
    "gainers",
    "各乡镇的受益户",
    "bars",
    "乡镇",
    ("东镇", "西镇", "北镇"),
    "户数",
    parse_unit("户"),
    (Series("gain", "受益", (12, 3, None)), Series("lose", "受损", (0, 5, 1))),
)
BUDGET = Chart(
    "budget",
    "标准由 600 元到 640 元时的年度总额",
    "line",
    "标准",
    tuple(Fraction(value) for value in (600, 610, 640)),
    "年度总额",
    MONEY,
    (Series("total", "年度总额", (1_050_000, Fraction(3_220_001, 3), None)),),
    x_unit=parse_unit("元/人·月"),
)
PAYERS = Chart(
    "payers",
    "按出资方的差额",
    "stacked",
    "项目",
    ("补助", "护理"),
    "差额",
    MONEY,
    (
        Series("state", "中央", (100, -30)),
        Series("county", "县级", (50, 10)),
        Series("town", "乡", (-20, -5)),
    ),
)
EDGES = Chart(
    "edges",
    "每多一元实得多少",
    "steps",
    "月收入",
    tuple(Fraction(50 * place) for place in range(5)),
    "实得",
    parse_unit("元"),
    (Series("rate", "实得", (Fraction(1, 3), Fraction(1, 3), -3, None, 1)),),
    x_unit=parse_unit("元/月"),
)
MOVED = Table(
    "moved",
    "变动最大的户",
    (
        column_of("household", "户编号", ["0001", "0002"]),
        TableColumn("after", "现金额", "money", (Fraction(1894, 3), None), unit=MONEY, summed=True),
        column_of("why", "原因", ["=1+1", "标准提高"], "sentence"),
    ),
)
REPORT = Report(
    "simulation",
    "标准提高到 680 元",
    "样例花名册，2025-07",
    ("年度总额增加 150,000 元。",),
    (
        Section("who", "谁受益、谁受损", ("按户计算。",), (GAINERS, MOVED)),
        Section("cost", "花多少钱", (), (BUDGET, PAYERS)),
        Section("edge", "收入多一元", (), (EDGES,)),
    ),
    (("花名册", "roster.xlsx"), ("程序版本", "transition")),
    {"share": Fraction(1894, 3), "days": ["2025-07-01"]},
)
