"""What a ledger knows of a sentence or a page: what it says itself, claims that are like it, and their figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saksi.answer.match import Match, compare_figures, find_matches
from saksi.answer.told import Group, group_figures, pair_groups
from saksi.kinds import Claim, Measure, Quantity
from saksi.ledger.browse import MeasureHead
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.query import ClaimQuery
from saksi.pack import languages, load_packs

# A page of news; what is longer is a file for `saksi read`.
TEXT_LIMIT = 20_000
HEADS_GIVEN = 5
# As many letters as use most of the rules.
_WARM_UP = 2_000


@dataclass(frozen=True, slots=True)
class Given:
    """A measure with the reports of the number that was asked about, those without a source too, by origin.

    `against` are the values that stand against it, `later` those with which an origin that gave it revised it.
    """

    measure: Measure
    groups: tuple[Group, ...]
    against: tuple[Group, ...] = ()
    later: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """A text, what it says itself, the claims like it with the likest first, and what their sentences count.

    `given`: who gives the numbers that the text gives, in those measures.
    """

    text: str
    claims: tuple[Claim, ...]
    quantities: tuple[Quantity, ...]
    matches: tuple[Match, ...]
    figures: tuple[MeasureHead, ...]
    given: tuple[Given, ...] = ()

    @property
    def is_far(self) -> bool:
        """Whether there are matches, and none of their sentences holds half of what tells in the text."""
        return 0 < max((match.share for match in self.matches), default=0) < 50


def look_up(ledger: Ledger, text: str) -> Known:
    """Give what a ledger knows of a text; of a long one, its first TEXT_LIMIT characters are read."""
    from saksi.flow import find_claims, find_quantities  # late: a server need not wait for it to start

    read = text[:TEXT_LIMIT]
    quantities = find_quantities(read)
    matches = find_matches(ledger, read, quantities)
    heads = _find_heads(ledger, matches)
    given = tuple(_find_given(ledger, heads, quantities))
    return Known(read, find_claims(read), quantities, matches, heads, given)


def _find_heads(ledger: Ledger, matches: Sequence[Match]) -> tuple[MeasureHead, ...]:
    """What the sentences like a text count, the likest first; then what their articles count."""
    keys = tuple(dict.fromkeys(match.hit.article.key for match in matches))
    told = [(match.hit.article.key, match.hit.claim.sentence.start) for match in matches]
    heads = (
        *ledger.browse.heads_in(told, limit=HEADS_GIVEN),
        *ledger.browse.heads_among(keys, limit=HEADS_GIVEN),
    )
    return tuple({head.id: head for head in heads}.values())[:HEADS_GIVEN]


def warm_up(ledger: Ledger) -> None:
    """Look up something of each language, so that the first who asks does not wait for words and rules to load."""
    for pack in languages(load_packs()):
        for hit in ledger.search(ClaimQuery(language=pack.code), 1):
            look_up(ledger, hit.article.text[:_WARM_UP])


def _find_given(ledger: Ledger, heads: Sequence[MeasureHead], asked: Sequence[Quantity]) -> Iterator[Given]:
    """Yield the measures in which a number that was asked about is given, with all who give it."""
    for measure in filter(None, (ledger.browse.measure(head.id) for head in heads if asked)):
        groups = group_figures(measure)
        found = tuple(group for group in groups if compare_figures(asked, [group.quantity]) == "same")
        rivals = list(pair_groups(measure.contradictions, groups, are_rivals=True))
        against = [a if b in found else b for a, b in rivals if (a in found) != (b in found)]
        revisions = pair_groups(measure.revisions, groups, are_rivals=False)
        later = [b for a, b in revisions if a in found and b not in found]
        if found:
            yield Given(measure, found, tuple(dict.fromkeys(against)), tuple(dict.fromkeys(later)))
