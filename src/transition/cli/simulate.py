"""``transition simulate``: what a change of the law would do to the households of a roster."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from transition.cli import options, simulate_options
from transition.cli.failures import hiding, tell
from transition.cli.progress import stages
from transition.cli.spoken import SpokenCommand
from transition.problems import text

if TYPE_CHECKING:
    from transition.api.simulating import Simulated
    from transition.rosters.understanding import HowToRead

Pictures = tuple[str, str]
"""A folder, and the kind of picture."""


@click.command(cls=SpokenCommand, help="help.simulate")
@options.roster_file
@options.policies
@simulate_options.reforms
@simulate_options.settings
@simulate_options.sweeps
@simulate_options.goal
@simulate_options.edges
@simulate_options.months
@options.moment
@options.trust
@simulate_options.largest
@options.how_to_read
@options.mask
@options.output
@options.option("--format", "format_name", metavar="FORMAT", help="help.option.simulate-format")
@simulate_options.pictures
@options.force
@click.pass_context
def simulate(
    context: click.Context,
    /,
    roster: str,
    policies: tuple[str, ...],
    reforms: tuple[str, ...],
    settings: tuple[str, ...],
    sweeps: tuple[str, ...],
    goal: Mapping[str, Any] | None,
    edges: Mapping[str, Any] | None,
    months: str | None,
    as_of: str | None,
    known_on: str | None,
    carry_forward: bool,
    trust: str | None,
    largest: int,
    how: HowToRead,
    mask: bool,
    output: str | None,
    format_name: str | None,
    pictures: Pictures | None,
    force: bool,
) -> None:
    """Simulate, write, sum up; exit code 1 when some households are not decided."""
    from transition.api import load_policy
    from transition.api import simulate as simulated

    if not (reforms or settings or sweeps or goal or edges or months):
        raise simulate_options.fault("simulation.nothing-asked")
    report = _checked_targets(roster, output, format_name, pictures, force=force)
    with stages(text("cli.calculating"), text("cli.writing")) as begin:
        begin()
        with hiding(mask):
            found = simulated(
                load_policy(*policies),
                roster,
                [*map(Path, reforms), *settings],
                as_of=as_of,
                months=months,
                known_on=known_on,
                carry_forward=carry_forward,
                trust=trust,
                largest=largest,
                how=how,
            )
        found = _asked_besides(found.masked() if mask else found, sweeps, goal, edges)
        begin()
        _write(found, report, output, pictures, force=force)
    tell(problem for problem in found.problems if problem.code == "policy.outside-time")
    _show(found, report, output, pictures)
    context.exit(0 if found.all_decided else 1)


def _checked_targets(
    roster: str, output: str | None, format_name: str | None, pictures: Pictures | None, *, force: bool
) -> str | None:
    """Return the format to write, None for none; what cannot be written is refused at once."""
    from transition.reports.charts.pictures import check_pictures
    from transition.reports.formats import REPORT_FORMATS, check_target, chosen_format

    report = chosen_format(format_name, output, REPORT_FORMATS, "simulate")
    check_target(report, output, force=force, source=roster, formats=REPORT_FORMATS)
    if pictures is not None:
        check_pictures(*pictures)
    return report


def _asked_besides(
    found: Simulated,
    sweeps: tuple[str, ...],
    goal: Mapping[str, Any] | None,
    edges: Mapping[str, Any] | None,
) -> Simulated:
    """Return the simulation with the further questions that were asked."""
    if sweeps:
        found = found.swept(*sweeps)
    if goal is not None:
        found = found.solved(**goal)
    return found if edges is None else found.with_edges(**edges)


def _write(
    found: Simulated, report: str | None, output: str | None, pictures: Pictures | None, *, force: bool
) -> None:
    from transition.reports.formats import write_report

    if report is not None:
        write_report(found.report, report, output, force=force)
    if pictures is not None:
        found.charts(*pictures, force=force)


def _show(found: Simulated, report: str | None, output: str | None, pictures: Pictures | None) -> None:
    """Show the report where it goes nowhere else, and say what was written."""
    from transition.reports.console_report import print_report

    if report is None:
        print_report(found.report, digest=True)
    for written in (output if report is not None else None, pictures[0] if pictures else None):
        if written:
            click.echo(text("cli.written", path=written), err=True)
