"""Every writing of the value lists that real systems, templates and guides use, held to the bundled inputs.

Each list is named by where it is used; what an input cannot take without guessing is refused, by its code.
"""

from __future__ import annotations

from functools import cache

import pytest

from transition.policies.checked import CheckedPolicy
from transition.policies.library import places
from transition.policies.loading import load
from transition.policies.model import Input
from transition.rosters.values.distinct import distinct_cells
from transition.rosters.values.words import read_category, read_flags, read_tags


@cache
def library() -> CheckedPolicy:
    return load(["heilongjiang"])


def an_input(key: str) -> Input:
    return library().inputs[key].input


def read(key: str, cell: str) -> object:
    """The value of a cell: a word, a set of them, a flag, None for blank, or the code of its fault."""
    wanted, distinct = an_input(key), distinct_cells([cell])
    read_column = {"category": read_category, "tags": read_tags, "flag": read_flags}[wanted.type]
    typed = read_column(distinct, wanted)
    return typed.faults[0].code if typed.faults else typed.column.at(0)


def one_to_one(*words: str) -> dict[str, str]:
    return {word: word for word in words}


def of(word: str, *writings: str) -> dict[str, str]:
    return dict.fromkeys(writings, word)


RELATION_EXPORT = {
    **one_to_one("户主", "配偶", "其他"),
    **{"之子": "子", "之女": "女", "之儿媳": "儿媳", "之女婿": "女婿", "之叔伯": "叔伯"},
    **of("孙子女", "之孙子", "之孙女"),
    **of("外孙子女", "之外孙子", "之外孙女"),
    **of("父母", "之父", "之母"),
    **of("配偶父母", "之岳父", "之岳母", "之公公", "之婆婆"),
    **of("祖父母", "之祖父", "之祖母"),
    **of("外祖父母", "之外祖父", "之外祖母"),
    **of("曾孙子女", "之曾孙子", "之曾孙女"),
    **of("侄子女", "之侄儿", "之侄女"),
    **{"之兄弟姐妹": "兄弟姐妹", "之兄弟媳妇": "兄弟媳妇"},
}
RELATION_TEMPLATE = {
    **{"户主/本人": "户主", "配偶": "配偶", "子/婿": "子或女婿", "女/媳": "女或儿媳"},
    **{"（外）孙子女": "孙子女或外孙子女", "父母/岳父母/公婆": "父母或配偶父母"},
    **{"（外）祖父母": "祖父母或外祖父母", "兄弟姐妹": "兄弟姐妹", "其他": "其他"},
}
RELATION_GUIDE = {
    **{
        "本人": "户主",
        "妻子": "配偶",
        "丈夫": "配偶",
        "长女": "女",
        "次女": "女",
        "三女": "女",
        "次子": "子",
    },
    **{"父亲": "父母", "母亲": "父母", "儿媳": "儿媳"},
}
RELATION_FORM = {
    **{"申请人": "户主", "配偶": "配偶", "兄妹": "兄弟姐妹", "儿媳": "儿媳", "女婿": "女婿"},
    **{"父子": "父母或子女", "母子": "父母或子女", "祖孙": "祖孙"},
}
RELATION_CODES = {
    **{"0户主": "户主", "1丈夫": "配偶", "1 丈夫": "配偶", "2妻子": "配偶", "3子女": "子女"},
    **of("roster.bare-code", "0", "1", "2", "3"),
}
RELATION_KEYS = {
    **{
        "Head": "户主",
        "Spouse": "配偶",
        "Son": "子",
        "Daughter": "女",
        "Parent": "父母",
        "Sibling": "兄弟姐妹",
    },
    **{"Grandchild": "孙子女或外孙子女", "Grandparent": "祖父母或外祖父母", "Other": "其他"},
}
SEX = {
    **{"男": "男", "女": "女", "1男": "男", "2女": "女", "0男": "男", "1女": "女"},
    **of("roster.bare-code", "0", "1", "2"),
}

HEALTH = {
    **{word: frozenset({word}) for word in ("健康", "长期慢性病", "患有大病", "残疾", "多病", "一般", "差")},
    **{
        "残疾,长期慢性病": frozenset({"残疾", "长期慢性病"}),
        "长期慢性病,残疾": frozenset({"残疾", "长期慢性病"}),
    },
    **{"患有大病,残疾": frozenset({"患有大病", "残疾"}), "大病": frozenset({"患有大病"})},
    **{"健康或良好": frozenset({"健康"}), "良好": frozenset({"健康"}), "一般或较弱": frozenset({"一般"})},
    **{"重病": frozenset({"患有大病"}), "有慢性病": frozenset({"长期慢性病"})},
    **{"10健康或良好": frozenset({"健康"}), "40": "roster.bare-code", "高血压": "roster.unknown-tag"},
}
DISABILITY_CATEGORY = one_to_one("视力", "听力", "言语", "肢体", "智力", "精神", "多重")
DISABILITY_LEVEL = {
    **one_to_one("一级", "二级", "三级", "四级"),
    **of("roster.several-words", "一二级", "三四级", "一、二级", "1-2级"),
}
LABOUR_SKILL = {
    **of("有劳动能力", "普通劳动力", "技能劳动力"),
    **{"弱劳动力或半劳动力": "部分丧失劳动能力", "丧失劳动力": "完全丧失劳动能力", "无劳动力": "无劳动能力"},
}
LABOUR_ABILITY = {
    **one_to_one("有劳动能力", "部分丧失劳动能力", "完全丧失劳动能力", "无劳动能力"),
    **{"部分劳动能力": "部分丧失劳动能力", "丧失劳动能力": "完全丧失劳动能力"},
}
SELF_CARE = {
    **of("具备生活自理能力", "有生活自理能力", "能自理", "全自理", "完全自理"),
    **of("部分丧失生活自理能力", "部分生活自理能力", "部分自理", "半自理", "半失能"),
    **of("完全丧失生活自理能力", "无生活自理能力", "不能自理", "全护理", "完全失能"),
    # Which end of the scale is the first grade differs from place to place.
    **of("roster.unknown-word", "一档", "二档", "三档"),
}

SCHOOL = {
    **{"学龄前儿童": "不在校", "学前教育": "学前教育", "小学": "小学", "": None},
    **of("初中", "七年级", "八年级", "九年级"),
    **of("普通高中", *(f"普通高中{year}年级" for year in "一二三")),
    **of("中职", *(f"中职{year}年级" for year in "一二三")),
    **of("高职高专", *(f"高职高专{year}年级" for year in "一二三")),
    **of("技师学院", *(f"技师学院{year}年级" for year in "一二三四")),
    **of("本科", *(f"本科{year}年级" for year in "一二三四五")),
    **{"硕士研究生及以上": "硕士研究生"},
}

HOUSEHOLD_KIND = {
    **of("脱贫户", "脱贫户", "一般脱贫户", "低保脱贫户", "特困供养脱贫户", "低保特困供养贫困户"),
    **{"普通农户": "普通农户"},
}
MONITORED_KIND = {**one_to_one("脱贫不稳定户", "边缘易致贫户", "突发严重困难户"), "": None}
RISK_REMOVED = {"是": True, "否": False, "已消除": True, "未消除": False}
DIBAO_TOLD = {**one_to_one("城市低保", "农村低保", "未享受"), "": None, "是": "享受", "否": "未享受"}
TEKUN_TOLD = {**one_to_one("城市特困", "农村特困"), "": None, "是": "享受", "否": "未享受"}
RESIDENCE = {
    **{"农村": "农村", "城镇": "城市", "农业": "农村", "非农业": "城市"},
    **{"其他": "roster.unknown-word", "农村（户籍）": "roster.unknown-word"},
}
CARE_MODE = {
    **one_to_one("集中供养", "分散供养"),
    **{"03集中供养": "集中供养", "04分散供养": "分散供养"},
}
PERSON_STATE = {
    **{"正常": "无", "狱中服刑": "监狱服刑", "失踪": "宣告失踪"},
    **of("roster.unknown-word", "死亡", "嫁娶", "分户迁出"),
}
NOTICE_CLASS = {
    **{"A类重点保障对象": "A类", "B类基本保障对象": "B类", "C类一般保障对象": "C类"},
    **{"A": "A类", "B": "B类", "C": "C类"},
    **of("roster.unknown-word", "社会", "集体职工(60元定补)", "本煤", "超龄占地"),
}


def tags(*writings: str, word: str) -> dict[str, frozenset[str]]:
    return dict.fromkeys(writings, frozenset({word}))


ASSISTANCE_TYPE = {
    **tags("01城市低保", "02农村低保", "城市低保", "农村低保", word="低保对象"),
    **tags("03农村五保", "03集中供养五保户", "04分散供养", word="特困人员"),
    **tags("05抚恤定补优抚对象", word="重点优抚对象"),
    **tags("06残疾人", "07单亲特困母亲", "08困难学生", "10特困职工", word="其他救助对象"),
    # Whether they are supported as 特困 today, the old word does not say; nor does 其他 say anything.
    **of("roster.unknown-tag", "09“三无”对象", "11其他"),
}
WINTER_RELIEF = {
    **tags("五保户", word="特困人员"),
    **tags("低保户", word="低保对象"),
    **tags("重点优抚对象", word="重点优抚对象"),
    "其他户": "roster.unknown-tag",
}
PENSION_IDENTITY = {
    **tags("011普通参保人员", word="一般居民"),
    **tags("031特困一级", "032特困二级", "033特困三级", word="特困人员"),
    **tags("051贫困人口一级", "052贫困人口二级", "053贫困人口三级", word="脱贫人口"),
    **tags("061低保对象一级", "062低保对象二级", "063低保对象三级", word="低保对象"),
    **tags("071计生特扶人员", word="计划生育特殊家庭成员"),
    # Disability is told by its level, in a column of its own.
    **of("roster.unknown-tag", "021残一级", "022残二级", "023残三级", "090其他"),
    **tags("全额低保人员", "差额低保人员", word="低保对象"),
}
PREMIUM_AID = {
    **tags("特困人员-7131", "特困人员", word="特困人员"),
    **tags("低保中重残重病人员-7019", "民政城乡低保对象", "低保对象", word="低保对象"),
    **tags("返贫致贫人口-7202", word="返贫致贫人口"),
    **tags("低保边缘户-7201", word="低保边缘家庭成员"),
    **tags("城乡孤儿-7041", word="孤儿"),
    **tags("事实无人抚养儿童-7141", word="事实无人抚养儿童"),
    # What the level of a disability, the kind of a monitored household, a serious illness tell.
    **of("roster.unknown-tag", "城乡重度（1-2级）残疾人员", "脱贫不稳定户-7203", "边缘易致贫户-7204"),
    **of("roster.unknown-tag", "突发严重困难户-7205", "因病致贫家庭重病患者-7110"),
}
PREMIUM_TIER = {
    **{"居民一档": "一档", "居民二档": "二档", "一档": "一档", "二档": "二档"},
    # Students may have an amount of their own.
    **of("roster.unknown-word", "大学生一档", "大学生二档"),
}
INSURED = {"已参保": True, "未参保": False, "参加": True, "未参加": False, "代缴": "roster.not-a-flag"}
PAY_STATE = {"正常应缴": False, "补缴": True}
RISK = {
    **{word: frozenset({word}) for word in ("因病", "因残", "因学", "因灾")},
    **{"因安全饮水": frozenset({"饮水不安全"}), "因自然灾害": frozenset({"因灾"})},
}

LISTS = {
    "relation: anti-poverty export": ("relation", RELATION_EXPORT),
    "relation: civil-affairs template": ("relation", RELATION_TEMPLATE),
    "relation: city guide": ("relation", RELATION_GUIDE),
    "relation: household check form": ("relation", RELATION_FORM),
    "relation: old codes": ("relation", RELATION_CODES),
    "relation: program keys": ("relation", RELATION_KEYS),
    "sex: both codings": ("sex", SEX),
    "hardship: risks": ("poverty_risks", RISK),
    "health: all lists": ("health", HEALTH),
    "disability: category": ("disability_category", DISABILITY_CATEGORY),
    "disability: level": ("disability_level", DISABILITY_LEVEL),
    "labour: skill": ("labour_ability", LABOUR_SKILL),
    "labour: ability": ("labour_ability", LABOUR_ABILITY),
    "self-care: all lists": ("self_care", SELF_CARE),
    "school: status": ("pupil_stage", SCHOOL),
    "household: type": ("household_kind", HOUSEHOLD_KIND),
    "household: monitored type": ("monitored_kind", MONITORED_KIND),
    "household: risk removed": ("risk_removed", RISK_REMOVED),
    "household: 低保 flag": ("dibao_told", DIBAO_TOLD),
    "household: 特困 flag": ("tekun_told", TEKUN_TOLD),
    "household: registration": ("residence", RESIDENCE),
    "assistance: type codes": ("person_categories", ASSISTANCE_TYPE),
    "assistance: support mode": ("care_mode", CARE_MODE),
    "assistance: winter relief": ("person_categories", WINTER_RELIEF),
    "assistance: person state": ("not_counted", PERSON_STATE),
    "pension: identity codes": ("person_categories", PENSION_IDENTITY),
    "pension: insured": ("pension_member", INSURED),
    "pension: pay state": ("pension_late", PAY_STATE),
    "premium aid: category": ("person_categories", PREMIUM_AID),
    "premium aid: tier": ("enrolment_tier", PREMIUM_TIER),
    "medical insurance: insured": ("employee_medical", INSURED),
    "tiers: notice classes": ("class_stated", NOTICE_CLASS),
}
ROWS = [
    pytest.param(key, cell, value, id=f"{name}-{cell}")
    for name, (key, values) in LISTS.items()
    for cell, value in values.items()
]


@pytest.mark.parametrize(("key", "cell", "value"), ROWS)
def test_a_writing_met_in_rosters_is_read_rightly_or_refused_by_name(
    key: str, cell: str, value: object
) -> None:
    assert read(key, cell) == value


def test_no_writing_of_an_input_means_two_words() -> None:
    for place in places():
        for key, checked in load([place]).inputs.items():
            written = [
                writing.lower() for word in checked.input.words for writing in {word.value, *word.aliases}
            ]
            flags = [*checked.input.yes, *checked.input.no]
            assert len(set(written)) == len(written), key
            assert len(set(flags)) == len(flags), key
