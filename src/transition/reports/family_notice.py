"""A page for the family: what it gets or not, from which month, how that was reckoned, by which law.

Identity numbers are always masked. In Chinese, as all that is printed. What is not in the results (where to
object, who signs) is not made up: there is a blank line for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from transition.calc.display import shown
from transition.calc.explanation import Condition, Explained
from transition.calc.household_explanation import HouseholdExplanation
from transition.calc.masking import masked_numbers
from transition.calc.people import role_column
from transition.calc.unsettled import Unsettled
from transition.policies.checked import Source
from transition.problems import spoken
from transition.reports.explanation_text import condition_in_words
from transition.reports.household_text import lacking_in_words, range_in_words
from transition.reports.numbered_documents import titled
from transition.reports.page import Block, Facts, Lines, Page, Rows, short_title
from transition.rosters.region_names import region_name

MOST_MEMBERS, MOST_RESULTS, MOST_STEPS, MOST_CONDITIONS, MOST_DOCUMENTS = 8, 12, 6, 4, 8
"""So much fits on one sheet of paper; of what is left out the number is told."""

_ROOM = 33.0
"""Lines of text that a sheet has for tables and reckonings, beside title, documents and foot."""

_TABLE_ROW, _HEADING = 1.2, 1.7
"""How many lines of text these are high."""

_LONGEST_FORMULA = 60
_HARD = re.compile(r"(?!MIN\(|MAX\()\b[A-Z_]+\(|…|\b(and|or|not|in)\b")
"""What makes a formula hard to read for somebody who is not used to formulas."""


def family_notice(explanation: HouseholdExplanation) -> Page:
    """Return the page of a household, without any changed cells."""
    with spoken("zh"):
        return _Notice(explanation).page()


class _Notice:
    def __init__(self, explanation: HouseholdExplanation) -> None:
        self.explanation = explanation
        self.results = explanation.results
        self.roster = self.results.roster
        self.inputs = self.results.plan.inputs
        self.held = bool(self.results.held[0])
        self.sources: dict[Source, None] = {}
        self.cited_last: list[Source] = []

    def page(self) -> Page:
        """Put the page together."""
        day = self.results.options.days[0]
        main, others = self._sorted()
        rows = min(self.roster.persons, MOST_MEMBERS) + min(len(main), MOST_RESULTS) + 4
        blocks: list[Block] = [
            Facts(tuple(self._facts())),
            self._members(),
            self._table(main),
            *([Lines("", (self._others(others),), "small")] if others else []),
            *self._reckonings(main, _ROOM - _TABLE_ROW * rows - 2 * bool(others)),
        ]
        documents = tuple(_documents(self.sources))
        left = len(documents) - MOST_DOCUMENTS
        more = (f"……另有 {left} 份文件",) if left > 0 else ()
        blocks.append(Lines("依据", (*documents[:MOST_DOCUMENTS], *more), "small"))
        blocks.append(Facts((("经办单位（盖章）", ""), ("日期", ""))))
        return Page(
            title="待遇计算结果说明",
            subtitle=f"{short_title(self.results.plan.title)}　{day.year} 年 {day.month} 月",
            blocks=tuple(blocks),
            foot=f"按 {day} 有效的政策和花名册（{self.roster.source.name}）计算。金额以批准机关的决定为准。",
        )

    # --- who --------------------------------------------------------------------------------------

    def _facts(self) -> Iterator[tuple[str, str]]:
        yield "户编号", masked_numbers(self.explanation.household)
        head = int(self.roster.head_row[0])
        yield "户主", self._name(head) if head >= 0 else ""
        place = "".join(self._place())
        if place:
            yield "所在地", place
        yield "家庭人口", f"{self.roster.persons} 人"

    def _place(self) -> Iterator[str]:
        for role in ("region", "township", "village"):
            for key, checked in self.inputs.items():
                column = self.roster.household_columns.get(key)
                word = column.at(0) if checked.input.role == role and column is not None else None
                if isinstance(word, str):
                    yield region_name(word) if role == "region" else word

    def _name(self, row: int) -> str:
        return self._word("name", row) or f"第 {row + 1} 人"

    def _word(self, role: str, row: int) -> str:
        column = role_column(self.inputs, self.roster, role)
        word = column.at(row) if column is not None else None
        return word if isinstance(word, str) else ""

    def _members(self) -> Rows:
        rows = [
            (self._name(row), self._word("relation", row), masked_numbers(self._word("identity", row)))
            for row in range(min(self.roster.persons, MOST_MEMBERS))
        ]
        left = self.roster.persons - len(rows)
        more = [(f"……另有 {left} 人", "", "")] if left else []
        return Rows(("姓名", "与户主关系", "身份证号"), (*rows, *more))

    # --- what -------------------------------------------------------------------------------------

    def _sorted(self) -> tuple[list[Explained], list[Explained]]:
        """Return the results to tell one by one, and those of single persons that come to nothing."""
        trees = self.explanation.trees
        others = [tree for tree in trees if tree.of == "person" and tree.value in (0, False)]
        main = [tree for tree in trees if tree not in others] if len(others) < len(trees) else list(trees)
        return main, others if len(main) < len(trees) else []

    def _table(self, trees: Sequence[Explained]) -> Rows:
        rows = [self._row(tree) for tree in trees[:MOST_RESULTS]]
        left = len(trees) - len(rows)
        more = [(f"……另有 {left} 项", "", "", "", "")] if left else []
        return Rows(("项目", "对象", "结果", "金额", "月份"), (*rows, *more), right=(3,))

    def _row(self, tree: Explained) -> tuple[str, ...]:
        day = self.results.options.days[0]
        month = f"{day.year} 年 {day.month} 月起" if tree.value else f"{day.year} 年 {day.month} 月"
        who = tree.subject if tree.of == "person" else "全户"
        if self.held:
            return tree.label, who, "待核实（花名册有误）", "", month
        if tree.value is None:
            return tree.label, who, "待核实", "", month
        if not isinstance(tree.value, Fraction):
            return tree.label, who, shown(tree.value, kind=tree.value_kind), "", month
        amount = shown(tree.value, tree.unit, thousands=True)
        if tree.unit is None or not tree.unit.exponent("元"):
            return tree.label, who, "", amount, month
        granted = tree.value > 0
        return tree.label, who, "符合条件" if granted else "不符合条件", amount if granted else "", month

    def _others(self, trees: Iterable[Explained]) -> str:
        """Tell in one line what single persons do not get."""
        names: dict[str, list[str]] = {}
        for tree in trees:
            names.setdefault(tree.label, []).append(tree.subject)
        listed = (
            label if len(who) == self.roster.persons else f"{label}（{'、'.join(who)}）"
            for label, who in names.items()
        )
        return f"按现有资料不符合条件的个人项目：{'；'.join(listed)}。"

    # --- how --------------------------------------------------------------------------------------

    def _reckonings(self, trees: Sequence[Explained], room: float) -> Iterator[Lines]:
        """Yield how the results came about, one of a kind, as far as there is room; the first in any case."""
        by_key: dict[str, Explained] = {}
        for tree in trees:
            if tree.value is None or tree.value or tree.of == "household":
                by_key.setdefault(tree.key, tree)
        for place, tree in enumerate(by_key.values()):
            block = self._reckoning(tree)
            room -= _HEADING + len(block.lines)
            if room < 0 and place:
                return
            for source in self.cited_last:
                self.sources.setdefault(source)
            yield block

    def _reckoning(self, tree: Explained) -> Lines:
        who = f"{tree.subject} " if tree.of == "person" else ""
        self.cited_last = []
        if tree.value is None:
            lacking = next(one for one in self.explanation.unsettled if _is_of(one, tree))
            return Lines(f"{who}{tree.label}：为什么待核实", tuple(_lacking_lines(lacking)))
        self._cite(tree)
        if not tree.value:
            lines = tuple(map(_refusal_line, tree.conditions[:MOST_CONDITIONS]))
            steps = tuple(self._steps(tree, MOST_STEPS // 2))
            return Lines(f"{who}{tree.label}：为什么不符合，最接近的在前", (*lines, *steps), "bad")
        return Lines(
            f"{who}{tree.label}：怎样算出", (*self._steps(tree, MOST_STEPS), *_rounded(tree)), "good"
        )

    def _steps(self, tree: Explained, most: int) -> Iterator[str]:
        """Yield the steps nearest to a result, each after what it rests on."""
        nearest = sorted(_amounts(tree), key=lambda found: found[0])[:most]
        chosen = {id(step) for _, step in nearest}
        told: set[str] = set()
        for step in _after_parts(tree, set()):
            if id(step) in chosen:
                self._cite(step)
                line = _step_line(step)
                if line not in told:
                    told.add(line)
                    yield line

    def _cite(self, step: Explained) -> None:
        self.cited_last += (*step.sources, *step.rounding_sources)


def _refusal_line(condition: Condition) -> str:
    """Return what stood in the way: a comparison with how far it was, or what was so and ought not to be."""
    words = condition_in_words(condition)
    return words if condition.distance is not None else f"{words}（{shown(condition.held)}）"


def _is_of(one: Unsettled, tree: Explained) -> bool:
    return one.key == tree.key and (one.of == "household" or one.subject == tree.subject or not one.subject)


def _lacking_lines(one: Unsettled) -> Iterator[str]:
    yield from (lacking_in_words(lacking) for lacking in one.lacking[:MOST_CONDITIONS])
    if len(one.lacking) > MOST_CONDITIONS:
        yield f"……另有 {len(one.lacking) - MOST_CONDITIONS} 处"
    if one.range is not None:
        yield range_in_words(one.range, one.unit)


def _amounts(tree: Explained) -> Iterator[tuple[int, Explained]]:
    """Yield the numbers that a result rests on, itself included, each with how far away it is."""
    waiting: list[tuple[int, Explained]] = [(0, tree)]
    seen: set[int] = set()
    while waiting:
        far, step = waiting.pop(0)
        if id(step) in seen:
            continue
        seen.add(id(step))
        amount = isinstance(step.value, Fraction)
        if amount and (step.value or step is tree) and step.kind != "input" and step.of in (tree.of, "all"):
            yield far, step
        # Behind a word or a flag stand the amounts that were compared, but no table that is a step to a day.
        parts = step.parts if amount else [part for part in step.parts if part.kind == "rule"]
        waiting += [(far + 1, part) for part in parts if part.value_kind != "date"]


def _after_parts(step: Explained, seen: set[int]) -> Iterator[Explained]:
    if id(step) in seen:
        return
    seen.add(id(step))
    for part in step.parts:
        yield from _after_parts(part, seen)
    yield step


def _step_line(step: Explained) -> str:
    value = shown(step.value, step.unit, thousands=True, approximate=True)
    sign = "" if value.startswith("≈") else "= "
    keys = "，".join(shown(key) for _, key in step.answered.keys) if step.answered else ""
    label = f"{step.label}（{keys}）" if keys else step.label
    readable = len(step.filled) <= _LONGEST_FORMULA and _HARD.search(step.filled) is None
    filled = f"= {step.filled} " if step.filled and readable else ""
    since = f"，自 {step.since} 起" if step.kind == "parameter" and step.since else ""
    return f"{label} {filled}{sign}{value}{since}"


def _rounded(tree: Explained) -> Iterator[str]:
    if tree.rounding is not None and tree.before_rounding != tree.value:
        before = shown(tree.before_rounding, tree.unit, thousands=True, approximate=True)
        yield f"取整：{before} → {shown(tree.value, tree.unit, thousands=True)}"


def _documents(sources: Iterable[Source]) -> Iterator[str]:
    """Yield each document once with all articles that are cited of it."""
    articles: dict[str, dict[str, None]] = {}
    for source in sources:
        articles.setdefault(titled(source.document), {}).setdefault(source.article)
    for title, cited in articles.items():
        yield title + "、".join(filter(None, cited))
