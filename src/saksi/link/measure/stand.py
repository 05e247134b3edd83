"""Where two groups of figures stand in the articles of a story, and who tells them.

What an event is about is told by several texts, near the head of each; what stands behind it in one is most often of
its own. Who denies a number tells the own one in the same article, and who told one tells a larger one later.
"""

from collections.abc import Mapping
from itertools import product

from saksi.link.measure.beside import find_beside
from saksi.link.measure.side import Side, Tale
from saksi.link.name.who import is_one
from saksi.link.told import Told

# More articles than this, or paragraphs between two figures, tell no more.
MOST_ARTICLES = 10
MOST_PARAGRAPHS = 12
# Articles that tell both are counted up to this.
MOST_BOTH = 3


def find_stands(tale: Tale, a: Side, b: Side, nearest: tuple[Told, Told]) -> Mapping[str, float]:
    """Give where two groups stand, as numbers to be weighed. `nearest` are their figures that are alike the most."""
    orders = tale.order(a), tale.order(b)
    least, most = sorted((len(a.keys), len(b.keys)))
    both = list(find_beside(a.group, b.group))
    paragraphs = abs(nearest[0].sentence.paragraph - nearest[1].sentence.paragraph)
    return {
        "articles-least": min(least, MOST_ARTICLES),
        "articles-most": min(most, MOST_ARTICLES),
        "both": min(MOST_BOTH, len({x.key for x, _ in both})),
        "denied": any(each.is_denied for each in (*a.group, *b.group)),
        "denied-beside": any(x.is_denied != y.is_denied for x, y in both),
        "later": _is_told_later(a, b),
        "one-text": min(len(a.sentences), len(b.sentences)) == 1,
        "order-apart": abs(orders[0] - orders[1]),
        "order-late": max(orders),
        "paragraphs": min(paragraphs, MOST_PARAGRAPHS),
        "rivals": _are_rivals(a, b),
    }


def _is_told_later(a: Side, b: Side) -> bool:
    """Whether one voice with a name tells a number of either group, at another time."""
    return any(is_one(x.who, y.who) and len(x.moments | y.moments) > 1 for x, y in product(a.voices, b.voices))


def _are_rivals(a: Side, b: Side) -> bool:
    """Whether two voices with names tell a number of either group each, in an article of its own."""
    return any(not is_one(x.who, y.who) and len(x.keys | y.keys) > 1 for x, y in product(a.voices, b.voices))
