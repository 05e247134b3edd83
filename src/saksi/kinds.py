"""The values that travel between rooms. All frozen; every span counts code points into `Article.text`."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

ClaimKind = Literal["direct", "mixed", "indirect"]
Stance = Literal[
    "say", "report", "claim", "confirm", "deny", "accuse", "assess", "believe",
    "suspect", "estimate", "hope", "fear", "request", "promise", "warn", "ask",
]  # fmt: skip
Comparison = Literal["=", "~", ">", ">=", "<", "<=", "between", "vague"]
Change = Literal["up", "down"]
Mode = Literal["level", "increment", "cumulative", "rate"]
UnitKind = Literal["noun", "ucum", "iso4217", "none"]
Basis = Literal["explicit", "inherited", "inferred"]
Tier = Literal["A", "B", "C"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
# Modifiers of TIMEX3.
TimeMod = Literal[
    "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
    "START", "MID", "END", "APPROX",
]  # fmt: skip
WeekdayCheck = Literal["ok", "conflict"]
SentenceKind = Literal["body", "dateline", "subhead", "caption", "credit", "related"]
ActorKind = Literal["person", "organisation", "government", "media", "document", "group", "unknown"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
EventMark = Literal["historical", "future", "hypothetical", "negated"]
PlaceRole = Literal["mention", "event", "dateline", "origin", "destination", "metonym"]
PlaceLevel = Literal["continent", "region", "country", "admin1", "admin2", "admin3", "city", "mountain", "water"]
Stated = Literal[
    "json-ld", "meta", "time", "line", "address", "record", "feed", "http", "archive", "saved", "given", "mended"
]  # fmt: skip
LinkKind = Literal["alters", "copy-of", "reuses-passage", "cites", "same-story", "translates"]
Number = int | float


class Span(NamedTuple):
    """Half-open interval of code points. A tuple: `[start, end]` in JSON, and it sorts by place."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says about a bare page. It fills gaps and never overrides the page."""

    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits of one run. Sizes in bytes, depth in nested elements, times in seconds.

    `unpacked_ratio`: how many times larger than its packed bytes a page of an archive may be. `workers`: how many
    processes read; with none, pages are read in this one, where the limits of time and memory do not hold. `is_fast`:
    take the body by the quickest means. `may_fetch`: go to the network for addresses.
    """

    page_limit_bytes: int = 10_000_000
    depth_limit: int = 500
    given: Given = Given()
    unpacked_ratio: int = 200
    page_limit_s: float = 20.0
    memory_limit_bytes: int = 2_000_000_000
    workers: int = 0
    is_fast: bool = False
    may_fetch: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as they came. `media_type`: `text/plain`, `text/markdown`, `text/html`, or `application/json` for a line.

    `key` names the page in a ledger: the SHA-256 of its bytes and of what was given with them. `charset` is what a
    server said of them, `fetched` when they were taken from the network (ISO 8601), `stated` what the archive or feed
    they came in says of the article.
    """

    data: bytes
    sha256: str
    key: str
    media_type: str
    address: str
    id: str
    given: Given = Given()
    charset: str | None = None
    fetched: str | None = None
    stated: tuple["Provenance", ...] = ()


@dataclass(frozen=True, slots=True)
class Reject:
    """A page that could not be read, in which room, and why."""

    address: str
    id: str
    room: str
    reason: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """Text taken out. `at` is the offset in the cleaned text where putting it back restores the extracted text.

    `instead` is what the cleaned text has in its place, from `at` on; mostly nothing.
    """

    at: int
    text: str
    reason: str
    score: float
    by: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a metadata field was read, and why it is not taken as it stands."""

    field: str
    value: str
    source: Stated
    note: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A page's text and what the page says of itself.

    `published` and `modified` are ISO 8601, with a zone where the page states one; so is `fetched`, when the page was
    taken from the network. `provenance` says where each field was read, `also` what else was claimed of them.
    """

    id: str
    key: str
    text: str
    sha256: str
    address: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    republished_from: str | None = None
    cuts: tuple[Cut, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    also: tuple[Provenance, ...] = ()
    section: str | None = None
    editors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    fetched: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its surrounding blanks; `paragraph` counts from 0."""

    span: Span
    paragraph: int
    kind: SentenceKind = "body"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: `outer` with its marks, `inner` without. Not closed: its end mark is missing."""

    outer: Span
    inner: Span
    paragraph: int
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """An article cut into paragraphs, sentences, words and quotations. `language` is None when no pack fits.

    `unread_language` is the name of what it is then, where that is known; `forms` are the words casefolded.
    """

    article: Article
    language: str | None
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    words: tuple[Span, ...]
    quotes: tuple[Quote, ...]
    unread_language: str | None = None
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relay:
    """One through whom a statement reached the outlet; `text` is the span that names it."""

    text: Span
    cue: Span | None
    name: str
    basis: Basis = "explicit"


@dataclass(frozen=True, slots=True)
class Event:
    """What a statement tells of, by the types and modes of PLOVER 0.8; `span` is the word that tells it.

    `marks`: it lies well back, is to come, would come under a condition, or did not come. `by`: the lexicon's row.
    `precision`: the share of events of this type that were right on annotated sentences; None where too few were seen.
    """

    span: Span
    type: EventType
    by: str
    mode: str | None = None
    marks: tuple[EventMark, ...] = ()
    precision: float | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement the text attributes to somebody. `speaker` is "" when none is stated.

    Spans leave out quotation marks, complementiser and final stop. `relay` runs from the fact towards the outlet.
    `by` names the rule; `speaker_by` how the speaker's name was found.
    """

    id: str
    kind: ClaimKind
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str
    stance: Stance
    sentence: Span
    by: str
    tier: Tier
    relay: tuple[Relay, ...] = ()
    nested_in: str | None = None
    actor: str | None = None
    speaker_by: str = ""
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many or how much. `lo` and `hi` are inclusive, None for an open end.

    `unit` is a UCUM symbol, an ISO 4217 code, or the counted noun as printed. `concept` is the noun's language-free
    name (`person`, `house`), `outcome` what befell the counted (`killed`, `injured`, `killed-or-injured`).
    `per` is what a rate is counted over: a UCUM symbol or a noun. `whom` are the words that say which of the counted
    ("12 warga Desa Oelet"); `place` and `as_of` the ids of the place and the time for which it is said in its sentence.
    """

    id: str
    span: Span
    lo: Number | None
    hi: Number | None
    cmp: Comparison
    unit: str
    unit_kind: UnitKind
    by: str
    concept: str | None = None
    outcome: str | None = None
    change: Change | None = None
    mode: Mode = "level"
    per: str | None = None
    claim: str | None = None
    whom: Span | None = None
    place: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A time expression. `value` follows TIMEX3; `start` and `end` are ISO 8601, half open, None when unknown.

    `mod` (TIMEX3) says how what is meant lies to the value ("before 2020", "more than two hours"); `start` and `end`
    are those of the value, `edtf` is the open interval that is meant.
    """

    id: str
    span: Span
    type: TimeType
    value: str
    by: str
    edtf: str | None = None
    start: str | None = None
    end: str | None = None
    granularity: str | None = None
    anchor: str | None = None
    weekday: WeekdayCheck | None = None
    claim: str | None = None
    mod: TimeMod | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another place that a name may stand for. `id` as the first of `Where.ids`; `share` of the belief, 0 to 1."""

    id: str
    name: str
    code: str
    share: float
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """A place name. `code`: ISO 3166-1 or 3166-2 of it or of what it lies in; "" for a sea or a part of the world.

    `ids` name the place itself, as `scheme:id` (`geonames:1642911`, `iso3166:ID-JK`, `kemendagri:32.03`,
    `wikidata:Q252`). Latitude and longitude are WGS 84 degrees of a point in it, None when none is known. The role
    `metonym`: the government that sits there acts, and `code` is its country's. `candidates` are the other places of
    that name, likeliest first.
    """

    id: str
    span: Span
    name: str
    code: str
    by: str
    role: PlaceRole = "mention"
    candidates: tuple[Candidate, ...] = ()
    level: PlaceLevel | None = None
    latitude: float | None = None
    longitude: float | None = None
    ids: tuple[str, ...] = ()
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor is named, and how it was linked to the actor."""

    span: Span
    method: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody whose word is reported: canonical name without titles, the title, and every mention.

    `affiliation` is the body a person speaks for, as printed; `country` an ISO 3166-1 code. None where the article does
    not say.
    """

    id: str
    name: str
    kind: ActorKind
    mentions: tuple[Mention, ...]
    title: str | None = None
    affiliation: str | None = None
    country: str | None = None


class Sighting(NamedTuple):
    """An actor of one article: the article's key and the actor's id in it."""

    article: str
    actor: str


@dataclass(frozen=True, slots=True)
class Persona:
    """An actor over several articles: all its names and titles, where it speaks, and why they are held for one."""

    name: str
    kind: ActorKind
    country: str | None
    names: tuple[str, ...]
    titles: tuple[str, ...]
    sightings: tuple[Sighting, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A stretch of text that was not read, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of an article was read."""

    characters: int
    sentences: int
    sentences_read: int
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """All that was read out of one article."""

    article: Article
    language: str | None
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[When, ...]
    places: tuple[Where, ...]
    actors: tuple[Actor, ...]
    coverage: Coverage
    version: str


# Of two pages of one day without a clock either may be the copy.
NO_ORDER = "nothing tells which came first"


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between two articles (`a`, `b` are ledger keys). A copy runs from `a` to its source `b`.

    `share` is the part of the shorter text that stands in both. `reason` says why, in words; it ends in NO_ORDER where
    neither a credit nor a date tells which came first, and `b` may as well go back to `a`.
    """

    kind: LinkKind
    a: str
    b: str
    share: float
    reason: str
    by: str
    a_span: Span | None = None
    b_span: Span | None = None

    @property
    def is_order_told(self) -> bool:
        """Whether something tells which of the two came first."""
        return not self.reason.endswith(NO_ORDER)


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity as one article reports it. Without a speaker it is the outlet's own word.

    `chain` runs from the fact to the outlet. `origin` is the id of the Origin it ends in.
    """

    article: str
    article_key: str
    outlet: str | None
    published: str | None
    quantity: Quantity
    text: str
    sentence: Span
    sentence_text: str
    speaker: str
    stance: Stance | None
    chain: tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where figures end: a speaker, document, agency or outlet, and why figures were put together."""

    id: str
    name: str
    is_stated: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """What several figures count, with its origins as a lower and an upper bound.

    `contradictions` and `revisions` are pairs of article ids.
    """

    id: str
    what: str
    concept: str | None
    outcome: str | None
    unit: str
    figures: tuple[Figure, ...]
    origins: tuple[Origin, ...]
    lower: int
    upper: int
    contradictions: tuple[tuple[str, str], ...] = ()
    revisions: tuple[tuple[str, str], ...] = ()
