"""Small policies for tests, written as people write them: a head is put before the tables given."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from transition.policies.checked import CheckedPolicy
from transition.policies.checker import check_policies
from transition.policies.model import Policy
from transition.policies.reader import read_policy
from transition.policies.reform import Reform
from transition.policies.reform_reader import read_reform
from transition.policies.reforming import reformed
from transition.problems import PolicyError, Problem

SINCE = datetime.date(2025, 1, 1)
"""From when on a reform of these tests holds that names no day."""

WONDERLAND = Path(__file__).parent / "wonderland" / "policies"


def head(name: str, extends: str | None = None, uses: tuple[str, ...] = ()) -> str:
    """The tables that every policy has: who it is, and one document, cited as ``paper``."""
    lines = ["[policy]", f'name = "{name}"', 'title = "试"', 'region = "990000"', 'edition = "1"']
    if extends:
        lines.append(f'extends = "{extends}"')
    if uses:
        lines.append(f"uses = [{', '.join(repr(use) for use in uses)}]")
    return "\n".join([*lines, "[document.paper]", f'title = "{name}"', 'grade = "official"', ""])


def wonderland(*names: str) -> tuple[Policy, ...]:
    """Policies of the invented place, as written."""
    read = [read_policy(WONDERLAND / f"{name}.toml") for name in names]
    assert all(problems == () for _, problems in read)
    return tuple(policy for policy, _ in read if policy is not None)


class Desk:
    """Where a test writes policies and has them checked, in the order of writing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.policies: list[Policy] = []

    def write(self, name: str, tables: str, extends: str | None = None, uses: tuple[str, ...] = ()) -> None:
        """Write a policy and read it; it must be sound by itself."""
        path = self.folder / f"{name}.toml"
        path.write_text(head(name, extends, uses) + tables, encoding="utf-8")
        policy, problems = read_policy(path)
        assert problems == ()
        assert policy is not None
        self.policies.append(policy)

    def check(self, *chosen: str) -> tuple[CheckedPolicy | None, tuple[Problem, ...]]:
        """Check all that has been written together."""
        return check_policies(self.policies, chosen or [self.policies[-1].name])

    def sound(self, *chosen: str) -> CheckedPolicy:
        """Check, and be sure that nothing is wrong."""
        checked, problems = self.check(*chosen)
        assert problems == ()
        assert checked is not None
        return checked

    def codes(self) -> list[str]:
        """Check, and return what is wrong."""
        return [problem.code for problem in self.check()[1]]


class ReformDesk(Desk):
    """Where a test writes a policy, reforms of it, and has them laid over it."""

    def reform(self, tables: str, name: str = "change", more: str = "") -> Reform:
        """Write a reform and read it: its tables begin on line 5, `more` stands on line 4."""
        path = self.folder / f"{name}.toml"
        path.write_text(f'[reform]\nname = "{name}"\ntitle = "改{name}"\n{more}\n{tables}', encoding="utf-8")
        return read_reform(path)

    def laid(self, *reforms: str | Reform, since: datetime.date = SINCE) -> CheckedPolicy:
        """Lay reforms, as read or as their tables, over what has been written."""
        written = [
            self.reform(one, f"change-{place}") if isinstance(one, str) else one
            for place, one in enumerate(reforms)
        ]
        return reformed(self.sound(), written, since)

    def refused(self, *reforms: str | Reform) -> list[tuple[str, int]]:
        """Return the codes and lines with which reforms are refused."""
        with pytest.raises(PolicyError) as failure:
            self.laid(*reforms)
        return [(problem.code, problem.place.line) for problem in failure.value.problems]


def rule(key: str, label: str, formula: str, unit: str = "元", of: str = "household", more: str = "") -> str:
    """A rule with one formula."""
    return (
        f'[rule.{key}]\nlabel = "{label}"\nof = "{of}"\nunit = "{unit}"\n'
        f'formula = "{formula}"\ncites = "paper 第一条"\n{more}\n'
    )


def table(key: str, label: str, rows: str, by: str = "", more: str = "") -> str:
    """A parameter in 元; `rows` without ``cites``, each in braces."""
    columns = f"by = [{by}]\n" if by else ""
    return f'[parameter.{key}]\nlabel = "{label}"\nunit = "元"\n{columns}{more}values = [{cited(rows)}]\n'


def added(key: str, rows: str) -> str:
    """Rows for a parameter of a parent."""
    return f"[parameter.{key}]\nvalues = [{cited(rows)}]\n"


def cited(rows: str) -> str:
    """Give each row a citation."""
    return rows.replace(" }", ', cites = "paper 第二条" }')
