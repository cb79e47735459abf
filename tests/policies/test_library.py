"""Policies are found by place, name or path, with everything that they need, or it is told why not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from transition.policies import library
from transition.policies.library import (
    bundled_folder,
    bundled_policies,
    case_files_of,
    chosen_policies,
    names,
    places,
)
from transition.problems import PolicyError

WONDERLAND = Path(__file__).parents[1] / "wonderland" / "policies"
HEAD = '[policy]\nname = "{name}"\ntitle = "{name}"\nregion = "990000"\nedition = "1"\n{more}\n'


@pytest.fixture(autouse=True)
def _wonderland(monkeypatch):
    monkeypatch.setattr(library, "bundled_folder", lambda: WONDERLAND)


def write(folder, name, more=""):
    path = folder / f"{name}.toml"
    path.write_text(HEAD.format(name=name, more=more), encoding="utf-8")
    return path


def found(*chosen):
    policies, chosen_names = chosen_policies(chosen)
    return [policy.name for policy in policies], chosen_names


def refusal(*chosen):
    with pytest.raises(PolicyError) as refused:
        chosen_policies(chosen)
    return refused.value.problems


def test_the_bundled_policies_are_found_in_a_checkout(monkeypatch):
    monkeypatch.undo()

    assert bundled_folder() == Path(__file__).parents[2] / "policies"


def test_names_and_places():
    assert names() == ("toyland-aid", "wonderland-aid", "wonderland-roster")
    assert places() == ("toyland", "wonderland")
    assert [policy.title for policy in bundled_policies()] == ["玩具城救助", "奇境救助", "奇境名册"]


def test_a_place_is_all_its_policies():
    assert found("wonderland") == (
        ["wonderland-roster", "wonderland-aid"],
        ("wonderland-aid", "wonderland-roster"),
    )


def test_a_name_brings_what_it_extends_and_uses_with_it_first():
    assert found("toyland-aid") == (["wonderland-roster", "wonderland-aid", "toyland-aid"], ("toyland-aid",))


def test_a_file_comes_once_however_often_it_is_needed():
    assert found("toyland", "wonderland-aid", "wonderland-aid")[0] == [
        "wonderland-roster",
        "wonderland-aid",
        "toyland-aid",
    ]


@pytest.mark.parametrize("as_text", [True, False])
def test_a_path_finds_its_parents_beside_itself_then_among_the_bundled(tmp_path, as_text):
    write(tmp_path, "teapot-rules", 'extends = "toyland-aid"\nuses = ["teapot-table"]')
    write(tmp_path, "teapot-table")
    path = tmp_path / "teapot-rules.toml"

    assert found(str(path) if as_text else path) == (
        ["wonderland-roster", "wonderland-aid", "toyland-aid", "teapot-table", "teapot-rules"],
        ("teapot-rules",),
    )


def test_a_file_of_ones_own_stands_for_the_bundled_one_of_that_name(tmp_path):
    write(tmp_path, "wonderland-roster")
    write(tmp_path, "teapot-rules", 'uses = ["wonderland-roster"]')
    policies, _ = chosen_policies([tmp_path / "teapot-rules.toml"])

    assert policies[0].path == str(tmp_path / "wonderland-roster.toml")


def test_the_hash_of_each_file_is_kept():
    policies, _ = chosen_policies(["wonderland-roster"])

    assert len(policies[0].sha256) == 64


def test_an_unknown_place_is_told_with_the_places_that_there_are():
    problems = refusal("wonderlnd", "nowhere-at-all")

    assert [problem.code for problem in problems] == ["policy.no-such-policy"] * 2
    assert problems[0].facts == {
        "found": "wonderlnd",
        "places": ("toyland", "wonderland"),
        "nearest": ("wonderland",),
    }


def test_nothing_chosen_is_told():
    assert refusal()[0].code == "policy.nothing-chosen"


def test_a_missing_file_is_told(tmp_path):
    assert refusal(tmp_path / "none.toml")[0].code == "policy.no-such-file"


def test_a_missing_parent_is_told_at_its_key(tmp_path):
    path = write(tmp_path, "teapot-rules", 'uses = [\n"wonderland-rooster"]')
    (problem,) = refusal(path)

    assert (problem.code, problem.place.line) == ("policy.needed-file-missing", 6)
    assert problem.facts["nearest"] == ("wonderland-roster",)


def test_a_cycle_of_files_is_shown_whole(tmp_path):
    write(tmp_path, "a-rules", 'extends = "b-rules"')
    write(tmp_path, "b-rules", 'uses = ["wonderland-roster", "c-rules"]')
    path = write(tmp_path, "c-rules", 'extends = "a-rules"')
    (problem,) = refusal(path)

    assert problem.code == "policy.cycle-of-files"
    assert problem.facts["loop"] == "c-rules → a-rules → b-rules → c-rules"
    assert [Path(place.file).stem for place in (problem.place, *problem.others)] == [
        "c-rules",
        "a-rules",
        "b-rules",
    ]


def test_a_file_that_extends_itself_is_a_cycle(tmp_path):
    path = write(tmp_path, "a-rules", 'extends = "a-rules"')

    assert refusal(path)[0].facts["loop"] == "a-rules → a-rules"


def test_two_files_of_one_name_are_told(tmp_path):
    path = write(tmp_path, "toyland-aid")
    (problem,) = refusal("toyland", path)

    assert problem.code == "policy.two-files-one-name"
    assert {problem.place.file, problem.others[0].file} == {str(path), str(WONDERLAND / "toyland-aid.toml")}


def test_one_file_by_two_paths_is_one_file(tmp_path):
    shutil.copy(WONDERLAND / "wonderland-roster.toml", tmp_path)
    one = tmp_path / "wonderland-roster.toml"
    other = tmp_path / "." / ".." / tmp_path.name / "wonderland-roster.toml"

    assert found(one, other) == (["wonderland-roster"], ("wonderland-roster",))


def test_faults_of_all_files_are_told_together(tmp_path):
    write(tmp_path, "a-rules", 'uses = ["b-rules"]\ncolour = 1')
    write(tmp_path, "b-rules", "shape = 2")
    problems = refusal(tmp_path / "a-rules.toml")

    assert sorted(problem.facts["found"] for problem in problems) == ["colour", "shape"]


def test_case_files_lie_beside_their_policies(tmp_path):
    assert case_files_of(["wonderland"]) == (
        WONDERLAND / "cases" / "wonderland-aid.toml",
        WONDERLAND / "cases" / "wonderland-roster.toml",
    )
    assert case_files_of([write(tmp_path, "a-rules")]) == ()
