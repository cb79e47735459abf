"""The options of ``transition simulate``, in groups that mean something only together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar, cast

import click

from transition.cli.options import option
from transition.problems import UsageError

Command = TypeVar("Command", bound=Callable[..., Any])

reforms = option("--reform", "reforms", multiple=True, metavar="FILE", help="help.option.reform")
settings = option("--set", "settings", multiple=True, metavar="TABLE=VALUE", help="help.option.set")
sweeps = option("--sweep", "sweeps", multiple=True, metavar="TABLE=FIRST:LAST:STEP", help="help.option.sweep")
months = option("--months", metavar="FROM:TO", help="help.option.simulate-months")
largest = option(
    "--largest",
    type=click.IntRange(0, 1000),
    default=20,
    show_default=True,
    metavar="N",
    help="help.option.largest",
)
_GOAL = (
    option("--solve", metavar="TABLE", help="help.option.solve"),
    option("--target", metavar="TOTAL=NUMBER", help="help.option.target"),
    option("--grid", metavar="FIRST:LAST:STEP", help="help.option.grid"),
)
_EDGES = (
    option("--edges", is_flag=True, help="help.option.edges"),
    option("--household", metavar="ID", help="help.option.edge-household"),
    option("--what-if", multiple=True, metavar="LABEL=VALUE", help="help.option.edge-what-if"),
    option("--then", multiple=True, metavar="LABEL=VALUE", help="help.option.then"),
    option("--step", metavar="YUAN", help="help.option.step"),
    option("--up-to", metavar="YUAN", help="help.option.up-to"),
)
_PICTURES = (
    option("--charts", type=click.Path(), metavar="FOLDER", help="help.option.charts"),
    option(
        "--charts-as",
        type=click.Choice(["svg", "png"]),
        default="svg",
        show_default=True,
        help="help.option.charts-as",
    ),
)


def goal(command: Command) -> Command:
    """Add --solve, --target and --grid; the command gets them as `goal`, None where nothing is solved."""

    @wraps(command)
    def with_goal(*words: Any, solve: str | None, target: str | None, grid: str | None, **others: Any) -> Any:
        if solve is None:
            _refuse_without("--solve", {"--target": target, "--grid": grid})
        elif target is None:
            raise fault("simulation.no-target", found=solve)
        asked = None if solve is None else {"parameter": solve, "target": target, "grid": grid}
        return command(*words, goal=asked, **others)

    return cast("Command", _with(with_goal, _GOAL))


def edges(command: Command) -> Command:
    """Add --edges and what goes with it; the command gets them as `edges`, None without --edges."""

    @wraps(command)
    def with_edges(
        *words: Any,
        edges: bool,
        household: str | None,
        what_if: tuple[str, ...],
        then: tuple[str, ...],
        step: str | None,
        up_to: str | None,
        **others: Any,
    ) -> Any:
        given: Mapping[str, object] = {
            "household": household,
            "what_if": what_if,
            "then": then,
            "step": step,
            "up_to": up_to,
        }
        if not edges:
            _refuse_without("--edges", {f"--{name.replace('_', '-')}": one for name, one in given.items()})
        return command(*words, edges=given if edges else None, **others)

    return cast("Command", _with(with_edges, _EDGES))


def pictures(command: Command) -> Command:
    """Add --charts and --charts-as; the command gets them as `pictures`, folder and kind, or None."""

    @wraps(command)
    def with_pictures(*words: Any, charts: str | None, charts_as: str, **others: Any) -> Any:
        asked = None if charts is None else (charts, charts_as)
        return command(*words, pictures=asked, **others)

    return cast("Command", _with(with_pictures, _PICTURES))


def _with(command: Callable[..., Any], added: tuple[Callable[[Any], Any], ...]) -> Callable[..., Any]:
    for one in reversed(added):
        command = one(command)
    return command


def fault(code: str, **facts: object) -> UsageError:
    """Return what is raised for words that mean nothing here."""
    # Late: --help does not wait for it.
    from transition.problems import Problem

    return UsageError([Problem(code, facts=facts)])


def _refuse_without(needed: str, given: Mapping[str, object]) -> None:
    """Refuse options that mean nothing without another one."""
    idle = [name for name, value in given.items() if value]
    if idle:
        raise fault("simulation.idle-option", found=idle[0], needs=needed)
