"""A story as one document to hand on: what is counted and by whom, when and where it was told, every sentence with
its outlet, time and address, copies folded, and how all this was made."""

import base64
import datetime
import hashlib
import importlib.metadata
import importlib.resources
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup

from saksi.answer.policy import POLICIES
from saksi.answer.story import story_head, story_keys
from saksi.kinds import Article, Finding
from saksi.ledger.browse import MeasureHead
from saksi.ledger.ledger import Ledger
from saksi.show.plain import flat
from saksi.show.web.figure import FigurePage, OriginRow, ValueRow, Wish, show_figure
from saksi.show.web.head import HeadRow, head_row
from saksi.show.web.map import Map, draw_map
from saksi.show.web.numbered import Numbered, number_articles
from saksi.show.web.plot import Canvas
from saksi.show.web.speech import Speech
from saksi.show.web.statement import Statements, gather_statements
from saksi.show.web.story import place_names, spots_of
from saksi.show.web.template import render
from saksi.show.web.visit import Shown, Visit

# What a person reads in one sitting and a printer prints. What is left out is counted in the report.
ARTICLES_SHOWN = 300
FIGURES_SHOWN = 30
LONE_SHOWN = 60
# More than the articles of a story count, so that all that is left out can be told.
HEADS_FOUND = 10_000
STYLE = "report.css"
# Half as wide as on a desk, so that its letters can be read on paper.
PAPER = Canvas(640, 240, 5)


@dataclass(frozen=True, slots=True)
class Count:
    """What is counted: its line in the overview, and all its values."""

    head: HeadRow
    figure: FigurePage


@dataclass(frozen=True, slots=True)
class Counts:
    """What a story counts.

    `shared` are given by several articles, `open` those of them with several values; `lone` by one each; `more` are
    left out.
    """

    shared: tuple[Count, ...]
    open: tuple[Count, ...]
    settled: tuple[Count, ...]
    lone: tuple[Count, ...]
    more: int
    rivals: int


@dataclass(frozen=True, slots=True)
class Method:
    """What a reader must know to weigh a report. Of `sentences`, `unread` were not read; `read_by` are versions."""

    made: str
    ledger: str
    version: str
    read_by: tuple[str, ...]
    sentences: int
    unread: int
    corrections: int
    is_linked: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The style of a document that stands alone, and the policy by which nothing but it is taken; "" where linked."""

    style: str
    policy: str


@dataclass(frozen=True, slots=True)
class Report:
    """A story as one document."""

    key: str
    title: str
    days: str
    outlets: int
    articles: int
    texts: int
    more_articles: int
    told: Numbered
    map: Map | None
    places: tuple[tuple[str, int], ...]
    counts: Counts
    statements: Statements
    method: Method
    sheet: Sheet | None


def report_page(ledger: Ledger, visit: Visit) -> Shown:
    """Show the report of a story, to be read, printed or saved."""
    now = datetime.datetime.now(datetime.UTC)
    return Shown("report.html", make_report(ledger, visit, visit.parts["key"], now))


def write_report(ledger: Ledger, visit: Visit, name: str, now: datetime.datetime) -> str:
    """The report of a story as HTML that stands alone: it asks for nothing and runs nothing.

    `name`: the key, id or address of any of its articles. Raises LedgerError where there is no such article.
    """
    style = (importlib.resources.files("saksi.show.web") / "static" / STYLE).read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return render(
        Shown("report.html", make_report(ledger, visit, name, now, sheet=Sheet(Markup(style), policy))), visit
    )


def make_report(
    ledger: Ledger, visit: Visit, name: str, now: datetime.datetime, *, sheet: Sheet | None = None
) -> Report:
    """All that a report shows, in the reader's words. Figures are taken by the rule that the visit asks for."""
    speech, head = visit.speech, story_head(ledger, ledger.find_key(name))
    every = story_keys(ledger, head)
    story = {key: ledger.article(key) for key in every[:ARTICLES_SHOWN]}
    counts = _counts(ledger, tuple(story), _rule(visit), speech)
    articles = story | _others(ledger, counts, story)
    copies = {link.a: link.b for link in ledger.browse.links_among(tuple(articles), "copy-of")}
    told = number_articles(tuple(articles.values()), copies, speech)
    read = [ledger.corrected(key) for key in story]
    places = ledger.browse.places_of(tuple(story))
    dated = [article.published for article in story.values() if article.published]
    return Report(
        key=head,
        title=flat(story[head].title or story[head].id),
        days=speech.days(min(dated), max(dated)) if dated else speech.say("date.none"),
        outlets=len({article.outlet or article.key for article in story.values()}),
        articles=len(story),
        texts=sum(key not in told.copied for key in story),
        more_articles=len(every) - len(story),
        told=told,
        map=draw_map(spots_of(places)),
        places=place_names(places),
        counts=counts,
        statements=gather_statements(
            [each for each in read if each.finding.article.key not in told.copied], told.numbers, speech
        ),
        method=_method(ledger, [each.finding for each in read], visit, now),
        sheet=sheet,
    )


def _rule(visit: Visit) -> str:
    return visit.asked("rule") if visit.asked("rule") in POLICIES else "newest"


def _counts(ledger: Ledger, keys: Sequence[str], rule: str, speech: Speech) -> Counts:
    heads = ledger.browse.heads_among(keys, limit=HEADS_FOUND)
    shared, lone = ([each for each in heads if (each.articles > 1) is is_shared] for is_shared in (True, False))
    made = tuple(_count(ledger, each, rule, speech) for each in shared[:FIGURES_SHOWN])
    return Counts(
        shared=made,
        open=tuple(each for each in made if len(_rows(each)) > 1),
        settled=tuple(each for each in made if len(_rows(each)) == 1),
        lone=tuple(_count(ledger, each, rule, speech) for each in lone[:LONE_SHOWN]),
        more=len(shared[FIGURES_SHOWN:]) + len(lone[LONE_SHOWN:]),
        rivals=sum(len(each.figure.rivals) + each.figure.more_rivals for each in made),
    )


def _count(ledger: Ledger, head: MeasureHead, rule: str, speech: Speech) -> Count:
    measure = ledger.browse.measure(head.id)
    assert measure is not None, head.id
    figure = show_figure(ledger, measure, speech, Wish(rule, canvases=(("paper", PAPER),)))
    return Count(head_row(head, speech), replace(figure, origins=tuple(map(_once, figure.origins))))


def _once(origin: OriginRow) -> OriginRow:
    """An origin with each article once beside a value, also where it gives the value twice."""
    rows = (
        replace(row, told=tuple({told.key: told for told in reversed(row.told)}.values())[::-1]) for row in origin.rows
    )
    return replace(origin, rows=tuple(rows))


def _rows(count: Count) -> list[ValueRow]:
    return [row for origin in count.figure.origins for row in origin.rows]


def _others(ledger: Ledger, counts: Counts, story: Iterable[str]) -> dict[str, Article]:
    """The articles outside the story that give one of its figures."""
    keys = dict.fromkeys(
        told.key for count in (*counts.shared, *counts.lone) for row in _rows(count) for told in row.told
    )
    return {key: ledger.article(key) for key in keys if key not in set(story)}


def _method(ledger: Ledger, findings: Sequence[Finding], visit: Visit, now: datetime.datetime) -> Method:
    keys = {finding.article.key for finding in findings}
    sentences = sum(finding.coverage.sentences for finding in findings)
    return Method(
        made=visit.speech.day(now.isoformat(timespec="minutes")),
        ledger=flat(Path(ledger.path).name),
        version=importlib.metadata.version("saksi"),
        read_by=tuple(sorted({flat(finding.version) for finding in findings})),
        sentences=sentences,
        unread=sentences - sum(finding.coverage.sentences_read for finding in findings),
        corrections=sum(each.article in keys for each in ledger.corrections(in_force=True)),
        is_linked=ledger.is_linked(),
        rule=_rule(visit),
    )
