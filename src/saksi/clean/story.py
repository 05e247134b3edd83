"""Which of a page's lines are its story, told from how its boxes are named and where its sentences stand.

After Readability (Arc90) and boilerplate detection by shallow text features (Kohlschuetter et al., WSDM 2010): a story
is the innermost box that holds nearly all sentences outside of what stands beside it. The page is left to a slower and
more thorough extractor when its sentences are in several places, or few.
"""

import re
from collections import Counter
from collections.abc import Sequence, Set
from typing import NamedTuple

from saksi.clean.layout import ASIDE, HEADINGS, STORY, Box, Layout, Line
from saksi.clean.mark import DASHES, QUOTES, QUOTES_IN_CLASS

# A line with so many words, or one that ends like a sentence and has some, is running text.
PROSE_WORDS, SENTENCE_WORDS = 12, 5
# A line with a larger part of its letters in links leads elsewhere.
LINKED = 0.5
# The part of a box's running words that one box in it must hold for the story to be looked for there.
MOST = 0.9
# The part of a story's running words that stand in paragraphs side by side where it is written in paragraphs.
PARAGRAPHS = 0.75
# A story with fewer words, or with a smaller part of the page's running words, is doubtful.
FEWEST_WORDS, FEWEST_SHARE, FEWEST_WITHIN = 50, 0.7, 0.85
_PARTS = HEADINGS | frozenset({"p", "li", "td", "blockquote", "pre", "dd"})
# A story may close with so many short paragraphs.
TAIL_LINES = 3
_CLOSING = frozenset({"p"})
_PLAIN = frozenset({"div", "section"})
_ENDS = QUOTES | frozenset(".?!")
# Who wrote a sentence may stand in brackets behind it: "(ani/bud)", "(Kabar Uji)".
_SIGN = re.compile(rf"(?<=[.?!{QUOTES_IN_CLASS}])\s*[(\[][^()\[\]]{{1,40}}[)\]]$")


class Story(NamedTuple):
    """The numbers of a story's lines, in order, and whether it is beyond doubt."""

    lines: tuple[int, ...]
    is_sure: bool


def find_story(layout: Layout, title: str | None) -> Story:
    """Find the story among a page's lines.

    >>> from lxml import etree
    >>> from saksi.clean.layout import lay_out
    >>> from saksi.pack import load_packs
    >>> page = "<nav>Menu</nav><article><h1>Hujan</h1><p>Hujan turun sejak pagi di Ende.</article><footer>Kontak"
    >>> layout = lay_out(etree.HTML(page), load_packs()["und"])
    >>> [layout.lines[number].text for number in find_story(layout, "Hujan").lines]
    ['Hujan turun sejak pagi di Ende.']
    """
    boxes, lines = layout.boxes, layout.lines
    beside = _beside(boxes)
    words = {number: line.text.count(" ") + 1 for number, line in enumerate(lines) if _is_prose(line, boxes, title)}
    own = {number: count for number, count in words.items() if not beside[lines[number].box]}
    inside = _inside(boxes, _root(boxes, lines, own))
    told = [number for number in own if inside[lines[number].box]]
    told = _without_inserts(told, own, lines, boxes)
    if not told:
        return Story((), False)
    held = set(told)
    near = {lines[number].box for number in told}
    end = _tail(layout, told[-1], beside, inside)
    kept = [
        number
        for number in range(_start(lines, told[0]), end)
        if number in held or number < told[0] or (number not in own and _belongs(lines[number], boxes, beside, near))
        if inside[lines[number].box]
    ]
    count = sum(own[number] for number in told)
    within = sum(words[number] for number in words if inside[lines[number].box])
    is_sure = count >= FEWEST_WORDS and count >= FEWEST_SHARE * sum(own.values()) and count >= FEWEST_WITHIN * within
    return Story(tuple(_without_lists(kept, lines, boxes)), is_sure)


def _start(lines: Sequence[Line], first: int) -> int:
    """Where the story begins: at the place that a dash joins to its first sentence, if that is a line of its own."""
    return first - 1 if first and lines[first - 1].text[-1] in DASHES else first


def _without_inserts(told: list[int], words: dict[int, int], lines: Sequence[Line], boxes: Sequence[Box]) -> list[int]:
    """Leave out what a page of paragraphs puts between them in boxes within boxes: a newsletter's form, a notice."""
    around = Counter[int]()
    for number in told:
        box = boxes[lines[number].box]
        if box.tag == "p":
            around[box.parent] += words[number]
    if not around or max(around.values()) < PARAGRAPHS * sum(words[number] for number in told):
        return told
    body = max(around, key=around.__getitem__)
    return [number for number in told if not _is_insert(lines[number].box, body, boxes)]


def _is_insert(number: int, body: int, boxes: Sequence[Box]) -> bool:
    """Say whether a box is two or more plain ones inside the one that holds the story's paragraphs."""
    steps = 0
    while number not in (body, -1):
        if boxes[number].tag not in _PLAIN:
            return False
        number, steps = boxes[number].parent, steps + 1
    return number == body and steps > 1


def _without_lists(kept: Sequence[int], lines: Sequence[Line], boxes: Sequence[Box]) -> list[int]:
    """Leave out headings of lists of links: right behind them stands a link that is no part of the story."""
    held = set(kept)
    return [
        number
        for number in kept
        if boxes[lines[number].box].tag not in HEADINGS
        or number + 1 in held
        or number + 1 >= len(lines)
        or lines[number + 1].link_share < LINKED
    ]


def _tail(layout: Layout, last: int, beside: Sequence[bool], inside: Sequence[bool]) -> int:
    """Where the story ends: behind the short paragraphs after its last sentence, such as whom it was taken from."""
    lines, end = layout.lines, last + 1
    for line in lines[end : end + TAIL_LINES]:
        if beside[line.box] or not inside[line.box] or line.link_share >= LINKED:
            break
        if not _closes(line, lines[last], layout.boxes):
            break
        end += 1
    return end


def _closes(line: Line, last: Line, boxes: Sequence[Box]) -> bool:
    """Say whether a short line stands as the story's last sentence does: a paragraph beside its paragraph; a sentence
    in one box with it, or in one that is wrapped as its own is.
    """
    one, other = boxes[line.box], boxes[last.box]
    if one.tag in _CLOSING and one.parent == other.parent:
        return True
    is_wrapped = one.tag == other.tag and min(one.parent, other.parent) >= 0
    is_alike = is_wrapped and boxes[one.parent][:2] == boxes[other.parent][:2] and boxes[one.parent].tag in _PLAIN
    return (line.box == last.box or is_alike) and _ends(line.text)


def _beside(boxes: Sequence[Box]) -> list[bool]:
    """Say of each box whether it, or one around it, stands beside the story; a box named a story's is back in it."""
    beside: list[bool] = []
    for box in boxes:
        around = box.parent >= 0 and beside[box.parent]
        beside.append(box.kind == ASIDE or (around and box.kind != STORY))
    return beside


def _is_prose(line: Line, boxes: Sequence[Box], title: str | None) -> bool:
    if line.link_share >= LINKED or boxes[line.box].tag in HEADINGS or line.text == title:
        return False
    words = line.text.count(" ") + 1
    return words >= PROSE_WORDS or (words >= SENTENCE_WORDS and _ends(line.text))


def _ends(text: str) -> bool:
    """Say whether a line ends like a sentence, or with who wrote it behind one.

    >>> _ends("Hujan reda. (ani/bud)"), _ends("Hujan reda (ani/bud)")
    (True, False)
    """
    return text[-1] in _ENDS or (text[-1] in ")]" and _SIGN.search(text) is not None)


def _root(boxes: Sequence[Box], lines: Sequence[Line], words: dict[int, int]) -> int:
    """The innermost box that holds nearly all running words of the one around it."""
    held = [0] * len(boxes)
    children: dict[int, list[int]] = {}
    for number, count in words.items():
        box = lines[number].box
        while box >= 0:
            held[box] += count
            box = boxes[box].parent
    for number, each in enumerate(boxes):
        children.setdefault(each.parent, []).append(number)
    root, whole = 0, sum(words.values())
    while inner := children.get(root):
        best = max(inner, key=held.__getitem__)
        if held[best] < MOST * whole or boxes[best].tag in ("p", "li"):
            break
        root, whole = best, held[best]
    return root


def _inside(boxes: Sequence[Box], root: int) -> list[bool]:
    inside: list[bool] = []
    for number, box in enumerate(boxes):
        inside.append(number == root or (box.parent >= 0 and inside[box.parent]))
    return inside


def _belongs(line: Line, boxes: Sequence[Box], beside: Sequence[bool], near: Set[int]) -> bool:
    """Say whether a short line between two of a story is part of it: a subhead, a sentence, an item of a list.

    A paragraph that leads to another article stays: what kind of line it is is told when it is read.
    """
    if beside[line.box]:
        return False
    if line.link_share >= LINKED:
        return boxes[line.box].tag == "p" and line.text.count(" ") >= SENTENCE_WORDS
    return boxes[line.box].tag in _PARTS or line.text[-1] in _ENDS or line.box in near
