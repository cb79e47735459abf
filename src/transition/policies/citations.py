"""From a citation as written (``opinion 第(十)条``) to the document that it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from transition.policies.checked import Source
from transition.policies.descent import Descent
from transition.policies.functions import as_name
from transition.policies.model import Citation, Document, Policy
from transition.problems import FilePlace, Place, Problem
from transition.problems.nearest import nearest


@frozen
class Documents:
    """All documents of a set of files. A file cites its own, else those of the files it stands on."""

    by_policy: Mapping[str, Mapping[str, Document]]
    descent: Descent
    broken: frozenset[str]
    problems: list[Problem]

    @classmethod
    def of(
        cls, policies: Iterable[Policy], descent: Descent, broken: frozenset[str], problems: list[Problem]
    ) -> Documents:
        """Gather the documents of a set of files."""
        return cls({policy.name: policy.documents for policy in policies}, descent, broken, problems)

    def sources(
        self, citations: Iterable[Citation], policy: str, fallback: Place | None = None
    ) -> tuple[Source, ...]:
        """Return the citations of a policy file with their documents; those not found are reported."""
        found = []
        for citation in citations:
            document = self._document(
                citation, citation.policy or policy, citation.place or fallback or FilePlace(policy)
            )
            if document is not None:
                found.append(Source(document, citation.article))
        return tuple(found)

    def _document(self, citation: Citation, policy: str, place: Place) -> Document | None:
        candidates = self._candidates(citation.document, policy)
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            titles = tuple(f"《{document.title}》" for document in candidates)
            others = tuple(document.place for document in candidates if document.place is not None)
            facts = {"found": citation.document, "titles": titles}
            self.problems.append(Problem("policy.ambiguous-document", place, facts=facts, others=others))
        elif as_name(citation.document) not in self.broken:
            legal = self._keys(policy)
            facts = {
                "found": citation.document,
                "nearest": nearest(citation.document, legal),
                "legal": legal,
            }
            self.problems.append(Problem("policy.unknown-document", place, facts=facts))
        return None

    def _candidates(self, key: str, policy: str) -> list[Document]:
        """Return the documents of that key, without those that a nearer file has given anew."""
        files = [name for name in (policy, *self.descent.above.get(policy, ())) if self._has(name, key)]
        nearest_files = [
            name for name in files if not any(self.descent.is_below(other, name) for other in files)
        ]
        documents = [self.by_policy[name][key] for name in nearest_files]
        same = all(document.title == documents[0].title for document in documents)
        return documents[:1] if same else documents

    def _has(self, policy: str, key: str) -> bool:
        return key in self.by_policy.get(policy, {})

    def _keys(self, policy: str) -> tuple[str, ...]:
        names = (policy, *self.descent.above.get(policy, ()))
        return tuple(dict.fromkeys(key for name in names for key in self.by_policy.get(name, {})))
