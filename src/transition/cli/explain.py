"""``transition explain``: one household's results, down to cells and articles."""

from __future__ import annotations

import click

from transition.cli import options
from transition.cli.spoken import SpokenCommand


@click.command(cls=SpokenCommand, help="help.explain")
@options.roster_file
@options.policies
@options.option("--household", required=True, metavar="ID", help="help.option.household")
@options.moment
@options.trust
@options.sheet
@options.limits
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
    sheet: str | None,
    raised: tuple[str, ...],
    format_name: str,
) -> None:
    """Show the tree of one household; exit code 1 when the household is not decided."""
    from transition.api import calculate, load_policy, read_roster
    from transition.reports.console import print_explanation
    from transition.reports.explanation_json import explanation_as_json

    limits = options.limits_of(raised)
    policy = load_policy(*policies)
    people = read_roster(roster, policy, sheet=sheet, limits=limits)
    calculation = calculate(
        policy, people, as_of=as_of, known_on=known_on, carry_forward=carry_forward, trust=trust
    )
    trees = calculation.explain(household)
    if format_name == "json":
        click.echo(explanation_as_json(trees))
    else:
        print_explanation(trees)
    context.exit(0 if all(tree.value is not None for tree in trees) else 1)
