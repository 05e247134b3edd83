"""What two groups of figures are to each other in the articles that tell a number of both."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from saksi.link.name.generic import is_generic, kinds_of
from saksi.link.name.identity import Identity
from saksi.link.name.who import is_one
from saksi.link.told import Told, is_same_number, is_set_against, slice_text

# More texts than this that tell both tell of two things, however alike the words are.
OFTEN = 1


def share_sentence(a: Sequence[Told], b: Sequence[Told]) -> bool:
    """Say whether an article tells them in one sentence, as it does parts."""
    return any(x.sentence.span == y.sentence.span for x, y in find_beside(a, b))


def find_beside(a: Sequence[Told], b: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Give the figures of both that one article tells with other numbers."""
    return ((x, y) for x in a for y in b if x.key == y.key and not is_same_number(x, y))


def are_set_side_by_side(a: Sequence[Told], b: Sequence[Told]) -> bool:
    """Say whether an article lets two tell numbers of two groups in a paragraph, as it does rivals, or counted one."""
    return any(
        (x.sentence.paragraph == y.sentence.paragraph or _is_own_beside(x, y)) and _are_of_two(x, y)
        for x, y in find_beside(a, b)
    )


def _is_own_beside(x: Told, y: Told) -> bool:
    """Whether the outlet of an article counted the later of two numbers itself, close behind the other."""
    first, second = sorted((x, y), key=lambda told: told.quantity.span)
    is_next = second.sentence.paragraph - first.sentence.paragraph <= 1
    return is_next and second.source is not None and second.source.name == second.finding.article.outlet


def _are_of_two(x: Told, y: Told) -> bool:
    one, other = (told.source or told.nearby or told.body for told in (x, y))
    return one is not None and other is not None and not (is_one(one, other) or _may_be_called(one, other))


def _may_be_called(one: Identity, other: Identity) -> bool:
    """Whether one of two is called by a word for any body of the other's kind: the police chief and "the police"."""
    return any(is_generic(a.body) and a.body <= kinds_of(b.body) for a, b in ((one, other), (other, one)))


def tells_both(a: Sequence[Told], b: Sequence[Told]) -> bool:
    """Say whether an article tells a number of both groups, and sets neither against the other."""
    return any(x.key == y.key and not (is_same_number(x, y) or _are_rivals(x, a, y, b)) for x in a for y in b)


def are_told_often(a: Sequence[Told], b: Sequence[Told]) -> bool:
    """Say whether several texts tell a number of both groups and set neither against the other; copies are one."""
    beside: dict[str, list[Told]] = defaultdict(list)
    for told in b:
        beside[told.key].append(told)
    texts: set[str] = set()
    for x in a:
        others = (y for y in beside.get(x.key, ()) if not is_same_number(x, y))
        if any(not _are_rivals(x, a, y, b) for y in others):
            texts.add(slice_text(x, x.sentence.span))
        if len(texts) > OFTEN:
            return True
    return False


def _are_rivals(x: Told, a: Sequence[Told], y: Told, b: Sequence[Told]) -> bool:
    """Whether an article sets one of two numbers against the other, by an own count too, or tells rivals of elsewhere
    in a paragraph.
    """
    if is_set_against(x, y) or _is_own_beside(x, y):
        return True
    if x.sentence.paragraph != y.sentence.paragraph:
        return False
    if x.is_denied != y.is_denied:
        return True
    others = ((told, other) for told, group in ((x, b), (y, a)) for other in group)
    return any(other.key != told.key and is_same_number(told, other) for told, other in others)
