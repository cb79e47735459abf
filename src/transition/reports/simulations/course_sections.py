"""The path of entitlements over months as a chapter: charts, what the law changes, who is left without."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from transition.calc.display import shown
from transition.calc.simulations.courses import Course, Courses, Event, MonthOf, Path
from transition.problems import text
from transition.reports.charts.chart import Chart, Series
from transition.reports.report import Part, Section
from transition.reports.simulations.number_columns import HOUSEHOLDS, PERSONS, alike, number, number_column
from transition.reports.table import Table, TableColumn, column_of

_MOST_LEFT = 200
_MOST_MISSING = 6


def course_lines(courses: Courses) -> tuple[str, ...]:
    """Return what steps down or ends and who is left without, in sentences."""
    return tuple(_lines(courses))


def course_summary(courses: Courses) -> tuple[str, ...]:
    """Return the sentences that matter most: where each entitlement goes, and who is left without."""
    lines: list[str] = []
    for _, path in _laws(courses):
        if courses.after is not None:
            lines.append(text(f"months.law.{'reformed' if path is courses.after else 'base'}"))
        for course in path.courses:
            lines += _course_lines(courses, course)
    return tuple(lines)


def course_sections(courses: Courses, named: Callable[[str], str] = str) -> tuple[Section, ...]:
    """Return the chapters of the months: what happens, and in detail the numbers of every month.

    Of the law as it is, and with the reforms where there are any. named: how a household is called.
    """
    parts: list[Part] = []
    numbers: list[Part] = []
    for course, reformed in _pairs(courses):
        if _is_paid(course) or (reformed is not None and _is_paid(reformed)):
            parts.append(_chart(courses, course, reformed))
            numbers.append(_table(course, "base"))
            if reformed is not None:
                numbers.append(_table(reformed, "reformed"))
    for law, path in _laws(courses):
        if path.events:
            parts.append(_events(path, law))
        if any(len(course.left.households) for course in path.courses):
            parts.append(_left(courses, path, law, named))
    happens = Section("months", text("months.heading"), course_lines(courses), tuple(parts))
    if not numbers:
        return (happens,)
    note = (text("months.numbers-note"),)
    return happens, Section("months-numbers", text("months.numbers"), note, tuple(numbers), detail=True)


def _laws(courses: Courses) -> Iterator[tuple[str, Path]]:
    yield "base", courses.before
    if courses.after is not None:
        yield "reformed", courses.after


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
    for law, path in _laws(courses):
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
    at_first, at_last = alike(course.unit, first.amount, last.amount)
    yield text(
        "months.course",
        label=course.rule.label,
        first=_month(first.day),
        at_first=at_first,
        households=number(first.households),
        last=_month(last.day),
        at_last=at_last,
        then=number(last.households),
    )
    unknown = [_value(month) is None for month in course.months]
    if any(unknown):
        yield text("months.unknown", label=course.rule.label, months=_spans(courses, unknown))
    if len(course.left.households):
        months = sorted({_month(courses.days[place]) for place in course.left.since.tolist()})
        count = len(course.left.households)
        yield text("months.left", label=course.rule.label, count=count, months=months)


def _known(months: Sequence[MonthOf]) -> Iterator[MonthOf]:
    yield from (month for month in months if _value(month) is not None)
    yield months[0]


def _open_lines(courses: Courses, path: Path) -> Iterator[str]:
    """Yield for each thing that is missing in which months, and for how many households."""
    by_month = [dict(missing) for missing in path.missing]
    labels = dict.fromkeys(label for missing in by_month for label in missing)
    parts = []
    for label in labels:
        counts = [missing[label] for missing in by_month if label in missing]
        span = number(Fraction(min(counts)))
        if max(counts) > min(counts):
            span = f"{span}–{number(Fraction(max(counts)))}"
        months = _spans(courses, [label in missing for missing in by_month])
        parts.append(text("months.open-part", label=label, months=months, households=span))
    if parts:
        more = len(parts) - _MOST_MISSING
        shown_parts = [*parts[:_MOST_MISSING], *([text("months.open-more", count=more)] if more > 0 else [])]
        yield text("months.open", parts=shown_parts)


def _spans(courses: Courses, those: Sequence[bool]) -> list[str]:
    """Return the months of which something is so, neighbouring ones from the first to the last."""
    spans = []
    for so, group in groupby(zip(courses.days, those, strict=True), key=lambda one: one[1]):
        days = [day for day, _ in group]
        if so:
            spans.append(_month(days[0]) if len(days) == 1 else f"{_month(days[0])}–{_month(days[-1])}")
    return spans


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
    title = f"{course.rule.label}：{text(f'edges.law.{law}')}"
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
    return Table(f"months-{law}-law", f"{text('months.law-table')}：{text(f'edges.law.{law}')}", columns)


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


def _left(courses: Courses, path: Path, law: str, named: Callable[[str], str]) -> Table:
    rows = []
    names = courses.simulation.roster.household_names
    for course in path.courses:
        left = course.left
        for household, place, last in zip(
            left.households.tolist(), left.since.tolist(), left.last, strict=True
        ):
            rows.append((named(names[household]), course, place, last))
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
    return Table(f"months-{law}-left", f"{text('months.left-table')}：{text(f'edges.law.{law}')}", columns)


def _why(courses: Courses, path: Path, course: Course, place: int) -> str:
    """Return what of the law an entitlement rests on changed in a month, else that the law did not."""
    moved = [
        f"{_what(event)}（{text(f'months.event.{event.kind}')}）"
        for event in path.events
        if event.day == courses.days[place] and course.rule.key in event.entitlements
    ]
    return "、".join(dict.fromkeys(moved)) or text("months.own")
