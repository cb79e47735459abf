"""``transition sample``: an invented roster, or a whole invented population."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transition.cli import options
from transition.cli.spoken import SpokenCommand
from transition.problems import text

if TYPE_CHECKING:
    from transition.policies.checked import CheckedPolicy
    from transition.rosters.populations.invented import HowMany

_USUAL = 40
_MOST = 5_000_000


@click.command(cls=SpokenCommand, help="help.sample")
@options.policies
@options.option("--households", type=click.IntRange(1, _MOST), metavar="N", help="help.option.households")
@options.option("--persons", type=click.IntRange(1, _MOST), metavar="N", help="help.option.persons")
@options.option("--county-type", metavar="TYPE", help="help.option.county-type")
@options.option("--weights", type=click.IntRange(1), metavar="N", help="help.option.weights")
@options.option("--seed", type=int, default=1, show_default=True, metavar="N", help="help.option.seed")
@options.option("--mistakes", is_flag=True, help="help.option.mistakes")
@options.option("-o", "--output", required=True, type=click.Path(), metavar="FILE", help="help.option.output")
@options.force
def sample(
    policies: tuple[str, ...],
    households: int | None,
    persons: int | None,
    county_type: str | None,
    weights: int | None,
    seed: int,
    mistakes: bool,
    output: str,
    force: bool,
) -> None:
    """Invent households and write them as a workbook, csv or parquet."""
    from transition.api import load_policy
    from transition.reports.formats import check_roster_target, write_roster
    from transition.rosters.populations.invented import HowMany
    from transition.rosters.sample import invented_households

    _refuse_what_does_not_go_together(households, persons, county_type, weights, mistakes)
    check_roster_target(output, force=force)
    policy = load_policy(*policies)
    if county_type is not None:
        _write_population(
            policy,
            county_type,
            HowMany(households or (None if persons else _USUAL), persons, weights),
            seed,
            output,
            force,
        )
    else:
        invented = invented_households(policy, households or _USUAL, seed, mistakes=mistakes)
        write_roster(invented.headers, invented.rows, output, force=force)
    click.echo(text("cli.written", path=output), err=True)


def _refuse_what_does_not_go_together(
    households: int | None, persons: int | None, county_type: str | None, weights: int | None, mistakes: bool
) -> None:
    """Raise UsageError for options that mean nothing beside each other."""
    from transition.problems import Problem, UsageError

    if households is not None and persons is not None:
        raise UsageError([Problem("usage.households-and-persons")])
    for option, given in (("--persons", persons), ("--weights", weights)):
        if given is not None and county_type is None:
            raise UsageError([Problem("usage.needs-county-type", facts={"option": option})])
    if mistakes and county_type is not None:
        raise UsageError([Problem("usage.population-with-mistakes")])


def _write_population(
    policy: CheckedPolicy, county_type: str, how_many: HowMany, seed: int, output: str, force: bool
) -> None:
    from transition.reports.formats import write_roster_columns
    from transition.rosters.populations.invented import invented_population
    from transition.rosters.populations.library import find_population

    population = find_population(county_type)
    invented = invented_population(population, policy, how_many, seed)
    write_roster_columns(invented.headers, invented.columns, output, force=force)
    households, persons = f"{invented.households:,}", f"{invented.persons:,}"
    said = text("cli.population", title=population.title, households=households, persons=persons)
    click.echo(said, err=True)
    if invented.left_out:
        click.echo(text("cli.population-left-out", labels="、".join(invented.left_out)), err=True)
