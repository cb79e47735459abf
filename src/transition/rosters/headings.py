"""What the heading of a column says: the input it names, its unit, and whose column it is.

    户编号*                          an input's name, tidied up
    收入情况 / 工资性收入（元/月）      the group above it, and a unit
    月工资性收入                      a period before a name
    成员2姓名, 配偶身份证号             a member of a household that is written side by side

A heading is read when it is the same as a name after tidying. What is merely similar is never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import evolve, field, frozen

from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.policies.units import Unit
from transition.rosters.values.texts import squeezed
from transition.rosters.values.written_units import WrittenUnit, read_unit, unit_of

STARS = "*※★☆●"
HEAD = "head"
"""The member that a heading names when it says 户主 of a column that every member has."""

_BRACKET = re.compile(r"(.+?)[(\[]([^()\[\]]*)[)\]]")
_AFTER_SIGN = re.compile(r"(.+?)[/,:]([^/,:]+)")
_REMARK = re.compile(
    r"必填|选填|可空|可不填|非必填|是/?否|填?是或否|下拉选择|文本格式|y+[-/.年]m+([-/.月]d+日?)?|\d+位"
)
_PERIODS = {"每月": "月", "月": "月", "每年": "年", "全年": "年", "年": "年"}
_OTHER_TIME = re.compile(r"上年|去年|上一年|上月|往年|历年|变更前|调整前|原有|申报|预计|计划|停发|历史")
"""A group that says one of these changes what its columns mean: 上年 above 工资性收入 is another number."""

_NUMBERED = re.compile(r"(?:家庭)?成员([0-9]{1,2}|[一二三四五六七八九十])(?:[-_.、:]?(.*))")
_MEMBER = re.compile(r"^(?:家庭)?成员")
_NUMBER_BEHIND = re.compile(r"(.+?)[(]?([0-9]{1,2})[)]?")
_DIGITS = {character: str(place) for place, character in enumerate("一二三四五六七八九十", start=1)}


@frozen
class Heading:
    """The texts of one column's header from the top row to the bottom one, and the unit in a row below."""

    parts: tuple[str, ...] = ()
    unit_below: str = ""

    @property
    def text(self) -> str:
        """How the heading is shown and written into a mapping."""
        return " / ".join(self.parts)


@frozen
class Meaning:
    """What a heading says. key: the input, None when it names none. member: whose column it is.

    doubtful: the inputs that it would name but for a group above that may change what it means.
    """

    key: str | None = None
    unit: WrittenUnit | None = None
    written_unit: str = ""
    member: str = ""
    doubtful: tuple[str, ...] = ()


@frozen
class _Part:
    """One text of a heading: the name, and the unit that a bracket behind it gives."""

    name: str
    unit: WrittenUnit | None = None
    written_unit: str = ""


@frozen(eq=False)
class Names:
    """Everything that a heading may say, by its tidied form."""

    inputs: Mapping[str, CheckedInput]
    keys: Mapping[str, str]
    relations: Mapping[str, str]
    roles: Mapping[str, str]
    _read: dict[Heading, Meaning] = field(factory=dict, init=False)

    def meaning(self, heading: Heading) -> Meaning:
        """Return what a heading says; each different one is read once."""
        if heading not in self._read:
            self._read[heading] = _with_row_unit(_meaning(heading.parts, self), heading.unit_below)
        return self._read[heading]

    def said_to_be(self, heading: Heading, key: str, unit: WrittenUnit | None, written: str) -> Meaning:
        """Return what a heading means that was settled to be an input; without a unit its own one counts."""
        if unit is not None:
            return Meaning(key, unit, written)
        own = self.meaning(heading)
        if own.key == key:
            return own
        part = next((part for part in map(_part, reversed(heading.parts)) if part.unit), _Part(""))
        return _with_row_unit(Meaning(key, part.unit, part.written_unit), heading.unit_below)


def names_of(policy: CheckedPolicy) -> Names:
    """Return the names of a policy's inputs: labels, other headers, keys. A label is never shadowed."""
    keys: dict[str, str] = {}
    for key, checked in policy.inputs.items():
        for name in (*checked.input.headers, key):
            keys.setdefault(plain(name), key)
    keys |= {plain(checked.label): key for key, checked in policy.inputs.items()}
    roles = {checked.input.role: key for key, checked in policy.inputs.items() if checked.input.role}
    relation = policy.inputs[roles["relation"]].input if "relation" in roles else None
    relations = {
        plain(writing): word.value
        for word in (relation.words if relation else ())
        for writing in (word.value, *word.aliases)
    }
    return Names(policy.inputs, keys, relations, roles)


def plain(text: str) -> str:
    """Return a heading's text half-width, without spaces, line breaks and stars, in small letters."""
    return squeezed(text).strip(STARS).lower()


def name_in(text: str) -> str:
    """Return the name in a heading's text, without remarks and unit."""
    return _part(text).name


def _meaning(parts: tuple[str, ...], names: Names) -> Meaning:
    """Read the texts together, then without the groups above, one after the other."""
    read = [_part(part) for part in parts]
    for start in range(len(parts)):
        raw = "".join(map(plain, parts[start:]))
        tidied = "".join(part.name for part in read[start:])
        found = _named(raw, tidied, names)
        if found is None:
            continue
        # A bracket that belongs to the name itself, as in 务工时间(月), says no unit; those above may.
        saying = read[:start] if raw in names.keys else read
        unit = next((part for part in reversed(saying) if part.unit), None)
        return _under(_in_unit(found, unit), [part.name for part in read[:start]], names)
    return Meaning()


def _in_unit(found: Meaning, part: _Part | None) -> Meaning:
    """Take in the unit of a bracket; a period before the name (月) stands below it."""
    if part is None or part.unit is None:
        return found
    if found.unit is None or part.unit.says_period:
        return evolve(found, unit=part.unit, written_unit=part.written_unit)
    unit = WrittenUnit(part.unit.multiple, part.unit.unit * found.unit.unit)
    return evolve(found, unit=unit, written_unit=f"{part.written_unit}{found.written_unit}")


def _named(raw: str, tidied: str, names: Names) -> Meaning | None:
    for text in dict.fromkeys((raw, tidied)):
        if text in names.keys:
            return Meaning(names.keys[text])
    return _of_member(tidied, names) or _with_period(tidied, names)


def _under(found: Meaning, groups: list[str], names: Names) -> Meaning:
    """Take in what the groups above say: a member, or something that changes what the name means."""
    for group in reversed(groups):
        if _OTHER_TIME.search(group):
            return Meaning(doubtful=(found.key,) if found.key else ())
        member = _member(group, names)
        if member and not found.member:
            found = evolve(found, member=member)
    return found


def _of_member(text: str, names: Names) -> Meaning | None:
    """Read 成员2姓名, 家庭成员2, 姓名2, 成员姓名2 and 配偶姓名."""
    if match := _NUMBERED.fullmatch(text):
        key = names.keys.get(match[2]) if match[2] else names.roles.get("name")
        return Meaning(key, member=_DIGITS.get(match[1], match[1])) if key else None
    if match := _NUMBER_BEHIND.fullmatch(text):
        key = names.keys.get(match[1]) or names.keys.get(_MEMBER.sub("", match[1]))
        if key:
            return Meaning(key, member=match[2])
    for relation in sorted(names.relations, key=len, reverse=True):
        key = names.keys.get(text.removeprefix(relation)) if text.startswith(relation) else None
        if key and names.inputs[key].input.of == "person":
            return Meaning(key, member=relation)
    return None


def _member(group: str, names: Names) -> str:
    if match := _NUMBERED.fullmatch(group):
        return _DIGITS.get(match[1], match[1]) if not match[2] else ""
    return group if group in names.relations else ""


def _with_period(text: str, names: Names) -> Meaning | None:
    """Read 月 or 年 before the name of an amount by time."""
    for period, symbol in _PERIODS.items():
        key = names.keys.get(text.removeprefix(period)) if text.startswith(period) else None
        if key and _by_time(names.inputs[key]):
            return Meaning(key, WrittenUnit(1, Unit(((symbol, -1),))), f"/{symbol}")
    return None


def _by_time(checked: CheckedInput) -> bool:
    unit = unit_of(checked.input.unit)
    return any(unit.exponent(symbol) < 0 for symbol in ("月", "年"))


def _with_row_unit(meaning: Meaning, below: str) -> Meaning:
    unit = read_unit(below.strip("()（）[]【】 ")) if below else None
    return meaning if unit is None or meaning.unit else evolve(meaning, unit=unit, written_unit=below)


def _part(text: str) -> _Part:
    """Take remarks and a unit off one text; the name stays as it is when they are neither."""
    tidied = plain(text)
    match = _BRACKET.fullmatch(tidied) or _AFTER_SIGN.fullmatch(tidied)
    if not match:
        return _Part(tidied)
    name, inside = match[1].strip(STARS), match[2]
    unit = read_unit(inside)
    if unit:
        return _Part(_part(name).name, unit, inside)
    return _part(name) if _REMARK.fullmatch(inside) else _Part(tidied)


def units_in(text: str) -> Iterator[WrittenUnit]:
    """Give the units that a line above a table says: 单位：万元, 单位：人、元."""
    for match in re.finditer(r"单位[:：]\s*[(（]?([^\s:：()（）]+)", text):
        whole = read_unit(match[1])
        parts = [whole] if whole else [read_unit(part) for part in re.split(r"[、,，]", match[1])]
        if all(parts):
            yield from (part for part in parts if part)
