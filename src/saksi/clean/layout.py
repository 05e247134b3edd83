"""A page's lines in the order they are read, each in its box; what the page hides is taken out and its place marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple, cast

from lxml import etree
from lxml.etree import _Element

from saksi.clean.hidden import CLOSE, INLINE, MOST_MARKS, OPEN, PAGE_SHARE, hides, hiding_rules
from saksi.pack import Pack

_BLOCK_NAMES = (
    "address article aside blockquote body caption cell dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header item li list main nav ol p pre quote row section summary "
    "table tbody td th thead tr ul"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
BREAKS = frozenset({"br", "lb", "hr"})
# Elements that show nothing of their own, controls, and what accelerated pages (AMP) put beside or over a story.
_SILENT_NAMES = (
    "script style noscript template svg iframe select textarea title button canvas audio video datalist "
    "amp-ad amp-analytics amp-consent amp-embed amp-lightbox amp-sidebar amp-social-share amp-sticky-ad "
    "amp-user-notification"
)
SILENT = frozenset(_SILENT_NAMES.split())
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Elements that stand beside an article whatever they are called.
_ASIDE_NAMES = "nav aside footer form figcaption figure caption"
_ASIDES = frozenset(_ASIDE_NAMES.split())
# Elements that hold the article whatever they are called: the names of a body tell what else is on the page.
_WHOLES = frozenset({"body", "main"})
STORY, ASIDE, NEITHER = 1, -1, 0
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


class Box(NamedTuple):
    """An element that holds lines: the one around it by number (-1: none), its tag, what it is called after."""

    parent: int
    tag: str
    kind: int


class Names(NamedTuple):
    """Words in the names of boxes, single and in pairs, of stories and of what stands beside them."""

    story: frozenset[str]
    aside: frozenset[str]


class Line(NamedTuple):
    """A line of text, with marks where hidden text stood; the share of it that is links; its box by number."""

    text: str
    link_share: float
    box: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's boxes and lines, and the texts that it hides, by the number in their mark."""

    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Pen:
    """What is being written: the pieces of a line, how many letters of them are links, the box it stands in."""

    layout: Layout
    names: Names
    rules: frozenset[str]
    limit: float
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    box: int = 0
    links_open: int = 0
    skipped: _Element | None = None
    listed: dict[tuple[str | None, str | None], bool] = field(default_factory=dict)

    def begin(self, element: _Element) -> bool:
        """Go into an element; say whether what is in it is to be passed over."""
        tag, named = element.tag, cast(list[str], element.keys())
        if tag in SILENT or (named and self._is_hidden(element, named) and self._hide(element)):
            self.skipped = element
            return True
        if tag in BLOCKS:
            self.end_line()
            kind = self._kind(element, tag) if named else ASIDE if tag in _ASIDES else NEITHER
            self.layout.boxes.append(Box(self.box, tag, kind))
            self.box = len(self.layout.boxes) - 1
        elif tag in BREAKS:
            self.end_line()
        elif tag == "a":
            self.links_open += 1
        if text := element.text:
            self._write(text)
        return False

    def end(self, element: _Element) -> None:
        """Go out of an element."""
        if element is self.skipped:
            self.skipped = None
        elif (tag := element.tag) in BLOCKS:
            self.end_line()
            self.box = self.layout.boxes[self.box].parent
        elif tag == "a":
            self.links_open -= 1
        if tail := element.tail:
            self._write(tail)

    def end_line(self) -> None:
        """Write the line down, if there is one."""
        if not self.pieces:
            return
        text = " ".join("".join(self.pieces).split())
        if not text.isascii():
            text = " ".join(INVISIBLE.sub("", text).split())
        if text:
            self.layout.lines.append(Line(text, min(1.0, self.linked / len(text)), self.box))
        self.pieces.clear()
        self.linked = 0

    def _write(self, text: str) -> None:
        if not self.pieces and text.isspace():
            return
        self.pieces.append(text)
        if self.links_open:
            self.linked += len(text.strip())

    def _is_hidden(self, element: _Element, named: list[str]) -> bool:
        """Say whether an element's attributes hide it, or a style sheet of the page by its class or id."""
        if "hidden" in named or ("style" in named and hides(element.get("style", ""))):
            return True
        if not self.rules:
            return False
        key = (element.get("class"), element.get("id"))
        if key == (None, None):
            return False
        if (found := self.listed.get(key)) is None:
            names = {f".{name}" for name in (key[0] or "").split()} | {f"#{key[1]}"}
            found = self.listed[key] = not self.rules.isdisjoint(names)
        return found

    def _kind(self, element: _Element, tag: str) -> int:
        """What a box holds by its name, or by its tag."""
        called = [element.get(name) for name in ("class", "id", "role")]
        kind = _kind_of(" ".join(filter(None, called)), self.names) if any(called) else NEITHER
        if kind == STORY or element.get("itemprop") == "articleBody":
            return STORY
        return ASIDE if tag in _ASIDES else NEITHER if tag in _WHOLES else kind

    def _hide(self, element: _Element) -> bool:
        """Keep a hidden element's text and mark where it stood; say whether it is no more than a part of the page."""
        tag = element.tag
        if tag in ("html", "body") or (tag not in INLINE and len(text_of(element)) > self.limit):
            return False
        text = " ".join("".join(_shown(element)).split())
        if text:
            self._mark(text, is_block=tag not in INLINE)
        return True

    def _mark(self, text: str, *, is_block: bool) -> None:
        hidden = self.layout.hidden
        mark = f"{OPEN}{len(hidden)}{CLOSE}" if len(hidden) < MOST_MARKS else ""
        hidden.append(f"\n\n{text}" if is_block else text)
        if is_block:
            self.end_line()
        if is_block and self.layout.lines:
            last = self.layout.lines[-1]
            self.layout.lines[-1] = last._replace(text=last.text + mark)
        else:
            self.pieces.append(mark)


def lay_out(tree: _Element, pack: Pack) -> Layout:
    """Give a page's layout; the tree stays as it is.

    >>> from saksi.pack import load_packs
    >>> tree = etree.HTML("<p>Hujan <b hidden>judi</b>turun.<br>Air <a href=/>naik</a>.<p>Reda.")
    >>> layout = lay_out(tree, load_packs()["und"])
    >>> [(line.text.isascii(), round(line.link_share, 1)) for line in layout.lines]
    [(False, 0.0), (True, 0.4), (True, 0.0)]
    >>> layout.hidden
    ['judi']
    """
    limit = PAGE_SHARE * len(text_of(tree))
    pen = _Pen(Layout([Box(-1, tree.tag, NEITHER)]), _names(pack), frozenset(hiding_rules(tree)), limit)
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            pen.end(element)
        elif pen.begin(element):
            walker.skip_subtree()
    pen.end_line()
    return pen.layout


def text_of(element: _Element) -> str:
    """Give all text in an element."""
    return str(_TEXT(element))


def _shown(element: _Element) -> Iterator[str]:
    """Yield the pieces of an element's text that are no script."""
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, each in walker:
        if event == "end":
            yield (each.tail or "") if each is not element else ""
        elif each.tag in SILENT:
            walker.skip_subtree()
        else:
            yield " " if each.tag in BLOCKS or each.tag in BREAKS else ""
            yield each.text or ""


@lru_cache(maxsize=1 << 14)
def name_parts(called: str) -> tuple[str, ...]:
    """Give the words in the names of an element, single and in pairs.

    >>> name_parts("post-authorBox")
    ('post', 'author', 'box', 'post-author', 'author-box')
    """
    parts = [part.lower() for part in _PARTS.findall(called)]
    return (*parts, *(f"{first}-{second}" for first, second in pairwise(parts)))


@lru_cache(maxsize=1 << 14)
def _kind_of(called: str, names: Names) -> int:
    parts = name_parts(called)
    if not names.story.isdisjoint(parts):
        return STORY
    return NEITHER if names.aside.isdisjoint(parts) else ASIDE


@cache
def _names(pack: Pack) -> Names:
    kinds = ("story", "aside")
    return Names(*(frozenset(row["part"] for row in pack.rows("boxname") if row["kind"] == kind) for kind in kinds))


# The words of a name: between signs, and where a small letter is followed by a capital.
_PARTS = re.compile(r"[A-Z]*[a-z]+|[A-Z]+")
_TEXT = etree.XPath("string()")
