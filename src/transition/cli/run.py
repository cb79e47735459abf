"""``transition run``: a roster in, results out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transition.cli import options
from transition.cli.failures import hiding, tell
from transition.cli.progress import stages
from transition.cli.spoken import SpokenCommand
from transition.problems import text

if TYPE_CHECKING:
    from transition.calc.results import Results
    from transition.rosters.understanding import HowToRead


@click.command(cls=SpokenCommand, help="help.run")
@options.roster_file
@options.policies
@options.moment
@options.trust
@options.months
@options.how_to_read
@options.mask
@options.output
@options.option("--format", "format_name", metavar="FORMAT", help="help.option.format")
@options.beside
@options.force
@click.pass_context
def run(
    context: click.Context,
    roster: str,
    policies: tuple[str, ...],
    as_of: str | None,
    months: str | None,
    known_on: str | None,
    carry_forward: bool,
    trust: str | None,
    how: HowToRead,
    mask: bool,
    output: str | None,
    format_name: str | None,
    beside: bool,
    force: bool,
) -> None:
    """Read, calculate, write, sum up; exit code 1 when some households are not decided."""
    from transition.api import calculate, load_policy, read_roster
    from transition.reports.console import print_summary

    report = _report(roster, output, format_name, beside=beside, mask=mask, force=force)
    policy = load_policy(*policies)
    with stages(text("cli.reading"), text("cli.calculating"), text("cli.writing")) as begin:
        begin()
        with hiding(mask):
            people = read_roster(roster, policy, how=how)
        begin()
        calculation = calculate(
            policy,
            people,
            as_of=as_of,
            months=months,
            known_on=known_on,
            carry_forward=carry_forward,
            trust=trust,
        )
        if mask:
            calculation = calculation.masked()
        begin()
        _write(calculation.results, report, output, beside=roster if beside else None, force=force)
    # Of the whole run, not of a row: said in full, where the summary only counts.
    tell(problem for problem in calculation.problems if problem.code == "policy.outside-time")
    print_summary(calculation.results, to_stderr=report is not None)
    if report is not None and output:
        click.echo(text("cli.written", path=output), err=True)
    context.exit(0 if calculation.all_decided else 1)


def _report(
    roster: str, output: str | None, format_name: str | None, *, beside: bool, mask: bool, force: bool
) -> str | None:
    """Return the format to write, None for none; what cannot be written is refused at once."""
    from transition.reports.formats import check_target, chosen_format

    if beside:
        from transition.reports.beside import check_beside

        check_beside(roster, output, format_name=format_name, masked=mask, force=force)
    report = "xlsx" if beside else chosen_format(format_name, output)
    check_target(report, output, force=force, source=roster)
    return report


def _write(
    results: Results, report: str | None, output: str | None, *, beside: str | None, force: bool
) -> None:
    """Write the results in a format, or beside the rows of the roster of that path."""
    if beside is not None and output is not None:
        from transition.reports.beside import write_beside

        write_beside(results, beside, output, force=force, say=tell)
    elif report is not None:
        from transition.reports.formats import write_results

        write_results(results, report, output, force=force)
