"""Find policy files: by place, by name, by path, with everything that they extend and use.

The bundled files lie inside the installed package; in a checkout, in the folder `policies` at its top.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

from attrs import define, field, frozen

from transition.policies.model import Policy
from transition.policies.reader import read_policy
from transition.policies.toml_file import read_toml
from transition.problems import FilePlace, PolicyError, Problem, errors_in
from transition.problems.nearest import nearest


def bundled_folder() -> Path:
    """Return the folder of the bundled policies."""
    installed = Path(str(files("transition.policies") / "bundled"))
    return installed if installed.is_dir() else Path(__file__).parents[3] / "policies"


def names() -> tuple[str, ...]:
    """Return the names of all bundled policies, in order."""
    return tuple(sorted(path.stem for path in bundled_folder().glob("*.toml")))


def places() -> tuple[str, ...]:
    """Return the places that have bundled policies: the first word of each name."""
    return tuple(sorted({name.partition("-")[0] for name in names()}))


def bundled_policies() -> tuple[Policy, ...]:
    """Return all bundled policies as written, in the order of names; what is no TOML is left out."""
    read = (read_policy(bundled_folder() / f"{name}.toml")[0] for name in names())
    return tuple(policy for policy in read if policy)


def case_files_of(chosen: Sequence[str | Path]) -> tuple[Path, ...]:
    """Return the case files, ``cases/<name>.toml`` beside each chosen policy, that exist.

    Raises PolicyError for a place, name or file that is not there.
    """
    beside = (path.parent / "cases" / path.name for path in _paths_or_problems(chosen))
    return tuple(dict.fromkeys(path for path in beside if path.is_file()))


def case_files_reaching(chosen: Sequence[str | Path]) -> tuple[Path, ...]:
    """Return the case files beside the chosen policies and beside the bundled ones that build on them.

    A national rule may be shown by a province's case. Raises as `case_files_of` does.
    """
    reached = {path.stem for path in _paths_or_problems(chosen)}
    needs = {policy.name: {name for _, name in _needs(policy)} for policy in bundled_policies()}
    heirs: set[str] = set()
    while more := {name for name, below in needs.items() if below & (reached | heirs)} - heirs:
        heirs |= more
    return case_files_of([*chosen, *sorted(heirs - reached)])


@frozen
class Gathered:
    """The policies that a choice needs, parents and used files first, and all that is wrong with them.

    `whole` says that every file was found and is TOML, so that they can be checked together.
    """

    policies: tuple[Policy, ...]
    chosen: tuple[str, ...]
    problems: tuple[Problem, ...]
    whole: bool


def chosen_policies(chosen: Sequence[str | Path]) -> tuple[tuple[Policy, ...], tuple[str, ...]]:
    """Return all policies that a choice needs, parents and used files first, and the chosen names.

    Each of `chosen` is a place (all its policies), a policy's name, or the path of a file (a `Path`, or a
    text with a separator or with ``.toml`` at its end). Raises PolicyError with every problem.
    """
    gathered = gather(chosen)
    if errors_in(gathered.problems):
        raise PolicyError(gathered.problems)
    return gathered.policies, gathered.chosen


def gather(chosen: Sequence[str | Path]) -> Gathered:
    """Return the same as `chosen_policies` with the problems as values.

    Raises PolicyError only for a choice that names nothing: then there is nothing to look at.
    """
    search = _Search()
    paths = _paths_or_problems(chosen)
    for path in paths:
        search.take(path)
    chosen_names = tuple(dict.fromkeys(path.stem for path in paths))
    return Gathered(tuple(search.found), chosen_names, tuple(search.problems), search.whole)


# --- from a choice to files -------------------------------------------------------------------------


def _paths_or_problems(chosen: Sequence[str | Path]) -> tuple[Path, ...]:
    paths: list[Path] = []
    problems: list[Problem] = []
    if not chosen:
        problems.append(Problem("policy.nothing-chosen", facts={"places": places()}))
    for choice in chosen:
        found = _paths_of(choice)
        paths += found
        if not found:
            problems.append(_no_such(str(choice)))
    if problems:
        raise PolicyError(problems)
    return tuple(dict.fromkeys(paths))


def _paths_of(choice: str | Path) -> list[Path]:
    """Return the files of one choice; none when it is the name of nothing."""
    if _is_path(choice):
        return [Path(os.path.expanduser(choice))]
    folder, known = bundled_folder(), names()
    if choice in known:
        return [folder / f"{choice}.toml"]
    return [folder / f"{name}.toml" for name in known if name.partition("-")[0] == choice]


def _is_path(choice: str | Path) -> bool:
    if isinstance(choice, Path):
        return True
    return choice.endswith(".toml") or "/" in choice or os.sep in choice


def _no_such(choice: str) -> Problem:
    near = nearest(choice, (*places(), *names()), 1)
    return Problem("policy.no-such-policy", facts={"found": choice, "places": places(), "nearest": near})


# --- what a file extends and uses -------------------------------------------------------------------


@define
class _Search:
    """Follow `extends` and `uses` from file to file, each file once, the needed ones first."""

    found: list[Policy] = field(factory=list)
    problems: list[Problem] = field(factory=list)
    whole: bool = True
    _seen: dict[str, Path] = field(factory=dict)  # by name
    _way: list[Policy] = field(factory=list)  # from the chosen file to this one

    def take(self, path: Path) -> None:
        if self._is_known(path):
            return
        policy, problems = read_policy(path)
        self.problems += problems
        if policy is None:
            self.whole = False
            return
        self._way.append(policy)
        for key, name in _needs(policy):
            self._follow(policy, key, name)
        self._way.pop()
        self.found.append(policy)

    def _is_known(self, path: Path) -> bool:
        first = self._seen.get(path.stem)
        if first is None:
            self._seen[path.stem] = path
            return False
        if first.resolve() != path.resolve():
            here, there = FilePlace(str(path)), FilePlace(str(first))
            self._give_up(
                Problem("policy.two-files-one-name", here, facts={"name": path.stem}, others=(there,))
            )
        return True

    def _follow(self, policy: Policy, key: str, name: str) -> None:
        path = _file_named(name, Path(policy.path).parent)
        if path is None:
            self._miss(policy, key, name)
        elif any(above.name == name for above in self._way):
            self._report_cycle(name)
        else:
            self.take(path)

    def _miss(self, policy: Policy, key: str, name: str) -> None:
        legal = names()
        facts = {"key": key, "found": name, "legal": legal, "nearest": nearest(name, legal, 1)}
        self._give_up(Problem("policy.needed-file-missing", _place(policy, key), facts=facts))

    def _report_cycle(self, name: str) -> None:
        start = next(index for index, policy in enumerate(self._way) if policy.name == name)
        circle = self._way[start:]
        following = [*(policy.name for policy in circle[1:]), name]
        places = [
            _place(policy, _key_naming(policy, then)) for policy, then in zip(circle, following, strict=True)
        ]
        loop = " → ".join([name, *following])
        self._give_up(
            Problem("policy.cycle-of-files", places[0], facts={"loop": loop}, others=tuple(places[1:]))
        )

    def _give_up(self, problem: Problem) -> None:
        self.problems.append(problem)
        self.whole = False


def _needs(policy: Policy) -> Iterable[tuple[str, str]]:
    """Return the policies that one needs, each with the key that names it."""
    if policy.extends:
        yield "extends", policy.extends
    for name in policy.uses:
        yield "uses", name


def _key_naming(policy: Policy, name: str) -> str:
    return "extends" if policy.extends == name else "uses"


def _file_named(name: str, folder: Path) -> Path | None:
    """Look beside the file that asks, then among the bundled ones."""
    candidates = (folder / f"{name}.toml", bundled_folder() / f"{name}.toml")
    return next((path for path in candidates if path.is_file()), None)


def _place(policy: Policy, key: str) -> FilePlace:
    return read_toml(Path(policy.path)).place(("policy", key))
