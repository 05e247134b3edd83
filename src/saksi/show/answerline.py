"""What `trace`, `check`, `conflicts`, `stories` and `policy` print with `--json`: one of these a line."""

from dataclasses import dataclass

from saksi.answer.check import Known
from saksi.answer.conflict import Conflict, Weight
from saksi.answer.match import Match
from saksi.answer.policy import Taken
from saksi.answer.story import Story
from saksi.answer.told import Group
from saksi.answer.trace import ClaimTrace, FigureTrace
from saksi.kinds import Article, Claim, Figure, Measure, Quantity
from saksi.ledger.browse import MeasureHead
from saksi.show.line import ClaimLine, FigureLine, claim_line, figure_line


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """Where something is told."""

    article: str
    article_key: str
    outlet: str | None
    published: str | None
    sentence_text: str


@dataclass(frozen=True, slots=True)
class HopLine:
    """One step of a trace, with the sentence it rests on."""

    source: str
    target: str
    target_kind: str
    how: str
    reasons: tuple[str, ...]
    told: PlaceLine


@dataclass(frozen=True, slots=True)
class FoldLine:
    """A copy that is told by its source."""

    copy: str
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class FigureTraceLine:
    """The trace of a figure; `same` is who gave first the number `asked`, None when nobody did or none was asked.

    Where nobody did, `bound` is who gave it first with another bound: at least 12, and 12.
    """

    figure: str
    what: str
    articles: int
    texts: int
    origins_lower: int
    origins_upper: int
    first: FigureLine
    hops: tuple[HopLine, ...]
    copies: tuple[FoldLine, ...]
    asked: Quantity | None
    same: FigureLine | None
    bound: FigureLine | None


@dataclass(frozen=True, slots=True)
class RepeatLine:
    """An article that tells the same as a claim."""

    tie: str
    share: float
    reason: str
    claim: str | None
    told: PlaceLine


@dataclass(frozen=True, slots=True)
class ClaimTraceLine:
    """The trace of a claim."""

    claim: ClaimLine
    chain: tuple[str, ...]
    first: PlaceLine
    repeats: tuple[RepeatLine, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatchLine:
    """A claim like what was asked about, and the keys of later articles with the same sentence.

    `share` of what tells, in percent, stands in its sentence; `nearby` more elsewhere in its article.
    """

    figure: str
    share: int
    nearby: int
    found: ClaimLine
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownLine:
    """What the ledger knows of a text. Spans of `claims` and `quantities` are in `text`."""

    text: str
    claims: tuple[Claim, ...]
    quantities: tuple[Quantity, ...]
    matches: tuple[MatchLine, ...]
    figures: tuple[MeasureHead, ...]
    given: tuple["GivenLine", ...]


@dataclass(frozen=True, slots=True)
class GivenLine:
    """A number that was asked about, in one measure: of each origin that gives it, everywhere it is told.

    So with the values `against` it, and with those by which it was revised `later`.
    """

    figure: str
    what: str
    told: tuple[tuple[FigureLine, ...], ...]
    against: tuple[tuple[FigureLine, ...], ...]
    later: tuple[tuple[FigureLine, ...], ...]


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """Each two values of a measure that stand against each other, with everywhere they are told, and why in this order.

    `weights` holds one for each pair: they come the weightiest first, as conflicts do.
    """

    figure: str
    what: str
    pairs: tuple[tuple[tuple[FigureLine, ...], tuple[FigureLine, ...]], ...]
    weights: tuple[Weight, ...]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story."""

    story: str
    title: str
    first: str | None
    last: str | None
    articles: tuple[PlaceLine, ...]
    texts: int
    outlets: int
    figures: tuple[MeasureHead, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """What a policy takes of a measure; None where it finds nothing to take."""

    figure: str
    what: str
    unit: str
    outcome: str | None
    policy: str
    low: float | None
    best: float | None
    high: float | None
    taken_from: tuple[FigureLine, ...]
    origins_lower: int
    origins_upper: int


def trace_line(found: FigureTrace | ClaimTrace) -> FigureTraceLine | ClaimTraceLine:
    """A trace as a line."""
    if isinstance(found, ClaimTrace):
        repeats = tuple(
            RepeatLine(each.tie, each.share, each.reason, each.claim, _place(each.article, each.sentence))
            for each in found.repeats
        )
        return ClaimTraceLine(claim_line(found.hit), found.chain, _place(found.first, ""), repeats, found.figures)
    m = found.measure
    names = _names(m)
    return FigureTraceLine(
        *(m.id, m.what, found.articles, found.texts, m.lower, m.upper, figure_line(found.first)),
        tuple(
            HopLine(hop.source.name, hop.target.name, hop.target.kind, hop.how, hop.reasons, _told(hop.figure))
            for hop in found.hops
        ),
        tuple(FoldLine(names.get(link.a, link.a), names.get(link.b, link.b), link.reason) for link in found.copies),
        found.asked,
        *(figure_line(each) if each else None for each in (found.same, found.bound)),
    )


def known_line(known: Known) -> KnownLine:
    """What is known of a text, as a line."""
    matches = tuple(_match(match) for match in known.matches)
    given = tuple(
        GivenLine(
            *(each.measure.id, each.measure.what),
            *(tuple(map(_figure_lines, groups)) for groups in (each.groups, each.against, each.later)),
        )
        for each in known.given
    )
    return KnownLine(known.text, known.claims, known.quantities, matches, known.figures, given)


def conflict_line(conflict: Conflict) -> ConflictLine:
    """A conflict as a line."""
    pairs = tuple((_figure_lines(a), _figure_lines(b)) for a, b in conflict.pairs)
    return ConflictLine(conflict.measure.id, conflict.measure.what, pairs, conflict.weights)


def story_line(story: Story) -> StoryLine:
    """A story as a line; of each article its title stands for a sentence."""
    places = tuple(_place(article, article.title or "") for article in story.articles)
    return StoryLine(
        *(story.key, story.title, story.first, story.last, places, story.texts, story.outlets, story.figures),
        story.places,
    )


def policy_line(measure: Measure, policy: str, taken: Taken | None) -> PolicyLine:
    """What a policy takes, as a line."""
    m = measure
    rests_on = tuple(figure_line(group.figures[0]) for group in taken.groups) if taken else ()
    low, best, high = (taken.low, taken.best, taken.high) if taken else (None, None, None)
    return PolicyLine(m.id, m.what, m.unit, m.outcome, policy, low, best, high, rests_on, m.lower, m.upper)


def _names(measure: Measure) -> dict[str, str]:
    """Of each article of a measure its id, by key."""
    return {figure.article_key: figure.article for figure in measure.figures}


def _figure_lines(group: Group) -> tuple[FigureLine, ...]:
    return tuple(map(figure_line, group.figures))


def _match(match: Match) -> MatchLine:
    also = tuple(article.key for article in match.also)
    return MatchLine(match.figure, match.share, match.nearby, claim_line(match.hit), also)


def _place(article: Article, sentence: str) -> PlaceLine:
    return PlaceLine(article.id, article.key, article.outlet, article.published, sentence)


def _told(figure: Figure) -> PlaceLine:
    return PlaceLine(figure.article, figure.article_key, figure.outlet, figure.published, figure.sentence_text)
