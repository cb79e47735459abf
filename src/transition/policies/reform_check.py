"""Check a reform file before it is used: by itself, and laid over the policies that it is written for."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from transition.policies.loading import load
from transition.policies.reform import Reform
from transition.policies.reform_reader import read_reform
from transition.policies.reforming import reformed
from transition.problems import FilePlace, PolicyError, Problem


def reform_problems(
    path: Path, since: datetime.date, bases: Sequence[str | Path] = ()
) -> tuple[Problem, ...]:
    """Return every fault of a reform file.

    since: from when on it holds, where it names no day. bases: what it is laid over, as for `load`; what it
    says itself (`base`, a file beside it or a bundled policy or place) where none is given.
    """
    try:
        reform = read_reform(path)
        reformed(load(bases or _own_base(reform)), [reform], since)
    except PolicyError as failure:
        return failure.problems
    return ()


def _own_base(reform: Reform) -> Sequence[str | Path]:
    if reform.base is None:
        place = reform.place or FilePlace(reform.path)
        raise PolicyError([Problem("reform.no-base", place, facts={"name": reform.name})])
    beside = Path(reform.path).parent / f"{reform.base}.toml"
    return [beside if beside.is_file() else reform.base]
