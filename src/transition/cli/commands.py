"""The group of all commands."""

from __future__ import annotations

import click

from transition._version import __version__
from transition.cli.check import check
from transition.cli.diff import diff
from transition.cli.explain import explain
from transition.cli.policy import policy
from transition.cli.run import run
from transition.cli.sample import sample
from transition.cli.simulate import simulate
from transition.cli.spoken import SpokenGroup, SpokenOption
from transition.cli.template import template


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"transition {__version__}")
        context.exit()


@click.group(cls=SpokenGroup, help="help.transition")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    cls=SpokenOption,
    help="help.option.version",
)
def transition() -> None:
    """Hold the commands together; each does its own work."""


for command in (run, check, explain, diff, simulate, policy, template, sample):
    transition.add_command(command)
