"""Households in one situation, and those in the first situations of a roster."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from strategies_wonderland import ADULT, HOUSEHOLD, results_of, roster_of
from transition.calc.simulations.situations import in_first_situations, situations

PEOPLE = (ADULT, {**ADULT, "wage": 1200}, {**ADULT, "wage": None}, {**ADULT, "working": None})
HOMES = st.lists(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3), min_size=1, max_size=8)


@given(HOMES, st.integers(1, 4))
def test_the_first_situations_are_those_whose_households_come_first(homes, most):
    ledger = results_of(roster_of(*((HOUSEHOLD, *people) for people in homes))).ledger
    keys, rows = sorted(ledger.plan.inputs), np.arange(len(homes))
    alike = [[str(person) for person in people] for people in homes]
    first = [people for place, people in enumerate(alike) if people not in alike[:place]][:most]

    found = in_first_situations(ledger, keys, rows, most)

    assert found.tolist() == [place for place, people in enumerate(alike) if people in first]
    numbers = situations(ledger, keys, rows).tolist()
    assert len(set(numbers)) == len({str(people) for people in alike})
