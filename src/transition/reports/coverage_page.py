"""The page of the sources: what each provision says, the rule that computes it, the case that proves it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from transition.policies.model import Grade
from transition.policies.provision_file import SourceDocument
from transition.policies.provision_proofs import Proof, ProvedDocument, ProvedProvision
from transition.problems import text

_INTRODUCTION = """\
# 来源文件对照表

来源文件的每一条规定：能计算的，由哪条规则计算、在哪份政策文件、自何时起、来源等级、哪个算例证明；不能计算的，为什么。

本页由 `transition policy coverage -o docs/coverage.md --force` 从 `policies/provisions/`、
各政策文件和算例生成，不要手改。“自”是规则第一个版本的起始日；没有写起始日的，是这个项目为它设的最早一个数值的起始日，
再没有就是所引文件的印发日；都没有见到的写“不明”。
等级是规则所引文件中最弱的一个，和这些数值的各个等级。
"""

_HEAD = ("条款", "规定", "规则", "政策文件", "自", "等级", "算例")
_HEAD_OTHERS = ("条款", "规定", "不能计算的原因")


def coverage_page(documents: Sequence[ProvedDocument]) -> str:
    """Return the page in Markdown, Chinese throughout as the policies are."""
    parts = [_INTRODUCTION, *_counts(documents)]
    for one in documents:
        parts += _section(one)
    return "\n".join(parts)


def _counts(documents: Iterable[ProvedDocument]) -> Iterator[str]:
    rows = []
    for one in documents:
        computed = sum(bool(provision.proofs) for provision in one.provisions)
        rows.append((titled(one.document), str(computed), str(len(one.provisions) - computed)))
    yield from _table(("文件", "能计算的规定", "不能计算的规定"), rows)


def titled(document: SourceDocument) -> str:
    """Return a document's title with its number."""
    title = document.title if document.title.startswith("《") else f"《{document.title}》"
    return title + (f"（{document.number}）" if document.number else "")


def _section(one: ProvedDocument) -> Iterator[str]:
    document = one.document
    facts = (document.publisher, str(document.issued) if document.issued else None, document.note)
    yield f"## {titled(document)}\n"
    yield "，".join(fact.rstrip("。") for fact in facts if fact) + f"。由 `-p {document.place}` 计算。\n"
    computed = [row for provision in one.provisions for row in _rows(provision)]
    if computed:
        yield from _table(_HEAD, computed)
    others = [
        (item.provision.item, item.provision.says, item.provision.reason)
        for item in one.provisions
        if not item.proofs
    ]
    if others:
        yield from _table(_HEAD_OTHERS, others)


def _rows(proved: ProvedProvision) -> Iterator[tuple[str, ...]]:
    """Yield a row for each rule; the provision itself stands in the first."""
    first = (proved.provision.item, proved.provision.says)
    for proof in proved.proofs:
        yield (*first, *_proof(proof))
        first = ("", "")


def _proof(proof: Proof) -> tuple[str, ...]:
    grade = "；数值：".join(
        filter(None, (_grades([proof.grade] if proof.grade else []), _grades(proof.values)))
    )
    since = str(proof.since or "不明")
    return proof.rule, f"`{proof.policy}`", since, grade, f"{proof.case.name}（`{proof.case_policy}`）"


def _grades(grades: Iterable[Grade]) -> str:
    return "、".join(text(f"grade.{grade}", "zh") for grade in grades)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _line(head)
    yield _line(["---"] * len(head))
    yield from map(_line, rows)
    yield ""


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
