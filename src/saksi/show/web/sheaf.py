"""Many texts that lead to the same, held together: one box of a drawing in their place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from saksi.answer.trace import Hop, Point

# So many boxes stand under each other on one screen; of more, those that lead to the same are drawn as one.
TEXTS_DRAWN = 10


@dataclass(frozen=True, slots=True)
class Sheaf:
    """The steps between two points, or between texts that lead to the same and a point, numbered on end."""

    source: Point
    target: Point
    first: int
    last: int


def hold_texts(hops: Sequence[Hop], limit: int = TEXTS_DRAWN) -> dict[str, tuple[Point, ...]]:
    """The texts of a trace by the key of the first of those that lead to the same; each alone where they are few.

    >>> a, b, c = (Point("text", key, key.upper()) for key in "abc")
    >>> speaker = Point("speaker", "sari", "Sari")
    >>> hops = [Hop(text, speaker, "names", None) for text in (a, b, c)]
    >>> {key: len(texts) for key, texts in hold_texts(hops, limit=2).items()}
    {'a': 3}
    """
    led: dict[Point, list[Point]] = {}
    for hop in hops:
        if hop.source.kind == "text":
            led.setdefault(hop.source, []).append(hop.target)
    held: dict[object, list[Point]] = {}
    for text, targets in led.items():
        held.setdefault(frozenset(targets) if len(led) > limit else text, []).append(text)
    return {texts[0].key: tuple(texts) for texts in held.values()}


def order_hops(hops: Sequence[Hop], held: Mapping[str, Sequence[Point]]) -> list[Hop]:
    """The steps with those that are drawn as one line behind each other."""
    ends = _ends(held)
    seen: dict[tuple[Point, Point], int] = {}
    for hop in hops:
        seen.setdefault((ends.get(hop.source, hop.source), hop.target), len(seen))
    return sorted(hops, key=lambda hop: seen[ends.get(hop.source, hop.source), hop.target])


def bind_hops(hops: Sequence[Hop], held: Mapping[str, Sequence[Point]]) -> Iterator[Sheaf]:
    """Yield the lines of a drawing. `hops` are ordered by `order_hops`."""
    ends = _ends(held)
    numbers: dict[tuple[Point, Point], list[int]] = {}
    for number, hop in enumerate(hops, 1):
        numbers.setdefault((ends.get(hop.source, hop.source), hop.target), []).append(number)
    for (source, target), told in numbers.items():
        yield Sheaf(source, target, told[0], told[-1])


def _ends(held: Mapping[str, Sequence[Point]]) -> dict[Point, Point]:
    return {text: texts[0] for texts in held.values() for text in texts}
