"""A page's story by the quickest means: the extractor of Resiliparse (Bevendorff et al., ECIR 2018), not trafilatura.

Many times faster and a little less exact; text that the page hides by its style sheets is not told apart.
"""

import re
from collections.abc import Iterator
from contextlib import suppress

from saksi.clean.body import BREAK, FEWEST_WORDS, Extract
from saksi.clean.charset import BYTE_ORDER_MARKS, decode
from saksi.clean.depth import refuse_deep
from saksi.errors import InputError

MARKS = tuple(mark for mark, _ in BYTE_ORDER_MARKS)
# What ends a head, and what in it says nothing of the page but to a browser.
_MARK = re.compile(rb"<(?P<name>(?:script|style|SCRIPT|STYLE|/head|/HEAD|body|BODY)(?=[\s>])|!--)")
_ENDS = {b"script": b"</script", b"style": b"</style", b"SCRIPT": b"</SCRIPT", b"STYLE": b"</STYLE", b"!--": b"-->"}
_CLOSE = re.compile(rb"</(?i:script)")
_TYPE, _SCRIPT = b"application/ld+json", b"<script"
# What stands beside a story whatever it is called, or shows nothing: the extractor would build it to throw it away. And
# what speaks of the page outside its head: many pages have theirs there, which a browser closed too early.
_BESIDE = re.compile(rb"<(?:(?P<name>script|style|svg|nav|footer|aside|select|meta|link|h1|time)(?=[\s>])|!--)")
_SAID = {b"meta": b">", b"link": b">", b"h1": b"</h1>", b"time": b"</time>"}
# Of links to style sheets and pictures a page has many.
_OWN_ADDRESS = b"canonical"
# What speaks of a page and is longer than this, in bytes, is passed over.
LONGEST_SAID = 2000
_COMMENT = b"!--"
_CLOSES = {name: b"</" + name for name in (b"script", b"style", b"svg", b"nav", b"footer", b"aside", b"select")} | {
    _COMMENT: b"-->"
}
# In these no tag is one: they may hold what looks like an element of their own name.
_RAW = frozenset({b"script", b"style", _COMMENT})
# Of "<!-->" the two dashes are the end's as well.
_DASHES = 2
# A head without an end is not looked for further than this, in bytes.
LONGEST_HEAD = 300_000


def cut_head(markup: bytes) -> tuple[bytes, bytes]:
    """Give what speaks of a page (its head without styles, and JSON-LD wherever it stands), and the rest of it.

    A page whose head has no end is in both.

    >>> cut_head(b"<html lang=id><head><style>p {}</style><title>Hujan</title></head><body><p>Hujan turun.")
    (b'<html lang=id><head></style><title>Hujan</title>', b'</head><body><p>Hujan turun.')
    """
    kept: list[bytes] = []
    place, stop, rest = 0, min(len(markup), LONGEST_HEAD), 0
    while mark := _MARK.search(markup, place, stop):
        start = mark.start()
        end = markup.find(_ENDS.get(mark["name"], b""), mark.end() - _DASHES * (mark["name"] == b"!--"))
        if end < 0:
            break
        if mark["name"] not in _ENDS:
            rest = stop = start
            break
        is_said = _TYPE in markup[start : max(start, markup.find(b">", start, end))]
        kept.append(markup[place : end if is_said else start])
        place = end
    return b"".join([*kept, markup[place:stop], *_scripts(markup, stop)]), markup[rest:]


def _scripts(markup: bytes, place: int) -> Iterator[bytes]:
    """Yield the scripts of JSON-LD from a place on; what names the type and is no script is passed over."""
    while (named := markup.find(_TYPE, place)) >= 0:
        start, place = markup.rfind(b"<", place, named), named + len(_TYPE)
        is_script = start >= 0 and markup[start : start + len(_SCRIPT)].lower() == _SCRIPT
        if not is_script:
            continue
        if (end := _CLOSE.search(markup, named)) is None:
            return
        yield markup[start : end.end()] + b">"
        place = end.end()


def cut_beside(markup: bytes) -> tuple[bytes, bytes]:
    """Give markup without what stands beside a story, and what in it speaks of the page: meta elements, the page's own
    address, headings of the first order, times. What has no end, or another of its name in it, stays.

    >>> cut_beside(b"<nav>Menu</nav><h1>Hujan</h1><p>Hujan<script>x</script> turun.<!-- y --><aside>Iklan")
    (b'<h1>Hujan</h1><p>Hujan turun.<aside>Iklan', b'<h1>Hujan</h1>')
    """
    kept: list[bytes] = []
    said: list[bytes] = []
    ends: dict[bytes, int] = {}
    place = at = 0
    while mark := _BESIDE.search(markup, at):
        at, name = mark.end(), mark["name"] or _COMMENT
        if name in _SAID:
            said.append(_statement(markup, mark.start(), name))
            continue
        # An end that was found is not looked for again, nor one that is missing: time grows with length alone.
        if 0 <= (end := ends.get(name, 0)) < at:
            end = ends[name] = markup.find(_CLOSES[name], at - _DASHES * (name == _COMMENT))
        if end < 0 or (name not in _RAW and markup.find(b"<" + name, at, end) >= 0):
            continue
        kept.append(markup[place : mark.start()])
        at = place = markup.find(b">", end) + 1 or len(markup)
    return b"".join([*kept, markup[place:]]), b"".join(said)


def _statement(markup: bytes, start: int, name: bytes) -> bytes:
    """An element that speaks of the page; nothing where it does not end soon, or seems to end in an attribute."""
    close = _SAID[name]
    end = markup.find(close, start, start + LONGEST_SAID)
    element = markup[start : end + len(close)] if end >= 0 else b""
    is_whole = element.count(b'"') % 2 == 0
    return element if is_whole and (name != b"link" or _OWN_ADDRESS in element) else b""


def read_quickly(data: bytes, address: str, stated: str | None = None, *, depth_limit: int) -> tuple[bytes, Extract]:
    """Give what speaks of a page, in UTF-8, and its story. Raises InputError like `decode` and `extract_quickly`, and
    when the elements of what is read are nested too deep.

    A page is taken to be in UTF-8 where what is read of it is: what is not read need not be decoded.
    """
    head, story, text = _parts_of(data, address, stated)
    for markup in (head, story):
        refuse_deep(markup, address, depth_limit)
    return head, extract_quickly(text, address)


def _parts_of(data: bytes, address: str, stated: str | None) -> tuple[bytes, bytes, str]:
    """What speaks of a page, and its story in UTF-8 and as text."""
    if stated is None and not data.startswith(MARKS):
        head, rest = cut_head(data)
        story, said = cut_beside(rest)
        with suppress(UnicodeDecodeError):
            head.decode("utf-8")
            return head + said, story, story.decode("utf-8")
    head, rest = cut_head(decode(data, address, stated).encode("utf-8", "replace"))
    story, said = cut_beside(rest)
    return head + said, story, story.decode("utf-8")


def extract_quickly(markup: str, address: str) -> Extract:
    """Give a page's story. Raises InputError when there is none, or Resiliparse is not installed."""
    try:
        from resiliparse.extract.html2text import extract_plain_text
    except ImportError as error:
        raise InputError(f"{address}: reading fast needs Resiliparse: pip install 'saksi[fast]'") from error
    try:
        text = extract_plain_text(markup, main_content=True, alt_texts=False, list_bullets=False, comments=False)
    except (ValueError, RuntimeError) as error:
        raise InputError(f"{address}: the extractor failed: {error}") from error
    words = len(text.split(maxsplit=FEWEST_WORDS))
    if words < FEWEST_WORDS:
        raise InputError(f"{address}: no article: {words} words of story found")
    lines = (line.lstrip().rstrip(" \t") for line in text.strip().split("\n"))
    return Extract(BREAK.join(filter(None, lines)))
