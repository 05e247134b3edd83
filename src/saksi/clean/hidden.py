"""Text that a page holds and does not show: its elements found, and marked where they stand."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml.etree import _Element
from lxml.html import HtmlElement

# A hidden element that holds this share of a page's letters is the page itself, shown later by a script.
PAGE_SHARE = 0.4
# Hidden texts whose place is kept. A page with more hides them for its layout, or is built to wear the reader out.
MOST_MARKS = 1000
# Marks that no page uses (mathematical flattened parentheses, Unicode 5.1); they survive text extraction.
OPEN, CLOSE = "\u27ec", "\u27ed"
MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
_FAR = r"-\d{3,}(?:\.\d+)?(?:px|em|rem|%|vw|vh|pt)"
_ZERO = r"0*\.?0+(?:px|em|rem|%|pt)?(?![\d.])"
_HIDES = re.compile(
    rf"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|font-size:{_ZERO}|opacity:{_ZERO}|color:transparent"
    rf"|(?:left|right|top|bottom|text-indent|margin-left|margin-top):{_FAR}|clip:rect\(0|clip-path:inset\((?:50|100)%)"
)
# What hiding declarations hold; nearly all others are told by lacking it.
_HINTS = (
    "none",
    "hidden",
    "collapse",
    "transparent",
    "clip",
    "opacity:",
    "font-size:0",
    "font-size: 0",
    "font-size:.0",
)
_GROUND_HINT = "background"
_FAR_HINT = re.compile(r"-\d{3}")
_COLOUR = re.compile(r"(?:^|;)color:([^;]+)")
_GROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;]+)")
_BLANK = re.compile(r"\s+|!important|/\*.*?\*/")
_NESTED_RULES = re.compile(r"@[^{};@]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_SIMPLE = re.compile(r"(?:\w+)?([.#][\w-]+)")
_INLINE_NAMES = "a abbr b big cite code del em font i ins mark q s small span strong sub sup u"
INLINE = frozenset(_INLINE_NAMES.split())


def take_hidden(tree: HtmlElement) -> list[str]:
    """Take the hidden elements out of a page, leaving mark number N where the N-th text of the result stood.

    >>> from lxml.html import fromstring
    >>> tree = fromstring('<div><p>Hujan <b style="display: none">judi</b>turun.</p></div>')
    >>> take_hidden(tree), ascii(tree.text_content())
    (['judi'], "'Hujan \\\\u27ec0\\\\u27edturun.'")
    """
    limit = PAGE_SHARE * len(tree.text_content())
    texts: list[str] = []
    for element in list(_outermost(tree)):
        content = element.text_content()
        if len(content) > limit and element.tag not in INLINE:
            continue
        for silent in list(element.iterdescendants("script", "style", "noscript", "template")):
            silent.drop_tree()
        text = " ".join(element.text_content().split())
        if text and element.tag not in ("script", "style", "noscript", "template"):
            is_block = element.tag not in INLINE
            if len(texts) < MOST_MARKS:
                _leave(element, f"{OPEN}{len(texts)}{CLOSE}", is_block=is_block)
            texts.append("\n\n" + text if is_block else text)
        element.drop_tree()
    return texts


@lru_cache(maxsize=1 << 12)
def hides(style: str) -> bool:
    """Say whether a CSS declaration keeps text from being seen.

    >>> [hides(style) for style in ("position:absolute; left:-9999px", "font-size: 0", "font-size: 0.9em")]
    [True, True, False]
    """
    style = _BLANK.sub("", style.lower())
    if _HIDES.search(style):
        return True
    colour, ground = _COLOUR.search(style), _GROUND.search(style)
    return colour is not None and ground is not None and colour[1] == ground[1]


def _outermost(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield hidden elements that stand in no other hidden element, in page order."""
    rules = frozenset(hiding_rules(tree))
    hidden: set[HtmlElement] = set()
    for element in tree.xpath("//*[@hidden or @style or @class or @id]" if rules else "//*[@hidden or @style]"):
        if element.tag in ("html", "body") or not (is_hidden(element) or _is_listed(element, rules)):
            continue
        if not any(parent in hidden for parent in element.iterancestors()):
            hidden.add(element)
            yield element


def _is_listed(element: HtmlElement, rules: frozenset[str]) -> bool:
    names = {f".{name}" for name in element.get("class", "").split()} | {f"#{element.get('id')}"}
    return not rules.isdisjoint(names)


def is_hidden(element: _Element) -> bool:
    """Say whether an element's own attributes hide it."""
    return element.get("hidden") is not None or ((style := element.get("style")) is not None and hides(style))


def hiding_rules(tree: _Element) -> Iterator[str]:
    """Yield the classes and ids that the page's own style sheets hide on every screen."""
    for style in tree.iter("style"):
        sheet = _NESTED_RULES.sub("", style.text or "")
        for start, end in sorted(set(_hinted(sheet.lower()))):
            selectors, _, declarations = sheet[start:end].rpartition("{")
            if hides(declarations):
                matches = (_SIMPLE.fullmatch(selector.strip()) for selector in selectors.split(","))
                yield from (match[1] for match in matches if match)


def _hinted(sheet: str) -> Iterator[tuple[int, int]]:
    """Yield where the rules of a style sheet stand that may hide something."""
    for hint in (*_HINTS, _GROUND_HINT):
        place = sheet.find(hint)
        while place >= 0:
            end = sheet.find("}", place)
            end = end if end >= 0 else len(sheet)
            start = sheet.rfind("}", 0, place) + 1
            if hint != _GROUND_HINT or sheet.count("color:", start, end) > sheet.count("-color:", start, end):
                yield start, end
            place = sheet.find(hint, end)
    last = 0
    for far in _FAR_HINT.finditer(sheet):
        if far.start() >= last:
            end = sheet.find("}", far.end())
            last = end if end >= 0 else len(sheet)
            yield sheet.rfind("}", 0, far.start()) + 1, last


def _leave(element: HtmlElement, mark: str, *, is_block: bool) -> None:
    """Write a mark into the text just before an element; for a block, at the end of the block before it."""
    before = element.getprevious()
    if before is None:
        parent = element.getparent()
        parent.text = (parent.text or "") + mark
    elif not is_block or before.tag in ("br", "img", "hr"):
        before.tail = (before.tail or "") + mark
    elif len(before):
        before[-1].tail = (before[-1].tail or "") + mark
    else:
        before.text = (before.text or "") + mark
