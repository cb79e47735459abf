"""The tables of a reform file: those of the policy language, without what the changed policy says already."""

from __future__ import annotations

from attrs import evolve

from transition.policies.grammar import CHECK, CITES, DOCUMENT, FROM, INPUT, NOTE, PARAMETER, ROUND, RULE, TO
from transition.policies.grammar_shapes import Key, TableKind, key

HEAD = TableKind(
    "reform",
    "改革方案文件本身",
    "the reform file itself",
    (
        key("name!", "name", "方案名，与文件名相同", "the name, the same as the file's"),
        key("title!", "text", "中文标题", "the title in Chinese"),
        key("base", "name", "为哪个政策或地区而写", "the policy or place that it is written for"),
        NOTE,
    ),
)

NEW_VALUE = TableKind(
    "changed value",
    "一处改动的值；没有写的键是所有的",
    "a changed value; a key that is not named stands for all",
    (
        FROM,
        TO,
        key("value", "value", "新的值", "the new value"),
        key("add", "number", "在原来的值上加多少", "what is added to the value there was"),
        key("times", "number", "原来的值乘以多少", "what the value there was is multiplied with"),
        CITES,
        NOTE,
    ),
    open="cell",
)

CHANGED_TABLE = TableKind(
    "changed parameter",
    "改动一张已有的表",
    "a change of a table that there is",
    (
        key("values!", "tables", "改动的各行", "the changed rows", table=NEW_VALUE),
        key("unit", "unit", "单位，与原表核对", "the unit, held against the table's"),
        NOTE,
    ),
)

ADDED_CASE = TableKind(
    "added case",
    "给判定表加的一行",
    "a row added to a decision table",
    (
        key("when!", "formula", "条件", "the condition"),
        key("then!", "formula", "条件成立时的结果", "the result when it holds"),
        key(
            "before",
            "number",
            "放在第几行之前；不写则放在 otherwise 之前",
            "in front of which row, counted from 1; else in front of `otherwise`",
        ),
        CITES,
    ),
)

NEW_ROUND = TableKind(
    "changed round",
    "改动的取整",
    "a changed rounding",
    tuple(
        Key("mode", "word", "也可写 none：不取整", "also none: no rounding", True, (*one.words, "none"))
        if one.name == "mode"
        else evolve(one, required=False)
        for one in ROUND.keys
    ),
)

_KEPT = ("formula", "cases", "from", "to", "cites", "note")

AMENDED_RULE = TableKind(
    "changed rule",
    "改动一条已有的规则",
    "a change of a rule that there is",
    (
        *(one for one in RULE.keys if one.name in _KEPT),
        key("add_cases", "tables", "给判定表加的行", "rows added to the decision table", table=ADDED_CASE),
        key("round", "table", "新的取整", "another rounding", table=NEW_ROUND),
    ),
)

SECTIONS = {"document": DOCUMENT, "input": INPUT, "parameter": PARAMETER, "rule": RULE, "check": CHECK}
"""The sections of new things; a parameter or rule without a label changes one that there is."""

FILE_KEYS: tuple[str, ...] = ("reform", *SECTIONS)
