"""Check one parameter: its rows, its ``otherwise``, and what they cite."""

from __future__ import annotations

from attrs import frozen

from transition.policies.checked import CheckedParameter, Source, Type
from transition.policies.citations import Documents
from transition.policies.model import Parameter, Value
from transition.policies.names import TableKey, Thing
from transition.policies.overlay import place_of
from transition.policies.rows import Rows, fitted
from transition.policies.spans import lasting_of
from transition.policies.values_read import UnreadableError
from transition.problems import Problem


@frozen
class ParameterCheck:
    """One parameter under check, its rows those of all files."""

    parameter: Parameter
    thing: Thing
    documents: Documents
    problems: list[Problem]

    def checked(self) -> CheckedParameter | None:
        """Return the parameter checked; None when its type or a key column is at fault.

        Rows at fault are reported and left out.
        """
        sources = self.documents.sources
        parameter, policy, place = self.parameter, self.parameter.policy, place_of(self.parameter)
        sources(parameter.cites, policy, place)
        several = sources(parameter.several_cites, policy, place)
        otherwise = parameter.otherwise
        otherwise_sources = sources(otherwise.cites, policy, place) if otherwise is not None else ()
        value = self._otherwise()
        if self.thing.by is None or self.thing.type is None:
            return None
        return self._made(self.thing.type, self.thing.by, value, otherwise_sources, several)

    def _made(
        self,
        kind: Type,
        by: tuple[TableKey, ...],
        otherwise: Value | None,
        otherwise_sources: tuple[Source, ...],
        several_sources: tuple[Source, ...],
    ) -> CheckedParameter:
        parameter = self.parameter
        return CheckedParameter(
            key=parameter.key,
            label=self.thing.label,
            type=kind,
            by=tuple(key.checked for key in by),
            rows=Rows(parameter, by, self.documents, self.problems).checked(),
            otherwise=otherwise,
            otherwise_sources=otherwise_sources,
            several=parameter.several,
            several_sources=several_sources,
            lasts=lasting_of(parameter.lasts),
            note=parameter.note,
            policy=parameter.policy,
            type_word=parameter.type or "number",
            words=parameter.words,
        )

    def _otherwise(self) -> Value | None:
        otherwise = self.parameter.otherwise
        if otherwise is None:
            return None
        try:
            return fitted(otherwise.value, self.parameter.type or "number", self.parameter.words)
        except UnreadableError as fault:
            facts = {"key": "otherwise", **fault.facts}
            self.problems.append(Problem(fault.code, place_of(self.parameter), facts=facts))
            return None
