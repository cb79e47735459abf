"""The path of entitlements over months as a chapter: charts, what the law changes, who is left without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from transition.calc.display import shown
from transition.calc.simulations.courses import Course, Courses, Event, MonthOf, Path
from transition.problems import text
from transition.reports.charts.chart import Chart, Series
from transition.reports.report import Part, Section
from transition.reports.simulations.number_columns import HOUSEHOLDS, PERSONS, money, number, number_column
from transition.reports.table import Table, TableColumn, column_of

_MOST_LEFT = 200
_MOST_MISSING = 4


def course_lines(courses: Courses) -> tuple[str, ...]:
    """Return what steps down or ends and who is left without, in sentences."""
    return tuple(_lines(courses))


def course_sections(courses: Courses) -> tuple[Section, ...]:
    """Return the chapter of the months: the law as it is, and with the reforms where there are any."""
    parts: list[Part] = []
    for course, reformed in _pairs(courses):
        if _is_paid(course) or (reformed is not None and _is_paid(reformed)):
            parts += [_chart(courses, course, reformed), _table(course, "base")]
            if reformed is not None:
                parts.append(_table(reformed, "reformed"))
    laws = {"base": courses.before, "reformed": courses.after}
    for law, path in laws.items():
        if path is not None and path.events:
            parts.append(_events(path, law))
        if path is not None and any(len(course.left.households) for course in path.courses):
            parts.append(_left(courses, path, law))
    return (Section("months", text("months.heading"), course_lines(courses), tuple(parts)),)


def _pairs(courses: Courses) -> Iterator[tuple[Course, Course | None]]:
    after = {course.rule.key: course for course in courses.after.courses} if courses.after else {}
    for course in courses.before.courses:
        yield course, after.pop(course.rule.key, None)
    # What only the reforms pay stands alone.
    for course in after.values():
        yield course, None


def _is_paid(course: Course) -> bool:
    return any(month.households for month in course.months)


def _lines(courses: Courses) -> Iterator[str]:
    yield text("months.span", first=_month(courses.days[0]), last=_month(courses.days[-1]))
    for law, path in (("base", courses.before), ("reformed", courses.after)):
        if path is None:
            continue
        if courses.after is not None:
            yield text(f"months.law.{law}")
        for course in path.courses:
            yield from _course_lines(courses, course)
        yield from _open_lines(courses, path)
    if courses.simulation.options.carry_forward:
        yield text("months.carried")
    if courses.simulation.weights.label:
        yield text("sweep.weighted", label=courses.simulation.weights.label)


def _course_lines(courses: Courses, course: Course) -> Iterator[str]:
    if not _is_paid(course):
        return
    first, last = (next(_known(months)) for months in (course.months, course.months[::-1]))
    yield text(
        "months.course",
        label=course.rule.label,
        first=_month(first.day),
        at_first=money(first.amount, course.unit),
        households=number(first.households),
        last=_month(last.day),
        at_last=money(last.amount, course.unit),
        then=number(last.households),
    )
    if len(course.left.households):
        months = sorted({_month(courses.days[place]) for place in course.left.since.tolist()})
        count = len(course.left.households)
        yield text("months.left", label=course.rule.label, count=count, months=months)


def _known(months: Sequence[MonthOf]) -> Iterator[MonthOf]:
    yield from (month for month in months if _value(month) is not None)
    yield months[0]


def _open_lines(courses: Courses, path: Path) -> Iterator[str]:
    """Yield for neighbouring months with the same gaps what is not known in them."""
    groups: list[tuple[list[str], tuple[tuple[str, int], ...]]] = []
    for day, missing in zip(courses.days, path.missing, strict=True):
        if groups and groups[-1][1] == missing:
            groups[-1][0].append(_month(day))
        else:
            groups.append(([_month(day)], missing))
    for months, missing in groups:
        if missing:
            named = [f"{label} {count}" for label, count in missing[:_MOST_MISSING]]
            span = months[0] if len(months) == 1 else f"{months[0]}–{months[-1]}"
            yield text("months.open", months=span, missing=named)


def _month(day: object) -> str:
    return f"{day:%Y-%m}"


def _value(month: MonthOf) -> Fraction | None:
    """Return the amount of a month; where nobody's is known to be paid and some are open, it is not known."""
    return None if month.open and not month.households else month.amount


def _chart(courses: Courses, course: Course, reformed: Course | None) -> Chart:
    x = [_month(day) for day in courses.days]
    series = [Series("base", text("edges.law.base"), [_value(month) for month in course.months])]
    if reformed is not None:
        name = text("edges.law.reformed")
        series.append(Series("reformed", name, [_value(month) for month in reformed.months]))
    label = text("months.amount")
    key = f"months-{course.rule.key}"
    return Chart(key, course.rule.label, "steps", text("months.month"), x, label, course.unit, series)


def _table(course: Course, law: str) -> Table:
    months = course.months
    columns: tuple[TableColumn, ...] = (
        column_of("month", text("months.month"), [_month(month.day) for month in months]),
        number_column("amount", text("months.amount"), [_value(month) for month in months], course.unit),
        number_column(
            "households", text("sweep.households"), [month.households for month in months], HOUSEHOLDS
        ),
        number_column("persons", text("sweep.persons"), [month.persons for month in months], PERSONS),
        number_column("open", text("months.open-heading"), [month.open for month in months], HOUSEHOLDS),
        number_column(
            "throughout", text("months.throughout"), [month.throughout for month in months], course.unit
        ),
    )
    title = f"{course.rule.label} {text(f'edges.law.{law}')}"
    return Table(f"months-{law}-{course.rule.key}", title, columns)


def _events(path: Path, law: str) -> Table:
    labels = {course.rule.key: course.rule.label for course in path.courses}
    events = path.events
    columns = (
        column_of("month", text("months.month"), [_month(event.day) for event in events]),
        column_of("kind", text("months.kind"), [text(f"months.event.{event.kind}") for event in events]),
        column_of("label", text("months.what"), [_what(event) for event in events], "long-text"),
        column_of("before", text("months.before"), [_said(event, event.before) for event in events]),
        column_of("after", text("months.after"), [_said(event, event.after) for event in events]),
        column_of("entitlements", text("months.entitlements"), [_named(one, labels) for one in events]),
        number_column(
            "households",
            text("summary.households-heading"),
            [Fraction(event.households) for event in events],
            HOUSEHOLDS,
        ),
        column_of("sources", text("months.sources"), [_sources(event) for event in events], "long-text"),
    )
    return Table(f"months-{law}-law", f"{text('months.law-table')} {text(f'edges.law.{law}')}", columns)


def _what(event: Event) -> str:
    keys = "，".join(str(value) for _, value in event.keys)
    return f"{event.label}[{keys}]" if keys else event.label


def _said(event: Event, value: object) -> str:
    if value is None:
        return text("months.nothing")
    if event.kind == "rule":
        return str(value)
    return shown(value, event.unit)  # type: ignore[arg-type]


def _named(event: Event, labels: dict[str, str]) -> str:
    return "、".join(labels[key] for key in event.entitlements if key in labels)


def _sources(event: Event) -> str:
    return "；".join(dict.fromkeys(map(str, event.sources)))


def _left(courses: Courses, path: Path, law: str) -> Table:
    rows = []
    names = courses.simulation.roster.household_names
    for course in path.courses:
        left = course.left
        for household, place, last in zip(
            left.households.tolist(), left.since.tolist(), left.last, strict=True
        ):
            rows.append((names[household], course, place, last))
    rows = sorted(rows, key=lambda row: row[2])[:_MOST_LEFT]
    columns = (
        column_of("household", text("edges.household"), [name for name, *_ in rows]),
        column_of("entitlement", text("months.entitlement"), [course.rule.label for _, course, *_ in rows]),
        column_of("month", text("months.since"), [_month(courses.days[place]) for *_, place, _ in rows]),
        number_column("last", text("months.last"), [last for *_, last in rows], path.courses[0].unit),
        column_of(
            "why", text("months.why"), [_why(courses, path, row[1], row[2]) for row in rows], "long-text"
        ),
    )
    return Table(f"months-{law}-left", f"{text('months.left-table')} {text(f'edges.law.{law}')}", columns)


def _why(courses: Courses, path: Path, course: Course, place: int) -> str:
    """Return what of the law an entitlement rests on changed in a month, else that the law did not."""
    moved = [
        f"{_what(event)}（{text(f'months.event.{event.kind}')}）"
        for event in path.events
        if event.day == courses.days[place] and course.rule.key in event.entitlements
    ]
    return "、".join(dict.fromkeys(moved)) or text("months.own")
