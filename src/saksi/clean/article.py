"""A page made an article: its text without what was put into it, and what the page says of itself."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from saksi.clean.body import BREAK, Extract, extract_story, parse_markup
from saksi.clean.charset import decode
from saksi.clean.cut import Removal, apply_removals, lift_removals
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
    >>> page = Page(b"Hujan turun di Ende.", "", "", "text/plain", "a.txt", "a", Given(outlet="Kabar Uji"))
    >>> article = clean_page(page, load_packs(), Settings())
    >>> article.text, article.outlet, article.cuts
    ('Hujan turun di Ende.', 'Kabar Uji', ())
    """
    if (draft_page := _DRAFTS.get(page.media_type)) is None:
        raise InputError(f"{page.address}: media type {page.media_type!r} is not read")
    extract, statements = draft_page(page, languages(packs))
    provenance = choose(
        (*statements, *_given(page.given), *address_fields(page.address)), languages(packs), page.address
    )
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
    return Draft(Extract(text), tuple(_line_fields(text, packs)))


def _draft_record(page: Page, packs: Sequence[Pack]) -> Draft:
    record = read_record(page)
    if not record.text.strip():
        raise InputError(f"{page.address}: 'text' is empty")
    return Draft(Extract(record.text), (*record_fields(record), *_line_fields(record.text, packs)))


def _draft_html(page: Page, packs: Sequence[Pack]) -> Draft:
    tree = parse_markup(decode(page.data, page.address), page.address)
    markup = tuple(markup_fields(tree))
    title = next((item.value for item in markup if item.field == "title"), None)
    extract = extract_story(tree, title, page.address)
    said = tuple(line_fields(*_around(extract.lines, extract.text.split(BREAK), title), packs))
    # A byline is the writer's; JSON-LD often names who keyed the page in.
    authors = (item for item in said if item.field == "authors")
    addresses = (item for url in markup if url.field == "url" for item in address_fields(url.value))
    return Draft(extract, (*authors, *markup, *said, *addresses))


def _line_fields(text: str, packs: Sequence[Pack]) -> Iterator[Provenance]:
    lines = [line for line in text.split("\n") if line.strip()]
    return line_fields(lines[:HEAD_LINES], lines[max(HEAD_LINES, len(lines) - FOOT_LINES) :], packs)


def _around(lines: Sequence[str], story: Sequence[str], title: str | None) -> tuple[Sequence[str], Sequence[str]]:
    """The lines from the title on, and the last lines of the story with those that follow it."""
    first = lines.index(title) if title in lines else 0
    places = {line: number for number, line in enumerate(lines)}
    last = next((places[line] for line in reversed(story) if line in places), len(lines) - 1)
    start = max(first + HEAD_LINES, last - FOOT_LINES)
    return lines[first : first + HEAD_LINES], lines[start : last + FOOT_LINES]


def _removals(extract: Extract, pack: Pack, names: Sequence[str]) -> tuple[str, list[Removal]]:
    """The extracted text, and what to take out of it: what the page hides, then what was put into what it shows."""
    text, spans = extract.text, list(extract.hidden)
    for outside in extract.outside:
        if is_spam(outside, pack):
            spans.append(Span(len(text), len(text) + len(outside)))
            text += outside
    hidden = [Removal(span, HIDDEN, 1.0, "style") for span in spans]
    shown, cuts = apply_removals(text, hidden)
    return text, [*hidden, *lift_removals(find_spam(shown, pack, names), cuts)]


def _given(given: Given) -> list[Provenance]:
    stated = (("outlet", given.outlet), ("published", given.published))
    return [Provenance(field, value, "given") for field, value in stated if value]


_DRAFTS: Mapping[str, Callable[[Page, Sequence[Pack]], Draft]] = {
    TEXT: _draft_text,
    HTML: _draft_html,
    JSON: _draft_record,
}
