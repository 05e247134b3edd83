"""How deep the elements of a page are nested, told from its tags alone: a deep one stalls whoever builds its tree."""

import re
from collections import Counter
from functools import lru_cache
from itertools import accumulate, repeat
from typing import NamedTuple

from saksi.errors import InputError

# A tag's name ends where HTML ends it, and takes in whatever else stands there: `<p_x>` is no paragraph.
_NAME = re.compile(rb"<([/a-zA-Z][^\t\n\v\f\r />]*)")
_CLOSED = re.compile(rb"[^<>]*/>")
# Elements that hold nothing, or whose end may be left out: a page without their ends is not deep.
_FLAT_NAMES = (
    b"area base br col embed hr img input link meta param source track wbr"
    b" p li dt dd option optgroup tr td th thead tbody tfoot colgroup rp rt html head body"
)
_FLAT = frozenset(_FLAT_NAMES.split())
# Behind the start of one of these a tag closes nothing that was opened before it (HTML, 13.2.4.2: scope).
_TABLE, _TEMPLATE = b"table", b"template"
_FENCES = frozenset({_TABLE, _TEMPLATE, b"applet", b"button", b"marquee", b"object"})
# In these an element is closed by its own slash; elsewhere the slash means nothing.
_DRAWINGS = frozenset({b"svg", b"math"})
# The other elements of HTML, and the usual ones of a drawing; first those that most pages have most of.
_NAMES_OF_HTML = (
    b"div a span ul script abbr acronym address applet article aside audio b bdi bdo big blink blockquote button"
    b" canvas center cite code data datalist del details dfn dialog dir dl em fieldset figcaption figure font"
    b" footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup i iframe ins kbd label legend main map mark"
    b" marquee math menu meter nav nobr noframes noscript object ol output picture pre progress q ruby s samp"
    b" search section select slot small strike strong style sub summary sup svg table template textarea time title"
    b" tt u var video circle clippath defs ellipse g line lineargradient mask path polygon polyline rect stop"
    b" symbol text tspan use"
)
_NAMES = tuple(_NAMES_OF_HTML.split())
# How often pairs are taken out of the tags of one name, from the innermost on, before each tag is looked at.
MOST_PASSES = 40
# Markup up to this length seldom has as many tags as may be nested: counting them is a quarter of the work of a bound.
# Of the pages of Zyte's benchmark four in five are no longer without what stands beside the story; whole, one in five.
SHORT_BYTES = 60_000
# Of each two bytes the first opens and the second closes: what that adds to the depth, as a signed byte.
_OPENS, _CLOSES = b"\x01", b"\xff"
_PAIR, _CODES = _OPENS + _CLOSES, bytes(range(256))
_STEPS = b"\0" + (_PAIR * 128)[:255]


def _forms(name: bytes) -> tuple[bytes, ...]:
    """How a name's tags open, as most pages write them."""
    return name, b"/" + name, name.upper(), b"/" + name.upper()


# Each tag as a byte: what opens name N is 2N + 1, what closes it the next one, what does neither 0; else it is another.
_OTHER = 255
_CODE_OF = {
    **{form: 0 for name in _FLAT for form in _forms(name)},
    **{form: 2 * number + 1 + form.startswith(b"/") for number, name in enumerate(_NAMES) for form in _forms(name)},
}
_NO_OPENING = bytes(range(0, _OTHER, 2))
# Of a page with more fences each tag is looked at: every fence may hide as many tags that close nothing as are open.
# News pages have up to 50; a page that hides so much is some 30,000 deep at most, and its worker's time runs out.
MOST_FENCES = 60


class _Yard(NamedTuple):
    """What is open behind one fence: the fence, how many elements were open before it, how many of each name since."""

    fence: bytes
    before: int
    names: Counter[bytes]


def refuse_deep(data: bytes, address: str, limit: int) -> None:
    """Raise InputError when the elements of a page are nested deeper than a limit."""
    if is_deeper(data, limit):
        raise InputError(f"{address}: elements nested more than {limit} deep")


def is_deeper(data: bytes, limit: int) -> bool:
    """Say whether the elements of a page are nested deeper than a limit, without building it.

    Elements that their parents' end would close are counted till then, so that a page is never deeper than it is taken
    to be, apart from what is told by fewer than `MOST_FENCES` tables and buttons.

    >>> is_deeper(b"<div><p>one<p>two<ul><li>three</ul></div>", 2), is_deeper(b"<div></i>" * 3, 2)
    (False, True)
    """
    if len(data) <= SHORT_BYTES and data.count(b"<") - data.count(b"</") <= limit:
        return False
    return _bound(data, limit) > limit and depth(data, limit) > limit


def depth(data: bytes, limit: int) -> int:
    """Count the deepest nesting of elements, no further than one above the limit.

    >>> depth(b"<div><p>one<p>two<ul><li>three</ul></div>", 9), depth(b"<i/>" * 5, 9), depth(b"<svg>" + b"<i/>" * 5, 9)
    (2, 5, 1)
    """
    opened: list[bytes] = []
    yards = [_Yard(b"", 0, Counter())]
    deepest = drawings = 0
    for tag in _NAME.finditer(data):
        if not (step := _step(tag[1])):
            continue
        name = tag[1].lower()
        if step < 0:
            drawings -= _close(name[1:], opened, yards)
        elif not (drawings and _CLOSED.match(data, tag.end())):
            yards[-1].names[name] += 1
            if name in _FENCES:
                yards.append(_Yard(name, len(opened), Counter()))
            opened.append(name)
            drawings += name in _DRAWINGS
            deepest = max(deepest, len(opened))
            if deepest > limit:
                break
    return deepest


def _close(name: bytes, opened: list[bytes], yards: list[_Yard]) -> int:
    """Close the last open element of a name, with all in it, where the tag reaches it; give how many were drawings."""
    if name in _FENCES:
        return _close_fence(name, opened, yards)
    names = yards[-1].names
    drawings = 0
    while names[name]:
        last = opened.pop()
        names[last] -= 1
        drawings += last in _DRAWINGS
        if last == name:
            break
    return drawings


def _close_fence(name: bytes, opened: list[bytes], yards: list[_Yard]) -> int:
    """Close a fence: the innermost one, or a table around others that are no template."""
    for number in range(len(yards) - 1, 0, -1):
        fence, before, _ = yards[number]
        if fence == name:
            gone = opened[before:]
            del opened[before:], yards[number:]
            yards[-1].names[name] -= 1
            return sum(each in _DRAWINGS for each in gone)
        if name != _TABLE or fence == _TEMPLATE:
            break
    return 0


def _bound(data: bytes, limit: int) -> int:
    """Give a bound of the depth in a fraction of the time: how many tags open more than closed, at most.

    A tag closes nothing where its name was closed as often as it was opened: each such is added. Of names that few tags
    open, and of names that are none of HTML, all are taken to be open at once. Every tag is written as one byte, so
    that no step but the finding of tags looks at them one by one in Python.
    """
    walk = bytes(map(_CODE_OF.get, _NAME.findall(data), repeat(_OTHER)))
    rest = len(walk.translate(None, _NO_OPENING))
    if rest <= limit:
        return rest
    if sum(walk.count(_CODE_OF[fence]) for fence in _FENCES) > MOST_FENCES:
        return len(walk)
    often: list[int] = []
    for number in range(len(_NAMES)):
        if rest <= limit // 2:
            break
        if opened := walk.count(2 * number + 1):
            often.append(number)
            rest -= opened
    kept = bytes(code for number in often for code in (2 * number + 1, 2 * number + 2))
    walk = walk.translate(None, _CODES.translate(None, kept))
    deepest = max(accumulate(memoryview(walk.translate(_STEPS)).cast("b")), default=0)
    return rest + max(0, deepest) + sum(_lacking(walk, number) for number in often)


def _lacking(walk: bytes, number: int) -> int:
    """How many tags that close a name find none of it open."""
    opens, closes = 2 * number + 1, 2 * number + 2
    if closes not in walk:
        return 0
    left = walk.translate(_STEPS, _CODES[:opens] + _CODES[closes + 1 :])
    for _ in range(MOST_PASSES):
        if not (left := left.replace(_PAIR, b"")) or _PAIR not in left:
            return left.count(_CLOSES)
    return -min(0, *accumulate(memoryview(left).cast("b")))


@lru_cache(maxsize=4096)
def _step(tag: bytes) -> int:
    """How a tag changes the depth."""
    if tag.lower().removeprefix(b"/") in _FLAT:
        return 0
    return -1 if tag.startswith(b"/") else 1
