"""What was asked of single households, named so that it can be shown in public."""

from __future__ import annotations

from attrs import evolve

from transition.calc.masking import Masks
from transition.calc.simulations.edges import Edges


def masked_edges(edges: Edges, masks: Masks) -> Edges:
    """Return the edges naming nobody: neither the household and its earner, nor what was supposed of them."""
    one = edges.one
    if one is not None:
        one = evolve(
            one,
            household=masks.text(one.household),
            earner=masks.text(one.earner),
            supposed=tuple(map(masks.text, one.supposed)),
            then=tuple(map(masks.text, one.then)),
        )
    surveys = tuple(
        evolve(survey, worst=tuple(evolve(one, household=masks.text(one.household)) for one in survey.worst))
        for survey in edges.surveys
    )
    return evolve(edges, one=one, surveys=surveys)
