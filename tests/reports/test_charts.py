"""Charts: what they hold, how they are drawn, and that every number can be read back from the picture."""

from __future__ import annotations

import re
import sys
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies_reports import BUDGET, EDGES, GAINERS, PAYERS, REPORT, charts
from transition.policies.units import parse_unit
from transition.problems import OutputError, UsageError
from transition.reports.charts.blocks import Ruler
from transition.reports.charts.chart import Chart, Series, table_of
from transition.reports.charts.pictures import check_pictures, write_charts
from transition.reports.charts.scale import point_scale, value_scale
from transition.reports.charts.svg import svg_of
from transition.reports.report import Report, Section

SVG = "{http://www.w3.org/2000/svg}"


ONE = Series("s", "S", (1, 2))


def chart(x=("a", "b"), series=(ONE,), key="k", **more):
    return Chart(key, "T", more.pop("kind", "bars"), "X", x, "Y", parse_unit("户"), series, **more)


# --- data -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault",
    [
        {"key": "Übersicht"},
        {"key": "a/b"},
        {"key": "Capital"},
        {"x": ()},
        {"series": ()},
        {"series": (Series("s", "S", (1,)),)},
        {"series": (Series("s", "S", (1, 2)), Series("s", "T", (1, 2)))},
        {"series": (Series("x", "S", (1, 2)),)},
        {"x": ("a", Fraction(1))},
        {"x": (2, 1)},
        {"x": (1, 1)},
    ],
)
def test_a_chart_that_does_not_fit_together_is_refused(fault):
    with pytest.raises(ValueError, match=r"."):
        chart(**fault)


@pytest.mark.parametrize("value", [1.5, "1", True])
def test_a_number_that_is_not_exact_is_refused(value):
    with pytest.raises(TypeError, match="no exact number"):
        Series("s", "S", (value,))


def test_two_charts_of_one_key_are_refused_in_a_report():
    sections = [Section("a", "A", (), (chart(),)), Section("b", "B", (), (chart(),))]

    with pytest.raises(ValueError, match="k twice"):
        Report("r", "R", "", (), sections, ())


def test_the_table_of_a_chart_has_its_numbers_and_the_units_in_the_headings():
    points, total = table_of(BUDGET).columns

    assert points.values == BUDGET.x
    assert points.heading == "标准\n（元/人·月）"
    assert points.kind == "whole"
    assert total.values == (1_050_000, Fraction(3_220_001, 3), None)
    assert total.heading == "年度总额\n（元/年）"


# --- scales ---------------------------------------------------------------------------------------


@given(st.lists(st.fractions(-(10**9), 10**9, max_denominator=99), min_size=1, max_size=9), st.booleans())
def test_a_scale_holds_all_values_between_round_ticks(values, zero):
    scale = value_scale(values, zero=zero)
    steps = {after - before for before, after in zip(scale.ticks, scale.ticks[1:], strict=False)}

    assert scale.low <= min(values) <= max(values) <= scale.high
    assert all(0 <= scale.share(value) <= 1 for value in values)
    assert 2 <= len(scale.ticks) <= 9
    assert len(steps) == 1
    assert f"{float(steps.pop()):e}"[:3] in ("1.0", "2.0", "5.0")
    assert not zero or 0 in scale.ticks


@pytest.mark.parametrize(
    ("values", "texts", "heading"),
    [
        ((0, 30), ["0", "5", "10", "15", "20", "25", "30"], "额（元/年）"),
        ((0, 1_200_000), ["0", "20", "40", "60", "80", "100", "120"], "额（万元/年）"),
        ((0, 6 * 10**9), ["0", "10", "20", "30", "40", "50", "60"], "额（亿元/年）"),
        ((-1, 1), ["-1", "-0.5", "0", "0.5", "1"], "额（元/年）"),
        ((1050, 1100), ["1,050", "1,060", "1,070", "1,080", "1,090", "1,100"], "额（元/年）"),
        ((0, 0), ["0", "0.2", "0.4", "0.6", "0.8", "1"], "额（元/年）"),
    ],
)
def test_ticks_are_written_in_yuan_or_in_ten_thousands(values, texts, heading):
    scale = value_scale([Fraction(value) for value in values], zero=False)

    assert [scale.tick_text(tick) for tick in scale.ticks] == texts
    assert scale.heading("额", parse_unit("元/年")) == heading


def test_no_tick_stands_between_whole_households():
    scale = value_scale([Fraction(2)], zero=True, whole=True)

    assert scale.ticks == (0, 1, 2)


def test_a_sweep_of_many_points_has_few_ticks():
    scale = point_scale([Fraction(600 + 10 * place) for place in range(13)])

    assert scale.ticks == tuple(range(600, 721, 20))


# --- SVG ------------------------------------------------------------------------------------------


def marks(svg):
    """Series, point and exact number of each mark in a picture."""
    found = {}
    for mark in ElementTree.fromstring(svg).iter():
        if "data-value" in mark.attrib:
            place = (mark.attrib["data-series"], int(mark.attrib["data-point"]))
            assert place not in found
            found[place] = Fraction(mark.attrib["data-value"])
    return found


def numbers_of(chart):
    return {
        (one.key, number): value
        for one in chart.series
        for number, value in enumerate(one.values)
        if value is not None
    }


@given(charts())
def test_the_picture_holds_exactly_the_numbers_of_the_chart(drawn):
    svg = svg_of(drawn)

    assert marks(svg) == numbers_of(drawn)
    assert svg == svg_of(drawn)


@given(charts())
def test_nothing_is_drawn_outside_of_the_picture(drawn):
    root = ElementTree.fromstring(svg_of(drawn))
    _, _, width, height = map(float, root.attrib["viewBox"].split())

    for mark in root.iter(f"{SVG}rect"):
        x, y = (float(mark.get(side, 0)) for side in ("x", "y"))
        assert 0 <= x <= x + float(mark.get("width", 0)) <= width + 0.02
        assert 0 <= y <= y + float(mark.get("height", 0)) <= height + 0.02


def test_it_says_what_it_shows_to_those_who_do_not_see_it():
    root = ElementTree.fromstring(svg_of(GAINERS))

    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "各乡镇的受益户"
    assert root.findtext(f"{SVG}desc") == "柱形图：户数（户），按乡镇分 3 项；受益、受损；1 个数未知，留空。"
    assert {root.find(f"{SVG}{one}").get("id") for one in ("title", "desc")} == set(
        root.get("aria-labelledby").split()
    )


def test_a_pointer_over_a_mark_shows_the_number_with_all_its_digits():
    titles = [
        mark.findtext(f"{SVG}title") for mark in ElementTree.fromstring(svg_of(BUDGET)).iter(f"{SVG}path")
    ]

    assert "610 元/人·月　年度总额：3220001/3 元/年" in titles


def rects(chart):
    return {
        (mark.get("data-series"), int(mark.get("data-point"))): {
            side: float(mark.get(side)) for side in ("x", "y", "width", "height")
        }
        for mark in ElementTree.fromstring(svg_of(chart)).iter(f"{SVG}rect")
        if mark.get("data-value")
    }


def test_bars_are_as_high_as_their_numbers():
    drawn = rects(GAINERS)

    # Coordinates have two decimals.
    assert drawn["gain", 0]["height"] == pytest.approx(4 * drawn["gain", 1]["height"], abs=0.05)
    assert drawn["lose", 0]["height"] == 0
    assert ("gain", 2) not in drawn


def test_parts_of_a_stack_stand_upon_each_other_and_negative_ones_hang_below_zero():
    drawn = rects(PAYERS)
    state, county, town = (drawn[key, 0] for key in ("state", "county", "town"))

    assert county["y"] + county["height"] == pytest.approx(state["y"], abs=0.02)
    assert town["y"] == pytest.approx(state["y"] + state["height"], abs=0.02)
    assert drawn["state", 1]["y"] == pytest.approx(town["y"], abs=0.02)


def test_bars_lie_where_their_names_are_long():
    names = tuple(f"因就业成本扣除月数由两个月改为三个月而增加的第{place}类家庭" for place in range(8))
    drawn = rects(chart(names, (Series("s", "S", (1, 2, 3, 4, 5, 6, 7, 8)),)))

    assert drawn["s", 7]["width"] == pytest.approx(8 * drawn["s", 0]["width"], abs=0.1)
    assert drawn["s", 7]["y"] > drawn["s", 0]["y"]


def strokes(chart):
    """The lines of a picture, without the points and the grid."""
    found = ElementTree.fromstring(svg_of(chart)).iter(f"{SVG}path")
    return [mark.get("d") for mark in found if mark.get("fill") == "none"]


def test_a_line_is_broken_where_a_number_is_not_known():
    x = tuple("abcde")
    (path,) = strokes(chart(x, (Series("s", "S", (1, 2, None, 3, 4)),), kind="line"))

    assert re.sub(r"[\d. ]+", "", path) == "MLML"


def test_a_step_holds_until_the_next_point_and_ends_where_nothing_is_known():
    (path,) = strokes(EDGES)

    assert re.sub(r"[-\d. ]+", "", path) == "MHLHLHMH"


def test_points_stand_to_scale():
    places = [
        float(re.match(r"M([\d.]+)", mark.get("d"))[1])
        for mark in ElementTree.fromstring(
            svg_of(chart((0, 1, 4), (Series("s", "S", (1, 1, 1)),), kind="line"))
        ).iter(f"{SVG}path")
        if mark.get("data-value")
    ]

    assert places[2] - places[0] == pytest.approx(4 * (places[1] - places[0]), abs=0.1)


def test_series_differ_in_black_and_white_too():
    lines = chart(("a", "b"), [Series(f"s{place}", "S", (1, 2)) for place in range(9)], kind="line")
    dashes = [
        (mark.get("stroke"), mark.get("stroke-dasharray"))
        for mark in ElementTree.fromstring(svg_of(lines)).iter(f"{SVG}path")
        if mark.get("fill") == "none" and "L" in mark.get("d")
    ]

    assert len(set(dashes)) == 9
    assert len({dash for _, dash in dashes[:7]}) == 7


def test_only_several_series_have_a_legend():
    assert "年度总额" in svg_of(BUDGET)
    assert ">受益</text>" in svg_of(GAINERS)
    assert ">S</text>" not in svg_of(chart())


# --- files ----------------------------------------------------------------------------------------


def test_each_chart_becomes_a_file_named_by_its_key(tmp_path):
    written = write_charts(REPORT, tmp_path / "pictures", "svg")

    assert [path.name for path in written] == ["gainers.svg", "budget.svg", "payers.svg", "edges.svg"]
    for path, one in zip(written, REPORT.charts(), strict=True):
        assert marks(path.read_text(encoding="utf-8")) == numbers_of(one)
        assert path.read_bytes().endswith(b"</svg>\n")


def test_png_is_drawn_from_the_same_picture(tmp_path):
    written = write_charts(REPORT, tmp_path, "png")

    assert [path.name for path in written] == ["gainers.png", "budget.png", "payers.png", "edges.png"]
    for path, one in zip(written, REPORT.charts(), strict=True):
        content = path.read_bytes()
        _, _, width, height = map(float, ElementTree.fromstring(svg_of(one)).get("viewBox").split())
        assert content.startswith(b"\x89PNG\r\n\x1a\n")
        assert int.from_bytes(content[16:20]) == 2 * width
        assert int.from_bytes(content[20:24]) == pytest.approx(2 * height, abs=1)


def code_of(raised):
    (problem,) = raised.value.problems
    return problem.code


def test_without_the_library_png_says_what_to_install_and_svg_is_written(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "resvg_py", None)

    with pytest.raises(OutputError) as raised:
        write_charts(REPORT, tmp_path / "pictures", "png")

    assert code_of(raised) == "output.png-needs-library"
    assert not (tmp_path / "pictures").exists()
    assert write_charts(REPORT, tmp_path / "pictures", "svg")


def test_a_picture_that_exists_is_kept_and_nothing_else_is_written(tmp_path):
    (tmp_path / "payers.svg").write_text("mine")

    with pytest.raises(OutputError) as raised:
        write_charts(REPORT, tmp_path, "svg")

    assert code_of(raised) == "output.exists"
    assert [path.name for path in tmp_path.iterdir()] == ["payers.svg"]
    write_charts(REPORT, tmp_path, "svg", force=True)
    assert (tmp_path / "payers.svg").read_text(encoding="utf-8").startswith("<svg")


def test_what_cannot_be_written_is_refused_before(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(UsageError):
        check_pictures(tmp_path, "gif")
    with pytest.raises(OutputError) as raised:
        check_pictures(tmp_path / "file", "svg")
    assert code_of(raised) == "output.no-folder"
    with pytest.raises(OutputError) as raised:
        check_pictures(tmp_path / "none" / "pictures", "svg")
    assert code_of(raised) == "output.folder-missing"


# --- bars of letters ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "blocks", "bar"),
    [
        (Fraction(10), True, "██████████"),
        (Fraction(5, 2), True, "██▌"),
        (Fraction(1, 1000), True, "▏"),
        (Fraction(0), True, ""),
        (None, True, ""),
        (Fraction(5, 2), False, "##"),
        (Fraction(1, 1000), False, "#"),
    ],
)
def test_a_bar_of_letters_is_an_eighth_of_a_letter_exact(value, blocks, bar):
    assert Ruler.over([Fraction(10), value], 10, blocks=blocks).bar(value) == bar


def test_negative_bars_of_letters_go_to_the_left_of_zero():
    ruler = Ruler.over([Fraction(-5), Fraction(5)], 10)

    assert ruler.bar(Fraction(-5)) == "█████"
    assert ruler.bar(Fraction(-1)) == "    █"
    assert ruler.bar(Fraction(5)) == "     █████"


@given(st.lists(st.one_of(st.none(), st.fractions(-(10**9), 10**9)), min_size=1), st.booleans())
def test_every_bar_of_letters_has_room_and_begins_at_zero(values, blocks):
    ruler = Ruler.over(values, 12, blocks=blocks)

    for value in values:
        bar = ruler.bar(value)
        assert len(bar) <= 12
        assert bool(bar) == bool(value)
        if bar and value > 0:
            assert len(bar) - len(bar.lstrip()) == ruler.zero
        elif bar:
            assert len(bar) == ruler.zero
