"""A page made an article: its text without what was put into it, and what the page says of itself."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from saksi.clean.body import BREAK, Extract, extract_story, lines_of, parse_markup
from saksi.clean.charset import decode
from saksi.clean.cut import Removal, apply_removals, lift
from saksi.clean.line import line_fields
from saksi.clean.metadata import address_fields, markup_fields
from saksi.clean.record import read_record, record_fields
from saksi.clean.spam import find_spam, is_spam
from saksi.clean.statement import choose
from saksi.errors import InputError
from saksi.kinds import Article, Given, Page, Provenance, Settings, Span
from saksi.pack import UNDETERMINED, Pack, languages

TEXT, HTML, JSON = "text/plain", "text/html", "application/json"
HIDDEN = "hidden"


class Draft(NamedTuple):
    """A page's extracted text, and everything it says of itself, the most trustworthy first."""

    extract: Extract
    statements: tuple[Provenance, ...]


def clean_page(page: Page, packs: Mapping[str, Pack], settings: Settings) -> Article:
    """Make an article of a page. Raises InputError, with the reason, when there is no article in it.

    The text of plain text and JSON is the given text, apart from cuts. HTML gives its story, paragraphs separated by
    one blank line. `restore_cuts(article.text, article.cuts)` is the text as extracted.

    >>> from saksi.pack import load_packs
    >>> page = Page(b"Hujan turun di Ende.", "", "", "text/plain", "a.txt", "a", Given(outlet="Kabar Uji"))
    >>> article = clean_page(page, load_packs(), Settings())
    >>> article.text, article.outlet, article.cuts
    ('Hujan turun di Ende.', 'Kabar Uji', ())
    """
    if (draft_page := _DRAFTS.get(page.media_type)) is None:
        raise InputError(f"{page.address}: media type {page.media_type!r} is not read")
    extract, statements = draft_page(page, languages(packs))
    provenance = choose((*statements, *_given(page.given), *address_fields(page.address)), languages(packs), page.address)
    said = {item.field: item.value for item in provenance}
    authors = tuple(item.value for item in provenance if item.field == "authors")
    names = (said.get("title", ""), said.get("outlet", ""), page.address, *authors)
    text, cuts = apply_removals(*_removals(extract, packs[UNDETERMINED], names))
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
        provenance=provenance,
    )


def _draft_text(page: Page, packs: Sequence[Pack]) -> Draft:
    text = decode(page.data, page.address)
    return Draft(Extract(text, (), ()), tuple(line_fields(_text_lines(text), packs)))


def _draft_record(page: Page, packs: Sequence[Pack]) -> Draft:
    record = read_record(page)
    if not record.text.strip():
        raise InputError(f"{page.address}: 'text' is empty")
    statements = (*record_fields(record), *line_fields(_text_lines(record.text), packs))
    return Draft(Extract(record.text, (), ()), statements)


def _draft_html(page: Page, packs: Sequence[Pack]) -> Draft:
    tree = parse_markup(decode(page.data, page.address), page.address)
    markup = tuple(markup_fields(tree))
    title = next((item.value for item in markup if item.field == "title"), None)
    lines = _story_lines(lines_of(tree), title)
    extract = extract_story(tree, title, page.address)
    ...
    return Draft(extract, (*authors, *markup, *lines, *addresses))


def _text_lines(text: str) -> list[str]:
    """The first and last lines of a text: no line between them speaks of the page."""
    return [line for line in text.split("\n") if line.strip()]


def _given(given: Given) -> list[Provenance]:
    stated = (("outlet", given.outlet), ("published", given.published))
    return [Provenance(field, value, "given") for field, value in stated if value]
