"""The order of rules: each after the rules it needs; and the loops where there is no such order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Needs = Mapping[str, frozenset[str]]


def in_order(needs: Needs) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the keys in an order in which each comes after those it needs, and the loops.

    `needs` gives, for each key, the keys it reads; keys that it does not list are ignored. Keys keep
    their given order where nothing else decides. A loop is the keys in the order of reading, and is
    found once; of loops that share a key only one is told, for mending it may mend the others. The keys of
    a loop stand in the order too, somewhere.
    """
    done: dict[str, bool] = {}  # False: on the way down, True: finished
    order: list[str] = []
    loops: list[tuple[str, ...]] = []
    for key in needs:
        if key not in done:
            _descend(key, needs, done, order, loops)
    return tuple(order), tuple(loops)


def _descend(
    first: str, needs: Needs, done: dict[str, bool], order: list[str], loops: list[tuple[str, ...]]
) -> None:
    """Go down from one key, without recursion: a chain of rules may be long."""
    way = [first]
    due = [iter(_needed(first, needs))]
    done[first] = False
    while way:
        below = next(due[-1], None)
        if below is None:
            finished = way.pop()
            due.pop()
            done[finished] = True
            order.append(finished)
        elif below not in done:
            way.append(below)
            due.append(iter(_needed(below, needs)))
            done[below] = False
        elif not done[below]:
            _add_loop(way[way.index(below) :], loops)


def _needed(key: str, needs: Needs) -> Iterable[str]:
    """Return what a key needs in the order in which `needs` lists it."""
    wanted = needs[key]
    return [other for other in needs if other in wanted] if wanted else []


def _add_loop(loop: Sequence[str], loops: list[tuple[str, ...]]) -> None:
    """Keep a loop, beginning with its first key by name, unless a known one shares a key with it."""
    if any(set(loop) & set(known) for known in loops):
        return
    at = loop.index(min(loop))
    loops.append((*loop[at:], *loop[:at]))
