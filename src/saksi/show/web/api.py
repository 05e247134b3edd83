"""The API: the data of the pages as JSON, under /api, for programs. It only reads."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from saksi.errors import LedgerError
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.query import ClaimQuery, Order
from saksi.record import Record
from saksi.show import reply
from saksi.show.answerline import ClaimTraceLine, FigureTraceLine, KnownLine
from saksi.show.line import ClaimLine
from saksi.show.web.address import claim_query, make_asked
from saksi.show.web.asked import (
    DAYS,
    FILTERS,
    LIMIT,
    ORDER,
    PAGING,
    TEXT_FILTERS,
    WORDS,
    Asked,
    BadAskError,
    Param,
    read_asked,
)
from saksi.show.web.openapi import describe
from saksi.show.web.request import whole
from saksi.show.web.shelf import Shelf

# Values of a facet that one answer holds.
VALUES = 60
PARTS_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """Why there is no reply."""

    error: str


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that can be asked: its path under /api, what it gives, its parameters, and who answers.

    The answer None means that there is no such thing.
    """

    path: str
    about: str
    gives: type
    params: tuple[Param, ...]
    find: Callable[[Ledger, Asked], object | None]


def _claims(ledger: Ledger, asked: Asked) -> object:
    query, order = _query(asked)
    return reply.find_claims(ledger, query, _page(asked), order)


def _sentences(ledger: Ledger, asked: Asked) -> object:
    query, order = _query(asked)
    return reply.find_sentences(ledger, query, _page(asked), order)


def _facets(ledger: Ledger, asked: Asked) -> object:
    return reply.find_facets(ledger, _query(asked)[0], VALUES)


def _query(asked: Asked) -> tuple[ClaimQuery, Order]:
    pairs = [pair for pair in asked.pairs if pair[0] not in ("limit", "skip")]
    search = make_asked(pairs)
    for pair in pairs:
        if pair not in search.pairs and not make_asked([pair]).pairs:
            raise BadAskError(f"{pair[0]}={pair[1]!r} is not understood")
    return claim_query(search), search.order


def _page(asked: Asked) -> tuple[int, int]:
    return asked.number("limit", LIMIT), asked.number("skip", 0)


QUESTIONS: tuple[Question, ...] = (
    Question(
        "/claims", "Claims, with the sentences they stand in. The filters are those of the search page.",
        reply.ClaimsAnswer, (*FILTERS, ORDER, *PAGING), _claims,
    ),
    Question(
        "/sentences", "Sentences of the text that no claim stands in.",
        reply.SentencesAnswer, (*TEXT_FILTERS, ORDER, *PAGING), _sentences,
    ),
    Question("/facets", "How the claims found divide.", reply.FacetsAnswer, FILTERS, _facets),
    Question(
        "/articles/{key}", "An article with all that was read out of it, as `saksi read --json` prints it.",
        Record, (), lambda ledger, asked: reply.find_article(ledger, asked.parts["key"]),
    ),
    Question(
        "/articles/{key}/claims/{claim}", "One claim.",
        ClaimLine, (), lambda ledger, asked: reply.find_claim(ledger, asked.parts["key"], asked.parts["claim"]),
    ),
    Question(
        "/articles/{key}/claims/{claim}/trace", "Who told a claim first, and who repeats it.", ClaimTraceLine, (),
        lambda ledger, asked: reply.find_claim_trace(ledger, asked.parts["key"], asked.parts["claim"]),
    ),
    Question(
        "/articles/{key}/links", "What ties an article to others: copies, stories, who cites whom.",
        reply.LinksAnswer, (), lambda ledger, asked: reply.find_links(ledger, asked.parts["key"]),
    ),
    Question(
        "/articles/{key}/story", "The story that an article is of.",
        reply.StoryAnswer, PAGING[:1],
        lambda ledger, asked: reply.find_story(ledger, asked.parts["key"], max(1, _page(asked)[0])),
    ),
    Question(
        "/figures", "What is counted, that which the most outlets tell first.",
        reply.FiguresAnswer, (WORDS, *PAGING),
        lambda ledger, asked: reply.find_figures(ledger, asked.text("q"), *_page(asked)),
    ),
    Question(
        "/figures/{id}", "One figure: every report of it, with its sentence and its origin.",
        reply.FigureAnswer, (), lambda ledger, asked: reply.find_figure(ledger, asked.parts["id"]),
    ),
    Question(
        "/figures/{id}/trace", "From outlet to agency to speaker to origin, each step with its sentence.",
        FigureTraceLine, (), lambda ledger, asked: reply.find_figure_trace(ledger, asked.parts["id"]),
    ),
    Question(
        "/conflicts", "Figures that exclude each other, the weightiest first.",
        reply.ConflictsAnswer, (*DAYS, PAGING[0]),
        lambda ledger, asked: reply.find_conflicts(
            ledger, asked.text("since"), asked.text("until"), asked.number("limit", LIMIT)
        ),
    ),
    Question(
        "/stories", "Stories that several articles tell.",
        reply.StoriesAnswer, PAGING, lambda ledger, asked: reply.find_stories(ledger, *_page(asked)),
    ),
    Question(
        "/names/{role}", "Who is quoted (role speaker), or who quotes (role outlet).",
        reply.NamesAnswer, (WORDS, *PAGING),
        lambda ledger, asked: reply.find_names(ledger, asked.parts["role"], asked.text("q"), _page(asked))
        if asked.parts["role"] in ("speaker", "outlet") else None,
    ),
    Question(
        "/check", "What the ledger knows of a sentence: the same figure, another figure, or nothing; never a verdict.",
        KnownLine, (Param("text", "The sentence.", is_required=True),),
        lambda ledger, asked: reply.find_check(ledger, asked.text("text")),
    ),
    Question(
        "/health", "What was read and what was not, and why.",
        reply.HealthAnswer, (), lambda ledger, _: reply.find_health(ledger),
    ),
)  # fmt: skip


def api_routes(shelf: Shelf) -> Iterator[Route]:
    """Yield the routes of the API for one ledger."""
    for question in QUESTIONS:
        yield Route(f"/api{question.path}", _endpoint(shelf, question), methods=["GET"])

    async def document(_: Request) -> Response:
        return _json(openapi(), 200)

    async def missing(_: Request) -> Response:
        return _json(Fault("no such address; /api/openapi.json lists those there are"), 404)

    yield Route("/api/openapi.json", document, methods=["GET"])
    yield Route("/api", document, methods=["GET"])
    yield Route("/api/{rest:path}", missing, methods=["GET"])


def openapi() -> Mapping[str, object]:
    """The API as an OpenAPI document, made from what answers."""
    return describe([(q.path, q.about, q.gives, q.params) for q in QUESTIONS], Fault)


def _endpoint(shelf: Shelf, question: Question) -> Callable[[Request], Awaitable[Response]]:
    async def respond(request: Request) -> Response:
        query = request.scope.get("query_string", b"").decode("latin-1")
        pairs = parse_qsl(query, keep_blank_values=True, errors="replace")
        parts = {name: whole(str(value)) for name, value in request.path_params.items()}
        if len(pairs) > PARTS_LIMIT:
            return _json(Fault(f"more than {PARTS_LIMIT} parameters"), 400)
        return await run_in_threadpool(_respond, shelf, question, parts, pairs)

    return respond


def _respond(shelf: Shelf, question: Question, parts: dict[str, str], pairs: list[tuple[str, str]]) -> Response:
    try:
        asked = read_asked(parts, ((whole(name), whole(value)) for name, value in pairs), question.params)
        with shelf.lend() as ledger:
            found = question.find(ledger, asked)
    except BadAskError as error:
        return _json(Fault(str(error)), 400)
    except LedgerError as error:
        is_missing = "no article" in str(error) or "may be any of" in str(error)
        return _json(Fault(str(error).partition(": ")[2]), 404 if is_missing else 503)
    return _json(Fault("there is no such thing in this ledger"), 404) if found is None else _json(found, 200)


def _json(value: object, status: int) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")
