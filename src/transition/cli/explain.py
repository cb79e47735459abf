"""``transition explain``: the results of a household or person, down to cells and articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transition.cli import options
from transition.cli.failures import hiding
from transition.cli.spoken import SpokenCommand
from transition.problems import text

if TYPE_CHECKING:
    from transition.rosters.understanding import HowToRead


@click.command(cls=SpokenCommand, help="help.explain")
@options.roster_file
@options.policies
@options.option("--household", metavar="ID", help="help.option.household")
@options.option("--person", metavar="ID", help="help.option.person")
@options.option("--result", "results", multiple=True, metavar="LABEL", help="help.option.result")
@options.option("--what-if", multiple=True, metavar="LABEL=VALUE", help="help.option.what-if")
@options.moment
@options.trust
@options.how_to_read
@options.mask
@options.output
@options.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json", "html", "xlsx"]),
    help="help.option.explain-format",
)
@options.force
@click.pass_context
def explain(
    context: click.Context,
    roster: str,
    policies: tuple[str, ...],
    household: str | None,
    person: str | None,
    results: tuple[str, ...],
    what_if: tuple[str, ...],
    as_of: str | None,
    known_on: str | None,
    carry_forward: bool,
    trust: str | None,
    how: HowToRead,
    mask: bool,
    output: str | None,
    format_name: str | None,
    force: bool,
) -> None:
    """Show the trees of one household or person; exit code 1 when something of it is not decided."""
    from transition.api import explain as explained
    from transition.api import load_policy, read_roster
    from transition.reports.explanation_files import explanation_target, write_explanations

    report = explanation_target(format_name, output, force=force, source=roster)
    policy = load_policy(*policies)
    with hiding(mask):
        people = read_roster(roster, policy, how=how)
    explanations = explained(
        policy,
        people,
        household=household,
        person=person,
        results=results,
        what_if=what_if,
        as_of=as_of,
        known_on=known_on,
        carry_forward=carry_forward,
        trust=trust,
        mask=mask,
    )
    write_explanations(explanations, report, output, force=force)
    if output is not None:
        click.echo(text("cli.written", path=output), err=True)
    context.exit(0 if all(one.decided for one in explanations) else 1)
