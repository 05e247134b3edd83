"""What commands print with `--json`: one of these a line."""

from dataclasses import dataclass

from saksi.kinds import Article, Claim, Comparison, Figure, Link, Measure, Number, Origin, Quantity, Span, Stance, When
from saksi.ledger.search.search import Hit
from saksi.ledger.search.text import TextHit


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim with its article. `words` and `sentence_text` are what the spans say; the spans stand in `claim`."""

    article: str
    article_key: str
    sha256: str
    outlet: str | None
    published: str | None
    url: str | None
    speaker: str
    stance: Stance
    words: tuple[str, ...]
    sentence_text: str
    claim: Claim
    quantities: tuple[Quantity, ...]
    times: tuple[When, ...]


@dataclass(frozen=True, slots=True)
class SentenceLine:
    """A sentence that no claim stands in, with its article; `sentence_text` is what the span `sentence` says."""

    article: str
    article_key: str
    sha256: str
    outlet: str | None
    published: str | None
    url: str | None
    sentence: Span
    sentence_text: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure of a measure."""

    article: str
    article_key: str
    outlet: str | None
    published: str | None
    text: str
    lo: Number | None
    hi: Number | None
    cmp: Comparison
    speaker: str
    stance: Stance | None
    chain: tuple[str, ...]
    origin: str
    sentence: Span
    sentence_text: str
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class OriginsLine:
    """The origins of a measure: how many at least and at most, and which."""

    lower: int
    upper: int
    list: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure with all its figures."""

    measure: str
    what: str
    concept: str | None
    outcome: str | None
    unit: str
    figures: tuple[FigureLine, ...]
    origins: OriginsLine
    contradictions: tuple[tuple[str, str], ...]
    revisions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A text and its copy: `b` has it from `a`. The texts are what the spans say."""

    a: str
    b: str
    share: float
    direction: str
    kind: str
    reason: str
    a_key: str
    b_key: str
    a_span: Span | None
    b_span: Span | None
    a_text: str | None
    b_text: str | None


def claim_line(hit: Hit) -> ClaimLine:
    """A claim found, as a line."""
    article, claim = hit.article, hit.claim
    return ClaimLine(
        *(article.id, article.key, article.sha256, article.outlet, article.published, article.url),
        *(claim.speaker, claim.stance, tuple(article.text[slice(*span)] for span in claim.content)),
        article.text[slice(*claim.sentence)],
        *(claim, hit.quantities, hit.times),
    )


def sentence_line(hit: TextHit) -> SentenceLine:
    """A sentence found, as a line."""
    article = hit.article
    place = (article.id, article.key, article.sha256, article.outlet, article.published, article.url)
    return SentenceLine(*place, hit.sentence, article.text[slice(*hit.sentence)])


def measure_line(measure: Measure) -> MeasureLine:
    """A measure as a line."""
    m = measure
    origins = OriginsLine(m.lower, m.upper, m.origins)
    figures = tuple(figure_line(figure) for figure in m.figures)
    pairs = (m.contradictions, m.revisions)
    return MeasureLine(m.id, m.what, m.concept, m.outcome, m.unit, figures, origins, *pairs)


def copy_line(link: Link, source: Article, copy: Article) -> CopyLine:
    """A link from a copy to its source, as a line: the text went from `a` to `b`."""
    return CopyLine(
        *(source.id, copy.id, link.share, "a->b", link.kind, link.reason),
        *(source.key, copy.key, link.b_span, link.a_span),
        *(_slice(source, link.b_span), _slice(copy, link.a_span)),
    )


def _slice(article: Article, span: Span | None) -> str | None:
    return None if span is None else article.text[slice(*span)]


def figure_line(figure: Figure) -> FigureLine:
    """A figure as a line."""
    f, q = figure, figure.quantity
    return FigureLine(
        *(f.article, f.article_key, f.outlet, f.published, f.text, q.lo, q.hi, q.cmp),
        *(f.speaker, f.stance, f.chain, f.origin, f.sentence, f.sentence_text, q),
    )
