"""The tables of a case file, as `grammar.py` has them for a policy file."""

from __future__ import annotations

from transition.policies.grammar import CITES
from transition.policies.grammar_shapes import TableKind, key

VALUES = TableKind("values", "按名称给出的值", "values by label", (), open="given")

GIVEN = TableKind(
    "given",
    "一户和它的成员",
    "a household and its members",
    (
        key("household", "table", "家庭的值，按名称", "values of the household, by label", table=VALUES),
        key("persons", "tables", "每个成员的值，按名称", "values of each member, by label", table=VALUES),
    ),
)

EXAMPLE = TableKind(
    "example",
    "一个算例",
    "one case",
    (
        key("name!", "text", "一句话说明算什么", "a sentence that says what is true"),
        key("on!", "date", "评估日", "the as-of day"),
        key("known_on", "date", "只用这一天以前发布的文件", "uses only what had been issued by then"),
        key("carry_forward", "flag", "过期的值沿用", "carries ended values forward"),
        CITES,
        key("given!", "table", "已知", "what the roster says", table=GIVEN),
        key("expect", "table", "应得", "what must come out, exactly", table=GIVEN),
        key("undecided", "texts", "应当不能定的结果", "the results that must be undecided"),
        key(
            "missing",
            "texts",
            "应当指出缺少的列或参数",
            "the inputs and parameters that must be named as missing",
        ),
    ),
)

CASE_FILE = TableKind(
    "case file",
    "一份政策的算例",
    "the cases of one policy",
    (
        key("policies", "names", "还要一起装入的政策", "further policies to load with it"),
        key("case", "tables", "算例", "the cases", table=EXAMPLE),
    ),
)
