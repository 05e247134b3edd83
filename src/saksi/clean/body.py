"""A page's story as text: paragraphs separated by one blank line."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import Any, NamedTuple

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, builder, document_fromstring

from saksi.clean.hidden import MARK, take_hidden
from saksi.clean.layout import BLOCKS, BREAKS, INVISIBLE, lay_out
from saksi.clean.mark import QUOTES
from saksi.clean.metadata import article_body
from saksi.clean.story import find_story
from saksi.errors import InputError
from saksi.kinds import Span
from saksi.pack import Pack

# A page with fewer words in its story has none: a shell for scripts, a list of links, a picture.
FEWEST_WORDS = 15
# Lines that the extractor may have lost between two lines of a story. More is an insert of the page's own.
LONGEST_GAP = 3
SENTENCE_WORDS = 5
BREAK = "\n\n"
_PARSING: dict[str, Any] = {"encoding": "utf-8", "huge_tree": True, "remove_comments": True, "remove_pis": True}
_HOLDER_NAMES = "article body div font main section span td"
_HOLDERS = frozenset(_HOLDER_NAMES.split())
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "select", "textarea"})
_LAYOUT = ".//p | .//div | .//table | .//article | .//h1 | .//h2"
_ENDS = QUOTES | frozenset(".?!")
_BLANKS = re.compile(r"\s+")
# What XML has no place for: bytes of UTF-8, and references.
_NO_BYTES = bytes(byte for byte in range(32) if byte not in b"\t\n\r")
_TO_BLANKS = bytes.maketrans(_NO_BYTES, b" " * len(_NO_BYTES))
_NO_SIGNS = re.compile(rb"\xef\xbf[\xbe\xbf]")
_NO_REFERENCES = re.compile(
    rb"&#(?:[xX]0*(?:1?[0-9a-f]|fff[ef]|d[89a-f][0-9a-f]{2})|0*(?:[12]?\d|3[01]))(?![0-9a-f]);?", re.I
)


class Extract(NamedTuple):
    """The extracted text, the stretches of it that the page does not show, and what it hides outside the story.

    `lines` are all lines of the page.
    """

    text: str
    hidden: tuple[Span, ...] = ()
    outside: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def parse_markup(markup: str | bytes, address: str) -> HtmlElement:
    """Build a page's tree; bytes are UTF-8. Raises InputError when there is no element in it, and MemoryError."""
    try:
        return document_fromstring(_whole_markup(markup), parser=HTMLParser(**_PARSING))
    except (etree.LxmlError, ValueError) as error:
        raise _parse_error(error, address) from error


def parse_plainly(markup: str | bytes, address: str) -> etree._Element:
    """Build a page's tree of plain elements, in half the time. Raises InputError and MemoryError like the other."""
    try:
        tree: etree._Element | None = etree.fromstring(_whole_markup(markup), parser=etree.HTMLParser(**_PARSING))
    except (etree.LxmlError, ValueError) as error:
        raise _parse_error(error, address) from error
    if tree is None:
        raise InputError(f"{address}: no HTML: Document is empty")
    return tree


def _parse_error(error: Exception, address: str) -> Exception:
    """What a failed parse is to be told as: the parser calls a want of memory a syntax error of its own."""
    if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
        return MemoryError()
    return InputError(f"{address}: no HTML: {error}")


def _whole_markup(markup: str | bytes) -> bytes:
    """Markup with a blank for everything that XML has no place for."""
    data = markup.encode("utf-8", "replace") if isinstance(markup, str) else markup
    data = data.translate(_TO_BLANKS)
    return _NO_REFERENCES.sub(b" ", _NO_SIGNS.sub(b" ", data))


def extract_surely(tree: etree._Element, title: str | None, pack: Pack) -> Extract | None:
    """Give a page's story with its hidden text in place; None where it is not plain to see. The tree stays."""
    layout = lay_out(tree, pack)
    story = find_story(layout, title)
    if not story.is_sure:
        return None
    lines = tuple(MARK.sub("", line.text) for line in layout.lines)
    text = BREAK.join(layout.lines[number].text for number in story.lines)
    return _fill_marks(text, layout.hidden)._replace(lines=lines)


def extract_story(tree: HtmlElement, title: str | None, address: str) -> Extract:
    """Give a page's story with its hidden text in place; changes the tree. Raises InputError when there is no story."""
    stated = article_body(tree)
    texts = take_hidden(tree)
    etree.strip_elements(tree, *_SILENT, with_tail=False)
    _open_layout(tree)
    lines = lines_of(tree)
    text = _story(tree, lines, title, address)
    if len(text.split()) < FEWEST_WORDS and len(stated.split()) >= FEWEST_WORDS:
        text = BREAK.join(" ".join(line.split()) for line in stated.splitlines() if line.strip())
    words = len(MARK.sub(" ", text).split())
    if words < FEWEST_WORDS:
        raise InputError(f"{address}: no article: {words} words of story found")
    return _fill_marks(text, texts)._replace(lines=tuple(MARK.sub("", line) for line in lines))


def extract_all(tree: HtmlElement, title: str | None, address: str) -> Extract:
    """Give all of a tree's text as the story, with its hidden text in place; changes the tree."""
    texts = take_hidden(tree)
    _open_layout(tree)
    lines = lines_of(tree)
    if lines and lines[0] == title:
        del lines[0]
    if not lines:
        raise InputError(f"{address}: no article: no words")
    return _fill_marks(BREAK.join(lines), texts)._replace(lines=tuple(MARK.sub("", line) for line in lines))


def lines_of(tree: HtmlElement) -> list[str]:
    """Give the lines of text of a tree in its order: a block or a line break ends a line.

    >>> lines_of(parse_markup("<p>Hujan<br>turun. <b>Deras</b> sekali.<p>Reda.", "a.html"))
    ['Hujan', 'turun. Deras sekali.', 'Reda.']
    """
    text = INVISIBLE.sub("", "".join(_pieces(tree)))
    return [line for raw in text.split("\n") if (line := " ".join(raw.split()))]


def _story(tree: HtmlElement, page: Sequence[str], title: str | None, address: str) -> str:
    import trafilatura

    headings = {line for element in tree.iter("h2", "h3", "h4") for line in lines_of(element)}
    try:
        found = trafilatura.bare_extraction(tree, fast=True, include_comments=False, with_metadata=False)
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError, etree.LxmlError) as error:
        # Markup that trips the extractor must not end the run.
        raise InputError(f"{address}: the extractor failed: {error}") from error
    if found is None or isinstance(found, dict) or found.body is None:
        return ""
    lines = lines_of(found.body)
    if lines and lines[0] == title:
        del lines[0]
    return BREAK.join(_fill_gaps(lines, page, headings))


def _fill_gaps(story: Sequence[str], page: Sequence[str], headings: Set[str]) -> list[str]:
    """Put back subheads and sentences that stand on the page between two lines of the story that follow each other.

    >>> _fill_gaps(["Hujan.", "Reda."], ["Menu", "Hujan.", "Sore hari", "Reda."], {"Sore hari"})
    ['Hujan.', 'Sore hari', 'Reda.']
    """
    places = {line: number for number, line in enumerate(page)}
    repeated = {line for line, count in Counter(page).items() if count > 1}
    filled: list[str] = []
    last: int | None = None
    for line in story:
        place = places.get(line)
        if last is not None and place is not None and 0 < place - last - 1 <= LONGEST_GAP:
            gap = (lost for lost in page[last + 1 : place] if lost not in repeated)
            filled += [lost for lost in gap if lost in headings or _is_sentence(lost)]
        filled.append(line)
        last = place
    return filled


def _is_sentence(line: str) -> bool:
    return line[-1] in _ENDS and line.count(" ") + 1 >= SENTENCE_WORDS


def _pieces(root: HtmlElement) -> Iterator[str]:
    """Yield a tree's text in order; a line's end stands for the edge of a block or a break, never for itself."""
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        is_edge = element.tag in BLOCKS
        if event == "start":
            if element.tag in _SILENT:
                walker.skip_subtree()
                continue
            yield "\n" if is_edge or element.tag in BREAKS else ""
            yield _BLANKS.sub(" ", element.text or "")
        else:
            yield "\n" if is_edge else ""
            yield _BLANKS.sub(" ", element.tail or "") if element is not root else ""


def _open_layout(tree: HtmlElement) -> None:
    """Write old layouts as paragraphs: tables that hold the page and not figures, and text between double breaks."""
    for table in list(tree.iter("table")):
        if table.find(".//th") is None and table.xpath(_LAYOUT):
            for element in [table, *table.iter("tbody", "tr", "td")]:
                element.tag = "div"
    for element in {br.getparent() for br in tree.iter("br") if _is_double(br)}:
        if element.tag in _HOLDERS:
            _break_paragraphs(element)


def _is_double(br: HtmlElement) -> bool:
    after = br.getnext()
    return after is not None and after.tag == "br" and not (br.tail or "").strip()


def _break_paragraphs(element: HtmlElement) -> None:
    """Put each run of text between two breaks of an element into a paragraph of its own."""
    children, paragraph = list(element), builder.P(element.text or "")
    element.text = None
    element[:] = [paragraph]
    for child in children:
        tail, child.tail = child.tail or "", None
        if child.tag in BLOCKS:
            element.append(child)
        elif child.tag != "br" or not (len(paragraph) and paragraph[-1].tag == "br" and not paragraph[-1].tail):
            paragraph.append(child)
            child.tail = tail if tail.strip() or child.tag != "br" else None
            continue
        paragraph = builder.P(tail)
        element.append(paragraph)


def _fill_marks(text: str, texts: list[str]) -> Extract:
    """Put each hidden text back where its mark stands; those whose mark was not part of the story come apart."""
    pieces: list[str] = []
    hidden: list[Span] = []
    last = at = 0
    left = dict(enumerate(texts))
    for mark in MARK.finditer(text):
        pieces.append(text[last : mark.start()])
        at += mark.start() - last
        last = mark.end()
        filling = left.pop(int(mark[1]), "")
        pieces.append(filling)
        hidden.append(Span(at, at + len(filling)))
        at += len(filling)
    pieces.append(text[last:])
    return Extract("".join(pieces), tuple(hidden), tuple(left.values()))
