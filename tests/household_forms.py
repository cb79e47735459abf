"""One pair of families in every form in which sheets tell who lives together."""

from __future__ import annotations

from strategies_rosters import number_of

ONE, TWO = number_of("19800101", 1), number_of("20150302", 1)
THREE, FOUR = number_of("19800101", 2), number_of("20150302", 2)

TWO_FAMILIES = [
    {("兔甲", ONE, True), ("兔乙", TWO, False)},
    {("鹿甲", THREE, True), ("鹿乙", FOUR, False)},
]

FORMS = {
    "the number on every row": (
        ("户编号", "姓名", "身份证号", "与户主关系"),
        ("1", "兔甲", ONE, "户主"),
        ("1", "兔乙", TWO, "子女"),
        ("2", "鹿甲", THREE, "户主"),
        ("2", "鹿乙", FOUR, "子女"),
    ),
    "the number on the head's row only": (
        ("户编号", "姓名", "身份证号", "与户主关系"),
        ("1", "兔甲", ONE, "户主"),
        ("", "兔乙", TWO, "子女"),
        ("2", "鹿甲", THREE, "本人"),
        ("", "鹿乙", FOUR, "子女"),
    ),
    "the head's name on every row": (
        ("户主姓名", "姓名", "身份证号"),
        ("兔甲", "兔甲", ONE),
        ("兔甲", "兔乙", TWO),
        ("鹿甲", "鹿乙", FOUR),
        ("鹿甲", "鹿甲", THREE),
    ),
    "the head's name, blank on the head's own row": (
        ("户主姓名", "姓名", "身份证号"),
        ("", "兔甲", ONE),
        ("兔甲", "兔乙", TWO),
        ("", "鹿甲", THREE),
        ("鹿甲", "鹿乙", FOUR),
    ),
    "the head's name and the relation": (
        ("户主", "姓名", "身份证号", "与户主关系"),
        ("兔甲", "兔乙", TWO, "子女"),
        ("兔甲", "兔甲", ONE, "户主"),
        ("鹿甲", "鹿甲", THREE, "户主"),
        ("鹿甲", "鹿乙", FOUR, "子女"),
    ),
    "the head's number on every row": (
        ("户主身份证号", "姓名", "身份证号"),
        (ONE, "兔甲", ONE),
        (THREE, "鹿甲", THREE),
        (ONE, "兔乙", TWO),
        (THREE, "鹿乙", FOUR),
    ),
    "the head's number, empty for the head": (
        ("户主身份证号", "姓名", "身份证号"),
        ("", "兔甲", ONE),
        (ONE, "兔乙", TWO),
        ("", "鹿甲", THREE),
        (THREE, "鹿乙", FOUR),
    ),
    "the head's name and number beside the person's": (
        ("户主姓名", "身份证号", "姓名", "身份证号", "与户主关系"),
        ("兔甲", ONE, "兔甲", ONE, "户主"),
        ("兔甲", ONE, "兔乙", TWO, "子女"),
        ("鹿甲", THREE, "鹿甲", THREE, "户主"),
        ("鹿甲", THREE, "鹿乙", FOUR, "子女"),
    ),
    "side by side in pairs of columns": (
        ("姓名", "身份证号", "姓名", "身份证号", "姓名", "身份证号"),
        ("兔甲", ONE, "兔乙", TWO, "", ""),
        ("鹿甲", THREE, "鹿乙", FOUR, "", ""),
    ),
    "side by side, the first pair not adjacent": (
        ("姓名", "乡镇", "身份证号", "姓名", "身份证号"),
        ("兔甲", "东镇", ONE, "兔乙", TWO),
        ("鹿甲", "东镇", THREE, "鹿乙", FOUR),
    ),
    "side by side behind the head": (
        ("户主姓名", "户主身份证号", "成员姓名1", "身份证号1", "成员姓名2", "身份证号2"),
        ("兔甲", ONE, "兔乙", TWO, "", ""),
        ("鹿甲", THREE, "", "", "鹿乙", FOUR),
    ),
    "side by side with numbered members": (
        ("户主姓名", "户主身份证号", "成员1姓名", "成员1身份证号", "成员二姓名", "成员二身份证号"),
        ("兔甲", ONE, "兔乙", TWO, "", ""),
        ("鹿甲", THREE, "鹿乙", FOUR, "", ""),
    ),
    "side by side with relations": (
        ("姓名", "身份证号", "姓名", "身份证号", "与户主关系"),
        ("兔甲", ONE, "兔乙", TWO, "子女"),
        ("鹿甲", THREE, "鹿乙", FOUR, "子女"),
    ),
    "side by side with the relation before the name": (
        ("户主姓名", "户主身份证号", "与户主关系", "姓名", "身份证号", "与户主关系", "姓名", "身份证号"),
        ("兔甲", ONE, "子女", "兔乙", TWO, "", "", ""),
        ("鹿甲", THREE, "", "", "", "子女", "鹿乙", FOUR),
    ),
    "side by side, named by relation": (
        ("户主姓名", "户主身份证号", "配偶姓名", "配偶身份证号", "子女姓名", "子女身份证号"),
        ("兔甲", ONE, "", "", "兔乙", TWO),
        ("鹿甲", THREE, "", "", "鹿乙", FOUR),
    ),
    "joined in one cell": (
        ("户主姓名", "户主身份证号", "家庭成员", "家庭成员身份证号"),
        ("兔甲", ONE, "兔乙", TWO),
        ("鹿甲", THREE, "鹿乙", FOUR),
    ),
    "joined in one cell, the head among them": (
        ("户主姓名", "户主身份证号", "家庭成员", "家庭成员身份证号"),
        ("兔甲", ONE, "兔甲、兔乙", f"{ONE}、{TWO}"),
        ("鹿甲", THREE, "鹿甲，鹿乙", f"{THREE}；{FOUR}"),
    ),
    "joined under the heading of a name": (
        ("户编号", "姓名", "身份证号"),
        ("1", "兔甲\n兔乙", f"{ONE}\n{TWO}"),
        ("2", "鹿甲、鹿乙", f"{THREE}、{FOUR}"),
    ),
}
