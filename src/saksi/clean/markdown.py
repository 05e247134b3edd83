"""Markdown: its text as markup, and what its head (YAML front matter of simple lines) says of the article."""

import re
from collections.abc import Iterator

from saksi.kinds import Provenance

_HEAD = re.compile(r"\A---\s*\n(?P<lines>.*?)\n(?:---|\.\.\.)\s*\n", re.S)
_LINE = re.compile(r"(?P<key>[\w-]+)\s*:\s*(?P<value>.+)")
_ITEM = re.compile(r"[^,]+")
_FIELDS = {
    "title": "title",
    "date": "published",
    "published": "published",
    "modified": "modified",
    "lastmod": "modified",
    "author": "authors",
    "authors": "authors",
    "outlet": "outlet",
    "site": "outlet",
    "source": "url",
    "url": "url",
    "section": "section",
    "category": "section",
    "tags": "tags",
    "lang": "language",
}
_LISTS = frozenset({"authors", "tags"})


def read_head(text: str) -> tuple[list[Provenance], str]:
    """Give what a Markdown file's head states, and the text below it.

    >>> head, text = read_head("---\\ntitle: Hujan\\ntags: [banjir, Ende]\\n---\\nHujan turun.")
    >>> [(item.field, item.value) for item in head], text
    ([('title', 'Hujan'), ('tags', 'banjir'), ('tags', 'Ende')], 'Hujan turun.')
    """
    head = _HEAD.match(text)
    return ([], text) if head is None else (list(_statements(head["lines"])), text[head.end() :])


def write_markup(text: str) -> str:
    """Write Markdown (CommonMark) as HTML.

    >>> write_markup("# Hujan\\n\\nAir *naik*.").splitlines()
    ['<h1>Hujan</h1>', '<p>Air <em>naik</em>.</p>']
    """
    from markdown_it import MarkdownIt

    return str(MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").render(text))


def _statements(lines: str) -> Iterator[Provenance]:
    for line in lines.splitlines():
        found = _LINE.match(line)
        if found is None or (field := _FIELDS.get(found["key"].lower())) is None:
            continue
        value = found["value"].strip().strip("[]")
        for item in _ITEM.findall(value) if field in _LISTS else [value]:
            if bare := item.strip().strip("\"'"):
                yield Provenance(field, bare, "meta")
