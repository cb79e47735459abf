"""What a change of the law would do: `simulate`, and what it gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from transition.api.moments import Moment, day_meant, grade_meant
from transition.calc.period import day_of, months_of
from transition.policies.reform import Reform
from transition.problems import Problem, UsageError

if TYPE_CHECKING:
    import pandas

    from transition.calc.results import Options
    from transition.calc.simulations.courses import Courses
    from transition.calc.simulations.edges import Edges
    from transition.calc.simulations.effects import Effects
    from transition.calc.simulations.goal import Goal
    from transition.calc.simulations.simulation import Simulation
    from transition.calc.simulations.sweep import Sweep
    from transition.policies.checked import CheckedPolicy
    from transition.reports.report import Report
    from transition.rosters.roster import Roster
    from transition.rosters.understanding import HowToRead

    Change = str | Path | Reform
    Source = str | Path | pandas.DataFrame | Roster


def simulate(
    policy: CheckedPolicy,
    roster: Source,
    reform: Change | Sequence[Change] = (),
    *,
    sweep: str | Sequence[str] = (),
    as_of: Moment | None = None,
    months: str | None = None,
    known_on: Moment | None = None,
    carry_forward: bool = False,
    trust: str | None = None,
    largest: int = 20,
    how: HowToRead | None = None,
) -> Simulated:
    """Calculate a roster under a policy and under reforms of it, and hold the two against each other.

    roster: a file, a frame, or a roster that was read for the policy. reform: a reform file, a change in
    words (``"TABLE[KEY]=680@2026-07"``), or several, which are laid over one another in their order.
    sweep: ``"TABLE=600:720:10"``, one or two parameters to go through. months: ``2025-01:2026-12`` instead
    of a day; they also give the path of each entitlement over time. as_of, known_on, carry_forward, trust:
    as `calculate`. largest: how many of the households that change most are explained. how: what the
    roster's file does not say by itself.

    Raises UsageError for words that mean nothing here, PolicyError for a reform that does not fit,
    RosterError as `read_roster`.
    """
    from transition.calc.results import Options
    from transition.calc.simulations.simulation import simulate as simulated

    if as_of is not None and months is not None:
        raise UsageError([Problem("usage.day-and-months")])
    days = months_of(months) if months is not None else (day_meant(as_of),)
    known = day_of(known_on) if known_on is not None else None
    options = Options(days, known, carry_forward, grade_meant(trust))
    changes = [reform] if isinstance(reform, (str, Path, Reform)) else reform
    reforms = [_reform(policy, one) for one in changes]
    people = _roster(policy, roster, reforms, options, how)
    found = Simulated(simulated(policy, people, reforms, options), largest)
    if sweep:
        found = found.swept(*([sweep] if isinstance(sweep, str) else sweep))
    return found.over_time() if months is not None else found


@frozen(eq=False, slots=False)
class Simulated:
    """What `simulate` gives: frames for programs, a report for people.

    largest: how many of the households that change most are explained; mask: name nobody in the report.
    sweep, goal, edges, courses: what was asked for besides, None where it was not.
    """

    simulation: Simulation
    largest: int = 20
    mask: bool = False
    sweep: Sweep | None = None
    goal: Goal | None = None
    edges: Edges | None = None
    courses: Courses | None = None

    # --- further questions ------------------------------------------------------------------------

    def swept(self, *written: str) -> Simulated:
        """Return the same with a sweep: ``TABLE=600:720:10``, one or two. Raises UsageError."""
        from transition.calc.simulations.sweep import sweep

        return evolve(self, sweep=sweep(self.simulation, written))

    def solved(self, parameter: str, target: str, grid: str | None = None) -> Simulated:
        """Return the same with the value of a parameter for which a total keeps a target.

        parameter: ``TABLE`` or ``TABLE[KEY]``. target: ``年度总额=1200000`` (or ``>=``, ``<=``). grid:
        ``600:720:10``. Raises UsageError, also where no value of the grid keeps the target.
        """
        from transition.calc.simulations.goal import solve

        return evolve(self, goal=solve(self.simulation, parameter, target, grid))

    def with_edges(
        self,
        household: str | None = None,
        *,
        what_if: Sequence[str] = (),
        then: Sequence[str] = (),
        step: Fraction | int | str | None = None,
        up_to: Fraction | int | str | None = None,
    ) -> Simulated:
        """Return the same with edges: where one more yuan earned costs more than a yuan.

        household: one of the roster instead of all, by number or head. what_if: cells of it that are
        supposed to say something else, ``LABEL=VALUE``; then: what is supposed once it has moved, also a
        result's present value. step, up_to: yuan by the year. Raises UsageError.
        """
        from transition.calc.simulations.edges import edges

        found = edges(self.simulation, household, what_if, then, _yuan(step), _yuan(up_to))
        return evolve(self, edges=found)

    def over_time(self) -> Simulated:
        """Return the same with the path of each entitlement over the months that were simulated."""
        from transition.calc.simulations.courses import courses

        return evolve(self, courses=courses(self.simulation))

    def masked(self) -> Simulated:
        """Return the same with a report that names nobody: for what is shown in public."""
        return evolve(self, mask=True)

    # --- what is given ----------------------------------------------------------------------------

    @cached_property
    def effects(self) -> Effects:
        """What the reforms come to, as values."""
        from transition.calc.simulations.effects import Effects

        return Effects(self.simulation, self.largest, self.mask)

    @property
    def all_decided(self) -> bool:
        """Whether every household is decided for this simulation."""
        return bool(self.simulation.decided.all())

    @property
    def changes_nothing(self) -> bool:
        """Whether nobody gets anything else under the reforms."""
        return self.effects.idle is not None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that has to be verified, under the law as it is."""
        return self.simulation.before.problems

    @cached_property
    def report(self) -> Report:
        """The report: sections of tables and charts, its summary and run record."""
        from transition.reports.simulations.whole_report import Asked, whole_report

        return whole_report(Asked(self.effects, self.sweep, self.goal, self.edges, self.courses))

    @cached_property
    def frames(self) -> Mapping[str, pandas.DataFrame]:
        """Every table and chart of the report as a frame of exact numbers, by its key."""
        from transition.reports.charts.chart import Chart, table_of
        from transition.reports.frames import table_frame

        parts = (part for section in self.report.sections for part in section.parts)
        tables = (table_of(part) if isinstance(part, Chart) else part for part in parts)
        return {table.key: table_frame(table) for table in tables}

    @property
    def households(self) -> pandas.DataFrame:
        """One row for each household: what it gets before and after by the year, and what became of it."""
        from transition.reports.frames import table_frame
        from transition.reports.simulations.household_table import household_table

        return table_frame(household_table(self.effects)).set_index("household")

    def to_excel(self, path: str | Path, *, force: bool = False) -> None:
        """Write the report as a workbook with charts. Raises OutputError; it appears whole or not at all."""
        self._write("xlsx", path, force)

    def to_html(self, path: str | Path, *, force: bool = False) -> None:
        """Write the report as one HTML file that needs nothing else. Raises OutputError."""
        self._write("html", path, force)

    def to_json(self, path: str | Path, *, force: bool = False) -> None:
        """Write the report for programs (docs/report.schema.json). Raises OutputError."""
        self._write("json", path, force)

    def charts(self, folder: str | Path, kind: str = "svg", *, force: bool = False) -> None:
        """Write each chart as a picture, ``svg`` or ``png``, named by its key. Raises OutputError."""
        from transition.reports.charts.pictures import write_charts

        write_charts(self.report, folder, kind, force=force)

    def _write(self, name: str, path: str | Path, force: bool) -> None:
        from transition.reports.formats import write_report

        write_report(self.report, name, str(path), force=force)


def _yuan(written: Fraction | int | str | None) -> Fraction | None:
    """Return an exact number of yuan. Raises UsageError for what is none."""
    try:
        return None if written is None else Fraction(written)
    except (ValueError, ZeroDivisionError):
        raise UsageError([Problem("simulation.bad-number", facts={"found": written})]) from None


def _reform(policy: CheckedPolicy, change: Change) -> Reform:
    """Return a reform out of a file, or out of words: a file's name ends in .toml, or it is a Path."""
    from transition.calc.simulations.settings import setting
    from transition.policies.reform_reader import read_reform

    if isinstance(change, Reform):
        return change
    if isinstance(change, str) and not change.endswith(".toml"):
        return setting(policy, change)
    return read_reform(Path(change))


def _roster(
    policy: CheckedPolicy,
    source: Source,
    reforms: Sequence[Reform],
    options: Options,
    how: HowToRead | None,
) -> Roster:
    """Return the roster, a file or frame read with the columns that the reforms ask for as well."""
    from transition.policies.reforming import reformed
    from transition.rosters.reading import read_roster
    from transition.rosters.roster import Roster

    if isinstance(source, Roster):
        return source
    return read_roster(source, reformed(policy, reforms, options.days[0]), how)
