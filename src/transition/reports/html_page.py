"""Pages as one HTML file that needs nothing else, and prints each page on one sheet of A4."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from transition.reports.markup import FONTS
from transition.reports.page import Block, Facts, Lines, Page, Rows

LETTERS = f"* {{ box-sizing: border-box; }}\nbody {{ font-family: {FONTS}; }}\n"
"""The part of the style that every page of the program shares."""

_STYLE = (
    LETTERS
    + """
@page { size: A4; margin: 14mm 16mm; }
body { font-size: 10pt; line-height: 1.35; color: #111; margin: 0 auto; max-width: 178mm; }
section { break-after: page; padding: 4mm 0; }
section:last-child { break-after: auto; }
h1 { font-size: 16pt; text-align: center; margin: 0 0 1mm; letter-spacing: 1pt; }
.subtitle { text-align: center; color: #444; margin: 0 0 4mm; }
h2 { font-size: 10.5pt; margin: 3mm 0 0.8mm; border-left: 3pt solid #4472c4; padding-left: 2mm; }
h2.bad { border-color: #c0504d; }
h2.good { border-color: #4f9d50; }
.facts { display: flex; flex-wrap: wrap; gap: 0 8mm; margin: 2mm 0; }
.facts b { font-weight: 600; margin-right: 2mm; }
.facts .blank { display: inline-block; width: 45mm; border-bottom: 0.6pt solid #777; height: 1.2em; }
table { border-collapse: collapse; width: 100%; margin: 2mm 0; }
th, td { border: 0.6pt solid #999; padding: 0.6mm 2mm; text-align: left; vertical-align: top; }
th { background: #ddebf7; font-weight: 600; }
td.right { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
p { margin: 0.4mm 0 0.4mm 3.5mm; overflow-wrap: anywhere; }
p.small, .foot { font-size: 9pt; color: #333; }
.foot { margin: 4mm 0 0; border-top: 0.6pt solid #bbb; padding-top: 1mm; }
"""
)


def write_pages(pages: Sequence[Page], path: Path) -> None:
    """Write pages as one HTML file, each on a sheet of its own when printed."""
    title = pages[0].title if pages else ""
    path.write_text(whole_page(title, _STYLE, map(_page, pages)), encoding="utf-8", newline="\n")


def whole_page(title: str, style: str, body: Iterable[str]) -> str:
    """Return an HTML file with a title, a style sheet and the pieces of its body, one below the other."""
    inside = "\n".join(body)
    return (
        "<!DOCTYPE html>\n"
        '<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{inside}\n</body>\n</html>\n"
    )


def _page(page: Page) -> str:
    parts = [
        f"<h1>{escape(page.title)}</h1>",
        f'<p class="subtitle">{escape(page.subtitle)}</p>',
        *(part for block in page.blocks for part in _block(block)),
    ]
    if page.foot:
        parts.append(f'<p class="foot">{escape(page.foot)}</p>')
    return "<section>\n" + "\n".join(parts) + "\n</section>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Facts(pairs=pairs):
            yield f'<div class="facts">{"".join(map(_fact, pairs))}</div>'
        case Rows():
            yield _table(block)
        case Lines(heading=heading, lines=lines, tone=tone):
            if heading:
                yield f'<h2 class="{tone}">{escape(heading)}</h2>'
            yield from (f'<p class="{tone}">{escape(line)}</p>' for line in lines)


def _fact(pair: tuple[str, str]) -> str:
    name, value = pair
    shown = escape(value) if value else '<span class="blank"></span>'
    return f"<span><b>{escape(name)}</b>{shown}</span>"


def _table(table: Rows) -> str:
    head = _cells("th", table.headings, ())
    rows = "\n".join(f"<tr>{_cells('td', row, table.right)}</tr>" for row in table.rows)
    return f"<table>\n<tr>{head}</tr>\n{rows}\n</table>"


def _cells(tag: str, texts: Iterable[str], right: Sequence[int]) -> str:
    return "".join(
        f'<{tag} class="right">{escape(text)}</{tag}>' if place in right else f"<{tag}>{escape(text)}</{tag}>"
        for place, text in enumerate(texts)
    )
