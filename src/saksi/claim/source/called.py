"""Who somebody is, between commas behind his name: one of some people, by his office, or somebody else who acts."""

from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Line
from saksi.claim.line.predicate import predicates, says_how


def acts_as(line: Line, first: int, last: int | None) -> bool:
    """Whether who bears an office does something before the next comma (Menurut Rahma, | Camat Nita harus pergi, C).

    What only tells which one is meant does not (wakil kepala lembaga bernama X; camat yang memimpin rapat).
    """
    if last is None or line.lexicon.owning:
        return False
    for at in range(first + 1, last):
        if line.has_any(at, ("aged", "gives-name", "relative")):
            return False
        if predicates(line, at) and not line.is_capital(at):
            return True
    return False


def is_told(line: Line, first: int, last: int) -> bool:
    """Whether words between commas say who somebody is (Menurut Wahyu, warga setempat, C; according to X, a nurse, C).

    A clause follows, and they are neither one themselves nor the first of a list.
    """
    if not (_is_one_of(line, first, last) or _is_called(line, first, last) or line.forms[first].isdigit()):
        return False
    acts = any(line.is_verb(at) or line.has(at, "relative") for at in range(first, last))
    end = find_comma(line, range(last + 1, len(line)), len(line))
    return not acts and (any(predicates(line, at) for at in range(last + 1, end)) or says_how(line, last + 1, end))


def _is_one_of(line: Line, first: int, last: int) -> bool:
    """Whether words say of which people somebody is."""
    one = line.has_any(first, ("group", "one", "one-of"))
    return last - first > 1 and not line.is_capital(first) and one


def _is_called(line: Line, first: int, last: int) -> bool:
    """Whether words behind a name and an article say by what office or calling somebody goes, and no more is told."""
    if not line.is_capital(first - 2) or line.has(last + 1, "relative"):
        return False
    stop = next((at for at in range(first, last) if line.has_any(at, ("prep", "relative"))), last)
    led = line.has_any(first, ("article", "possessive"))
    # Or by its word alone, in small letters (According to Rahma Dunn, city engineer for X, C).
    alone = bool(line.lexicon.owning) and line.has(stop - 1, "title") and not line.is_capital(stop - 1)
    return alone or (led and any(line.has(at, "title") for at in range(first + 1, stop)))
