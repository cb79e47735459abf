"""Invented households: who lives together, how old, of which sex, under which impossible number."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from random import Random

from attrs import frozen

from transition.policies.model import Input
from transition.rosters.identity import check_character

UNASSIGNED = "99"
"""No division has a code that begins like this, so no person can have such an identity number."""

LARGEST = 7
_UNWELL = 0.25

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"

# Kinship: how much older than the head somebody is, and of which sex (None: either).
_OLDER: Mapping[str, tuple[int, int]] = {
    "spouse": (-6, 6),
    "child": (-36, -21),
    "grandchild": (-62, -45),
    "parent": (20, 32),
    "grandparent": (42, 55),
    "sibling": (-9, 9),
    "other": (-15, 15),
}
_KIN: Mapping[str, tuple[str, bool | None]] = {
    "配偶": ("spouse", None),
    "子": ("child", True),
    "儿子": ("child", True),
    "女": ("child", False),
    "女儿": ("child", False),
    "子女": ("child", None),
    "儿媳": ("child", False),
    "女婿": ("child", True),
    "侄子女": ("child", None),
    "孙子女": ("grandchild", None),
    "外孙子女": ("grandchild", None),
    "曾孙子女": ("grandchild", None),
    "父母": ("parent", None),
    "配偶父母": ("parent", None),
    "叔伯": ("parent", True),
    "祖父母": ("grandparent", None),
    "外祖父母": ("grandparent", None),
    "兄弟姐妹": ("sibling", None),
    "兄弟媳妇": ("sibling", False),
}
_FAMILIES: Sequence[tuple[tuple[int, int], tuple[str, ...]]] = (
    ((18, 92), ()),
    ((60, 88), ("spouse",)),
    ((26, 44), ("spouse", "child")),
    ((28, 46), ("spouse", "child", "child")),
    ((30, 45), ("child",)),
    ((34, 50), ("spouse", "child", "child", "parent")),
    ((56, 72), ("spouse", "child", "child", "grandchild")),
    ((62, 78), ("grandchild",)),
    ((36, 48), ("spouse", "child", "child", "parent", "parent", "sibling")),
    ((40, 58), ("sibling",)),
)


@frozen
class InventedPerson:
    """A person who does not exist.

    `relation` is a word of the policy; `age` in whole years on the day; `is_unwell` says that where the
    policy asks for an affliction and 无 is one of the answers, it is not the answer.
    `is_head` is the head of the household.
    """

    name: str
    relation: str | None
    birth: datetime.date
    is_male: bool
    number: str
    age: int
    is_unwell: bool
    is_head: bool


class People:
    """Invents households; every relation that the policy knows occurs as soon as there is room."""

    def __init__(self, random: Random, day: datetime.date, relation: Input | None) -> None:
        self._random = random
        self._day = day
        words = [word.value for word in relation.words] if relation else []
        self._head = relation.head if relation else None
        self._words = [word for word in words if word != self._head]
        self._unused = list(self._words)
        self._numbers: set[str] = set()
        self._count = 0

    def household(self) -> list[InventedPerson]:
        """Invent one household of one to seven members, the head first."""
        (youngest, oldest), kin = self._random.choice(_FAMILIES)
        head_age = self._random.randint(youngest, oldest)
        head_is_male = self._random.random() < 0.6
        head = self._person(self._head, head_age, head_is_male)
        words = [word for word in map(self._word_of, kin) if word]
        while self._unused and 0 < len(words) < LARGEST - 1 and self._random.random() < 0.7:
            words.append(self._unused.pop(0))
        return [head, *(self._relative(word, head_age, head_is_male) for word in words)]

    def _word_of(self, kin: str) -> str | None:
        """Return a word of the policy for a kin, one not used before if there is one."""
        fitting = [word for word in self._words if _kin_of(word)[0] == kin]
        unused = [word for word in fitting if word in self._unused]
        if not fitting:
            return None
        word = unused[0] if unused else self._random.choice(fitting)
        if unused:
            self._unused.remove(word)
        return word

    def _relative(self, word: str, head_age: int, head_is_male: bool) -> InventedPerson:
        kin, is_male = _kin_of(word)
        least, most = _OLDER[kin]
        age = min(max(head_age + self._random.randint(least, most), 0), 99)
        if kin == "spouse":
            return self._person(word, max(age, 20), not head_is_male)
        return self._person(word, age, self._random.random() < 0.5 if is_male is None else is_male)

    def _person(self, relation: str | None, age: int, is_male: bool) -> InventedPerson:
        birth = self._birth(age)
        self._count += 1
        name = self._random.choice(SURNAMES) + self._random.choice(STEMS) + self._random.choice(BRANCHES)
        number = self._number(birth, is_male)
        is_unwell, is_head = self._random.random() < _UNWELL, relation == self._head
        return InventedPerson(name, relation, birth, is_male, number, age, is_unwell, is_head)

    def _birth(self, age: int) -> datetime.date:
        # 28 is a day of every month, so that the birthday exists in every year.
        year, month, day = self._day.year - age, self._random.randint(1, 12), self._random.randint(1, 28)
        before = (month, day) <= (self._day.month, self._day.day)
        return datetime.date(year if before else year - 1, month, day)

    def _number(self, birth: datetime.date, is_male: bool) -> str:
        while True:
            region = f"{UNASSIGNED}{self._random.randint(1, 99):02}{self._random.randint(1, 99):02}"
            sequence = 2 * self._random.randint(0, 499) + is_male
            digits = f"{region}{birth:%Y%m%d}{sequence:03}"
            if digits not in self._numbers:
                self._numbers.add(digits)
                return digits + check_character(digits)


def _kin_of(word: str) -> tuple[str, bool | None]:
    return _KIN.get(word, ("other", None))
