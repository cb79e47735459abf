"""What the terminal shows: the summary of a run, problems, explanations, policies.

Only here is rich imported. Words come from the catalogue in the language chosen; labels are the
policies' own. Everything fits 80 columns and wraps where a terminal is narrower.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from transition.calc.adjustments.outcome import Outcome
from transition.calc.explanation import Explained
from transition.calc.household_explanation import HouseholdExplanation
from transition.calc.results import Results
from transition.policies.checked import CheckedPolicy
from transition.policies.inventory import holdings
from transition.policies.model import Policy
from transition.policies.policy_changes import PolicyChanges
from transition.problems import Problem, errors_in, message, text
from transition.reports.adjustment_text import balance_grids, kind_grid
from transition.reports.adjustment_text import lines_of as adjustment_lines
from transition.reports.adjustment_text import notes_of as adjustment_notes
from transition.reports.adjustment_text import reason_grid as adjustment_reasons
from transition.reports.adjustment_words import note
from transition.reports.explanation_text import Line, Told, Tone, lines_of, told_again
from transition.reports.household_text import lines_after, lines_before, trees_of
from transition.reports.layout_text import layout_grids, layout_lines
from transition.reports.policy_change_words import change_grids, sides_in_words
from transition.reports.policy_effect import Effect, effect_grids
from transition.reports.policy_list import list_grids
from transition.reports.policy_text import policy_grids
from transition.reports.policy_timeline import timeline_grids
from transition.reports.run_summary import (
    default_grid,
    entitlement_grid,
    kind_grids,
    notes,
    problem_grid,
    reason_grid,
    row_lines,
)
from transition.reports.text_grid import Grid
from transition.reports.wrapping import folded
from transition.rosters.layout import Layout
from transition.rosters.roster import Roster

STYLES: dict[Tone, str] = {
    "result": "bold",
    "plain": "",
    "detail": "dim",
    "source": "cyan",
    "good": "green",
    "bad": "red",
    "warning": "yellow",
    "changed": "bold magenta",
}

SEVERITIES = {"error": "bold red", "warning": "yellow", "note": "cyan"}


def print_summary(results: Results, *, to_stderr: bool = False, console: Console | None = None) -> None:
    """Print what a run came to: rows in and out, kinds, sums, what is not decided and why, problems."""
    _print(summary(results), console or Console(stderr=to_stderr))


def summary(results: Results) -> RenderableType:
    """Return what `print_summary` prints."""
    first, last = results.options.days[0], results.options.days[-1]
    days = f"{first:%Y-%m}–{last:%Y-%m}" if first != last else str(first)
    parts: list[RenderableType] = [
        Text(text("summary.title", title=results.plan.title, days=days), style="bold"),
        Folded([Line(words) for words in row_lines(results)]),
    ]
    parts += [_grid(grid) for grid in (*kind_grids(results), entitlement_grid(results)) if grid.rows]
    if not results.decided.all():
        parts.append(_grid(reason_grid(results)))
    if results.problems:
        parts.append(_grid(problem_grid(results.problems)))
    if (defaults := default_grid(results)).rows:
        parts.append(_grid(defaults))
    parts.append(Folded([Line(note, "warning") for note in notes(results)]))
    return Group(*parts)


def print_adjustment(outcome: Outcome, *, to_stderr: bool = False, console: Console | None = None) -> None:
    """Print what a comparison came to: parts, balances, kinds by place, reasons, what is owed, problems."""
    _print(adjustment_summary(outcome), console or Console(stderr=to_stderr))


def adjustment_summary(outcome: Outcome) -> RenderableType:
    """Return what `print_adjustment` prints."""
    title = text("adjustment.title", title=outcome.adjustment.new.plan.title, note=note(outcome))
    grids = (*balance_grids(outcome), kind_grid(outcome), adjustment_reasons(outcome))
    parts: list[RenderableType] = [
        Text(title, style="bold"),
        Folded([Line(words) for words in adjustment_lines(outcome)]),
        *(_grid(grid) for grid in grids if grid.rows),
    ]
    if outcome.problems:
        parts.append(_grid(problem_grid(outcome.problems)))
    parts.append(Folded([Line(words, "warning") for words in adjustment_notes(outcome)]))
    return Group(*parts)


def print_problems(
    roster: Roster, problems: Sequence[Problem], *, every: bool = False, console: Console | None = None
) -> None:
    """Print the problems of a roster by kind, the first few of each, then how many there are.

    every: print each of them, one after the other.
    """
    console = console or Console()
    for kind in grouped(problems):
        _print(_kind(kind, len(kind) if every else _MOST_OF_A_KIND), console)
    errors, warnings = len(errors_in(problems)), sum(one.severity == "warning" for one in problems)
    others = len(problems) - errors - warnings
    persons = text("summary.roster", persons=roster.persons, households=roster.households)
    counted = text("cli.problems-found", errors=errors, warnings=warnings, notes=others)
    _print(Text(f"{persons} {counted}", style="bold"), console)


_MOST_OF_A_KIND = 5


def grouped(problems: Sequence[Problem]) -> list[list[Problem]]:
    """Return the problems by severity and code, errors first, otherwise in order of first appearance."""
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        kinds.setdefault((problem.severity, problem.code), []).append(problem)
    order = list(SEVERITIES)
    return sorted(kinds.values(), key=lambda kind: order.index(kind[0].severity))


def _kind(kind: Sequence[Problem], most: int) -> RenderableType:
    """Return one kind of problem: a heading with the count, then places and sentences."""
    first = kind[0]
    heading = Text(text(f"severity.{first.severity}"), style=SEVERITIES[first.severity])
    heading.append(f" {first.code}", style="dim")
    if len(kind) > 1:
        heading.append(f"  {text('problems.many', count=len(kind))}", style="bold")
    parts: list[RenderableType] = [heading, *map(_problem, kind[:most])]
    if len(kind) > most:
        parts.append(Padding(Text(text("problems.more", count=len(kind) - most), style="dim"), (0, 0, 0, 2)))
    return Group(*parts)


def _problem(problem: Problem) -> RenderableType:
    place = [Text(str(problem.place), style="bold")] if problem.place is not None else []
    others = [Line(text("cli.see-also", place=other), "detail") for other in problem.others]
    told = Padding(Folded([Line(message(problem)), *others]), (0, 0, 0, 2 if place else 0))
    return Padding(Group(*place, told), (0, 0, 0, 2))


def print_layout(layout: Layout, *, console: Console | None = None) -> None:
    """Print how a roster was understood: header, columns and what they are taken for, rows left out."""
    console = console or Console()
    _print(Folded([Line(words) for words in layout_lines(layout)]), console)
    print_grids(layout_grids(layout), console=console)


# --- explanations -----------------------------------------------------------------------------------


def print_explanation(trees: Sequence[Explained], *, console: Console | None = None) -> None:
    """Print the trees of one household; a step that was told before is not told again."""
    console = console or Console()
    told = Told()
    for step in trees:
        tree = Tree(_step(step, told), guide_style="dim")
        _grow(tree, step, told)
        _print(tree, console)


def print_explanations(
    explanations: Sequence[HouseholdExplanation], *, console: Console | None = None
) -> None:
    """Print households explained: trees, what would decide the unknown, what changed cells do."""
    console = console or Console()
    for one in explanations:
        if len(explanations) > 1:
            _print(Text(text("explain.household", household=one.household), style="bold underline"), console)
        _print(Folded(list(lines_before(one))), console)
        print_explanation(trees_of(one), console=console)
        _print(Folded(list(lines_after(one))), console)


def _grow(tree: Tree, step: Explained, told: Told) -> None:
    for part in step.parts:
        if told.before(part):
            tree.add(Folded([Line(told_again(part), "detail")]))
        else:
            _grow(tree.add(_step(part, told)), part, told)


def _step(step: Explained, told: Told) -> Folded:
    first, *rest = lines_of(step, told)
    return Folded([first, *(Line(f"· {line.words}", line.tone) for line in rest)])


class Folded:
    """Lines that fold where Chinese may; what folds stands under the text of its line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self.lines:
            indent = "  " if line.words.startswith("· ") else ""
            pieces = folded(line.words, options.max_width - len(indent), cell_len)
            for place, piece in enumerate(pieces):
                yield Text(indent * (place > 0) + piece, style=STYLES[line.tone], no_wrap=True)


# --- policies ---------------------------------------------------------------------------------------


def print_policies(policies: Iterable[Policy], *, console: Console | None = None) -> None:
    """Print for each place its policies: what they hold, the time they cover, the grades of their values."""
    print_grids(list_grids(holdings(policies)), console=console)


def print_policy(
    policy: CheckedPolicy, day: datetime.date | None = None, *, console: Console | None = None
) -> None:
    """Print a policy in words: documents, inputs, parameters and rules; only what is in force on `day`."""
    console = console or Console()
    _print(Text(policy.title, style="bold"), console)
    print_grids(policy_grids(policy, day), console=console)


def print_timeline(
    policy: CheckedPolicy, wanted: str | None = None, *, console: Console | None = None
) -> None:
    """Print how the values of a policy, or of one parameter (by label or key), moved."""
    print_grids(timeline_grids(policy, wanted), console=console)


def print_changes(
    changes: PolicyChanges, effects: tuple[Effect, ...] | None = None, *, console: Console | None = None
) -> None:
    """Print what changed between two policies and, with a roster, whom it touches and what it costs."""
    console = console or Console()
    _print(Text(" → ".join(sides_in_words(changes)), style="bold"), console)
    if changes.nothing:
        _print(Text(text("policy-diff.nothing-changed")), console)
    print_grids(change_grids(changes), console=console)
    if effects is not None:
        print_grids(effect_grids(effects), console=console)


@contextmanager
def console_into(path: Path) -> Iterator[Console]:
    """Give a console that writes to a file, 100 columns wide, without colour."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        yield Console(file=file, width=100, no_color=True)


def print_grids(grids: Iterable[Grid], *, console: Console | None = None) -> None:
    """Print tables, without those that have no rows."""
    console = console or Console()
    for grid in grids:
        if grid.rows:
            _print(_grid(grid), console)


# --- drawing ----------------------------------------------------------------------------------------


def _grid(grid: Grid) -> RenderableType:
    # rich would fold a title to the width of its table.
    title = [Text(grid.title, style="bold")] if grid.title else []
    table = Table(box=None, pad_edge=False)
    for place, words in enumerate(grid.headings):
        left = place == 0 or place in grid.wordy
        table.add_column(words, justify="left" if left else "right", overflow="fold", header_style="dim")
    for row in grid.rows:
        table.add_row(*map(Text, row))
    return Padding(Group(*title, table), (1, 0, 0, 0))


def _print(what: RenderableType, console: Console) -> None:
    console.print(what, highlight=False, markup=False, emoji=False)
