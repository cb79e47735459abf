"""Names of regions: from roster text to code and from code to full name.

The names stand in ``region_names.tsv`` beside this file (its head says where they come from); they are
read when first needed. Codes here are significant digits (`policies.regions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache
from importlib.resources import files

from attrs import frozen

from transition.policies.regions import contains, lineage, significant

_HEADINGS = ("市辖区", "省直辖县级行政区划", "自治区直辖县级行政区划")
"""Lines of the official list that are no place but may stand in a text between two names."""

_PROVINCE, _COUNTY = 2, 6
_LEVEL_SIGNS = "省市区县旗州盟"
_SMALLER_PLACE = re.compile(r".{0,7}?[县区旗市]")
_NO_PLACE = frozenset(
    {"", "市区", "城区", "区", "境内", "务工", "打工", "工作", "上班", "就业", "居住", "本地"}
)
"""What may follow a name without saying more about the place."""


@frozen
class Names:
    """All names.

    name: by code; `written` gives the codes of every full, former and short name; `short` those
    that are short names; `renumbered` leads from a former code to the present one.
    """

    name: Mapping[str, str]
    written: Mapping[str, tuple[str, ...]]
    short: frozenset[tuple[str, str]]
    renumbered: Mapping[str, str]
    longest: int


@frozen
class Found:
    """What a text says about a place.

    codes: one code when the text is understood; several when it is ambiguous; none when it is not
    found. `rest` is what follows the last name and was not understood. `within` is the last place
    that was understood of a text that was not found. `used` is how much of the text the names take.
    """

    codes: tuple[str, ...] = ()
    rest: str = ""
    within: str = ""
    used: int = 0


@frozen
class _Chain:
    """A chain of names from the start of a text: the last one's code, where it ends, how it is written."""

    code: str
    used: int
    is_short: bool
    is_alone: bool


def region_name(code: str) -> str:
    """Return the full name of a region: the names of all that contain it and its own, joined.

    `code` may be written with or without trailing zeros. A place below the county is given by the name of
    the county and its code; a code without any known name is returned as it is; the nation is "全国".
    """
    try:
        digits = significant(code)
    except ValueError:
        return code if code else "全国"
    names = region_names().name
    known = [outer for outer in reversed(lineage(digits)) if outer in names]
    full = "".join(names[outer] for outer in known)
    if not digits:
        return "全国"
    if len(digits) <= 6 and known and known[-1] == digits:
        return full
    return f"{full}{code}"


@cache
def region_names() -> Names:
    """Read the names, once."""
    name: dict[str, str] = {}
    written: dict[str, list[str]] = {}
    short: set[tuple[str, str]] = set()
    renumbered: dict[str, str] = {}
    text = files("transition.rosters").joinpath("region_names.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        code, own, shorts, formers, codes = (line.split("\t") + [""] * 4)[:5]
        name[code] = own
        for one in {own, *shorts.split(), *formers.split()}:
            written.setdefault(one, []).append(code)
        short.update((one, code) for one in shorts.split())
        renumbered.update(dict.fromkeys(codes.split(), code))
    return Names(
        name=name,
        written={one: tuple(codes) for one, codes in written.items()},
        short=frozenset(short),
        renumbered=renumbered,
        longest=max(map(len, written)),
    )


def find_region(text: str, policy_region: str) -> Found:
    """Find the place that a text without spaces names, for a policy of a region (significant digits).

    Looked for is the longest chain of names, each within the one before (levels may be left out). Where
    several places bear the name, the one within the policy's region is meant, else the one within the
    regions that contain it, from the inside out.
    """
    chains = [chain for chain in _chains(text, 0, "") if _may_end(text[chain.used :], chain)]
    if not chains:
        return _furthest(text)
    used = max(chain.used for chain in chains)
    codes = {chain.code for chain in chains if chain.used == used}
    meant = _meant(text[:used], codes, policy_region)
    rest = text[used:] if len(meant[0]) < _COUNTY else ""
    return Found(meant, "" if _says_nothing(rest) else rest, used=used)


def _chains(text: str, start: int, within: str, *, links: int = 0) -> Iterator[_Chain]:
    """Give every chain of names from a position on, each with where it ends."""
    for code, end, is_short in _names_at(text, start, within):
        after = text[end:]
        skipped = next((len(heading) for heading in _HEADINGS if after.startswith(heading)), 0)
        if len(code) < _COUNTY:
            yield from _chains(text, end + skipped, code, links=links + 1)
        # The short name of a city in front of another sign of level is not that city.
        if not (is_short and after[:1] and after[:1] in _LEVEL_SIGNS):
            yield _Chain(code, end, is_short, is_alone=links == 0)


def _names_at(text: str, start: int, within: str) -> Iterator[tuple[str, int, bool]]:
    names = region_names()
    for length in range(min(names.longest, len(text) - start), 1, -1):
        written = text[start : start + length]
        for code in names.written.get(written, ()):
            if contains(within, code):
                yield code, start + length, (written, code) in names.short


def _may_end(rest: str, chain: _Chain) -> bool:
    """Say whether a chain may end here.

    After a city nothing may follow that looks like one more county. And a lone short name of a county
    must be the whole text: in front of other words it is more likely a village or a street.
    """
    if _says_nothing(rest):
        return True
    if len(chain.code) >= _COUNTY:
        return not (chain.is_short and chain.is_alone)
    return _SMALLER_PLACE.match(rest) is None


def _says_nothing(rest: str) -> bool:
    return rest in _NO_PLACE or rest in _HEADINGS


def _meant(written: str, codes: Set[str], policy_region: str) -> tuple[str, ...]:
    """Choose among the places that bear a name; several mean that the text does not say which."""
    for scope in lineage(policy_region):
        inside = _outermost({code for code in codes if contains(scope, code)})
        if inside:
            break
    provinces = tuple(code for code in inside if len(code) == _PROVINCE)
    if provinces:
        return provinces[:1]
    # A bare short name of a county at home may just as well mean a greater place elsewhere.
    is_bare = any((written, code) in region_names().short for code in inside)
    level = min(map(len, inside))
    greater = {code for code in codes if is_bare and not contains(scope, code) and len(code) < level}
    return (*inside, *sorted(greater))


def _outermost(codes: Set[str]) -> tuple[str, ...]:
    """Drop codes that lie within another one: the outer place is true in either reading."""
    return tuple(
        sorted(code for code in codes if not any(other != code and contains(other, code) for other in codes))
    )


def _furthest(text: str) -> Found:
    """Say how far a text that was not found could be understood."""
    chains = [chain for chain in _chains(text, 0, "") if not chain.is_short]
    if not chains:
        return Found(rest=text)
    best = max(chains, key=lambda chain: chain.used)
    return Found(rest=text[best.used :], within=best.code)
