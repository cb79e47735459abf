"""An empty roster for a policy, as plain data: the columns that its rules need and how to fill them."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from attrs import frozen

from transition.calc.display import NO, YES, shown
from transition.policies.checked import CheckedInput, CheckedPolicy
from transition.policies.model import Scope
from transition.policies.units import NO_UNIT
from transition.reports.template_examples import Examples

TYPE_WORDS = {
    "number": "数字",
    "whole": "整数",
    "percent": "百分数，如 75%",
    "flag": f"{YES} 或 {NO}",
    "category": "从下拉列表中选一个",
    "tags": "可填几个，用顿号分开",
    "date": "日期，如 2025-07-01",
    "region": "行政区划名称（写到县）或六位代码",
    "text": "文字",
    "identity": "18 位身份证号，按文本填写",
    "certificate": "20 位残疾人证号，按文本填写",
}
"""How a cell of each input type is filled, in the words of the instructions."""

PLACES = ("region", "township", "village")
OF_EVERY_ROSTER = ("household", "name", "identity", "relation", *PLACES)
"""The roles of the columns that belong in a template whether a rule reads them or not. A column of any other
role is there for rosters that come as they are; in a template it stands only when a rule reads it."""

Need = Literal["must", "should", "may"]
"""How badly a cell is wanted: it must be filled; a blank is unknown; a blank has a meaning of its own."""

_NEEDED = {
    "household": "不能空：同一户写同一个编号",
    "relation": "不能空：每户恰有一名户主",
    "identity": "可以不填；填了才能推出出生日期等，查出重复的人",
    "certificate": "可以不填；填了能推出残疾类别和残疾等级",
}
"""What a blank means in the columns that the roster itself needs, by role."""

_MUST = ("household", "relation")


@frozen
class TemplateColumn:
    """One column of the template: a heading, how its cells are filled, and what a blank means.

    rows: what stands there for two invented persons of a household, the head and another. head: of the
    column of relations, the word of the head.
    """

    label: str
    of: Scope
    need: Need
    type: str
    unit: str
    words: tuple[str, ...]
    blank: str
    note: str
    example: str
    rows: tuple[str, str] = ("", "")
    role: str | None = None
    head: str | None = None
    from_identity: bool = False
    minimum: Fraction | None = None
    maximum: Fraction | None = None

    @property
    def filled_with(self) -> str:
        """The words of the type, with the legal words or bounds."""
        bounds = " 至 ".join(shown(bound) for bound in (self.minimum, self.maximum) if bound is not None)
        single = "不小于 " if self.minimum is not None else "不大于 "
        return "；".join(
            part
            for part in (
                TYPE_WORDS[self.type],
                "、".join(self.words) if self.type in ("category", "tags") else "",
                (bounds if "至" in bounds else single + bounds) if bounds else "",
            )
            if part
        )

    @property
    def comment(self) -> str:
        """What hangs on the heading: meaning, unit, how to fill it, an example."""
        lines = (
            self.note,
            f"单位：{self.unit}" if self.unit else "",
            f"填写：{self.filled_with}",
            f"空白：{self.blank}",
            f"例如：{self.example}" if self.example else "",
        )
        return "\n".join(filter(None, lines))


def template_columns(policy: CheckedPolicy) -> tuple[TemplateColumn, ...]:
    """Return a column for each input that results rest on or that every roster needs.

    Their headings are the inputs' labels, so that the filled template is read without any mapping. They
    stand as somebody fills them: who it is, then the household's own columns, places first, then the
    person's; in each part those that are wanted before those that may stay blank.
    """
    read = policy.needed()
    examples = Examples(policy)
    columns = [
        _column(checked, key in read, examples)
        for key, checked in policy.inputs.items()
        if key in read or _is_of_roster(checked, policy)
    ]
    return tuple(sorted(columns, key=_place))


def _place(column: TemplateColumn) -> tuple[int, ...]:
    """Return what columns are sorted by."""
    if column.role in OF_EVERY_ROSTER:
        part = 2 if column.role in PLACES else 0
        return part, OF_EVERY_ROSTER.index(column.role)
    if column.type == "identity" or column.from_identity:
        return (1,)
    return (3 if column.of == "household" else 4, column.need == "may")


def _is_of_roster(checked: CheckedInput, policy: CheckedPolicy) -> bool:
    if checked.input.role != "certificate":
        return checked.input.role in OF_EVERY_ROSTER
    # A certificate's number is of use where it fills in what a result rests on.
    needed = policy.needed()
    return any(key in needed and one.input.from_certificate for key, one in policy.inputs.items())


def _column(checked: CheckedInput, is_read: bool, examples: Examples) -> TemplateColumn:
    given = checked.input
    need = _need(checked, is_read)
    is_filled = need != "may" or given.role in OF_EVERY_ROSTER
    return TemplateColumn(
        label=checked.label,
        of=given.of,
        need=need,
        type="certificate" if given.role == "certificate" else given.type,
        unit=str(checked.type.unit) if checked.type.unit != NO_UNIT else "",
        words=(YES, NO) if given.type == "flag" else tuple(word.value for word in given.words),
        blank=_meaning_of_blank(checked, is_read),
        note=given.note or "",
        example=examples.one(given),
        rows=examples.rows(given) if is_filled else ("", ""),
        role=given.role,
        head=given.head,
        from_identity=given.from_identity is not None,
        minimum=given.minimum,
        maximum=given.maximum,
    )


def _need(checked: CheckedInput, is_read: bool) -> Need:
    given = checked.input
    if given.role in _MUST:
        return "must"
    has_meaning = given.default is not None or given.from_identity is not None or not is_read
    return "may" if has_meaning and given.role not in ("name", "identity") else "should"


def _meaning_of_blank(checked: CheckedInput, is_read: bool) -> str:
    given = checked.input
    if given.role in _NEEDED:
        return _NEEDED[given.role]
    if not is_read:
        return "可以不填，只用于辨认和汇总"
    if given.from_identity:
        return "由身份证号推出"
    if given.default is not None:
        meaning = shown(given.default.value, checked.type.unit) or "不填"
        return f"按“{meaning}”计（{given.default.reason}）"
    return "表示不知道；用得到它的户不能确定"
