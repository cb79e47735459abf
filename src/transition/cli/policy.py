"""``transition policy``: list, show, check and test policy files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from transition.cli import options
from transition.cli.failures import hiding, tell
from transition.cli.spoken import SpokenCommand, SpokenGroup
from transition.problems import PolicyError, text

if TYPE_CHECKING:
    from transition.calc.case_runner import CaseOutcome
    from transition.policies.policy_changes import PolicyChanges
    from transition.problems import Problem
    from transition.reports.policy_effect import Effect
    from transition.rosters.understanding import HowToRead


@click.group(cls=SpokenGroup, help="help.policy")
def policy() -> None:
    """Hold the policy commands together."""


@policy.command("list", cls=SpokenCommand, help="help.policy.list")
def list_policies() -> None:
    """Print a line for each bundled policy."""
    from transition.policies.library import bundled_policies
    from transition.reports.console import print_policies

    print_policies(bundled_policies())


@policy.command("show", cls=SpokenCommand, help="help.policy.show")
@click.argument("name", metavar="POLICY")
@options.as_of
def show_policy(name: str, as_of: str | None) -> None:
    """Print one policy (or all schemes of a place) in words and tables."""
    from transition.api import load_policy
    from transition.calc.period import day_of
    from transition.reports.console import print_policy

    print_policy(load_policy(name), day_of(as_of) if as_of else None)


@policy.command("timeline", cls=SpokenCommand, help="help.policy.timeline")
@click.argument("name", metavar="POLICY")
@click.argument("parameter", required=False, metavar="[PARAMETER]")
def show_timeline(name: str, parameter: str | None) -> None:
    """Print how values moved: all that a policy sets, or one parameter."""
    from transition.api import load_policy
    from transition.reports.console import print_timeline

    print_timeline(load_policy(name), parameter)


@policy.command("diff", cls=SpokenCommand, help="help.policy.diff")
@click.argument("old", metavar="OLD[@DAY]")
@click.argument("new", metavar="[NEW[@DAY]]", required=False)
@options.option("--reform", "reforms", multiple=True, metavar="FILE", help="help.option.diff-reform")
@options.option("--roster", type=click.Path(), metavar="FILE", help="help.option.diff-roster")
@options.as_of
@options.how_to_read
@options.mask
@options.output
@options.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json", "xlsx", "csv"]),
    help="help.option.policy-diff-format",
)
@options.force
def diff_policies(
    old: str,
    new: str | None,
    reforms: tuple[str, ...],
    roster: str | None,
    as_of: str | None,
    how: HowToRead,
    mask: bool,
    output: str | None,
    format_name: str | None,
    force: bool,
) -> None:
    """Tell in words what changed between two policies, or what reforms change; with a roster for whom."""
    from transition.api import compare_policies
    from transition.reports.policy_change_files import change_target, write_changes

    report = change_target(format_name, output, force=force, source=roster)
    changes = compare_policies(old, new, reforms, since=as_of)
    effects = _effects(changes, roster, as_of=as_of, how=how, mask=mask) if roster else None
    write_changes(changes, effects, report, output, force=force)
    if output is not None:
        click.echo(text("cli.written", path=output), err=True)


def _effects(
    changes: PolicyChanges, roster: str, *, as_of: str | None, how: HowToRead, mask: bool
) -> tuple[Effect, ...]:
    """Compute the roster on both sides, each on its own day where no other is given."""
    from transition.api import calculate, read_roster
    from transition.problems import Problem, UsageError
    from transition.reports.policy_effect import policy_effects

    if changes.days is not None and as_of is not None:
        raise UsageError([Problem("usage.days-given", facts={"found": as_of})])
    days = changes.days or (None, None)
    results = []
    for policy, day in zip((changes.old, changes.new), days, strict=True):
        with hiding(mask):
            people = read_roster(roster, policy, how=how)
        calculation = calculate(policy, people, as_of=as_of or day)
        results.append((calculation.masked() if mask else calculation).results)
    return policy_effects(*results)


@policy.command("coverage", cls=SpokenCommand, help="help.policy.coverage")
@options.output
@options.force
def show_coverage(output: str | None, force: bool) -> None:
    """Write the page of the source documents: what computes each provision, and what proves it."""
    from transition.policies.provision_proofs import proved_documents
    from transition.reports.atomic_file import STDOUT, check_output, whole_file
    from transition.reports.coverage_page import coverage_page

    target = output or STDOUT
    check_output(target, force=force)
    page = coverage_page(proved_documents())
    with whole_file(target, force=force) as draft:
        draft.write_text(page, encoding="utf-8", newline="\n")
    if output is not None:
        click.echo(text("cli.written", path=output), err=True)


@policy.command("check", cls=SpokenCommand, help="help.policy.check")
@click.argument("names", nargs=-1, metavar="[POLICY|REFORM]...")
@options.option("--base", "bases", multiple=True, metavar="POLICY", help="help.option.base")
@click.pass_context
def check_policies(context: click.Context, names: tuple[str, ...], bases: tuple[str, ...]) -> None:
    """Print every fault of the files; exit code 4 when there are errors."""
    from transition.problems import errors_in

    checked = names or _bundled_names()
    problems = list(_problems_of(checked, bases))
    tell(problems)
    if errors_in(problems):
        context.exit(PolicyError.exit_code)
    click.echo(text("cli.policy-clean", count=len(checked)))


@policy.command("test", cls=SpokenCommand, help="help.policy.test")
@click.argument("names", nargs=-1, metavar="[POLICY]...")
@options.option("--coverage", "with_coverage", is_flag=True, help="help.option.coverage")
@click.pass_context
def test_policies(context: click.Context, names: tuple[str, ...], with_coverage: bool) -> None:
    """Run the case files beside the policies; exit code 1 when a case differs."""
    from transition.calc.case_runner import run_case_file
    from transition.policies.library import case_files_of

    chosen, passed, failed = names or _bundled_names(), 0, 0
    for path in case_files_of(chosen):
        for outcome in run_case_file(path):
            passed, failed = passed + outcome.passed, failed + (not outcome.passed)
            if not outcome.passed:
                _show_difference(outcome)
    if with_coverage:
        _show_coverage(chosen)
    click.echo(text("cli.cases-passed", passed=str(passed), failed=str(failed)))
    context.exit(1 if failed else 0)


def _show_coverage(chosen: tuple[str, ...]) -> None:
    from transition.calc.case_coverage import coverage_of
    from transition.reports.console import print_grids
    from transition.reports.coverage_text import coverage_grids

    print_grids(coverage_grids(coverage_of(chosen)))


def _bundled_names() -> tuple[str, ...]:
    from transition.policies.library import names

    return names()


def _problems_of(names: Iterable[str], bases: tuple[str, ...]) -> Iterable[Problem]:
    """Load each file by itself, so that a fault in one does not hide another's; each fault once."""
    seen: set[tuple[str, str]] = set()
    for name in names:
        for problem in _faults_of(name, bases):
            mark = problem.code, f"{problem.place}{sorted(map(str, problem.facts.items()))}"
            if mark not in seen:
                seen.add(mark)
                yield problem


def _faults_of(name: str, bases: tuple[str, ...]) -> tuple[Problem, ...]:
    """Return the faults of a policy, or of a reform over what it changes."""
    import datetime
    from pathlib import Path

    from transition.policies.loading import load
    from transition.policies.reform_check import reform_problems
    from transition.policies.reform_reader import is_reform

    if name.endswith(".toml") and is_reform(Path(name)):
        return reform_problems(Path(name), datetime.date.today(), bases)
    try:
        load([Path(name) if name.endswith(".toml") else name])
    except PolicyError as failure:
        return failure.problems
    return ()


def _show_difference(outcome: CaseOutcome) -> None:
    click.echo(text("cli.case-failed", name=outcome.case.name, place=outcome.case.place))
    for difference in outcome.differences:
        click.echo(
            text(
                "cli.case-difference",
                label=difference.label,
                expected=difference.expected,
                got=difference.got,
            )
        )
