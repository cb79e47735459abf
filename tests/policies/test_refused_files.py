"""What must be refused is refused, with the right words at the right line.

Each ``.toml`` in `refused/` (faults that the reader finds) and `refused_by_checker/` (faults that only the
checker finds) has its expected problems beside it: a line of the file, the code, and the facts. After a
change on purpose, ``REWRITE_EXPECTED=1 python -m pytest tests/policies/test_refused_files.py`` writes them
anew; who does so answers for every line.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from refused_files import compare
from transition.policies import library
from transition.policies.reader import read_policy
from transition.problems import PolicyError, Problem, message

HERE = Path(__file__).parent
WONDERLAND = HERE.parent / "wonderland" / "policies"
PACKAGE = HERE.parents[1] / "src" / "transition" / "policies"

BY_READER = sorted((HERE / "refused").glob("*.toml"))
BY_CHECKER = sorted((HERE / "refused_by_checker").glob("*.toml"))

READER_FILES = (
    *("toml_file", "values_read", "table_reader", "input_reader", "parameter_reader", "rule_reader"),
    "reader",
)

NOT_IN_A_FILE = {
    "policy.no-such-file",
    "policy.is-a-folder",
    "policy.cannot-read",
    "policy.file-too-big",
}


def checker_problems(path: Path) -> tuple[Problem, ...]:
    from transition.policies.loading import load

    with pytest.raises(PolicyError) as refused:
        load([path])
    return refused.value.problems


@pytest.mark.parametrize("path", BY_READER, ids=lambda path: path.stem)
def test_a_file_with_a_fault_is_refused_by_the_reader(path):
    _, problems = read_policy(path)

    assert problems
    compare(path, problems)


@pytest.mark.parametrize("path", BY_CHECKER, ids=lambda path: path.stem)
def test_a_file_with_a_fault_is_refused_by_the_checker(path, monkeypatch):
    """Parents and used files stand beside it or in wonderland."""
    monkeypatch.setattr(library, "bundled_folder", lambda: WONDERLAND)

    compare(path, checker_problems(path))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", BY_READER, ids=lambda path: path.stem)
def test_every_message_can_be_said(path, language):
    for problem in read_policy(path)[1]:
        said = message(problem, language)

        assert said
        assert "{" not in said.replace("{ … }", "").replace("{ when", "").replace("{ otherwise", "")


def test_every_fault_that_the_reader_knows_has_a_refused_file():
    written = "".join((PACKAGE / f"{name}.py").read_text(encoding="utf-8") for name in READER_FILES)
    known = set(re.findall(r'"(policy\.[a-z0-9-]+)"', written)) - NOT_IN_A_FILE
    shown = {
        line.split()[1]
        for path in BY_READER
        for line in path.with_suffix(".txt").read_text("utf-8").splitlines()
    }

    assert known - shown == set()


@pytest.mark.parametrize("folder", ["refused", "refused_by_checker"])
def test_every_expectation_has_its_file(folder):
    expectations = (HERE / folder).glob("*.txt")

    assert [path.name for path in expectations if not path.with_suffix(".toml").exists()] == []
