"""From roster text to region codes and back. The names are real: they are data, not logic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies_rosters import wonderland
from transition.policies.regions import contains
from transition.rosters.region_names import find_region, region_name, region_names
from transition.rosters.values.distinct import distinct_cells
from transition.rosters.values.places import read_regions

HOME = "23"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("黑龙江省牡丹江市林口县柳树镇胜利村", "231025"),
        ("黑龙江省牡丹江市林口县", "231025"),
        ("黑龙江省林口县", "231025"),
        ("林口县", "231025"),
        ("林口县柳树镇", "231025"),
        ("林口", "231025"),
        ("牡丹江林口", "231025"),
        ("牡丹江林口柳树镇", "231025"),
        ("黑龙江牡丹江", "2310"),
        ("牡丹江市市辖区", "2310"),
        ("双城区", "230113"),
        ("双城市", "230113"),
        ("佳木斯市郊区", "230811"),
        ("杜尔伯特", "230624"),
        ("西安市", "6101"),
        ("西安区", "231005"),
        ("广东打工", "44"),
        ("北京市东城区", "110101"),
        ("北京市市辖区东城区", "110101"),
        ("上海市上海市浦东新区", "310115"),
        ("重庆市城口县", "500229"),
        ("延边州", "2224"),
        ("吉林", "22"),
        ("吉林省吉林市", "2202"),
        ("内江市市中区", "511002"),
        ("东莞", "4419"),
    ],
)
def test_the_longest_chain_of_names_is_found(text, code):
    found = find_region(text, HOME)

    assert found.codes == (code,)
    assert found.rest == ""


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("向阳区", {"230402", "230803"}),
        ("朝阳区", {"110105", "220104"}),
        ("大同", {"230606", "1402"}),
        ("西安", {"231005", "6101"}),
        ("江苏省鼓楼区", {"320106", "320302"}),
    ],
)
def test_several_places_of_one_name_are_all_candidates(text, codes):
    assert set(find_region(text, HOME).codes) == codes


@pytest.mark.parametrize("home", ["2308", "230803"])
def test_the_nearest_place_of_that_name_is_meant(home):
    assert find_region("向阳区", home).codes == ("230803",)


@pytest.mark.parametrize(
    "text", ["哈尔滨市林口县", "林口市", "新兴村", "平安里小区", "省外", "柳树镇", "黑龙江省某某县"]
)
def test_what_contradicts_itself_or_is_too_small_is_not_found(text):
    assert find_region(text, HOME).codes == ()


def test_what_could_not_be_understood_is_told():
    assert find_region("哈尔滨市建筑工地", HOME).rest == "建筑工地"
    assert find_region("哈尔滨市林口县", HOME).within == "2301"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("231025", "黑龙江省牡丹江市林口县"),
        ("2310", "黑龙江省牡丹江市"),
        ("231000", "黑龙江省牡丹江市"),
        ("110101", "北京市东城区"),
        ("000000", "全国"),
        ("", "全国"),
        ("231025101", "黑龙江省牡丹江市林口县231025101"),
        ("990100", "990100"),
        ("abc", "abc"),
    ],
)
def test_a_code_has_a_full_name(code, name):
    assert region_name(code) == name


@given(st.sampled_from(sorted(region_names().name)))
def test_every_full_name_leads_back_to_its_code(code):
    assert code in find_region(region_name(code), "").codes


@given(st.sampled_from(sorted(region_names().name)), st.text("县区市省东西城口ab ", max_size=8))
def test_what_is_found_lies_in_the_place_that_the_text_begins_with(code, more):
    for found in find_region(region_name(code) + more, HOME).codes:
        assert contains(code, found) or contains(found, code)


def regions(*cells):
    return read_regions(distinct_cells(cells), wonderland())


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("990100", "9901"),
        (990100.0, "9901"),
        ("990101", "990101"),
        ("990101001", "990101001"),
        ("230182", "230113"),
        (231025101.0, "231025101"),
        ("231025101203", "231025101203"),
        ("林 口 县", "231025"),
        ("黑龙江省-牡丹江市-林口县", "231025"),
        ("黑龙江省/牡丹江市/林口县", "231025"),
    ],
)
def test_a_cell_holds_a_name_or_a_code(cell, code):
    assert regions(cell).column.at(0) == code


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("朝阳区", "roster.region-ambiguous"),
        ("林扣县", "roster.region-unknown"),
        ("231", "roster.region-code"),
        ("239999", "roster.region-code"),
        ("#REF!", "roster.error-cell"),
    ],
)
def test_a_place_that_is_not_clear_is_unknown_and_named(cell, code):
    typed = regions(cell)

    assert [fault.code for fault in typed.faults.values()] == [code]
    assert typed.column.at(0) is None


def test_the_candidates_are_shown_in_full_with_their_codes():
    (fault,) = regions("朝阳区").faults.values()

    assert fault.facts["candidates"] == ("北京市朝阳区（110105）", "吉林省长春市朝阳区（220104）")


def test_the_nearest_name_is_a_hint():
    (fault,) = regions("林扣县").faults.values()

    assert "林口县" in fault.facts["nearest"]


def test_a_place_that_was_only_partly_read_is_taken_with_a_remark():
    typed = regions("哈尔滨市建筑工地")

    assert typed.column.at(0) == "2301"
    assert [typed.remarks[cell].code for _, cell in typed.found()] == ["roster.region-partly-read"]


def test_addresses_in_a_county_met_before_are_found_the_same():
    cells = ["林口县甲村", "林口县", "林口县乙村", "牡丹江市林口县丙村", "林口"]
    together = regions(*cells)

    assert [together.column.at(row) for row in range(5)] == ["231025"] * 5


@given(st.text(max_size=20))
def test_no_text_is_a_traceback(text):
    assert len(regions(text).column) == 1
