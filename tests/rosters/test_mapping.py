"""A mapping settles headings once: it goes before what is found, and its faults are told with their line."""

from __future__ import annotations

import pytest

from strategies_rosters import codes_of, contents, family, found, frame_of, person, read, sheet_of, wonderland
from transition.problems import UsageError
from transition.reports.mapping_file import write_mapping
from transition.rosters.layout import read_layout
from transition.rosters.reading import read_roster
from transition.rosters.understanding import HowToRead


def mapped(tmp_path, text, sheet):
    path = tmp_path / "m.toml"
    path.write_text(text, encoding="utf-8")
    return read_roster(frame_of(sheet), wonderland(), HowToRead(mapping=path))


def refused(tmp_path, text):
    with pytest.raises(UsageError) as caught:
        mapped(tmp_path, text, sheet_of(*family("H1")))
    return caught.value.problems


def renamed(**headings):
    sheet = sheet_of(*family("H1", 工资=1200))
    return [[headings.get(text, text) for text in sheet[0]], *sheet[1:]]


@pytest.mark.parametrize(
    "said", ['"工资"', '"wage"', '{ input = "工资" }', '{ input = "工资", unit = "元/年" }']
)
def test_a_heading_that_nobody_knows_is_settled(tmp_path, said):
    roster = mapped(tmp_path, f'[columns]\n"打工钱*" = {said}\n', renamed(工资="打工钱"))

    assert contents(roster) == contents(read(renamed()))


def test_a_unit_of_the_mapping_is_used(tmp_path):
    roster = mapped(
        tmp_path, '[columns]\n"打工钱" = { input = "工资", unit = "元/月" }\n', renamed(工资="打工钱")
    )

    assert roster.person_columns["wage"].at(0) == 14_400


def test_a_column_that_is_set_aside_is_not_read_and_nothing_is_said_about_it(tmp_path):
    sheet = sheet_of(person("H1", "兔甲", 工资=5, 备注="x"))
    roster = mapped(tmp_path, '[columns]\n"工资" = ""\n"备注" = ""\n', sheet)

    assert "wage" not in roster.person_columns
    assert "roster.unused-columns" not in codes_of(roster.problems)


def test_a_mapping_goes_before_what_is_found(tmp_path):
    sheet = sheet_of(person("H1", "兔甲", 工资=5, 其他收入=7))
    roster = mapped(tmp_path, '[columns]\n"工资" = ""\n"其他收入" = "工资"\n', sheet)

    assert roster.person_columns["wage"].at(0) == 7


def test_further_writings_of_words_are_read(tmp_path):
    sheet = sheet_of(person("H1", "兔甲"), person("H1", "兔乙", sequence=2, relation="老伴"))
    roster = mapped(tmp_path, '[words."与户主关系"]\n"老伴" = "配偶"\n', sheet)

    assert roster.person_columns["relation"].at(1) == "配偶"
    assert "roster.unknown-word" in codes_of(read(sheet).problems)


def test_a_heading_that_the_sheet_does_not_have_is_told_with_its_line(tmp_path):
    roster = mapped(tmp_path, '[columns]\n"打工钱" = "工资"\n', renamed())
    problem = found(roster, "roster.mapping-unused")

    assert (problem.place.line, problem.facts["header"]) == (2, "打工钱")


def test_sheet_and_header_row_may_stand_in_it(tmp_path):
    from strategies_rosters import xlsx_of

    rows = [["标题"], *sheet_of(*family("H1"))]
    path = xlsx_of(tmp_path / "r.xlsx", rows, title="甲村", 乙村=rows)
    (tmp_path / "m.toml").write_text('[roster]\nsheet = "乙村"\nheader_row = "2"\n', encoding="utf-8")

    assert read_roster(path, wonderland(), HowToRead(mapping=tmp_path / "m.toml")).source.sheet == "乙村"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('[columns]\n"打工钱" = "工钱"\n', "usage.mapping-input", 2),
        ('[columns]\n"打工钱" = 3\n', "usage.mapping-column", 2),
        ('[columns]\n"打工钱" = { input = "工资", units = "元" }\n', "usage.mapping-column", 2),
        ('[columns]\n"打工钱" = { input = "工资", unit = "人" }\n', "usage.mapping-unit", 2),
        ('[columns]\n"打工钱" = { input = "工资", unit = "无" }\n', "usage.mapping-unit", 2),
        ('[column]\n"打工钱" = "工资"\n', "usage.mapping-key", 1),
        ('[roster]\nsheets = "乙村"\n', "usage.mapping-key", 2),
        ('[words."与户主关系"]\n"老伴" = "老公"\n', "usage.mapping-word", 2),
        ('[words."关系"]\n"老伴" = "配偶"\n', "usage.mapping-input", 1),
        ('columns = "x"\n', "usage.mapping-table", 1),
        ('[columns]\n"打工钱 = "工资"\n', "policy.not-toml", 2),
    ],
)
def test_what_is_wrong_in_a_mapping_is_told_with_its_line(tmp_path, text, code, line):
    (problem,) = refused(tmp_path, text)

    assert (problem.code, problem.place.line) == (code, line)


def test_an_unknown_input_names_the_nearest(tmp_path):
    (problem,) = refused(tmp_path, '[columns]\n"打工钱" = "工资入"\n')

    assert "工资" in problem.facts["nearest"]


def test_a_mapping_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UsageError) as caught:
        read_roster(frame_of(sheet_of(*family())), wonderland(), HowToRead(mapping=tmp_path / "none.toml"))

    assert codes_of(caught.value.problems) == ["policy.no-such-file"]


def test_a_saved_mapping_reads_the_next_months_file_to_the_same(tmp_path):
    from strategies_rosters import xlsx_of

    july = xlsx_of(tmp_path / "7.xlsx", renamed(工资="工资（元/月）"))
    august = xlsx_of(tmp_path / "8.xlsx", renamed(工资="工资（元/月）"))
    write_mapping(read_layout(july, wonderland()), tmp_path / "m.toml")
    roster = read_roster(august, wonderland(), HowToRead(mapping=tmp_path / "m.toml"))

    assert contents(roster) == contents(read_roster(august, wonderland()))
    assert "roster.mapping-unused" not in codes_of(roster.problems)
