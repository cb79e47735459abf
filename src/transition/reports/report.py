"""A report as plain data: what every writer of reports is given alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from transition.reports.charts.chart import KEY, Chart
from transition.reports.table import Table

Part = Table | Chart


def _words(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(lines)


def _parts(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(parts)


def _pairs(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(pairs)


@frozen(eq=False)
class Section:
    """A chapter. key: stable ASCII; lines: the sentences before its parts, in whose order they stand.

    detail: a digest only names it. A chart is always followed by its numbers: the writers see to it.
    """

    key: str
    heading: str
    lines: tuple[str, ...] = field(converter=_words)
    parts: tuple[Part, ...] = field(converter=_parts)
    detail: bool = False

    def __attrs_post_init__(self) -> None:
        _refuse_twice(f"the section {self.key}", (part.key for part in self.parts))
        if not KEY.fullmatch(self.key):
            raise ValueError(f"the key {self.key!r} is not in small ASCII letters, digits, - and _")


def _sections(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(sections)


@frozen(eq=False)
class Report:
    """A document to be handed on.

    key: stable ASCII. lines: the summary on top, the most important sentences. record: how it was made, as
    names and values. data: what JSON adds beyond tables and charts: plain values, days and exact fractions.

    Raises ValueError where two sections, two charts, or two parts of a section share a key.
    """

    key: str
    title: str
    subtitle: str
    lines: tuple[str, ...] = field(converter=_words)
    sections: tuple[Section, ...] = field(converter=_sections)
    record: tuple[tuple[str, str], ...] = field(converter=_pairs)
    data: Mapping[str, object] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        _refuse_twice(f"the report {self.key}", (section.key for section in self.sections))
        _refuse_twice(f"the report {self.key}", (chart.key for chart in self.charts()))

    def charts(self) -> Iterator[Chart]:
        """Give every chart, in order."""
        for section in self.sections:
            yield from (part for part in section.parts if isinstance(part, Chart))


def _refuse_twice(where: str, keys: Iterable[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise ValueError(f"{where} has {key} twice")
        seen.add(key)
