"""``transition check``: the problems of a roster, or how it was understood; nothing is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transition.cli import options
from transition.cli.failures import hiding
from transition.cli.spoken import SpokenCommand
from transition.problems import text

if TYPE_CHECKING:
    from transition.policies.checked import CheckedPolicy
    from transition.rosters.understanding import HowToRead


@click.command(cls=SpokenCommand, help="help.check")
@options.roster_file
@options.policies
@options.as_of
@options.how_to_read
@options.mask
@options.option("--layout", is_flag=True, help="help.option.layout")
@options.option("--save-mapping", type=click.Path(), metavar="FILE", help="help.option.save-mapping")
@options.option("--all", "every", is_flag=True, help="help.option.all")
@options.output
@options.force
@click.pass_context
def check(
    context: click.Context,
    roster: str,
    policies: tuple[str, ...],
    as_of: str | None,
    how: HowToRead,
    mask: bool,
    layout: bool,
    save_mapping: str | None,
    every: bool,
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
    if layout or save_mapping is not None:
        _show_layout(roster, policy, how, save_mapping, force=force, shown=layout)
    if layout:
        return
    with hiding(mask):
        people, problems = check_roster(roster, policy, as_of=as_of, how=how)
    if mask:
        people = masked_roster(policy.inputs, people)
        problems = people.problems
    if output is not None:
        write_problems(people, problems, output, force=force)
        click.echo(text("cli.written", path=output), err=True)
    print_problems(people, problems, every=every)
    context.exit(1 if errors_in(problems) else 0)


def _show_layout(
    roster: str, policy: CheckedPolicy, how: HowToRead, mapping: str | None, *, force: bool, shown: bool
) -> None:
    from transition.reports.atomic_file import check_output
    from transition.reports.console import print_layout
    from transition.reports.mapping_file import write_mapping
    from transition.rosters.layout import read_layout

    if mapping is not None:
        check_output(mapping, force=force, source=roster)
    understood = read_layout(roster, policy, how)
    if mapping is not None:
        write_mapping(understood, mapping, force=force)
        click.echo(text("cli.written", path=mapping), err=True)
    if shown:
        print_layout(understood)
