"""No policy whatever makes the checker fall over: it is sound, or every fault is told with its place."""

from __future__ import annotations

import re

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from policy_texts import wonderland
from transition.policies.checker import check_policies
from transition.policies.model import RuleVersion
from transition.problems import message

NAMES = ("wonderland-roster", "wonderland-aid", "toyland-aid")
POLICIES = wonderland(*NAMES)

WORDS = (
    "标准",
    "家庭收入",
    "工资",
    "城乡",
    "人员类别",
    "年龄",
    "评估日",
    "元",
    "人",
    "月",
    "'农村'",
    "0",
    "2",
)
CALLS = ("IF", "MAX", "SUM", "ANY", "DATE", "and", "in", "(", ")", "[", "]", ",", "+", "/", "<", "=")
PIECES = st.sampled_from([*WORDS, *CALLS])
TOKEN = re.compile(r"\w+|'[^']*'|\S")

junk = st.one_of(
    st.none(),
    st.booleans(),
    st.text(max_size=4),
    st.sampled_from(("number", "flag", "category", "tags", "date", "region", "元/年", "人", "person")),
    st.fractions(max_denominator=9),
    st.dates(),
)


@st.composite
def mangled(draw, text):
    """A formula with one of its tokens replaced, dropped or doubled."""
    tokens = TOKEN.findall(text)
    place = draw(st.integers(0, len(tokens) - 1))
    tokens[place] = draw(st.sampled_from(["", tokens[place] + " " + tokens[place]]) | PIECES)
    return " ".join(tokens)


def versions_mangled(draw, rule_):
    version = draw(st.sampled_from(rule_.versions))
    if version.formula is not None:
        return evolve(rule_, versions=(evolve(version, formula=draw(mangled(version.formula))),))
    case = draw(st.sampled_from(version.cases[:-1]))
    changed = evolve(case, when=draw(mangled(case.when)), then=draw(mangled(case.then)))
    cases = tuple(changed if other is case else other for other in version.cases)
    return evolve(rule_, versions=(evolve(version, cases=cases),))


@st.composite
def policies_with_a_mangled_formula(draw):
    aid = POLICIES[1]
    key = draw(st.sampled_from(sorted(aid.rules)))
    changed = versions_mangled(draw, aid.rules[key])
    return (POLICIES[0], evolve(aid, rules={**aid.rules, key: changed}), *POLICIES[2:])


@given(policies_with_a_mangled_formula())
def test_a_mangled_formula_is_either_sound_or_told_with_its_line(policies):
    checked, problems = check_policies(policies, ["toyland-aid"])

    assert (checked is None) == bool(problems)
    for problem in problems:
        assert problem.place.line
        assert message(problem, "zh")
        assert message(problem, "en")


@st.composite
def policies_with_an_odd_field(draw):
    """Wonderland with one field of one table set to a legal value of another field, or to nonsense."""
    aid = POLICIES[1]
    section = draw(st.sampled_from(["inputs", "parameters", "rules"]))
    owner = POLICIES[0] if section == "inputs" else aid
    things = getattr(owner, section)
    key = draw(st.sampled_from(sorted(things)))
    thing = things[key]
    changed = draw(st.sampled_from(CHANGES[section]))(draw, thing)
    mutated = evolve(owner, **{section: {**things, key: changed}})
    return tuple(mutated if policy is owner else policy for policy in POLICIES)


def type_changed(draw, thing):
    types = ["number", "whole", "percent", "flag", "category", "date", "region", "text", "tags", "??"]
    return evolve(thing, type=draw(st.sampled_from(types)))


def unit_changed(draw, thing):
    return evolve(thing, unit=draw(st.sampled_from([None, "", "元", "元/人·月", "岁", "个个", "/", "·"])))


def words_changed(draw, thing):
    return evolve(thing, words=draw(st.sampled_from([(), thing.words[:1]])))


def label_changed(draw, thing):
    return evolve(thing, label=draw(st.sampled_from(["", "工资", "标准", "元", "{", "新名", "一 二"])))


def of_changed(draw, thing):
    return evolve(thing, of="person" if thing.of == "household" else "household")


def row_changed(draw, parameter):
    if not parameter.rows:
        return parameter
    row = draw(st.sampled_from(parameter.rows))
    changed = draw(
        st.sampled_from(
            [
                evolve(row, value=draw(junk.filter(lambda value: value is not None))),
                evolve(row, start=draw(st.dates()), end=draw(st.none() | st.dates())),
                evolve(
                    row,
                    keys={
                        **row.keys,
                        draw(st.sampled_from([*row.keys, "odd"])): (draw(st.text(max_size=3)),),
                    },
                ),
                evolve(row, keys={}),
                evolve(row, cites=()),
            ]
        )
    )
    return evolve(parameter, rows=tuple(changed if other is row else other for other in parameter.rows))


def by_changed(draw, parameter):
    return evolve(
        parameter, by=draw(st.sampled_from([(), parameter.by[:1], POLICIES[1].parameters["age_bonus"].by]))
    )


def otherwise_changed(draw, parameter):
    return evolve(
        parameter,
        otherwise=None,
        several=draw(st.sampled_from([None, "highest"])),
        lasts=draw(st.sampled_from([None, "1 年", "3 月", "??"])),
        overrides=draw(st.booleans()),
    )


def versions_changed(draw, rule_):
    odd = RuleVersion(formula=draw(st.sampled_from([None, "", "1", "标准"])), cases=(), cites=())
    return evolve(rule_, versions=draw(st.sampled_from([(), (odd,), (odd, odd), rule_.versions * 2])))


CHANGES = {
    "inputs": [type_changed, unit_changed, words_changed, label_changed, of_changed],
    "parameters": [
        *(type_changed, unit_changed, words_changed, label_changed),
        *(row_changed, by_changed, otherwise_changed),
    ],
    "rules": [type_changed, unit_changed, words_changed, label_changed, of_changed, versions_changed],
}


@given(policies_with_an_odd_field())
def test_no_policy_whatever_makes_the_checker_fall_over(policies):
    checked, problems = check_policies(policies, ["toyland-aid"])

    assert (checked is None) == bool(problems)
    for problem in problems:
        assert message(problem, "zh")
        assert message(problem, "en")


@given(st.lists(st.sampled_from(POLICIES), max_size=4), st.lists(st.sampled_from(NAMES), max_size=2))
def test_files_that_are_missing_or_doubled_give_problems_never_a_traceback(policies, chosen):
    checked, problems = check_policies(policies, chosen)

    assert (checked is None) == bool(problems)
