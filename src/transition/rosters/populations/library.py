"""Find a population: one of the bundled kinds of county by name or title, or a file."""

from __future__ import annotations

import os
from pathlib import Path

from transition.policies.library import bundled_folder
from transition.policies.toml_file import read_toml
from transition.problems import PolicyError, Problem, UsageError
from transition.problems.nearest import nearest
from transition.rosters.populations.data_file import read_population
from transition.rosters.populations.model import Population


def bundled_populations() -> dict[str, Path]:
    """Return the files of the bundled populations by name, in order."""
    return {path.stem: path for path in sorted((bundled_folder() / "populations").glob("*.toml"))}


def find_population(chosen: str) -> Population:
    """Return a population by its name, its Chinese title, or the path of its file.

    Raises UsageError when there is none of the name, PolicyError with all that is wrong with its file.
    """
    if chosen.endswith(".toml") or "/" in chosen or os.sep in chosen:
        return read_population(Path(os.path.expanduser(chosen)))
    known = bundled_populations()
    if chosen in known:
        return read_population(known[chosen])
    titles = {_title(path): path for path in known.values()}
    if chosen in titles:
        return read_population(titles[chosen])
    legal = tuple(f"{path.stem}（{title}）" for title, path in titles.items())
    near = nearest(chosen, (*known, *titles), 1)
    facts = {"found": chosen, "legal": legal, "nearest": near}
    raise UsageError([Problem("usage.unknown-population", facts=facts)])


def _title(path: Path) -> str:
    try:
        heading = read_toml(path).data.get("population")
    except PolicyError:
        return path.stem
    return str(heading.get("title", path.stem)) if isinstance(heading, dict) else path.stem
