"""``transition check``: the problems of a roster, nothing else."""

from __future__ import annotations

import click

from transition.cli import options
from transition.cli.failures import hiding
from transition.cli.spoken import SpokenCommand
from transition.problems import text


@click.command(cls=SpokenCommand, help="help.check")
@options.roster_file
@options.policies
@options.as_of
@options.sheet
@options.mask
@options.output
@options.force
@click.pass_context
def check(
    context: click.Context,
    roster: str,
    policies: tuple[str, ...],
    as_of: str | None,
    sheet: str | None,
    mask: bool,
    output: str | None,
    force: bool,
) -> None:
    """Read the roster, run the policies' checks, list what is to be verified; 1 when there are errors."""
    from transition.api import check_roster, load_policy
    from transition.calc.masking import masked_roster
    from transition.problems import errors_in
    from transition.reports.console import print_problems
    from transition.reports.formats import check_problems_target, write_problems

    check_problems_target(output, force=force, source=roster)
    policy = load_policy(*policies)
    with hiding(mask):
        people, problems = check_roster(roster, policy, as_of=as_of, sheet=sheet)
    if mask:
        people = masked_roster(policy.inputs, people)
        problems = people.problems
    if output is not None:
        write_problems(people, problems, output, force=force)
        click.echo(text("cli.written", path=output), err=True)
    print_problems(people, problems)
    context.exit(1 if errors_in(problems) else 0)
