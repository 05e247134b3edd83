"""What a group of figures is of, by what most of its texts say: one of them may be misread, or say nothing of it."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from saksi.link.told import Told

_Said = TypeVar("_Said", bound=Hashable)


def settle(group: Sequence[Told]) -> list[Told]:
    """Let every figure be of what most of the texts that tell one say befell the counted, or say of it.

    Copies are one text. Where as many say one thing as another each stays what it is.
    """
    texts = {each.finding.article.text[slice(*each.sentence.span)]: each.kind for each in group}
    said = find_most((kind.fate, kind.aspects) for kind in texts.values() if kind.fate or kind.aspects)
    settled = []
    for each in group:
        fate, aspects = said or (each.kind.fate, each.kind.aspects)
        kind = replace(each.kind, fate=fate, aspects=aspects)
        settled.append(each if kind == each.kind else replace(each, kind=kind))
    return settled


def find_most(said: Iterable[_Said]) -> _Said | None:
    """Give what is said the most, None where two are said as often.

    >>> find_most("abb"), find_most("ab")
    ('b', None)
    """
    (most, *others) = [*Counter(said).most_common(2), (None, 0)]
    return None if others and others[0][1] == most[1] else most[0]
