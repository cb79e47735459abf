"""``transition diff``: two calculations in, what changed and why out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transition.cli import options
from transition.cli.failures import hiding, tell
from transition.cli.progress import stages
from transition.cli.spoken import SpokenCommand
from transition.problems import UsageError, text

if TYPE_CHECKING:
    from transition.policies.checked import CheckedPolicy
    from transition.rosters.understanding import HowToRead


@click.command(cls=SpokenCommand, help="help.diff")
@click.argument("old", type=click.Path(), metavar="OLD")
@click.argument("new", type=click.Path(), required=False, metavar="[NEW]")
@options.option("-p", "--policy", "policies", multiple=True, metavar="POLICY", help="help.option.diff-policy")
@options.option("--from-policy", multiple=True, metavar="POLICY", help="help.option.from-policy")
@options.option("--to-policy", multiple=True, metavar="POLICY", help="help.option.to-policy")
@options.as_of
@options.option("--from-as-of", metavar="DAY", help="help.option.from-as-of")
@options.option("--to-as-of", metavar="DAY", help="help.option.to-as-of")
@options.option("--months", metavar="FROM:TO", help="help.option.diff-months")
@options.known_on
@options.option("--from-known-on", metavar="DAY", help="help.option.from-known-on")
@options.option("--to-known-on", metavar="DAY", help="help.option.to-known-on")
@options.carry_forward
@options.trust
@options.option("--paid", type=click.Path(), metavar="PAID", help="help.option.paid")
@options.option("--paid-month", metavar="MONTH", help="help.option.paid-month")
@options.option("--paid-for", metavar="ENTITLEMENT", help="help.option.paid-for")
@options.how_to_read
@options.mask
@options.output
@options.option("--format", "format_name", metavar="FORMAT", help="help.option.diff-format")
@options.force
@click.pass_context
def diff(
    context: click.Context,
    /,
    old: str,
    new: str | None,
    policies: tuple[str, ...],
    from_policy: tuple[str, ...],
    to_policy: tuple[str, ...],
    as_of: str | None,
    from_as_of: str | None,
    to_as_of: str | None,
    months: str | None,
    known_on: str | None,
    from_known_on: str | None,
    to_known_on: str | None,
    carry_forward: bool,
    trust: str | None,
    paid: str | None,
    paid_month: str | None,
    paid_for: str | None,
    how: HowToRead,
    mask: bool,
    output: str | None,
    format_name: str | None,
    force: bool,
) -> None:
    """Compare, write, sum up; exit code 1 when a household of either side is not decided."""
    from transition.api import diff as compared
    from transition.reports.console import print_adjustment
    from transition.reports.formats import ADJUSTMENT_FORMATS, check_target, chosen_format, write_adjustment

    report = chosen_format(format_name, output, ADJUSTMENT_FORMATS, "diff")
    for source in filter(None, (old, new, paid)):
        check_target(report, output, force=force, source=source, formats=ADJUSTMENT_FORMATS)
    laws = _policies(context, policies, from_policy, to_policy)
    with stages(text("cli.calculating"), text("cli.writing")) as begin:
        begin()
        with hiding(mask):
            found = compared(
                laws[0],
                old,
                new,
                to_policy=laws[1],
                as_of=as_of,
                from_as_of=from_as_of,
                to_as_of=to_as_of,
                months=months,
                known_on=known_on,
                from_known_on=from_known_on,
                to_known_on=to_known_on,
                carry_forward=carry_forward,
                trust=trust,
                paid=paid,
                paid_month=paid_month,
                paid_for=paid_for,
                how=how,
            )
        if mask:
            found = found.masked()
        begin()
        if report is not None:
            write_adjustment(found.outcome, report, output, force=force)
    tell(problem for problem in found.problems if problem.code == "policy.outside-time")
    print_adjustment(found.outcome, to_stderr=report is not None)
    if report is not None and output:
        click.echo(text("cli.written", path=output), err=True)
    context.exit(0 if found.all_decided else 1)


def _policies(
    context: click.Context, both: tuple[str, ...], old: tuple[str, ...], new: tuple[str, ...]
) -> tuple[CheckedPolicy, CheckedPolicy | None]:
    """Load the policies of both sides, one that both have only once."""
    from transition.api import load_policy

    before, after = old or both, new or both
    if not before or not after:
        from transition.problems import Problem

        facts = {"option": "-p", "usage": context.get_usage().split(":", 1)[-1].strip()}
        raise UsageError([Problem("usage.missing-option", facts=facts)])
    first = load_policy(*before)
    return first, None if before == after else load_policy(*after)
