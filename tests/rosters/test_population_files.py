"""Population files: what is wrong in one is told with its line, all in one pass."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from transition.problems import PolicyError, UsageError, message, spoken
from transition.rosters.populations import library
from transition.rosters.populations.data_file import read_population
from transition.rosters.populations.library import bundled_populations, find_population

GOOD = """
[population]
name = "mice"
title = "鼠县"

[document.census]
title = "普查"
grade = "official"

[kin.child]
from = -36
to = -21
man = ["子女"]
woman = ["子女"]

[families]
cites = ["census"]
kind = [
  { name = "one", share = "60%", youngest = 20, oldest = 90, male = "1/2" },
  { name = "two", share = 0.4, youngest = 30, oldest = 50, male = 1, members = ["child"] },
]

[[column]]
label = "城乡"
of = "household"
invented = true
note = "编的"
group = [{ words = { "农村" = "2/3", "城镇" = "1/3" } }]

[[column]]
label = "工资"
of = "person"
unit = "元/年"
cites = ["census 表一"]
group = [
  { when = { age = "16-59", "城乡" = "农村" }, amounts = [{ share = 1, from = 0, to = 900, step = 100 }] },
  { amounts = [{ share = 1, from = 0, to = 0 }] },
]

[[column]]
label = "上年工资"
of = "household"
unit = "元/年"
percent_of = "工资"
cites = ["census 表一"]
group = [{ amounts = [{ share = 1, from = 90, to = 110 }] }]
"""


def written(folder: Path, text: str, name: str = "mice") -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(path: Path):
    with pytest.raises(PolicyError) as caught:
        read_population(path)
    for language in ("zh", "en"):
        with spoken(language):
            assert all(message(problem) for problem in caught.value.problems)
    return caught.value.problems


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_a_good_file_is_read_exactly(tmp_path):
    mice = read_population(written(tmp_path, GOOD))

    assert [family.share for family in mice.families] == [Fraction(3, 5), Fraction(2, 5)]
    assert mice.persons_to_a_household == Fraction(7, 5)
    assert [column.label for column in mice.columns] == ["城乡", "工资", "上年工资"]
    assert mice.columns[0].source.is_invented
    assert mice.columns[1].source.cites[0].document == "census"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('title = "鼠县"', 'title = "鼠县"\ncolour = "grey"', "policy.unknown-key"),
        ('title = "鼠县"\n', "", "policy.missing-key"),
        ('name = "mice"', 'name = "rats"', "policy.name-not-file-name"),
        ("[population]", "[popluation]", "policy.unknown-key"),
        ('share = "60%"', 'share = "61%"', "population.shares-sum"),
        ('share = "60%"', 'share = "160%"', "population.bad-share"),
        ("share = 0.4", "share = -0.4", "population.bad-share"),
        ('male = "1/2"', 'male = "3/2"', "population.bad-share"),
        ('male = "1/2"', "male = true", "policy.wrong-type"),
        ("youngest = 20, oldest = 90", "youngest = 90, oldest = 20", "population.empty-span"),
        ("youngest = 20", "youngest = 20.5", "population.bad-number"),
        ("youngest = 20", "youngest = -1", "population.bad-number"),
        ("oldest = 90", "oldest = 900", "population.bad-number"),
        ('members = ["child"]', 'members = ["chlid"]', "population.unknown-kin"),
        ('cites = ["census"]', "", "population.source-unclear"),
        ('cites = ["census"]', "invented = true", "population.source-unclear"),
        ('invented = true\nnote = "编的"', 'invented = true\nnote = " "', "population.source-unclear"),
        ('note = "编的"', 'note = "编的"\ncites = ["census"]', "population.source-unclear"),
        ("invented = true", "invented = false", "population.source-unclear"),
        ('cites = ["census"]', 'cites = ["cencus"]', "population.unknown-document"),
        ('grade = "official"', 'grade = "rumour"', "policy.unknown-word"),
        ('of = "household"\ninvented', 'of = "village"\ninvented', "policy.unknown-word"),
        ('{ "农村" = "2/3", "城镇" = "1/3" }', '{ "农村" = "2/3", "城镇" = "1/2" }', "population.shares-sum"),
        ('{ "农村" = "2/3", "城镇" = "1/3" }', '{ "农村" = "much" }', "policy.bad-number"),
        ('{ "农村" = "2/3", "城镇" = "1/3" }', "{}", "population.shares-sum"),
        ('[{ words = { "农村" = "2/3", "城镇" = "1/3" } }]', "[]", "population.group-order"),
        ('age = "16-59"', 'age = "adult"', "population.not-a-span"),
        ('age = "16-59"', 'age = "59-16"', "population.not-a-span"),
        ('age = "16-59"', 'agge = "16-59"', "population.unknown-condition"),
        ('age = "16-59"', '"上年工资" = "1-2"', "population.unknown-condition"),
        ('"城乡" = "农村" }', '"城乡" = "乡村" }', "population.unknown-value"),
        (
            "{ amounts = [{ share = 1, from = 0, to = 0 }] }",
            '{ when = { age = "1-2" }, amounts = [{ share = 1, from = 0, to = 0 }] }',
            "population.group-order",
        ),
        ('when = { age = "16-59", "城乡" = "农村" }, ', "", "population.group-order"),
        ("{ amounts = [{ share = 1, from = 0, to = 0 }] }", "{ }", "population.draws-unclear"),
        (
            "{ amounts = [{ share = 1, from = 0, to = 0 }] }",
            '{ amounts = [{ share = 1, from = 0, to = 0 }], words = { "" = 1 } }',
            "population.draws-unclear",
        ),
        (
            "{ amounts = [{ share = 1, from = 0, to = 0 }] }",
            "{ amounts = [{ share = 0.5, from = 0, to = 0 }] }",
            "population.shares-sum",
        ),
        ("from = 0, to = 900", "from = 900, to = 0", "population.empty-span"),
        ("[{ share = 1, from = 90, to = 110 }]", "[]", "population.shares-sum"),
        ("from = 0, to = 900, step = 100", "from = 0, to = 900, step = 0", "population.bad-number"),
        ("from = 0, to = 900, step = 100", "from = 0, to = 900000000", "population.band-too-fine"),
        ("from = 0, to = 900", 'from = 0, to = "many"', "policy.bad-number"),
        ('unit = "元/年"\ncites', 'unit = "贝壳"\ncites', "policy.bad-unit"),
        ('percent_of = "工资"', 'percent_of = "工钱"', "population.no-sum"),
        ('percent_of = "工资"', 'percent_of = "城乡"', "population.no-sum"),
        ('of = "household"\nunit', 'of = "person"\nunit', "population.no-sum"),
        ('label = "上年工资"', 'label = "工资"', "population.same-label"),
        ('man = ["子女"]', 'man = [""]', "policy.empty-text"),
        ("from = -36\n", "", "policy.missing-key"),
        ("to = -21", "to = -40", "population.empty-span"),
        ('title = "鼠县"', 'title = "鼠县"\nlike = "rats"', "population.like-unknown"),
        ('title = "鼠县"', 'title = "鼠县"\nlike = "mice"', "population.like-unknown"),
        ("[[column]]", "[column", "policy.not-toml"),
    ],
)
def test_each_fault_is_told_with_its_code(tmp_path, old, new, code):
    assert old in GOOD
    problems = faults(written(tmp_path, GOOD.replace(old, new, 1)))

    assert code in {problem.code for problem in problems}
    assert all(problem.place is not None for problem in problems)


@pytest.mark.parametrize(
    "text", ["", "[[column]]", 'column = "x"', "families = 3", 'kin = "x"', "document = 1"]
)
def test_half_a_file_is_refused_and_never_breaks_the_program(tmp_path, text):
    assert faults(written(tmp_path, text))


def test_every_fault_is_told_at_once_each_at_its_line(tmp_path):
    text = GOOD.replace('share = "60%"', 'share = "70%"').replace('"2/3"', '"1/3"')
    text = text.replace("step = 100", "step = 0")
    told = {problem.code: problem.place.line for problem in faults(written(tmp_path, text))}

    assert told["population.bad-number"] == line_of(text, "step = 0")
    assert set(told) == {"population.shares-sum", "population.bad-number"}


# --- like another one -----------------------------------------------------------------------------

OTHER = """
[population]
name = "rats"
title = "大鼠县"
like = "mice"

[[column]]
label = "城乡"
of = "household"
cites = ["census 表二"]
group = [{ words = { "农村" = 1 } }]

[[column]]
label = "村"
of = "household"
invented = true
note = "编的"
group = [{ words = { "东村" = 1 } }]
"""


def test_what_a_file_does_not_say_is_as_in_the_one_it_is_like(tmp_path):
    mice = read_population(written(tmp_path, GOOD))
    rats = read_population(written(tmp_path, OTHER, "rats"))

    assert rats.families == mice.families
    assert [column.label for column in rats.columns] == ["城乡", "工资", "上年工资", "村"]
    assert rats.columns[0].groups[0].words == (("农村", 1),)
    assert rats.columns[1] == mice.columns[1]


def test_a_change_that_leaves_a_later_condition_without_its_word_is_told(tmp_path):
    written(tmp_path, GOOD)
    text = OTHER.replace('"农村" = 1', '"城镇" = 1')
    (problem,) = faults(written(tmp_path, text, "rats"))

    assert problem.code == "population.unknown-value"
    assert problem.facts["found"] == "农村"


def test_faults_of_the_one_it_is_like_are_told_for_that_file(tmp_path):
    written(tmp_path, GOOD.replace('"60%"', '"70%"'))
    (problem,) = faults(written(tmp_path, OTHER, "rats"))

    assert problem.place.file.endswith("mice.toml")


def test_a_file_anywhere_may_be_like_a_bundled_one_and_one_beside_it_goes_before(tmp_path):
    text = '[population]\nname = "ours"\ntitle = "某县"\nlike = "city"\n'
    city = find_population("city")
    assert read_population(written(tmp_path, text, "ours")).columns == city.columns

    written(tmp_path, GOOD.replace('"mice"', '"city"'), "city")
    assert len(read_population(tmp_path / "ours.toml").columns) == 3


def test_files_that_are_like_each_other_are_refused(tmp_path):
    written(tmp_path, GOOD.replace('title = "鼠县"', 'title = "鼠县"\nlike = "rats"'))

    assert faults(written(tmp_path, OTHER, "rats"))[0].code == "population.like-unknown"


# --- finding one ----------------------------------------------------------------------------------


def test_a_kind_of_county_has_a_name_and_a_title():
    assert list(bundled_populations()) == ["city", "farming", "relieved"]
    assert find_population("农业县") == find_population("farming")


def test_a_file_is_found_by_its_path(tmp_path):
    assert find_population(str(written(tmp_path, GOOD))).title == "鼠县"


@pytest.mark.parametrize(("wrong", "near"), [("framing", "farming"), ("脱贫", "脱贫县"), ("x", "")])
def test_an_unknown_kind_is_told_with_the_nearest_and_all(wrong, near):
    with pytest.raises(UsageError) as caught:
        find_population(wrong)

    (problem,) = caught.value.problems
    assert problem.code == "usage.unknown-population"
    assert "".join(problem.facts["nearest"]) == near
    assert "farming（农业县）" in problem.facts["legal"]
    assert message(problem)


def test_no_such_file_is_told_as_of_a_policy(tmp_path):
    with pytest.raises(PolicyError) as caught:
        find_population(str(tmp_path / "none.toml"))

    assert [problem.code for problem in caught.value.problems] == ["policy.no-such-file"]


def test_populations_lie_beside_the_policies_that_are_shipped():
    assert {path.parent for path in bundled_populations().values()} == {
        library.bundled_folder() / "populations"
    }
