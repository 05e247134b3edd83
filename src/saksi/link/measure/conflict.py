"""What tells two figures apart, whatever speaks for their being of one thing."""

from saksi.link.count.again import AGAIN
from saksi.link.count.spot import is_apart
from saksi.link.measure.match import is_one_side
from saksi.link.told import Told, slice_text

_MEASURED = frozenset({"ucum", "iso4217"})
# Fifty families are no fifty people.
_HEADS_AND_HOMES = frozenset({"household", "person"})
_PREPARED, _PLANNED, _COST = "prepared", "planned", "cost"
# What makes a count another one than the count without it.
_NARROW = frozenset(
    {"aftershock", AGAIN, "balance", "capacity", "remaining", "inflation-monthly", "inflation-national"}
    | {"needed", _PLANNED, _PREPARED, "quota", "target"}
)
# What is said of the counted besides what befell them: the confirmed dead are dead, a flattened house is a damaged one.
_BESIDES = frozenset(
    {AGAIN, "affected", "confirmed", "destroyed", "damaged-half", "damaged-lightly", "strike"}
    | {"suspected", "turnout"}
)

# What is said of all who were there, when something befell some of them: of 150 on board 91 were saved.
_OTHERS = frozenset({"aboard", "housed", "strike", "suspect", "turnout"})
_BEFALLEN = frozenset({"abducted", "arrested", "injured", "killed", "laid-off", "missing", "rescued"})
# Who helps or is questioned is none of those whom it befell.
_BESIDE = frozenset({"deployed", "questioned"})
_HARMED = frozenset({"displaced", "ill", "injured", "killed", "killed-or-injured", "missing", "rescued"})


def is_of_others(a: Told, b: Told) -> bool:
    """Say whether one figure is of those whom something befell, and one of all who were there."""
    return any((is_some(x) and is_all(y)) or (_is_harmed(x) and _is_beside(y)) for x, y in ((a, b), (b, a)))


def _is_harmed(told: Told) -> bool:
    return told.kind.fate in _HARMED and not told.kind.aspects


def _is_beside(told: Told) -> bool:
    return told.kind.fate is None and bool(told.kind.aspects) and told.kind.aspects <= _BESIDE


def is_some(told: Told) -> bool:
    """Say whether a figure is of those of a crowd whom something befell."""
    return told.kind.fate in _BEFALLEN and not (told.kind.aspects or told.kind.is_earlier)


def is_all(told: Told) -> bool:
    """Say whether a figure is of all who were there."""
    return told.kind.fate is None and not told.kind.aspects.isdisjoint(_OTHERS)


def is_compatible(a: Told, b: Told) -> bool:
    """Say whether nothing said of the two figures tells what they count apart."""
    if not may_be_one(a, b):
        return False
    is_parted = (is_befallen(a) and is_besides(b)) or (is_befallen(b) and is_besides(a)) or is_of_others(a, b)
    return a.kind.fate == b.kind.fate or not is_parted


def may_be_one(a: Told, b: Told) -> bool:
    """Say whether neither fate nor unit, side, place or sort of count tells the two figures apart."""
    one, other = a.kind, b.kind
    if is_never_one(a, b):
        return False
    if one.apart != other.apart or (one.fate != other.fate and one.fate is not None and other.fate is not None):
        return False
    if one.aspects != other.aspects and is_narrower(one.aspects, other.aspects):
        return False
    if one.aspects.isdisjoint(other.aspects) and one.aspects & _OTHERS and other.aspects & _OTHERS:
        return False
    return is_one_side(a, b)


def is_never_one(a: Told, b: Told) -> bool:
    """Say whether two figures are of two things whatever else is said: of two units, places or bodies."""
    if {a.kind.thing, b.kind.thing} == _HEADS_AND_HOMES or is_apart(a.spots, b.spots) or _are_two_bodies(a, b):
        return True
    is_measured = a.quantity.unit_kind in _MEASURED or b.quantity.unit_kind in _MEASURED
    return is_measured and a.quantity.unit != b.quantity.unit and not _is_elliptic(a, b)


def is_narrower(a: frozenset[str], b: frozenset[str]) -> bool:
    """Say whether one count is said to be another one than that without it; money set aside for one thing is no other.

    Nor is what something costs where one says that it will be paid.
    """
    narrow = (a ^ b) & _NARROW
    is_one_cost = narrow == {_PLANNED} and _COST in a & b
    return bool(narrow) and not (is_one_cost or (narrow == {_PREPARED} and a & b))


def _are_two_bodies(a: Told, b: Told) -> bool:
    """Whether the counted are said to be those of two bodies of one kind: "anggota DPRD Wera", "anggota DPRD Sape".

    Both names open with one word, and each has one of its own; a body may go by two names that share no word.
    """
    if (whom := a.quantity.whom) is None or (theirs := b.quantity.whom) is None or (a.spots and b.spots):
        return False
    (first, *one), (head, *other) = slice_text(a, whom).split(), slice_text(b, theirs).split()
    names, others = (set(filter(str.istitle, words)) for words in (one, other))
    return first == head and first[0].isupper() and bool(names - others and others - names)


def _is_elliptic(a: Told, b: Told) -> bool:
    """Whether one of two measured numbers leaves its unit out, and is of what was told before it: "they say 2.1"."""
    return "none" in (a.quantity.unit_kind, b.quantity.unit_kind) and a.kind.thing == b.kind.thing


def is_befallen(told: Told) -> bool:
    """Say whether a figure is of people whom something befell, and of whom no more is said."""
    return bool(told.kind.fate) and not told.kind.aspects


def is_besides(told: Told) -> bool:
    """Say whether what is said of the counted is no fate."""
    return not told.kind.fate and not told.kind.aspects <= _BESIDES
