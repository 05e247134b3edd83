"""The web application: which address shows what."""

import contextlib
import datetime
import importlib.resources
import itertools
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from saksi.answer.check import warm_up
from saksi.errors import LedgerError, SaksiError
from saksi.show.export.figure import write_figure
from saksi.show.export.format import FORMATS, Format
from saksi.show.export.row import CHUNK_BYTES
from saksi.show.export.sentence import TEXT_FORMATS
from saksi.show.export.taken import Taken
from saksi.show.web.address import claim_query, make_asked
from saksi.show.web.api import api_routes
from saksi.show.web.article import article_page
from saksi.show.web.check import check_page
from saksi.show.web.cite import cite_page
from saksi.show.web.figure import figure_page
from saksi.show.web.guard import Door, Guarded
from saksi.show.web.head import figures_page
from saksi.show.web.health import health_page
from saksi.show.web.people import join_names, name_page, part_names, people_page
from saksi.show.web.report import report_page, write_report
from saksi.show.web.request import LANGUAGE_COOKIE, READER_COOKIE, read_visit
from saksi.show.web.review import judge, review_page
from saksi.show.web.search import search_page
from saksi.show.web.shelf import Pages, Shelf
from saksi.show.web.speech import speeches
from saksi.show.web.split import split_name, split_page
from saksi.show.web.story import stories_page, story_page
from saksi.show.web.template import render
from saksi.show.web.trace import trace_page
from saksi.show.web.visit import Elsewhere, Shown, View, Visit

YEAR_S = 365 * 24 * 3600

Endpoint = Callable[[Request], Awaitable[Response]]

PAGES: tuple[tuple[str, View], ...] = (
    ("/", search_page),
    ("/article/{key}", article_page),
    ("/article/{key}/cite/{claim}", cite_page),
    ("/figures", figures_page),
    ("/figure/{id}", figure_page),
    ("/figure/{id}/trace", trace_page),
    ("/stories", stories_page),
    ("/story/{key}", story_page),
    ("/story/{key}/report", report_page),
    ("/people", people_page),
    ("/name/{role}", name_page),
    ("/people/split", split_page),
    ("/check", check_page),
    ("/review", review_page),
    ("/health", health_page),
)

FORMS: tuple[tuple[str, View], ...] = (
    ("/check", check_page),
    ("/people/join", join_names),
    ("/people/part", part_names),
    ("/people/split", split_name),
    ("/review/judge", judge),
)


def make_app(ledger_path: str, door: Door) -> Guarded:
    """Make the application for one ledger. Raises LedgerError at the first page when the file cannot be read."""
    shelf = Shelf(ledger_path)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        threading.Thread(target=_warm_up, args=(shelf,), name="warm-up", daemon=True).start()
        yield
        shelf.close()

    files = importlib.resources.files("saksi.show.web") / "static"
    routes = [
        *_routes(shelf),
        Route("/export/{format}", _exporter(shelf), methods=["GET"]),
        Route("/figure/{id}/csv", _figure_exporter(shelf), methods=["GET"]),
        Route("/story/{key}/report/file", _reporter(shelf), methods=["GET"]),
        *api_routes(shelf),
        Route("/language/{code}", _set_language),
        Mount("/static", StaticFiles(directory=str(files))),
        Route("/{rest:path}", _missing),
    ]
    return Guarded(Starlette(routes=routes, lifespan=life), door)


def _warm_up(shelf: Shelf) -> None:
    # What is wrong with the ledger is told to who asks for a page.
    with contextlib.suppress(SaksiError), shelf.lend() as ledger:
        warm_up(ledger)


def _routes(shelf: Shelf) -> Iterator[Route]:
    pages = Pages(shelf.path)
    for path, view in PAGES:
        yield Route(path, _endpoint(shelf, pages, view), methods=["GET"])
    for path, view in FORMS:
        yield Route(path, _endpoint(shelf, pages, view), methods=["POST"])


def _endpoint(shelf: Shelf, pages: Pages, view: View) -> Endpoint:
    async def answer(request: Request) -> Response:
        visit = await read_visit(request)
        return await run_in_threadpool(_answer, shelf, pages, view, visit)

    return answer


def _exporter(shelf: Shelf) -> Endpoint:
    async def answer(request: Request) -> Response:
        made = FORMATS.get(request.path_params["format"])
        if made is None:
            return await _missing(request)
        visit = await read_visit(request)
        asked = make_asked(visit.pairs)
        if asked.first("in") and (made.name not in TEXT_FORMATS or asked != asked.of_text()):
            return await _missing(request)
        headers = {"content-disposition": f'attachment; filename="saksi.{made.ending}"'}
        rows = _write(shelf, made, visit)
        first = await run_in_threadpool(next, rows, b"")
        return StreamingResponse(itertools.chain((first,), rows), headers=headers, media_type=made.media_type)

    return answer


def _write(shelf: Shelf, made: Format, visit: Visit) -> Iterator[bytes]:
    """What the search page finds for the same address, in another format; the ledger is lent until it is written."""
    asked = make_asked(visit.pairs)
    with shelf.lend() as ledger:
        if asked.first("in"):
            sentences = ledger.text.search(claim_query(asked), order=asked.order)
            yield from gather_chunks(TEXT_FORMATS[made.name].write(sentences))
            return
        hits = ledger.search(claim_query(asked), order=asked.order)
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        yield from gather_chunks(made.write(Taken(hits, ledger, now)))


def _figure_exporter(shelf: Shelf) -> Endpoint:
    """Answers with the reports of one figure as CSV."""

    def written(visit: Visit) -> bytes | None:
        with shelf.lend() as ledger:
            measure = ledger.browse.measure(visit.parts["id"])
            return None if measure is None else b"".join(write_figure(ledger, measure))

    async def answer(request: Request) -> Response:
        rows = await run_in_threadpool(written, await read_visit(request))
        if rows is None:
            return await _missing(request)
        headers = {"content-disposition": 'attachment; filename="saksi-figure.csv"'}
        return Response(rows, headers=headers, media_type=FORMATS["csv"].media_type)

    return answer


def _reporter(shelf: Shelf) -> Endpoint:
    """Answers with the report of a story as a file that stands alone."""

    def written(visit: Visit) -> str | None:
        try:
            with shelf.lend() as ledger:
                return write_report(ledger, visit, visit.parts["key"], datetime.datetime.now(datetime.UTC))
        except LedgerError:
            return None

    async def answer(request: Request) -> Response:
        text = await run_in_threadpool(written, await read_visit(request))
        if text is None:
            return await _missing(request)
        headers = {"content-disposition": 'attachment; filename="saksi-report.html"'}
        return Response(text, headers=headers, media_type="text/html")

    return answer


def gather_chunks(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Put small parts together; each part that is sent costs a change of thread.

    >>> list(gather_chunks([b"ab", b"cd"]))
    [b'abcd']
    """
    held = bytearray()
    for part in parts:
        held += part
        if len(held) >= CHUNK_BYTES:
            yield bytes(held)
            held.clear()
    if held:
        yield bytes(held)


def _answer(shelf: Shelf, pages: Pages, view: View, visit: Visit) -> Response:
    # What depends on who asks, or was sent by a form, is made anew.
    key = (
        None
        if visit.form or view in (review_page, split_page)
        else (view, visit.address, visit.speech.code, visit.reader)
    )
    stamp = pages.stamp()
    if key is not None and (made := pages.get(key, stamp)):
        return Response(made, media_type="text/html")
    try:
        with shelf.lend() as ledger:
            shown = view(ledger, visit)
            if isinstance(shown, Elsewhere):
                return _go(shown)
            text = render(shown, visit)
        if key is not None and shown.status == 200:
            pages.keep(key, stamp, text)
        return Response(text, shown.status, media_type="text/html")
    except LedgerError as error:
        is_missing = "no article" in str(error) or "may be any of" in str(error)
        shown = Shown("wrong.html", str(error).partition(": ")[2], 404 if is_missing else 503)
        return Response(render(shown, visit), shown.status, media_type="text/html")


def _go(to: Elsewhere) -> Response:
    response = RedirectResponse(own_path(to.address), 303)
    if to.reader:
        response.set_cookie(READER_COOKIE, quote(to.reader), max_age=YEAR_S, httponly=True, samesite="lax")
    return response


async def _set_language(request: Request) -> Response:
    """Keep the reader's language and go back to where they were."""
    response = RedirectResponse(own_path(request.query_params.get("back", "/")), 303)
    code = request.path_params["code"]
    if code in speeches():
        response.set_cookie(LANGUAGE_COOKIE, code, max_age=YEAR_S, httponly=True, samesite="lax")
    return response


def own_path(address: str) -> str:
    """An address on this server; anything that leads elsewhere becomes the first page.

    >>> own_path("/figure/m1?log=1"), own_path("//evil.example"), own_path("https://evil.example")
    ('/figure/m1?log=1', '/', '/')
    """
    is_own = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if is_own else "/"


async def _missing(request: Request) -> Response:
    if request.url.path == "/favicon.ico":
        return RedirectResponse("/static/icon.svg", 308)
    if request.method != "GET":
        return PlainTextResponse("no such page\n", 404)
    visit = await read_visit(request)
    shown = Shown("wrong.html", visit.speech.say("wrong.no_page"), 404)
    return Response(render(shown, visit), 404, media_type="text/html")
