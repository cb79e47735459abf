"""What was found of edges, in sentences: of one household, or of many of a roster."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from transition.calc.simulations.edge_survey import Survey, Worst
from transition.calc.simulations.edges import Curve, Edge, Edges, Moved
from transition.policies.units import parse_unit
from transition.problems import text
from transition.reports.simulations.number_columns import money, number, share

A_YEAR = parse_unit("元/年")
_MOST_NAMED = 3

Labels = Mapping[str, str]
"""Labels of entitlements by key."""


def edge_words(edges: Edges) -> str:
    """Return what was asked: of which household, or of the roster."""
    if edges.one is not None:
        return text("edges.asked-one", household=edges.one.household)
    return text("edges.asked-all")


def edge_lines(edges: Edges) -> tuple[str, ...]:
    """Return what was found, in sentences."""
    if edges.one is not None:
        return tuple(_lines_of_one(edges.one, _labels(edges)))
    named = zip(edges.surveys, law_names(edges.surveys), strict=True)
    return tuple(line for survey, name in named for line in _lines_of_survey(survey, name, _labels(edges)))


def edge_summary(edges: Edges) -> tuple[str, ...]:
    """Return the sentences that matter most: for each law how many edges, and the costliest."""
    labels = _labels(edges)
    if edges.one is not None:
        found = (line for curve in edges.one.curves for line in _found(curve, labels, most=1))
        return (*found, *_left_out(edges.one, labels))
    lines = []
    for survey, name in zip(edges.surveys, law_names(edges.surveys), strict=True):
        lines += [_with_edge(survey, name), *_worst(survey, labels)]
    return tuple(lines)


def law_word(curve: Curve) -> str:
    """Return under which law a curve is."""
    return text(f"edges.law.{curve.law}")


def law_names(surveys: Sequence[Survey]) -> list[str]:
    """Return the names of the laws that a roster was looked at under."""
    return [text("edges.law.base"), text("edges.law.reformed")][: len(surveys)]


def _labels(edges: Edges) -> Labels:
    return {rule.key: rule.label for rule in edges.entitlements}


# --- one household -----------------------------------------------------------------------------------


def _lines_of_one(moved: Moved, labels: Labels) -> Iterator[str]:
    who = moved.earner or moved.household
    facts: dict[str, Any] = {"household": moved.household, "who": who, "label": moved.earnings.label}
    yield text("edges.moved", **facts, up_to=money(moved.up_to, A_YEAR), step=money(moved.step, A_YEAR))
    if moved.present is None:
        yield text("edges.present-unknown", who=who, label=moved.earnings.label)
    else:
        yield text("edges.present", who=who, present=money(moved.present, A_YEAR))
    if moved.supposed:
        yield text("edges.supposed", cells=list(moved.supposed))
    if moved.then:
        yield text("edges.then", cells=list(moved.then))
    yield from _left_out(moved, labels)
    for curve in moved.curves:
        yield from _found(curve, labels, most=_MOST_NAMED)


def _left_out(moved: Moved, labels: Labels) -> Iterator[str]:
    """Yield which entitlements are not known everywhere, so that an edge may lie in them unseen."""
    curve = moved.curves[0]
    if curve.left_out:
        yield text("edges.left-out", labels=[labels[key] for key in curve.amounts if key in curve.left_out])


def _found(curve: Curve, labels: Labels, most: int) -> Iterator[str]:
    """Yield how many edges a curve has, and its costliest ones."""
    if not curve.edges:
        known = len(curve.left_out) < len(curve.amounts) or not curve.amounts
        yield text("edges.none" if known else "edges.nothing-known", law=law_word(curve))
        return
    yield text("edges.count", law=law_word(curve), count=len(curve.edges))
    for edge in sorted(curve.edges, key=lambda one: -one.lost)[:most]:
        yield _edge(edge, labels)


def _edge(edge: Edge, labels: Labels) -> str:
    facts = _facts(edge, labels)
    if edge.exact:
        return text("edges.edge-to-the-yuan", **facts)
    return text("edges.edge", **facts)


def _facts(edge: Edge | Worst, labels: Labels) -> dict[str, Any]:
    """Return the facts of an edge: entitlements that fall there together are all named."""
    fallen = [f"{labels[key]} {money(lost, A_YEAR)}" for key, lost in edge.lost_by.items()]
    return {
        "below": money(edge.below, A_YEAR),
        "above": money(edge.above, A_YEAR),
        "lost": money(edge.lost, A_YEAR),
        "fallen": text("edges.together" if len(fallen) > 1 else "edges.alone", fallen=fallen),
    }


# --- a roster --------------------------------------------------------------------------------------------


def _lines_of_survey(survey: Survey, name: str, labels: Labels) -> Iterator[str]:
    yield text("edges.survey", law=name, households=survey.households, all=survey.of)
    yield _with_edge(survey, name)
    yield text(
        "edges.near",
        distances=[number(Fraction(distance)) for distance, _ in survey.near],
        counts=[number(count) for _, count in survey.near],
        known=number(survey.known),
    )
    yield from _worst(survey, labels)
    rates = [band for band in survey.bands if band.rate is not None]
    if rates:
        steepest = max(rates, key=lambda band: band.rate or Fraction(0))
        span = f"{number(steepest.first)}–{number(steepest.last)}"
        yield text("edges.steepest", span=span, rate=share(steepest.rate or Fraction(0)))


def _with_edge(survey: Survey, name: str) -> str:
    step, up_to = money(survey.step, A_YEAR), money(survey.up_to, A_YEAR)
    return text("edges.with-edge", law=name, step=step, up_to=up_to, count=number(survey.with_edge))


def _worst(survey: Survey, labels: Labels) -> Iterator[str]:
    if survey.worst:
        worst = survey.worst[0]
        yield text("edges.worst", household=worst.household, **_facts(worst, labels))
