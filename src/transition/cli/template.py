"""``transition template``: an empty roster with the columns that the policies need."""

from __future__ import annotations

import click

from transition.cli import options
from transition.cli.spoken import SpokenCommand
from transition.problems import text


@click.command(cls=SpokenCommand, help="help.template")
@options.policies
@options.option("-o", "--output", required=True, type=click.Path(), metavar="FILE", help="help.option.output")
@options.force
def template(policies: tuple[str, ...], output: str, force: bool) -> None:
    """Write the template workbook."""
    from transition.api import load_policy
    from transition.reports.openpyxl_file import write_template

    write_template(load_policy(*policies), output, force=force)
    click.echo(text("cli.written", path=output), err=True)
