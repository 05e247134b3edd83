"""What an assistant may ask of a ledger: answers in which every word can be looked up and proved.

Each answer has its evidence beside it: the sentence, where it stands, and the SHA-256 of the page it was read from.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from saksi.errors import LedgerError
from saksi.kinds import Span
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.query import ClaimQuery, Order
from saksi.show import reply
from saksi.show.line import ClaimLine, FigureLine, SentenceLine

# An assistant reads all that it is given; more is asked for by another question.
CLAIMS_MOST = 50
FIGURES_MOST = 5


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence: `start` and `end` count code points of the article's text, `sha256` is of the page's bytes."""

    sentence: str
    start: int
    end: int
    sha256: str
    article: str
    article_key: str
    outlet: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """An answer with its evidence. Where nothing was found there is none; that says nothing about what is true."""

    answer: object
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims. Each field narrows; "" leaves it open. Days are YYYY-MM-DD, both included.

    `words` must all stand in the sentence; `stance` is say, report, claim, confirm, deny, accuse, assess, believe,
    suspect, estimate, hope, fear, request, promise, warn or ask; `place` a name or an ISO 3166 code.
    """

    words: str = ""
    speaker: str = ""
    outlet: str = ""
    stance: str = ""
    place: str = ""
    since: str = ""
    until: str = ""


def search_claims(ledger: Ledger, wanted: Wanted, limit: int = 10) -> Told:
    """Find who said what: claims with their speaker, how firmly they were put, and the sentence they stand in."""
    given = {name: value for name, value in dataclasses.asdict(wanted).items() if value}
    order: Order = "best" if wanted.words else "newest"
    found = reply.find_claims(ledger, ClaimQuery(**given), (min(max(limit, 1), CLAIMS_MOST), 0), order)
    return Told(found, tuple(map(_of, found.claims)))


def search_sentences(ledger: Ledger, words: str, since: str = "", until: str = "", limit: int = 10) -> Told:
    """Find sentences of the articles' text that no claim stands in: what outlets tell in their own word."""
    query = ClaimQuery(words=words, since=since or None, until=until or None)
    found = reply.find_sentences(ledger, query, (min(max(limit, 1), CLAIMS_MOST), 0), "best")
    return Told(found, tuple(map(_of, found.sentences)))


def get_claim(ledger: Ledger, article: str, claim: str) -> Told:
    """One claim: `article` is an id, an address or the beginning of a key, `claim` such as c3."""
    line = reply.find_claim(ledger, article, claim)
    return Told(line, () if line is None else (_of(line),))


def find_figures(ledger: Ledger, words: str = "", limit: int = 3) -> Told:
    """What is counted, by whom, and how many independent origins stand behind it; `words` stand in its sentences."""
    heads = ledger.browse.heads(words, limit=min(max(limit, 1), FIGURES_MOST))
    answers = [found for head in heads if (found := reply.find_figure(ledger, head.id))]
    return Told(answers, tuple(_of_figures(ledger, (f for found in answers for f in found.measure.figures))))


def figure_history(ledger: Ledger, figure: str) -> Told:
    """Every report of one figure by its id, with its origin, what contradicts what, and what was revised."""
    found = reply.find_figure(ledger, figure)
    return Told(found, () if found is None else tuple(_of_figures(ledger, found.measure.figures)))


def source_chain(ledger: Ledger, figure: str) -> Told:
    """From outlet to agency to speaker to origin: how a figure, by its id, came to be printed."""
    traced, found = reply.find_figure_trace(ledger, figure), reply.find_figure(ledger, figure)
    return Told(traced, () if found is None else tuple(_of_figures(ledger, found.measure.figures)))


def check_sentence(ledger: Ledger, text: str) -> Told:
    """What the ledger knows of a sentence: the same figure, another figure, or nothing. It is never a verdict."""
    known = reply.find_check(ledger, text)
    return Told(known, tuple(_of(match.found) for match in known.matches))


def list_conflicts(ledger: Ledger, since: str = "", until: str = "", limit: int = 5) -> Told:
    """Figures that exclude each other, side by side, the weightiest first."""
    found = reply.find_conflicts(ledger, since, until, min(max(limit, 1), CLAIMS_MOST))
    lines = (line for one in found.conflicts for pair in one.pairs for side in pair for line in side)
    return Told(found, tuple(_of_figures(ledger, lines)))


TOOLS: tuple[Callable[..., Told], ...] = (
    search_claims, search_sentences, get_claim, find_figures, figure_history, source_chain, check_sentence,
    list_conflicts,
)  # fmt: skip


def ask(path: str, tool: Callable[..., Told], *given: object) -> Told:
    """Ask a ledger's file. What it does not have is an answer too, without evidence."""
    with Ledger.open(path) as ledger:
        try:
            return tool(ledger, *given)
        except LedgerError as error:
            if "no article" in str(error) or "may be any of" in str(error):
                return Told({"nothing": str(error).partition(": ")[2]}, ())
            raise


def _of(line: ClaimLine | SentenceLine) -> Evidence:
    start, end = line.claim.sentence if isinstance(line, ClaimLine) else line.sentence
    place = (line.article, line.article_key, line.outlet, line.published, line.url)
    return Evidence(line.sentence_text, start, end, line.sha256, *place)


def _of_figures(ledger: Ledger, lines: Iterable[FigureLine]) -> Iterator[Evidence]:
    """Yield each sentence once."""
    seen: set[tuple[str, Span]] = set()
    for line in lines:
        if (line.article_key, line.sentence) in seen:
            continue
        seen.add((line.article_key, line.sentence))
        article = ledger.article(line.article_key)
        place = (line.article, line.article_key, line.outlet, line.published, article.url)
        start, end = line.sentence
        yield Evidence(line.sentence_text, start, end, article.sha256, *place)
