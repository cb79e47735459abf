"""``transition explain``: one household's results, down to cells and articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transition.cli import options
from transition.cli.spoken import SpokenCommand

if TYPE_CHECKING:
    from transition.rosters.reading import HowToRead


@click.command(cls=SpokenCommand, help="help.explain")
@options.roster_file
@options.policies
@options.option("--household", required=True, metavar="ID", help="help.option.household")
@options.moment
@options.trust
@options.how_to_read
@options.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    help="help.option.explain-format",
)
@click.pass_context
def explain(
    context: click.Context,
    roster: str,
    policies: tuple[str, ...],
    household: str,
    as_of: str | None,
    known_on: str | None,
    carry_forward: bool,
    trust: str | None,
    how: HowToRead,
    format_name: str,
) -> None:
    """Show the tree of one household; exit code 1 when the household is not decided."""
    from transition.api import calculate, load_policy, read_roster
    from transition.reports.console import print_explanation
    from transition.reports.explanation_json import explanation_as_json

    policy = load_policy(*policies)
    people = read_roster(roster, policy, how=how)
    calculation = calculate(
        policy, people, as_of=as_of, known_on=known_on, carry_forward=carry_forward, trust=trust
    )
    trees = calculation.explain(household)
    if format_name == "json":
        click.echo(explanation_as_json(trees))
    else:
        print_explanation(trees)
    context.exit(0 if all(tree.value is not None for tree in trees) else 1)
