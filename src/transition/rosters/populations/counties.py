"""Counties: where the households of a roster are at home, and where their members work."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from attrs import frozen

from transition.rosters.columns import Ints
from transition.rosters.invented_values import place_text
from transition.rosters.populations.chance import Chance, shuffled
from transition.rosters.populations.model import PlaceKind
from transition.rosters.values.distinct import Cell

_COUNTY, _PROVINCE = 6, 2


@frozen(eq=False)
class Counties:
    """The counties of a roster by code, and shape (households,): in which of them each household is.

    listed: the cities and counties of which the policy's tables speak: elsewhere nobody works, for what
    holds there nobody could tell.
    """

    codes: tuple[str, ...]
    home: Ints
    listed: tuple[str, ...]

    def drawn(
        self, kind: PlaceKind, households: Ints, name: str, chance: Chance
    ) -> tuple[Ints, tuple[Cell, ...]]:
        """Return a place for each of some households' members, as numbers into cells, and the cells.

        Where there is no other county of the kind, the own one is taken.
        """
        own = self.home[households]
        if kind == "own":
            return own, tuple(map(place_text, self.codes))
        cells: list[str] = []
        which = np.zeros(len(own), dtype=np.int64)
        for place, code in enumerate(self.codes):
            rows = np.flatnonzero(own == place)
            others = self._others(code, kind) if len(rows) else [code]
            drawn = chance.whole(f"{name} {code}", np.full(len(rows), len(others), dtype=np.int64))
            which[rows] = len(cells) + drawn
            cells += others
        return which, tuple(map(place_text, cells))

    def _others(self, code: str, kind: PlaceKind) -> list[str]:
        """Return other places of the province, or those of other provinces; the own one if there is none."""
        known = [one for one in self.listed if one != code]
        known = [one for one in known if (one[:_PROVINCE] == code[:_PROVINCE]) == (kind == "province")]
        return [one for one in known if len(one) == _COUNTY] or known or [code]


def counties_of(codes: Sequence[str], listed: Collection[str], households: int, chance: Chance) -> Counties:
    """Spread households over counties, equally many in each."""
    order = shuffled(np.arange(households), chance.keys("counties", households))
    home = np.empty(households, dtype=np.int64)
    home[order] = np.arange(households) % len(codes)
    return Counties(tuple(codes), home, tuple(sorted(one for one in listed if len(one) > _PROVINCE)))
