"""``transition run``: a roster in, results out."""

from __future__ import annotations

import click

from transition.cli import options
from transition.cli.failures import hiding, tell
from transition.cli.progress import stages
from transition.cli.spoken import SpokenCommand
from transition.problems import text


@click.command(cls=SpokenCommand, help="help.run")
@options.roster_file
@options.policies
@options.moment
@options.trust
@options.months
@options.sheet
@options.mask
@options.output
@options.option("--format", "format_name", metavar="FORMAT", help="help.option.format")
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
    sheet: str | None,
    mask: bool,
    output: str | None,
    format_name: str | None,
    force: bool,
) -> None:
    """Read, calculate, write, sum up; exit code 1 when some households are not decided."""
    from transition.api import calculate, load_policy, read_roster
    from transition.reports.console import print_summary
    from transition.reports.formats import check_target, chosen_format, write_results

    report = chosen_format(format_name, output)
    check_target(report, output, force=force, source=roster)
    policy = load_policy(*policies)
    with stages(text("cli.reading"), text("cli.calculating"), text("cli.writing")) as begin:
        begin()
        with hiding(mask):
            people = read_roster(roster, policy, sheet=sheet)
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
        if report is not None:
            write_results(calculation.results, report, output, force=force)
    # Of the whole run, not of a row: said in full, where the summary only counts.
    tell(problem for problem in calculation.problems if problem.code == "policy.outside-time")
    print_summary(calculation.results, to_stderr=report is not None)
    if report is not None and output:
        click.echo(text("cli.written", path=output), err=True)
    context.exit(0 if calculation.all_decided else 1)
