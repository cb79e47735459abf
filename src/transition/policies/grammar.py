"""The tables of the policy language: which keys each kind of TOML table may have, and what they mean.

The reader, its hints, the JSON schema for editors and a test of the documentation are all made from
these tables, so they cannot say different things. What is not here is refused.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from transition.policies.grammar_shapes import MEASURES, ROLES, RULE_TYPES, TYPES, VALUE_TYPES, TableKind, key
from transition.policies.model import GRADES

FROM = key("from", "date", "从哪一天起（含）", "first day, included")
TO = key("to", "date", "到哪一天止（含）", "last day, included")
CITES = key(
    "cites",
    "cites",
    "依据：文件的键，空一格，条款；可列多条",
    "the document's key, a blank, the article; or a list of such",
)
NOTE = key("note", "note", "说明", "a remark for readers")
LABEL = key("label!", "label", "中文名称，公式里用它", "the Chinese term; formulas use it")
UNIT = key("unit", "unit", "单位，如 元/人·月", "the unit, such as 元/人·月")
OF = key(
    "of!",
    "word",
    "属于个人（person）还是家庭（household）",
    "of each person or of each household",
    words=("person", "household"),
)

POLICY = TableKind(
    "policy",
    "政策文件本身",
    "the policy file itself",
    (
        key("name!", "name", "政策名，与文件名相同", "the name, the same as the file's"),
        key("title!", "text", "中文标题", "the title in Chinese"),
        key("region!", "region", "适用地区的代码，全国写 000000", "the region's code; 000000 for the nation"),
        key("extends", "name", "所细化的上级政策，至多一个", "the one policy that this one extends"),
        key("uses", "names", "还要用到的其他政策文件", "other policy files that this one reads"),
        key("edition!", "text", "版本，改一次加一", "the edition; raise it with every change"),
        NOTE,
    ),
)

DOCUMENT = TableKind(
    "document",
    "被引用的文件",
    "a document that is cited",
    (
        key("title!", "text", "文件标题", "the title"),
        key("number", "text", "文号", "its number"),
        key("publisher", "text", "发文机关", "who issued it"),
        key("issued", "date", "发文日期", "the day of issue"),
        key("url", "url", "网址", "where it can be read"),
        key(
            "grade!",
            "word",
            "可靠程度：官方、媒体、汇编、惯例",
            "how well it is known: official, press, aggregator, practice",
            words=GRADES,
        ),
        NOTE,
    ),
)

WORD = TableKind(
    "word",
    "一个词和它的其他写法",
    "a word with its other writings",
    (
        key("value!", "text", "标准写法", "the word"),
        key("aliases", "texts", "其他写法", "other writings met in rosters"),
        key(
            "certificate",
            "word",
            "残疾人证号里的代码（from_certificate 时）",
            "its digit in the number of a disability certificate (with from_certificate)",
            words=tuple("1234567"),
        ),
    ),
)

INPUT = TableKind(
    "input",
    "花名册可以有的一列",
    "a column that a roster may have",
    (
        LABEL,
        OF,
        key("type!", "word", "类型", "the type", words=TYPES),
        UNIT,
        key("headers", "texts", "表头的其他写法", "other headings met in rosters"),
        key(
            "words",
            "entries",
            "合法的词，类别和标签必填",
            "the legal words of a category or of tags",
            table=WORD,
        ),
        key("default", "value", "空白单元格当作什么", "what a blank cell means"),
        key("default_reason", "text", "为什么可以这样当作", "why it means that: a citation or a reason"),
        key("role", "word", "名册本身要用的列", "what the roster reader itself needs it for", words=ROLES),
        key(
            "head",
            "text",
            "户主那一行写的词（role = relation 时）",
            "the word of the head (with role = relation)",
        ),
        key(
            "from_identity",
            "word",
            "空白时从身份证号取：出生日期或性别",
            "what the identity number tells where the cell is blank",
            words=("birth", "sex"),
        ),
        key(
            "from_certificate",
            "word",
            "空白时从残疾人证号取：类别或等级",
            "what the number of a disability certificate tells where the cell is blank",
            words=("category", "level"),
        ),
        key(
            "measures",
            "word",
            "模拟时当作什么：劳动所得",
            "what simulations take it for: what somebody earns",
            words=("earnings",),
        ),
        key("yes", "texts", "当作“是”的其他写法", "other writings met in rosters that mean yes"),
        key("no", "texts", "当作“否”的其他写法", "other writings met in rosters that mean no"),
        key("minimum", "number", "最小合法值", "the smallest legal number"),
        key("maximum", "number", "最大合法值", "the largest legal number"),
        NOTE,
        key("example", "text", "举例，用于空白模板", "an example, for the empty template"),
    ),
)

KEY_COLUMN = TableKind(
    "key column",
    "查表的一个键",
    "one key of a table",
    (
        key("key!", "text", "行里用的键名", "the word that the rows use"),
        key(
            "type",
            "word",
            "类型；不写则取同名的列或规则",
            "the type; else that of the input or rule of this name",
            words=(*VALUE_TYPES, "tags"),
        ),
        UNIT,
        key(
            "match",
            "word",
            "exact 正好相等；at least 分档，取不超过的最高一档",
            "exact, or at least: the highest threshold not above the number",
            words=("exact", "at least"),
        ),
        key("words", "texts", "合法的词", "the legal words"),
    ),
)

ROW = TableKind(
    "row",
    "一行有日期、有依据的值",
    "one dated, cited value",
    (
        key("from!", "date", FROM.zh, FROM.en),
        TO,
        key(
            "value!",
            "value",
            '值：12、0.5、"2/37"、"75%"、词、日期',
            'the value: 12, 0.5, "2/37", "75%", a word, a day',
        ),
        CITES,
        NOTE,
    ),
    open="cell",
)

OTHERWISE = TableKind(
    "otherwise",
    "没有列出的键得到什么",
    "what a key that is not listed gets",
    (key("value!", "value", "值", "the value"), CITES),
)

PARAMETER = TableKind(
    "parameter",
    "按日期和键给出的数值",
    "a table of dated values",
    (
        # A child that only adds rows leaves the label out: the reader asks for it elsewhere.
        key(
            "label",
            "label",
            "中文名称；只给上级的表加行时不写",
            "the Chinese term; left out to add rows to the parent's",
        ),
        key(
            "type",
            "word",
            "值的类型，默认 number",
            "the type of its values; number if left out",
            words=VALUE_TYPES,
        ),
        UNIT,
        key("by", "entries", "查表的键", "what it is looked up by", table=KEY_COLUMN),
        key("values", "tables", "各行的值", "the rows", table=ROW),
        key(
            "otherwise",
            "table",
            "表里没有列出的键得到什么",
            "what a key that is not listed gets",
            table=OTHERWISE,
        ),
        key(
            "several",
            "word",
            "同时有几类时取最高",
            "with several tags at once, the highest counts",
            words=("highest",),
        ),
        key("several_cites", "cites", "就高的依据", "the citation of `several`"),
        key("lasts", "lasting", "每行最多管多久，如 1 年", "how long a row holds at most, such as 1 年"),
        key("overrides", "flag", "取代上级的同名表", "replaces the parent's table"),
        key("words", "texts", "合法的词（type = category 时）", "the legal words (with type = category)"),
        CITES,
        NOTE,
    ),
)

CASE = TableKind(
    "case",
    "判定表的一行",
    "one row of a decision table",
    (
        key("when", "formula", "条件", "the condition"),
        key("then", "formula", "条件成立时的结果", "the result when it holds"),
        key("otherwise", "formula", "都不成立时的结果，放在最后", "the result when none holds; comes last"),
        CITES,
    ),
)

ROUND = TableKind(
    "round",
    "一处取整",
    "one rounding",
    (
        key("to!", "amount", "取整到多少，如 1 元", "to a multiple of what, such as 1 元"),
        key(
            "mode!",
            "word",
            "up 有小数进一，down 舍去，nearest 四舍五入",
            "up, down, or nearest (a half goes away from zero)",
            words=("up", "down", "nearest"),
        ),
        CITES,
    ),
)

RULE = TableKind(
    "rule",
    "算出一个结果的规则",
    "a rule that computes one result",
    (
        LABEL,
        OF,
        key(
            "type",
            "word",
            "结果的类型，默认 number",
            "the type of the result; number if left out",
            words=RULE_TYPES,
        ),
        UNIT,
        key("words", "texts", "合法的词（type = category 时）", "the legal words (with type = category)"),
        key("formula", "formula", "公式", "the formula"),
        key(
            "cases",
            "tables",
            "判定表：第一个成立的算数",
            "a decision table: the first case that holds counts",
            table=CASE,
        ),
        key("round", "table", "取整", "the rounding of the result", table=ROUND),
        FROM,
        TO,
        CITES,
        key("entitlement", "flag", "是要发放的待遇", "it is paid out"),
        key(
            "begins",
            "formula",
            "待遇从哪一天起发：一个日期的公式",
            "the first day for which the entitlement is paid: a formula of a day",
        ),
        key(
            "payer",
            "text",
            "待遇由谁出钱：写明，或写给出它的规则的名称",
            "who pays the entitlement: words, or the label of a rule that says it",
        ),
        key(
            "measures",
            "word",
            "模拟时当作什么：收入、标准、补差、人数",
            "what simulations take it for: income, standard, the relief between them, persons",
            words=MEASURES,
        ),
        key("overrides", "flag", "取代上级的同名规则", "replaces the parent's rule"),
        NOTE,
    ),
)

CHECK = TableKind(
    "check",
    "对花名册的一项核对",
    "a check of a roster's rows",
    (
        OF,
        key("when!", "formula", "有问题的条件", "the condition under which something is wrong"),
        key("message!", "text", "提示，可含 {名称}", "what to tell; may hold {label}"),
        key(
            "severity!",
            "word",
            "error 暂不计算这一户，warning 只提醒",
            "error holds the household back, warning only tells",
            words=("error", "warning"),
        ),
        CITES,
        FROM,
        TO,
    ),
)

LATER_VERSION = TableKind(
    "rule version",
    "规则的后一版",
    "a later version of a rule",
    tuple(evolve(one, required=False) for one in RULE.keys),
)

MEASURED: tuple[str, ...] = ("number", "whole", "percent")
"""The types that are numbers."""

FOR_TYPES: Mapping[str, tuple[str, ...]] = {
    "unit": ("number", "whole"),
    "words": ("category", "tags"),
    "minimum": MEASURED,
    "maximum": MEASURED,
    "yes": ("flag",),
    "no": ("flag",),
    "round": ("number",),
}
"""Keys that have a meaning only beside some types."""

NEEDS_WORDS: tuple[str, ...] = ("category", "tags")
"""The types of which all legal words are listed."""

SECTIONS: Mapping[str, TableKind] = {
    "document": DOCUMENT,
    "input": INPUT,
    "parameter": PARAMETER,
    "rule": RULE,
    "check": CHECK,
}
"""The sections of a policy file that hold named tables, ``[document.KEY]``, in the order of writing."""

FILE_KEYS: tuple[str, ...] = ("policy", *SECTIONS)
