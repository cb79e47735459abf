"""Read a file of provisions: what a source document asks for, and which rules compute it, or why none can."""

from __future__ import annotations

import datetime
from pathlib import Path

from attrs import field, frozen

from transition.policies.functions import as_name
from transition.policies.grammar_shapes import TableKind, key
from transition.policies.table_reader import Fields, Reading, read_table
from transition.policies.toml_file import read_toml
from transition.problems import FilePlace, PolicyError, Problem

SOURCE = TableKind(
    "source",
    "一份来源文件",
    "one source document",
    (
        key("title!", "text", "标题", "its title"),
        key("number", "text", "文号", "its official number"),
        key("publisher", "text", "发文机关", "who issued it"),
        key("issued", "date", "印发日期", "the day of issue"),
        key("place!", "text", "哪个地方的政策计算它", "the place whose policies compute it"),
        key("note", "note", "说明", "a remark"),
    ),
)

PROVISION = TableKind(
    "provision",
    "一条规定",
    "one provision",
    (
        key("item!", "text", "条款", "the article"),
        key("says!", "text", "规定什么，几个字", "what it provides for, in a few words"),
        key("rules", "texts", "计算它的规则，按名称", "the rules that compute it, by label"),
        key("reason", "text", "为什么不能计算", "why nothing can compute it"),
    ),
)

PROVISION_FILE = TableKind(
    "provisions file",
    "一份来源文件的规定",
    "the provisions of one source document",
    (
        key("source!", "table", "来源文件", "the document", table=SOURCE),
        key("provision!", "tables", "规定", "its provisions", table=PROVISION),
    ),
)


@frozen
class Provision:
    """One provision: `rules` are labels of the rules that compute it; without any, `reason` says why."""

    item: str
    says: str
    rules: tuple[str, ...] = ()
    reason: str = ""
    file_place: FilePlace | None = field(default=None, eq=False)


@frozen
class SourceDocument:
    """A source document with its provisions, computed by the policies of `place`."""

    path: Path
    title: str
    place: str
    provisions: tuple[Provision, ...]
    number: str | None = None
    publisher: str | None = None
    issued: datetime.date | None = None
    note: str | None = None


def read_provisions(path: Path) -> tuple[SourceDocument | None, tuple[Problem, ...]]:
    """Read a file of provisions. Returns it, or None, with all its problems; raises nothing."""
    try:
        file = read_toml(path)
    except PolicyError as failure:
        return None, failure.problems
    reading = Reading(file, policy=path.stem)
    fields = read_table(reading, file.data, (), PROVISION_FILE)
    source = fields.table("source") if fields else None
    if fields is None or source is None or not source.sound("title", "place"):
        return None, tuple(reading.problems)
    document = SourceDocument(
        path=path,
        title=str(source.text("title")),
        place=str(source.text("place")),
        provisions=tuple(_provision(reading, table) for table in fields.tables("provision")),
        number=source.text("number"),
        publisher=source.text("publisher"),
        issued=source.day("issued"),
        note=source.text("note"),
    )
    return document, tuple(reading.problems)


def _provision(reading: Reading, fields: Fields) -> Provision:
    if fields.has("rules") == fields.has("reason"):
        reading.report("policy.provision-unclear", fields.path, found=fields.text("item"))
    return Provision(
        item=fields.text("item") or "",
        says=fields.text("says") or "",
        rules=tuple(as_name(label) for label in fields.texts("rules")),
        reason=fields.text("reason") or "",
        file_place=fields.place,
    )
