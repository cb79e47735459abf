"""``transition sample``: an invented roster."""

from __future__ import annotations

import click

from transition.cli import options
from transition.cli.spoken import SpokenCommand
from transition.problems import text


@click.command(cls=SpokenCommand, help="help.sample")
@options.policies
@options.option(
    "--households",
    type=click.IntRange(1, 1_000_000),
    default=40,
    show_default=True,
    metavar="N",
    help="help.option.households",
)
@options.option("--seed", type=int, default=1, show_default=True, metavar="N", help="help.option.seed")
@options.option("--mistakes", is_flag=True, help="help.option.mistakes")
@options.option("-o", "--output", required=True, type=click.Path(), metavar="FILE", help="help.option.output")
@options.force
def sample(
    policies: tuple[str, ...], households: int, seed: int, mistakes: bool, output: str, force: bool
) -> None:
    """Invent households and write them as a workbook or csv."""
    from transition.api import load_policy
    from transition.reports.formats import write_roster
    from transition.rosters.sample import invented_households

    invented = invented_households(load_policy(*policies), households, seed, mistakes=mistakes)
    write_roster(invented.headers, invented.rows, output, force=force)
    click.echo(text("cli.written", path=output), err=True)
