"""The tables of a population file: which keys each may have, and what they mean."""

from __future__ import annotations

from transition.policies.grammar import CITES, OF
from transition.policies.grammar_shapes import TableKind, key

INVENTED = key("invented", "flag", "没有依据，是编的", "no source: made up")
WHY = key("note", "note", "说明；编的必须写", "a remark; what is made up needs one")
SHARE = key("share!", "number", "占多少", "the share")

HEADING = TableKind(
    "population",
    "人口模型本身",
    "the population itself",
    (
        key("name!", "name", "名称，与文件名相同", "the name, the same as the file's"),
        key("title!", "text", "中文名称", "the title in Chinese"),
        key(
            "like",
            "name",
            "没有写的都照这一个模型",
            "the population that says all that this one does not",
        ),
        key("note", "note", "说明", "a remark for readers"),
    ),
)

KIN = TableKind(
    "kin",
    "一种亲属",
    "a relation to the head",
    (
        key("from!", "number", "比户主至少大几岁，小的写负数", "at least so many years older than the head"),
        key("to!", "number", "比户主至多大几岁", "at most so many years older"),
        key("least", "number", "至少几岁", "at least so old"),
        key("sex", "word", "性别", "the sex", words=("male", "female", "opposite")),
        key("man!", "texts", "男的叫什么，依次找政策有的词", "words for men; the first that the policy has"),
        key("woman!", "texts", "女的叫什么", "words for women"),
    ),
)

FAMILY = TableKind(
    "family",
    "一类家庭",
    "a kind of household",
    (
        key("name!", "text", "名称", "its name"),
        SHARE,
        key("youngest!", "number", "户主至少几岁", "the youngest age of the head"),
        key("oldest!", "number", "户主至多几岁", "the oldest age of the head"),
        key("male!", "number", "男户主占多少", "the share of heads who are men"),
        key("members", "texts", "与户主同住的亲属，一人一项", "the kin who live with the head, each once"),
    ),
)

FAMILIES = TableKind(
    "families",
    "家庭的构成",
    "which households there are",
    (INVENTED, CITES, WHY, key("kind!", "tables", "各类家庭", "the kinds of households", table=FAMILY)),
)

BAND = TableKind(
    "band",
    "一段数额",
    "a band of whole numbers",
    (
        SHARE,
        key("from!", "number", "从", "the first number"),
        key("to!", "number", "到（含）", "the last number, included"),
        key("step", "number", "每级相差", "from one to the next"),
    ),
)

WORDS = TableKind("shares", "各占多少", "the share of each word", (), open="number")
WHEN = TableKind("when", "什么人", "who: a column and its cells", (), open="texts")
PLACES = TableKind(
    "places",
    "在哪里",
    "where: the share of each",
    (
        key("own", "number", "本县", "the household's own county"),
        key("province", "number", "省内其他县", "another county of the province"),
        key("elsewhere", "number", "外省", "another province"),
    ),
)

GROUP = TableKind(
    "group",
    "一组人",
    "a group of persons or households",
    (
        key("when", "table", "什么人；不写是其余所有人", "who; all others where it is left out", table=WHEN),
        key(
            "words",
            "table",
            "各个词占多少，空文字是空白",
            "the share of each word, an empty one is a blank",
            table=WORDS,
        ),
        key("amounts", "tables", "各段数额", "bands of amounts", table=BAND),
        key("days", "tables", "名册日之前多少天", "days before that of the roster", table=BAND),
        key("places", "table", "在哪里", "where", table=PLACES),
    ),
)

COLUMN = TableKind(
    "column",
    "一栏",
    "a column",
    (
        key("label!", "text", "栏目名称，政策里没有的只供后面的栏目用", "the label of an input"),
        OF,
        key("unit", "unit", "数额的单位", "the unit of amounts"),
        key(
            "percent_of",
            "text",
            "户的数额是成员这一栏之和的百分之几",
            "amounts are percents of what the members have together under this label",
        ),
        INVENTED,
        CITES,
        WHY,
        key(
            "group!", "tables", "分组，最后一组不写 when", "the groups, the last without `when`", table=GROUP
        ),
    ),
)

FILE_KEYS = ("population", "document", "kin", "families", "column")
"""The tables that a file may have."""
