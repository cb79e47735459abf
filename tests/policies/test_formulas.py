"""Formulas: what people type is read exactly, and what formulas do not have is refused where it stands."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from transition.policies.formula import FormulaFault, parse_formula
from transition.policies.formula_text import MAX_DEPTH, MAX_LENGTH
from transition.policies.functions import FUNCTIONS, label_fault
from transition.policies.nodes import (
    AmongNode,
    BinaryNode,
    CallNode,
    CompareNode,
    FlagNode,
    LogicNode,
    LookupNode,
    MinusNode,
    NameNode,
    Node,
    NotNode,
    NumberNode,
    WordNode,
    children,
)


def name(text):
    return NameNode(name=text)


def number(value):
    return NumberNode(value=Fraction(value))


def word(text):
    return WordNode(value=text)


def refusal(text):
    with pytest.raises(FormulaFault) as refused:
        parse_formula(text)
    return refused.value


# --- what is read -----------------------------------------------------------------------------------

SAME = [
    ("工资＋１２．５", "工资 + 12.5"),
    ("工资 × 2 ÷ 3", "工资 * 2 / 3"),
    ("工资 － 1", "工资 - 1"),
    ("工资 − 1", "工资 - 1"),
    ("工资 ≥ 1 and 工资 ≤ 2", "工资 >= 1 and 工资 <= 2"),
    ("工资 ≠ 1", "工资 != 1"),
    ("工资 <> 1", "工资 != 1"),
    ("工资 ＝ 1", "工资 == 1"),
    ("工资=1", "工资 == 1"),
    ("MAX（工资，０）", "MAX(工资, 0)"),
    ("标准［户籍地，城乡］", "标准[户籍地, 城乡]"),
    ("标准【户籍地、城乡】", "标准[户籍地, 城乡]"),
    ("城乡 in （‘城镇’，“农村”）", "城乡 in ('城镇', '农村')"),
    ("工资 * 75%", "工资 * 0.75"),
    ("工资 * ７５％", "工资 * 0.75"),
    ("1 / 50 %", "1 / 0.5"),
    ("ＩＦ(在读, １, ０)", "IF(在读, 1, 0)"),
    ("在读 = TRUE", "在读 = True"),
    ("\n  工资\n  + 1\n", "工资 + 1"),
    ("工资\u3000+\u30001", "工资 + 1"),
    ("(((工资)))", "工资"),
    ("+工资", "工资"),
    ("城乡 in ('农村')", "城乡 in ('农村',)"),
    ("IF(在读, 1, 0,)", "IF(在读, 1, 0)"),
]


@pytest.mark.parametrize(("typed", "plain"), SAME)
def test_a_formula_is_read_as_its_plain_writing(typed, plain):
    assert parse_formula(typed) == parse_formula(plain)


READ = [
    ("0.1", number("1/10")),
    (".5", number("1/2")),
    ("007", number(7)),
    ("123456789012345678", number(123456789012345678)),
    ("'农村'", word("农村")),
    ("''", word("")),
    ("'（１）'", word("（１）")),
    ("FALSE", FlagNode(value=False)),
    ("-工资", MinusNode(inner=name("工资"))),
    ("工资 + 1", BinaryNode(operator="+", left=name("工资"), right=number(1))),
    ("not 在读", NotNode(inner=name("在读"))),
    ("标准[城乡]", LookupNode(table=name("标准"), keys=(name("城乡"),))),
    ("ABS(工资)", CallNode(function="ABS", arguments=(name("工资"),))),
    ("年级 in (1, -2)", AmongNode(operand=name("年级"), options=(number(1), MinusNode(inner=number(2))))),
]


@pytest.mark.parametrize(("text", "node"), READ)
def test_a_formula_becomes_nodes(text, node):
    assert parse_formula(text) == node


def test_a_sum_is_read_from_the_left_and_products_first():
    one, two, three = name("甲"), name("乙"), name("丙")

    assert parse_formula("甲 - 乙 * 丙") == BinaryNode(
        operator="-", left=one, right=BinaryNode(operator="*", left=two, right=three)
    )
    assert parse_formula("甲 - 乙 - 丙") == BinaryNode(
        operator="-", left=BinaryNode(operator="-", left=one, right=two), right=three
    )


def test_a_chain_of_comparisons_is_several_joined_by_and():
    low = CompareNode(operator="<", left=number(1), right=name("年龄"))
    high = CompareNode(operator="<=", left=name("年龄"), right=number(60))

    assert parse_formula("1 < 年龄 ≤ 60") == LogicNode(operator="and", items=(low, high))


def test_a_long_and_is_one_node():
    node = parse_formula("甲 and 乙 and 丙")

    assert isinstance(node, LogicNode)
    assert len(node.items) == 3


def test_not_in_is_the_other_flag_of_in():
    assert parse_formula("城乡 not in ('农村')") == NotNode(inner=parse_formula("城乡 in ('农村')"))


def test_full_width_letters_and_ligatures_in_names_are_plain_ones():
    assert parse_formula("Ａ类ﬁ") == name("A类fi")


def test_places_point_into_the_text_as_typed():
    text = "MAX（标准［户籍地］×７５％，－工资 ≥ 0）"
    node = parse_formula(text)

    assert [text[part.start : part.end] for part in children(node)] == ["标准［户籍地］×７５％", "－工资 ≥ 0"]
    product = children(node)[0]
    assert [text[part.start : part.end] for part in children(product)] == ["标准［户籍地］", "７５％"]


# --- what is refused --------------------------------------------------------------------------------

REFUSED = [
    ("", "empty", ""),
    ("  \n ", "empty", "  \n "),
    ("工资.元", "not-allowed", "."),
    ("工资 ** 2", "not-allowed", "**"),
    ("工资 // 2", "not-allowed", "//"),
    ("工资 % 2", "not-allowed", "%"),
    ("75% 2", "operator-missing", "2"),
    ("lambda 甲: 甲", "not-allowed", "lambda"),
    ("[甲 for 甲 in 乙]", "not-allowed", "for"),
    ("[甲, 乙]", "not-allowed", "["),
    ("{甲}", "not-allowed", "{"),
    ("甲 if 乙 else 丙", "not-allowed", "if"),
    ("if(甲, 1, 2)", "not-allowed", "if"),
    ("f'甲'", "not-allowed", "f"),
    ("b'a'", "not-allowed", "b"),
    ("甲 := 1", "not-allowed", ":="),
    ("...", "not-allowed", "..."),
    ("甲[1:2]", "not-allowed", ":"),
    ("甲[乙][丙]", "not-allowed", "["),
    ("(甲 + 乙)[丙]", "not-allowed", "["),
    ("甲, 乙", "not-allowed", ","),
    ("甲 + (1,200)", "not-allowed", "(1,200)"),
    ("甲 is 乙", "not-allowed", "is"),
    ("甲 = None", "not-allowed", "None"),
    ("甲 && 乙", "not-allowed", "&&"),
    ("甲 | 乙", "not-allowed", "|"),
    ("!甲", "not-allowed", "!"),
    ("甲 => 乙", "not-allowed", "=>"),
    ("甲 =< 乙", "not-allowed", "=<"),
    ("甲 in ('a') in ('b')", "not-allowed", "甲 in ('a') in ('b')"),
    ("AND(甲, 乙)", "not-allowed", "AND"),
    ("Or(甲, 乙)", "not-allowed", "Or"),
    ("ROUND(甲, 2)", "not-allowed", "ROUND"),
    ("ROUNDUP(甲, 2)", "not-allowed", "ROUNDUP"),
    ("await 甲", "not-allowed", "await"),
    ("甲 AND 乙", "operator-missing", "AND"),
    ("甲 且 乙", "operator-missing", "且"),
    ("甲 (乙 + 丙)", "unknown-function", "甲"),
    ("2 (乙 + 丙)", "operator-missing", "("),
    ("'甲' '乙'", "operator-missing", "'乙'"),
    ("MAX(甲 乙)", "operator-missing", "乙"),
    ("IF(*甲, 1, 2)", "value-missing", "*"),
    ("IF(**甲)", "not-allowed", "**"),
    ("MAX(甲, , 乙)", "value-missing", ","),
    ("MAX(甲, )", "argument-count", "MAX(甲, )"),
    ("甲 + ", "unfinished", "+ "),
    ("甲 not", "unfinished", "not"),
    ("not not", "unfinished", "not"),
    ("甲 == = 乙", "value-missing", "="),
    ("()", "value-missing", ")"),
    ("甲[]", "value-missing", "]"),
    ("(甲", "bracket-open", "("),
    ("MAX(甲, 标准[乙)", "bracket-closed", ")"),
    ("甲)", "bracket-closed", ")"),
    ("甲 not 乙", "operator-missing", "乙"),
    ("not in (1)", "value-missing", "in"),
    ("甲 not 乙 in (1)", "operator-missing", "乙"),
    ("甲 = not 乙", "unreadable", "not 乙"),
    ("甲 + not 乙", "unreadable", "not 乙"),
    ("甲 in 乙", "option-not-literal", "乙"),
    ("甲 in ('a', 乙)", "option-not-literal", "乙"),
    ("甲 in ('a', 1 + 1)", "option-not-literal", "1 + 1"),
    ("2个月", "number-in-name", "2个"),
    ("1e5", "number-in-name", "1e"),
    ("0x1f", "number-in-name", "0x"),
    ("1_000", "number-in-name", "1_"),
    ("1234567890123456789", "number-too-long", "1234567890123456789"),
    ("0." + "1" * 18, "number-too-long", "0." + "1" * 18),
    ("元/人·月", "dot-in-unit", "·"),
    ("甲 $ 乙", "strange-character", "$"),
    ("甲 # 乙", "strange-character", "#"),
    ("甲\x00", "strange-character", "\x00"),
    ("٣", "strange-character", "٣"),
    ("²", "strange-character", "²"),
    ("甲 = '乙", "open-quote", "'乙"),
    ("甲 = \"乙'", "open-quote", "\"乙'"),
    ("甲 = 'a\\'b'", "odd-word", "'a\\'"),
    ("甲 = '一\n二'", "odd-word", "'一\n二'"),
    ("甲 = '" + "长" * 101 + "'", "odd-word", "'" + "长" * 101 + "'"),
    ("IFF(甲, 1, 2)", "unknown-function", "IFF"),
    ("IF(甲)", "argument-count", "IF(甲)"),
    ("MAX(甲)", "argument-count", "MAX(甲)"),
    ("SUM(甲, 乙)", "argument-count", "SUM(甲, 乙)"),
    ("SUM()", "argument-count", "SUM()"),
    ("f(甲=1)", "unknown-function", "f"),
]


@pytest.mark.parametrize(("text", "code", "piece"), REFUSED)
def test_what_formulas_do_not_have_is_refused_where_it_stands(text, code, piece):
    fault = refusal(text)

    assert fault.code == f"formula.{code}"
    assert text[fault.start : fault.end].startswith(piece)


@pytest.mark.parametrize("typed", ["if(甲, 1, 2)", "甲 if 乙 else 丙"])
def test_the_hint_for_a_condition_of_python_is_our_own(typed):
    assert str(refusal(typed).facts["instead"]) == "instead.if"


@pytest.mark.parametrize(
    ("written", "meant"), [("IFS", "IF"), ("Sum", "SUM"), ("COUNTIF", "COUNT"), ("monthly", "MONTHLY")]
)
def test_the_nearest_function_is_named(written, meant):
    assert refusal(f"{written}(甲)").facts["nearest"][0] == meant


def test_the_longest_formula_that_is_read():
    longest = "甲" * MAX_LENGTH

    assert parse_formula(longest) == name(longest)
    assert refusal(longest + "甲").code == "formula.too-long"


@pytest.mark.parametrize("opening", ["(", "not ", "-", "ABS(", "标准[", "甲 + (", "NOT("])
@pytest.mark.parametrize("times", [MAX_DEPTH + 2, 400, 1900])
def test_what_is_nested_too_deep_is_refused_without_exhausting_python(opening, times):
    text = (opening * times)[: MAX_LENGTH - 1] + "1"

    assert refusal(text).code in {"formula.too-deep", "formula.bracket-open", "formula.not-allowed"}


def test_a_long_sum_is_too_deep():
    assert parse_formula("+".join("甲" * MAX_DEPTH))
    assert refusal("+".join("甲" * 900)).code == "formula.too-deep"


WORDS = [
    "and",
    "or",
    "not",
    "in",
    "is",
    "if",
    "else",
    "for",
    "lambda",
    "甲",
    "标准",
    "评估日",
    "元",
    "月",
    "TRUE",
    "1",
    "0.5",
    "75%",
    "'词'",
    "**",
    "//",
    "\\",
]
SIGNS = "()[],+-*/<>=%.:'\"·！（），＝≥× \n\x00"
PIECES = st.sampled_from([*FUNCTIONS, *WORDS, *SIGNS])


def read(text):
    """A node, or the fault that says why there is none."""
    try:
        return parse_formula(text)
    except FormulaFault as fault:
        return fault


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60))
@example("1 is 1")
@example("'a'(1)")
@example("0or 1")
@example("1if 2else 3")
@example("'\\d'")
@example("𝕏 + ª")
@example("é + é")
def test_any_text_is_either_read_or_refused_with_a_place_inside_it(text):
    found = read(text)

    assert 0 <= found.start <= found.end <= len(text)
    if isinstance(found, Node):
        assert_inside(found, 0, len(text))


def assert_inside(node: Node, start: int, end: int) -> None:
    assert start <= node.start < node.end <= end
    for child in children(node):
        assert_inside(child, node.start, node.end)


exact = st.integers(0, 10**9).flatmap(
    lambda whole: st.integers(0, 10**8 - 1).map(lambda part: f"{whole}.{part:08d}")
)


@given(exact)
def test_a_number_is_exactly_what_is_written(text):
    assert parse_formula(text) == number(text)
    assert parse_formula(text + "%") == number(Fraction(text) / 100)


# --- labels -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["收入", "就业成本", "A类", "x", "第2档", "_内部"])
def test_a_label_that_formulas_can_use(label):
    assert label_fault(label) is None


@pytest.mark.parametrize("label", ["", "2档", "家庭 人口", "收入（年）", "a-b", "元/月", "人·月"])
def test_a_label_that_is_no_name(label):
    assert label_fault(label) == "label-not-a-name"


@pytest.mark.parametrize("label", ["元", "月", "评估日", "IF", "ＳＵＭ", "TRUE", "and", "lambda"])
def test_a_label_that_means_something_else(label):
    assert label_fault(label) == "label-reserved"
