"""How deep the elements of a page are nested, told from its tags alone: a deep one stalls whoever builds its tree."""

import re
from collections import Counter
from collections.abc import Set
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

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
# Names of tags that one page has: news pages have some 40, and two bytes for each must do.
MOST_NAMES = 127
# How often pairs are taken out of the tags of one name, from the innermost on, before each tag is looked at.
MOST_PASSES = 40
# Of each two bytes the first opens and the second closes: what that adds to the depth, as a signed byte.
_OPENS, _CLOSES = b"\x01", b"\xff"
_PAIR, _CODES = _OPENS + _CLOSES, bytes(range(256))
_STEPS = b"\0" + (_PAIR * 128)[:255]
# Of a page with more fences each tag is looked at: every fence may hide as many tags that close nothing as are open.
# News pages have up to 50; a page that hides so much is some 30,000 deep at most, and its worker's time runs out.
MOST_FENCES = 60


class _Yard(NamedTuple):
    """What is open behind one fence: the fence, how many elements were open before it, how many of each name since."""

    fence: bytes
    before: int
    names: Counter[bytes]


def is_deeper(data: bytes, limit: int) -> bool:
    """Say whether the elements of a page are nested deeper than a limit, without building it.

    Elements that their parents' end would close are counted till then, so that a page is never deeper than it is taken
    to be, apart from what is told by fewer than `MOST_FENCES` tables and buttons.

    >>> is_deeper(b"<div><p>one<p>two<ul><li>three</ul></div>", 2), is_deeper(b"<div></i>" * 3, 2)
    (False, True)
    """
    return _bound(data) > limit and depth(data, limit) > limit


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


def _bound(data: bytes) -> int:
    """Give a bound of the depth in a fraction of the time: how many tags open more than closed, at most.

    A tag closes nothing where its name was closed as often as it was opened: each such is added. Every tag is written
    as one byte, so that no step but the finding of tags looks at them one by one in Python.
    """
    tags = _NAME.findall(data)
    codes, names = _code(set(tags))
    if len(names) > MOST_NAMES:
        return len(tags)
    walk = bytes(map(codes.__getitem__, tags)).translate(None, b"\0")
    if sum(walk.count(2 * number + 1) for number, name in enumerate(names) if name in _FENCES) > MOST_FENCES:
        return len(tags)
    deepest = max(accumulate(memoryview(walk.translate(_STEPS)).cast("b")), default=0)
    return max(0, deepest) + sum(_lacking(walk, number) for number in range(len(names)))


def _code(tags: Set[bytes]) -> tuple[dict[bytes, int], list[bytes]]:
    """Number the names of tags: what opens name N is byte 2N + 1, what closes it the next one, what does neither 0."""
    numbers: dict[bytes, int] = {}
    codes: dict[bytes, int] = {}
    for tag in tags:
        step = _step(tag)
        if not step:
            codes[tag] = 0
            continue
        name = tag.lower().removeprefix(b"/")
        number = numbers.setdefault(name, len(numbers))
        codes[tag] = 2 * number + (1 if step > 0 else 2)
    return codes, list(numbers)


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
