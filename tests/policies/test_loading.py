"""Loading tells every fault of every file at once, and nothing makes it fall over."""

from __future__ import annotations

import copy
import datetime
import subprocess
import sys
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from transition.policies import library
from transition.policies.loading import load
from transition.policies.toml_file import read_toml
from transition.problems import PolicyError, message

WONDERLAND = Path(__file__).parents[1] / "wonderland" / "policies"
AID = WONDERLAND / "wonderland-aid.toml"
DATA = read_toml(AID).data


@pytest.fixture(autouse=True, scope="module")
def _wonderland():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library, "bundled_folder", lambda: WONDERLAND)
        yield


def problems_of(path):
    with pytest.raises(PolicyError) as refused:
        load([path])
    return [
        (Path(problem.place.file).stem, problem.place.line, problem.code)
        for problem in refused.value.problems
    ]


def edited(folder, name, *changes):
    lines = (WONDERLAND / f"{name}.toml").read_text(encoding="utf-8")
    for old, new in changes:
        assert lines.count(old) == 1, old
        lines = lines.replace(old, new)
    path = folder / f"{name}.toml"
    path.write_text(lines, encoding="utf-8")
    return path


def line_of(path, text):
    return next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if text in line)


@pytest.mark.parametrize(("chosen", "rules"), [("wonderland", 18), ("wonderland-aid", 18), ("toyland", 19)])
def test_wonderland_is_clean(chosen, rules):
    assert len(load([chosen]).rules) == rules


def test_one_wrong_unit_one_wrong_name_and_one_uncited_value_are_three_problems(tmp_path):
    path = edited(
        tmp_path,
        "wonderland-aid",
        ('formula = "标准[户籍地, 城乡]"', 'formula = "标准[户籍地, 城乡] + 1 * 岁"'),
        ('formula = "COUNT(计入人口)"', 'formula = "COUNT(计人人口)"'),
        ('value = 1560.5, cites = "standards_2025 第3行", note', "value = 1560.5, note"),
    )
    problems = problems_of(path)

    assert [line for _, line, _ in problems] == [
        line_of(path, "1560.5"),
        line_of(path, "计人人口"),
        line_of(path, "1 * 岁"),
    ]
    assert "policy.uncited" in {code for *_, code in problems}


def test_what_reads_a_broken_thing_is_not_told_again(tmp_path):
    path = edited(
        tmp_path,
        "wonderland-aid",
        ('label = "家庭人口"\nof = "household"', 'label = "家庭人口"\nof = "house"'),
    )

    assert [code for *_, code in problems_of(path)] == ["policy.unknown-word"]


def test_faults_of_a_parent_and_of_its_child_are_told_together(tmp_path):
    edited(tmp_path, "wonderland-aid", ('unit = "岁"', 'unit = "歳"'))
    child = edited(tmp_path, "toyland-aid", ("value = 35.5,", 'value = "35.5元",'))

    assert [(stem, code) for stem, _, code in problems_of(child)] == [
        ("wonderland-aid", "policy.bad-unit"),
        ("toyland-aid", "policy.bad-number"),
    ]


def paths_in(data, path=()):
    if path:
        yield path
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from paths_in(value, (*path, key))


PATHS = list(paths_in(DATA))
plausible = st.sampled_from(
    [
        *(0, -1, 10**17, True, False, datetime.date(2025, 1, 1), "", "law", "law 第一条", "评估日", "person"),
        *(
            "household",
            "region",
            "category",
            "flag",
            "tags",
            "date",
            "标准",
            "救助金",
            "家庭人口",
            "age",
            "amount",
        ),
        *(
            "标准[户籍地]",
            "SUM(工资)",
            "1 / 0",
            "'整户'",
            "not 务工",
            "元/月",
            "1 年",
            "at least",
            [],
            ["age"],
            {},
        ),
        *("(" * 300, "工资 +", "标准[标准]", "救助金 + 1", "IF(", "１＋２", "wonderland-roster", "990101"),
    ]
)


def loaded(data, folder):
    """Load a wonderland with the changed data in it; say what was told."""
    path = folder / AID.name
    path.write_text(tomli_w.dumps(data), encoding="utf-8")
    try:
        load([path])
    except PolicyError as refused:
        for problem in refused.problems:
            assert message(problem, "zh")
            assert message(problem, "en")


@given(path=st.sampled_from(PATHS), value=plausible)
def test_any_value_replaced_loads_or_is_refused(path, value, tmp_path_factory):
    data = copy.deepcopy(DATA)
    around = data
    for part in path[:-1]:
        around = around[part]
    around[path[-1]] = value

    loaded(data, tmp_path_factory.getbasetemp())


@given(path=st.sampled_from(PATHS), other=st.sampled_from(PATHS))
def test_any_two_values_exchanged_load_or_are_refused(path, other, tmp_path_factory):
    data = copy.deepcopy(DATA)
    around, around_other = data, data
    for part in path[:-1]:
        around = around[part]
    for part in other[:-1]:
        around_other = around_other[part]
    here, there = copy.deepcopy(around[path[-1]]), copy.deepcopy(around_other[other[-1]])
    around[path[-1]], around_other[other[-1]] = there, here

    loaded(data, tmp_path_factory.getbasetemp())


@given(path=st.sampled_from(PATHS))
def test_anything_deleted_loads_or_is_refused(path, tmp_path_factory):
    data = copy.deepcopy(DATA)
    around = data
    for part in path[:-1]:
        around = around[part]
    del around[path[-1]]

    loaded(data, tmp_path_factory.getbasetemp())


def test_the_public_names_come_without_numpy():
    program = (
        "import sys, transition.policies as policies\n"
        "things = [getattr(policies, name) for name in policies.__all__]\n"
        "assert all(callable(thing) for thing in things)\n"
        "assert sorted(policies.__all__) == sorted(policies._HOMES)\n"
        "assert 'numpy' not in sys.modules\n"
    )

    subprocess.run([sys.executable, "-c", program], check=True)
