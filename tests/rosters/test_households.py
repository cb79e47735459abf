"""Persons are put together by household number; nobody is dropped, and what is doubtful is held back."""

from __future__ import annotations

from strategies_rosters import codes_of, family, found, person, read, sheet_of


def test_members_need_not_stand_together():
    one, two = family("H1", sequence=1), family("H2", sequence=2)
    roster = read(sheet_of(one[0], two[0], one[1], two[1]))

    assert roster.household_names == ("H1", "H2")
    assert roster.starts.tolist() == [0, 2, 4]
    assert roster.lines.tolist() == [1, 3, 2, 4]
    assert roster.household_of.tolist() == [0, 0, 1, 1]
    assert roster.head_row.tolist() == [0, 2]


def test_the_head_need_not_stand_first():
    head, child = family("H1")
    roster = read(sheet_of(child, head))

    assert roster.head_row.tolist() == [1]
    assert roster.household_columns["home_region"].at(0) == "9901"


def test_a_person_without_a_household_number_is_a_household_held_back():
    roster = read(sheet_of(*family("H1"), person("", "丙", sequence=9), *family("H2", sequence=2)))

    assert roster.household_names == ("H1", "(第3行“户编号”)", "H2")
    assert roster.held.tolist() == [False, True, False]
    assert found(roster, "roster.no-household-number").severity == "error"
    assert "roster.no-head" not in codes_of(roster.problems)


def test_two_persons_without_a_number_are_not_one_household():
    roster = read(sheet_of(person("", "甲", sequence=1), person(" ", "乙", sequence=2)))

    assert roster.households == 2
    assert roster.held.all()


def test_household_numbers_that_lost_digits_never_join_people():
    rows = [person(1.2345678901234567e17, "甲", sequence=n) for n in (1, 2)]
    roster = read(sheet_of(*rows))

    assert roster.households == 2
    assert roster.held.all()
    assert codes_of(roster.problems).count("roster.digits-lost") == 2


def test_a_number_stored_as_a_number_is_the_same_household():
    head, child = family(1001.0)
    roster = read(sheet_of(head, {**child, "户编号": "1001"}))

    assert roster.household_names == ("1001",)


def test_no_head_holds_back():
    roster = read(sheet_of(person("H1", "甲", relation="配偶"), *family("H2", sequence=2)))

    assert roster.held.tolist() == [True, False]
    assert roster.head_row.tolist() == [-1, 1]
    assert found(roster, "roster.no-head").facts == {"household": "H1", "head": "户主"}


def test_two_heads_hold_back_and_both_are_shown():
    roster = read(sheet_of(person("H1", "甲", sequence=1), person("H1", "乙", sequence=2)))
    problem = found(roster, "roster.several-heads")

    assert roster.held.tolist() == [True]
    assert roster.head_row.tolist() == [0]
    assert (problem.others[0].cell, problem.place.cell) == ("第1行“与户主关系”", "第2行“与户主关系”")


def test_another_word_for_the_head_is_the_head():
    roster = read(sheet_of(person("H1", "甲", relation="本人", 户籍地="990100")))

    assert roster.head_row.tolist() == [0]
    assert not roster.held[0]


def test_a_household_value_comes_from_the_heads_row():
    head, child = family("H1")
    roster = read(sheet_of({**child, "城乡": "农村"}, {**head, "城乡": "农村"}))

    assert roster.household_columns["residence"].at(0) == "农村"
    assert not roster.held[0]


def test_a_household_value_may_stand_in_another_row_when_the_heads_is_blank():
    head, child = family("H1")
    roster = read(sheet_of({**head, "城乡": ""}, {**child, "城乡": "城镇"}))

    assert roster.household_columns["residence"].at(0) == "城镇"


def test_two_values_of_one_household_hold_it_back():
    head, child = family("H1")
    roster = read(sheet_of(head, {**child, "城乡": "城镇"}))
    problem = found(roster, "roster.household-differs")

    assert roster.household_columns["residence"].at(0) == "农村"
    assert roster.held.tolist() == [True]
    assert (problem.facts["value"], problem.facts["other_value"]) == ("城镇", "农村")


def test_an_unreadable_household_value_is_unknown_even_if_another_row_has_one():
    head, child = family("H1")
    roster = read(sheet_of({**head, "城乡": "镇上"}, {**child, "城乡": "城镇"}))

    assert roster.household_columns["residence"].at(0) is None


def test_a_household_default_is_taken_once_for_each_household():
    roster = read(sheet_of(*family("H1"), *family("H2", sequence=2)))

    assert roster.household_columns["township"].at(1) == ""
    assert roster.defaults_taken["township"] == 2


def test_an_unreadable_cell_never_takes_the_default():
    rows = [{**row, "其他收入": "不详"} for row in family("H1")]
    roster = read(sheet_of(*rows))

    assert roster.person_columns["other_income"].at(0) is None
    assert "other_income" not in roster.defaults_taken


def test_an_unreadable_cell_does_not_hold_the_household_back():
    roster = read(sheet_of(*family("H1", 工资="不详")))

    assert not roster.held[0]
    assert found(roster, "roster.not-a-number").severity == "warning"
