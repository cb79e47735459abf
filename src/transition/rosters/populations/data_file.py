"""Read a population file: TOML in, a `Population` out, and every fault of the file in one pass.

A file may say only how it differs from another one (`like`): its kin, families and columns stand in place
of those of the same name, further ones come behind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar, cast

from attrs import evolve

from transition.policies.library import bundled_folder
from transition.policies.model import Document, Scope
from transition.policies.reader import read_document
from transition.policies.table_reader import Fields, Reading, read_table, report_unknown_key
from transition.policies.toml_file import KeyPath, TomlFile, read_toml
from transition.policies.values_read import wrong_type
from transition.problems import PolicyError, Problem
from transition.rosters.populations.conditions import tell_conditions
from transition.rosters.populations.grammar import COLUMN, FAMILIES, FILE_KEYS, HEADING, KIN
from transition.rosters.populations.groups import read_groups, span_of, whole
from transition.rosters.populations.model import Column, Family, Kin, Population, Source
from transition.rosters.populations.shares import one_share, tell_sum

Thing = TypeVar("Thing")

_MOST_YEARS = 120


def read_population(path: Path) -> Population:
    """Read a population file and those that it is like. Raises PolicyError with every fault."""
    return _read(path, ())


def _read(path: Path, above: tuple[Path, ...]) -> Population:
    file = read_toml(path)
    reading = Reading(file, policy=path.stem)
    for name in file.data:
        if name not in FILE_KEYS:
            report_unknown_key(reading, (name,), FILE_KEYS, path.name)
    heading = _heading(reading, file)
    like = _like(reading, heading, path, above)
    documents = {**(like.documents if like else {}), **_named(reading, "document", read_document)}
    kin = {**(like.kin if like else {}), **_named(reading, "kin", _kin)}
    families, source = _families(reading, kin, like)
    columns = _columns(reading, like.columns if like else ())
    tell_conditions(reading, columns, kin, families)
    _tell_documents(reading, documents, (source, *(column.source for column in columns)))
    if reading.problems:
        raise PolicyError(reading.problems)
    return Population(
        name=path.stem,
        title=heading.text("title") or path.stem,
        path=str(path),
        kin=kin,
        families=families,
        families_source=source,
        columns=columns,
        documents=documents,
        note=heading.text("note") or "",
    )


def _heading(reading: Reading, file: TomlFile) -> Fields:
    raw = file.data.get("population")
    if raw is None:
        reading.report("policy.missing-key", (), key="[population]", table=file.path.name)
    fields = read_table(reading, raw, ("population",), HEADING) if raw is not None else None
    if fields is None:
        return Fields(HEADING, ("population",), file.place(), {})
    name = fields.text("name")
    if name and name != file.path.stem:
        reading.report("policy.name-not-file-name", ("population", "name"), name=name, file=file.path.name)
    return fields


def _like(reading: Reading, heading: Fields, path: Path, above: tuple[Path, ...]) -> Population | None:
    """Return the population that this one is like, beside it or bundled; its faults end everything."""
    name = heading.text("like")
    if name is None:
        return None
    folders = (path.parent, bundled_folder() / "populations")
    met = {one.resolve() for one in (path, *above)}
    files = {one.stem: one for folder in reversed(folders) for one in sorted(folder.glob("*.toml"))}
    legal = {stem: one for stem, one in files.items() if one.resolve() not in met}
    if name not in legal:
        facts = {"found": name, "legal": tuple(sorted(legal))}
        reading.report("population.like-unknown", ("population", "like"), **facts)
        return None
    return _read(legal[name], (*above, path))


def _named(
    reading: Reading, section: str, build: Callable[[Reading, object, KeyPath], Thing | None]
) -> dict[str, Thing]:
    raw = reading.file.data.get(section, {})
    if not isinstance(raw, Mapping):
        reading.fault((section,), wrong_type(raw, "table"))
        return {}
    made = {key: build(reading, one, (section, key)) for key, one in raw.items()}
    return {key: one for key, one in made.items() if one is not None}


# --- kin, families, documents ---------------------------------------------------------------------


def _kin(reading: Reading, raw: object, path: KeyPath) -> Kin | None:
    fields = read_table(reading, raw, path, KIN)
    if fields is None or not fields.sound("from", "to", "man", "woman"):
        return None
    return Kin(
        key=str(path[-1]),
        older=span_of(reading, fields, "from", "to", -_MOST_YEARS, _MOST_YEARS),
        least=whole(reading, fields, "least", 0, _MOST_YEARS) if fields.has("least") else 0,
        sex=cast("None", fields.text("sex")),
        words={True: fields.texts("man"), False: fields.texts("woman")},
    )


def _families(
    reading: Reading, kin: Mapping[str, Kin], like: Population | None
) -> tuple[tuple[Family, ...], Source]:
    raw = reading.file.data.get("families")
    if raw is None and like:
        return like.families, like.families_source
    if raw is None:
        reading.report("policy.missing-key", (), key="[families]", table=reading.file.path.name)
    fields = read_table(reading, raw, ("families",), FAMILIES) if raw is not None else None
    if fields is None:
        return (), Source(is_invented=True)
    families = tuple(_family(reading, one, kin) for one in fields.tables("kind") if _is_whole(one))
    if len(families) == len(fields.tables("kind")):
        tell_sum(reading, (*fields.path, "kind"), [family.share for family in families])
    return families, source_of(reading, fields)


def _is_whole(fields: Fields) -> bool:
    return fields.sound("name", "share", "youngest", "oldest", "male", "members")


def _family(reading: Reading, fields: Fields, kin: Mapping[str, Kin]) -> Family:
    for member in fields.texts("members"):
        if member not in kin:
            path = (*fields.path, "members")
            reading.report("population.unknown-kin", path, found=member, legal=tuple(kin))
    return Family(
        name=str(fields.text("name")),
        share=one_share(reading, fields, "share"),
        ages=span_of(reading, fields, "youngest", "oldest", 0, _MOST_YEARS),
        male=one_share(reading, fields, "male"),
        members=fields.texts("members"),
    )


# --- columns --------------------------------------------------------------------------------------


def _columns(reading: Reading, like: Sequence[Column]) -> tuple[Column, ...]:
    raw = reading.file.data.get("column", [])
    if not isinstance(raw, list):
        reading.fault(("column",), wrong_type(raw, "tables"))
        return tuple(like)
    columns = {column.label: column for column in like}
    own: dict[str, int] = {}
    for index, one in enumerate(raw):
        path = ("column", index)
        fields = read_table(reading, one, path, COLUMN)
        if fields is None or not fields.sound("label", "of", "group"):
            continue
        label = str(fields.text("label"))
        if label in own:
            reading.report("population.same-label", path, ("column", own[label]), label=label)
        own[label] = index
        columns[label] = Column(
            label=label,
            of=cast("Scope", fields.text("of")),
            groups=read_groups(reading, fields),
            source=source_of(reading, fields),
            unit=fields.text("unit"),
            percent_of=fields.text("percent_of"),
        )
    return tuple(columns.values())


def source_of(reading: Reading, fields: Fields) -> Source:
    """Return how a table is known: by documents or not at all, and never without a word."""
    source = Source(fields.citations(), fields.flag("invented"), fields.text("note") or "")
    is_unclear = source.is_invented == fields.has("cites")
    if is_unclear or (source.is_invented and not source.note.strip()):
        reading.report("population.source-unclear", fields.path, table=fields.kind.name)
    return evolve(source, note=source.note.strip())


def _tell_documents(reading: Reading, documents: Mapping[str, Document], sources: Sequence[Source]) -> None:
    for source in sources:
        for citation in source.cites:
            if citation.document not in documents:
                facts = {"found": citation.document, "legal": tuple(documents)}
                reading.problems.append(Problem("population.unknown-document", citation.place, facts=facts))
