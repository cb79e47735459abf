"""Documents that a page of tables cites by number, listed once at its end."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from transition.policies.checked import Source
from transition.policies.model import PROPOSAL, Document
from transition.problems import text
from transition.reports.text_grid import Grid


@frozen
class NumberedDocuments:
    """The documents cited so far, each by its number."""

    numbers: dict[Document, int] = field(factory=dict)

    def cited(self, sources: Iterable[Source]) -> str:
        """Return ``[1] 第十条``, a line for each source."""
        return "\n".join(f"[{self._number(source.document)}] {source.article}".strip() for source in sources)

    def _number(self, document: Document) -> int:
        return self.numbers.setdefault(document, len(self.numbers) + 1)

    def grid(self) -> Grid:
        """Return the list of all that was cited."""
        rows = tuple(
            (f"[{number}]", titled(document), str(document.issued or ""), text(f"grade.{document.grade}"))
            for document, number in self.numbers.items()
        )
        words = tuple(text(f"timeline.{word}") for word in ("number", "document", "issued", "grade"))
        return Grid(text("timeline.documents"), words, rows, tuple(range(len(words))))


def titled(document: Document) -> str:
    """Return ``《title》（number）``; of a proposal that it is one."""
    proposed = text(f"grade.{document.grade}") if document.grade == PROPOSAL else ""
    behind = document.number or proposed
    return f"《{document.title}》" + (f"（{behind}）" if behind else "")
