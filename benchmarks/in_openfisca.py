"""The rules of tests/wonderland on 2025-03-01 as variables of openfisca-core, where that is installed.

Its numbers are 32-bit floats, as it has them by default; what that does to amounts is part of the table.
"""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
from invented import AS_OF, AWAY, REGIONS

MONTH = "2025-03"
EPOCH = np.datetime64("1970-01-01").astype("datetime64[D]")
TWO_WAGES = np.array([2 * 1560.5] * 3 + [2 * 1500.0] * 3)
TAG_BONUS = np.array([0, 80, 120.5, 120.5, 0])
SCHOOL_AID = np.array([0, *[200 / 3] * 3, *[250 / 3] * 3])
EARLY = np.array([region.startswith("9902") for region in REGIONS])

RESULTS = (
    *("age", "able", "work_cost", "net_income", "bonus", "school_aid", "size", "income", "income_per_head"),
    *("standard_used", "waited", "kind", "amount", "school_total", "band_reached", "early"),
)


def installed() -> bool:
    """Say whether openfisca-core is there."""
    return find_spec("openfisca_core") is not None


class Calculation:
    """The rules over one roster."""

    def __init__(self, roster) -> None:
        from openfisca_core.simulations import SimulationBuilder

        builder, system = SimulationBuilder(), _system()
        builder.create_entities(system)
        builder.declare_person_entity("person", np.arange(roster.persons))
        households = builder.declare_entity("household", np.arange(roster.households))
        builder.join_with_persons(households, roster.household_of, np.full(roster.persons, "member"))
        self.simulation = builder.build(system)
        for name, values in _inputs(roster).items():
            self.simulation.set_input(name, MONTH, values)

    def amounts(self):
        """Work out every rule anew; return what each household gets, shape (households,), in yuan."""
        for name in RESULTS:
            self.simulation.delete_arrays(name)
        return [self.simulation.calculate(name, MONTH) for name in RESULTS][RESULTS.index("amount")]


def _inputs(roster):
    p, h = roster.person_columns, roster.household_columns
    return {
        "birth": _days(p["birth"].ordinal),
        "categories": p["categories"].codes,
        "disability": p["disability"].codes,
        "working": p["working"].true,
        "work_region": p["work_region"].codes,
        "wage": p["wage"].numerator / 100,
        "other_income": p["other_income"].numerator / 100,
        "medical_cost": p["medical_cost"].numerator / 100,
        "own_share": p["own_share"].numerator / 100,
        "at_school": p["at_school"].true,
        "school_year": p["school_year"].numerator,
        "home_region": h["home_region"].codes,
        "residence": h["residence"].codes,
        "application_day": _days(h["application_day"].ordinal),
    }


def _days(ordinals):
    return EPOCH + (ordinals - 719163)


def _months(start):
    day = np.datetime64(AS_OF)
    whole = day.astype("datetime64[M]").astype(int) - start.astype("datetime64[M]").astype(int)
    late = start - start.astype("datetime64[M]").astype("datetime64[D]")
    return whole - ((day - day.astype("datetime64[M]")) < late)


# --- rules: entity, type, formula ------------------------------------------------------------------


def _age(person, month):
    return _months(person("birth", month)) // 12


def _able(person, month):
    age, disability = person("age", month), person("disability", month)
    return (age >= 16) * (age < 60) * (disability != 1) * (disability != 2)


def _work_cost(person, month):
    region = person("work_region", month)
    place = np.where(region >= 0, region, person.household("home_region", month))
    cost = np.minimum(TWO_WAGES[place], person("wage", month))
    return np.where(person("working", month) * person("able", month), cost, 0)


def _net_income(person, month):
    income = person("wage", month) * 0.75 + person("other_income", month)
    return np.maximum(income - person("work_cost", month), 0)


def _bonus(person, month):
    age = person("age", month)
    by_age = np.where(age >= 80, 100, np.where(age >= 70, 60, 0))
    return np.maximum(by_age, TAG_BONUS[person("categories", month)])


def _school_aid(person, month):
    aid = SCHOOL_AID[person("school_year", month)]
    return person("at_school", month) * np.floor(aid * 10 + 0.5) / 10


def _size(household, month):
    return household.sum(household.members("categories", month) != AWAY)


def _income(household, month):
    members = household.members
    medical = members("medical_cost", month) * members("own_share", month)
    return np.maximum(household.sum(members("net_income", month)) - household.sum(medical), 0)


def _income_per_head(household, month):
    return household("income", month) / 12 / household("size", month)


def _standard_used(household, month):
    return np.where(household("residence", month) == 0, 632, 400)


def _waited(household, month):
    return _months(np.maximum(household("application_day", month), np.datetime64("2024-01-01")))


def _kind(household, month):
    disability = household.members("disability", month)
    severe = household.any((disability == 1) + (disability == 2))
    each, standard = household("income_per_head", month), household("standard_used", month)
    return np.where(each <= standard, 0, np.where(severe * (each <= 1.5 * standard), 1, 2))


def _amount(household, month):
    standard, kind = household("standard_used", month), household("kind", month)
    lacking = standard * household("size", month) - household("income", month) / 12
    whole = np.maximum(lacking, 0) + household.sum(household.members("bonus", month))
    return np.ceil(np.where(kind == 0, whole, np.where(kind == 1, standard, 0)))


def _school_total(household, month):
    return household.sum(household.members("school_aid", month))


def _band_reached(household, month):
    amount = household("amount", month)
    return np.where(amount >= 500, 0, np.where(amount >= 200, 1, 2))


def _early(household, month):
    return EARLY[household("home_region", month)]


def _variables():
    """Return each variable's entity, type and formula, None for an input."""
    import datetime

    return {
        "person": {
            "birth": (datetime.date, None),
            "categories": (int, None),
            "disability": (int, None),
            "working": (bool, None),
            "work_region": (int, None),
            "wage": (float, None),
            "other_income": (float, None),
            "medical_cost": (float, None),
            "own_share": (float, None),
            "at_school": (bool, None),
            "school_year": (int, None),
            "age": (int, _age),
            "able": (bool, _able),
            "work_cost": (float, _work_cost),
            "net_income": (float, _net_income),
            "bonus": (float, _bonus),
            "school_aid": (float, _school_aid),
        },
        "household": {
            "home_region": (int, None),
            "residence": (int, None),
            "application_day": (datetime.date, None),
            "size": (int, _size),
            "income": (float, _income),
            "income_per_head": (float, _income_per_head),
            "standard_used": (float, _standard_used),
            "waited": (int, _waited),
            "kind": (int, _kind),
            "amount": (float, _amount),
            "school_total": (float, _school_total),
            "band_reached": (int, _band_reached),
            "early": (bool, _early),
        },
    }


def _system():
    """Return a tax and benefit system of all inputs and rules."""
    from openfisca_core.entities import build_entity
    from openfisca_core.periods import DateUnit
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    roles = [{"key": "member", "plural": "members"}]
    entities = {
        "person": build_entity("person", "persons", "a person", is_person=True),
        "household": build_entity("household", "households", "a household", roles=roles),
    }
    system = TaxBenefitSystem(list(entities.values()))
    for entity, variables in _variables().items():
        for name, (kind, formula) in variables.items():
            parts = {"value_type": kind, "entity": entities[entity], "definition_period": DateUnit.MONTH}
            if formula is not None:
                parts["formula"] = formula
            system.add_variable(type(name, (Variable,), parts))
    return system
