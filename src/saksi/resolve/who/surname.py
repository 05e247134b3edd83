"""Whose whole name a part of one stands for, among the names of an article."""

from collections.abc import Sequence, Set

from saksi.kinds import Span
from saksi.resolve.who.alias import abridges, called_by_end
from saksi.resolve.who.cast import START_LETTERS, Cast, name_words
from saksi.resolve.who.gender import gender_of

# A name may be called by its first letters (Enggar for Enggartiasto), from this many on.
SHORT_NAME = 4


def fullest(cast: Cast, words: frozenset[str], span: Span, *, gender: str = "") -> str | None:
    """The longest name of the article that holds all these words, one with a title or before `span` if there is one.

    One known to be of another gender than `gender` only where no other is (Mrs X is not Mr X).
    """
    some = min((cast.holding.get(word, ()) for word in words), key=len, default=())
    held = [named for named in some if words <= name_words(named.name)]
    if not held and len(words) == 1 and len(word := next(iter(words))) >= SHORT_NAME:
        alike = cast.starting.get(word[:START_LETTERS], ())
        held = [named for named in alike if abridges(word, named.name.casefold().split())]
        held = held or (called_by_end(word, cast.holding) if cast.pack.habits.office_first else [])
    if gender:
        held = [n for n in held if gender_of(cast.pack, n.name, n.title) in ("", gender)] or held
    earlier = [named for named in held if named.span.start <= span.start] or held
    # By one word somebody is called rather who opens his name with it (Ahmad: Ahmad Muzaka, not Sufma Dasco Ahmad),
    # and rather who has spoken (Corvin: Vera Corvin said C of Una Lee Corvin).
    called = next(iter(words)) if len(words) == 1 and cast.pack.habits.office_first else "\0"
    opens = {n.name for n in earlier if n.name.casefold().startswith(called)}
    may = [n.name for n in earlier if n.name in opens or cast.pack.habits.owning]
    spoke = _spoken(cast, may, span.start) if len(may) > 1 else ()
    ranked = ((n.name in opens, n.name in spoke, bool(n.title), n.name) for n in earlier)
    return max(ranked, key=lambda each: (*each[:3], len(each[3].split())), default=(False, False, False, None))[3]


def _spoken(cast: Cast, names: Sequence[str], before: int) -> Set[str]:
    """Those of some names that a source before a place in the text holds, or of which it holds a part."""
    said = [name_words(name) for name in dict.fromkeys(names) if _is_printed(cast, name, before)]
    return {name for name in names if any(words <= name_words(name) for words in said)}


def _is_printed(cast: Cast, name: str, before: int) -> bool:
    """Whether a source before a place in the text holds a name."""
    some = min((cast.printed.get(word, ()) for word in name_words(name)), key=len, default=())
    return any(end <= before and name in cast.text[start:end] for start, end in some)
