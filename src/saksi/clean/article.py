"""A page made an article: its text without what was put into it, and what the page says of itself."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from saksi.clean.body import BREAK, Extract, extract_all, extract_story, extract_surely, parse_markup, parse_plainly
from saksi.clean.byline import named_authors
from saksi.clean.charset import decode
from saksi.clean.cut import Removal, apply_removals, lift_removals
from saksi.clean.depth import refuse_deep
from saksi.clean.fold import find_tricks
from saksi.clean.line import INITIALS, line_fields
from saksi.clean.mend import find_escapes, find_misreads
from saksi.clean.metadata import address_fields, markup_fields
from saksi.clean.notice import find_notices
from saksi.clean.record import read_record, record_fields
from saksi.clean.spam import find_spam, is_spam
from saksi.clean.statement import Choice, choose
from saksi.clean.swap import mend_swap
from saksi.errors import InputError
from saksi.kinds import Article, Page, Provenance, Settings, Span
from saksi.pack import UNDETERMINED, Pack, languages

TEXT, HTML, JSON = "text/plain", "text/html", "application/json"
FRAGMENT, MARKDOWN = "text/html; fragment", "text/markdown"
HIDDEN = "hidden"
# In these a story's paragraphs are told apart by the page, and not by who wrote the text down.
_PAGES = frozenset({HTML, FRAGMENT})
# How many lines after a title, and at either end of a story's end, may speak of the page.
HEAD_LINES, FOOT_LINES = 8, 5


class Draft(NamedTuple):
    """A page's extracted text, and everything it says of itself, the most trustworthy first."""

    extract: Extract
    statements: tuple[Provenance, ...]


def clean_page(page: Page, packs: Mapping[str, Pack], settings: Settings) -> Article:
    """Make an article of a page. Raises InputError, with the reason, when there is no article in it.

    The text of plain text and JSON is the given text, apart from cuts. HTML gives its story, paragraphs separated by
    one blank line. `restore_cuts(article.text, article.cuts)` is the text as extracted.

    >>> from saksi.pack import load_packs
    >>> from saksi.kinds import Given
    >>> page = Page(b"Hujan turun di Ende.", "", "", "text/plain", "a.txt", "a", Given(outlet="Kabar Uji"))
    >>> article = clean_page(page, load_packs(), Settings())
    >>> article.text, article.outlet, article.cuts
    ('Hujan turun di Ende.', 'Kabar Uji', ())
    """
    if (draft_page := _DRAFTS.get(page.media_type)) is None:
        raise InputError(f"{page.address}: media type {page.media_type!r} is not read")
    if settings.is_fast and page.media_type == HTML:
        draft_page = _draft_quickly
    extract, statements = draft_page(page, packs, settings.depth_limit)
    choice = choose((*statements, *_outside(page)), languages(packs), page.address, extract.text)
    choice = mend_swap(choice, extract.text, languages(packs))
    said = {item.field: item.value for item in choice.taken}
    authors = _all(choice, "authors")
    names = (said.get("title", ""), said.get("outlet", ""), page.address, *authors)
    extract = _with_spam(extract, packs[UNDETERMINED])
    text, cuts = apply_removals(extract.text, _removals(extract, packs, names, is_page=page.media_type in _PAGES))
    if not text.strip():
        raise InputError(f"{page.address}: no article: nothing but cuts")
    return Article(
        id=page.id,
        key=page.key,
        text=text,
        sha256=page.sha256,
        address=page.address,
        title=said.get("title"),
        outlet=said.get("outlet"),
        published=said.get("published"),
        modified=said.get("modified"),
        url=said.get("url"),
        authors=authors,
        republished_from=said.get("republished_from"),
        cuts=cuts,
        provenance=choice.taken,
        also=choice.also,
        section=said.get("section"),
        editors=_all(choice, "editors"),
        tags=_all(choice, "tags"),
        fetched=page.fetched,
    )


def _all(choice: Choice, field: str) -> tuple[str, ...]:
    return tuple(item.value for item in choice.taken if item.field == field)


def _outside(page: Page) -> Iterator[Provenance]:
    """What is said of a page by what it came in, by the caller and by its address."""
    yield from page.stated
    for item in page.stated:
        if item.field == "url":
            yield from address_fields(item.value)
    given = page.given
    for field, value in (("outlet", given.outlet), ("published", given.published)):
        if value:
            yield Provenance(field, value, "given")
    if page.fetched:
        yield Provenance("fetched", page.fetched, "archive")
    yield from address_fields(page.address)


def _draft_text(page: Page, packs: Mapping[str, Pack], _: int) -> Draft:
    text = decode(page.data, page.address, page.charset)
    return Draft(Extract(text), tuple(_line_fields(text, packs)))


def _draft_record(page: Page, packs: Mapping[str, Pack], _: int) -> Draft:
    record = read_record(page)
    if not record.text.strip():
        raise InputError(f"{page.address}: 'text' is empty")
    return Draft(Extract(record.text), (*record_fields(record), *_line_fields(record.text, packs)))


def _draft_quickly(page: Page, packs: Mapping[str, Pack], depth_limit: int) -> Draft:
    """The story by the quickest means, and what the head of the page says; hidden text is not looked for."""
    from saksi.clean.quick import read_quickly

    head, extract = read_quickly(page.data, page.address, page.charset, depth_limit=depth_limit)
    statements = tuple(markup_fields(parse_plainly(head, page.address)))
    title = next((item.value for item in statements if item.field == "title"), None)
    if title and extract.text.startswith(f"{title}{BREAK}"):
        extract = extract._replace(text=extract.text.removeprefix(f"{title}{BREAK}"))
    said = tuple(_line_fields(extract.text, packs))
    urls = dict.fromkeys(item.value for item in statements if item.field == "url")
    addresses = (item for url in urls for item in address_fields(url))
    # The text of links is lost: of a byline whose names were some, a word that followed them may be left.
    bylines = (item for item in _bylines(said) if " " in item.value)
    return Draft(extract, (*bylines, *statements, *said, *addresses))


def _draft_html(page: Page, packs: Mapping[str, Pack], depth_limit: int) -> Draft:
    data = _flat_markup(decode(page.data, page.address, page.charset), page.address, depth_limit)
    tree = parse_plainly(data, page.address)
    markup = tuple(markup_fields(tree))
    title = next((item.value for item in markup if item.field == "title"), None)
    extract = extract_surely(tree, title, packs[UNDETERMINED])
    if extract is None:
        extract = extract_story(parse_markup(data, page.address), title, page.address)
    around = _around(extract.lines, extract.text.split(BREAK), title)
    said = tuple(line_fields(*around, languages(packs)))
    addresses = (item for url in markup if url.field == "url" for item in address_fields(url.value))
    named = named_authors(tree, packs)
    return Draft(extract, (*_bylines(said), *markup, *named, *said, *addresses))


def _bylines(said: Sequence[Provenance]) -> Iterator[Provenance]:
    """Yield authors by their byline: it is the writer's, where JSON-LD often names who keyed the page in. Initials say
    less than a name.
    """
    yield from (item for item in said if item.field == "authors" and item.note != INITIALS)


def _draft_fragment(page: Page, packs: Mapping[str, Pack], depth_limit: int) -> Draft:
    """The article of a feed: all of it is the story, and the feed says of it what a page's head would."""
    return _draft_bare(_flat_markup(decode(page.data, page.address), page.address, depth_limit), page, packs)


def _draft_markdown(page: Page, packs: Mapping[str, Pack], depth_limit: int) -> Draft:
    from saksi.clean.markdown import read_head, write_markup

    head, text = read_head(decode(page.data, page.address, page.charset))
    extract, statements = _draft_bare(_flat_markup(write_markup(text), page.address, depth_limit), page, packs)
    return Draft(extract, (*head, *statements))


def _flat_markup(markup: str, address: str, depth_limit: int) -> bytes:
    """Markup in UTF-8, as its tree is built of it. Raises InputError when its elements are nested too deep."""
    data = markup.encode("utf-8", "replace")
    refuse_deep(data, address, depth_limit)
    return data


def _draft_bare(markup: bytes, page: Page, packs: Mapping[str, Pack]) -> Draft:
    tree = parse_markup(markup, page.address)
    title = next((item.value for item in page.stated if item.field == "title"), None) or tree.findtext(".//h1")
    extract = extract_all(tree, title, page.address)
    titles = (Provenance("title", title, "meta"),) if title else ()
    return Draft(extract, (*page.stated, *_line_fields(extract.text, packs), *titles))


def _line_fields(text: str, packs: Mapping[str, Pack]) -> Iterator[Provenance]:
    lines = [line for line in text.split("\n") if line.strip()]
    return line_fields(lines[:HEAD_LINES], lines[max(1, len(lines) - FOOT_LINES) :], languages(packs))


def _around(lines: Sequence[str], story: Sequence[str], title: str | None) -> tuple[Sequence[str], Sequence[str]]:
    """The lines from the title on, and the last lines of the story with those that follow it."""
    first = lines.index(title) if title in lines else 0
    places = {line: number for number, line in enumerate(lines)}
    last = next((places[line] for line in reversed(story) if line in places), len(lines) - 1)
    start = max(first + 1, last - FOOT_LINES)
    return lines[first : first + HEAD_LINES], lines[start : last + FOOT_LINES]


def _with_spam(extract: Extract, pack: Pack) -> Extract:
    """Add to the text what a page hides outside its story and what speaks of gambling: it is to be cut and told."""
    text, hidden = extract.text, list(extract.hidden)
    for outside in extract.outside:
        if is_spam(outside, pack):
            hidden.append(Span(len(text), len(text) + len(outside)))
            text += outside
    return extract._replace(text=text, hidden=tuple(hidden))


def _removals(extract: Extract, packs: Mapping[str, Pack], names: Sequence[str], *, is_page: bool) -> list[Removal]:
    """What to take out of a text or write otherwise: what the page hides, what was misread, what is disguised, what was
    put in, and in a web page its notices. Each is looked for in the text as the ones before leave it.
    """
    pack = packs[UNDETERMINED]
    removals = [Removal(span, HIDDEN, 1.0, "style") for span in extract.hidden]
    finders: list[Callable[[str], Iterator[Removal]]] = [
        find_misreads,
        find_escapes,
        partial(find_tricks, pack=pack),
        partial(find_spam, pack=pack, names=names),
        *([partial(find_notices, packs=(*languages(packs), pack))] if is_page else []),
    ]
    for find in finders:
        shown, cuts = apply_removals(extract.text, removals)
        removals += lift_removals(find(shown), cuts)
    return removals


_DRAFTS: Mapping[str, Callable[[Page, Mapping[str, Pack], int], Draft]] = {
    TEXT: _draft_text,
    HTML: _draft_html,
    JSON: _draft_record,
    FRAGMENT: _draft_fragment,
    MARKDOWN: _draft_markdown,
}
