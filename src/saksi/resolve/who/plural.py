"""People told of together before a pronoun for several (Puluhan warga mengungsi. Mereka mengaku ...)."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from saksi.kinds import Claim, Span
from saksi.resolve.who.cast import Cast, Party, name_words
from saksi.resolve.who.lead import named_in

# A pronoun for several points back over no more sentences than this.
LOOKBACK_SENTENCES = 3
# A word for both stands for so many.
PAIR = 2
# Who they are takes at most this many words.
PHRASE_WORDS = 6
# What people are for stands in fewer words than this before them.
HEAD_WORDS = 4
# What opens no bare phrase for people.
_OPENS = frozenset(
    {"adverb", "article", "definite", "join", "nominative", "numeral", "open", "prep", "quantifier", "sub", "when"}
)
# Roles of small words that a phrase for several people does not go on with.
_ENDS = frozenset(
    {"adverb", "join", "modal", "prep", "predicate", "relative", "that", "verb", "when", "weekday", "day"}
)
_BARE = re.compile(r"[\w-]+")


def stands_for(cast: Cast, phrase: str) -> bool:
    """Whether a source is a pronoun, or one and others (Ia dan warga lain)."""
    first, *rest = phrase.split()
    joined = bool(rest) and cast.has(rest[0], "and") and cast.has(first, "pronoun")
    # Whose own word stands for himself (Dirinya mengusulkan C).
    own = cast.has(phrase, "own") and cast.has(phrase, "noun")
    return joined or own or cast.has_any(phrase, ("pronoun", "possessive"))


def is_one_of(cast: Cast, phrase: str, last: Party | None) -> bool:
    """Whether a source is one of people without a name, and not of those who spoke last (with one calling it C)."""
    alone = cast.has(phrase, "one-of") and bool(cast.pack.habits.owning)
    return alone and (last is None or last.kind != "group")


def several(cast: Cast, claim: Claim, spoke: Party | None) -> Party | None:
    """Whom a pronoun for several stands for: people of its own sentence, then whom the one before opens with, who spoke
    last, and people before.
    """
    if inside := _several_inside(cast, claim):
        return inside
    if claim.nested_in is None and (people := _several_before(cast, claim, is_opening=True)):
        return people
    return (
        spoke
        or _several_before(cast, claim, is_opening=False)
        or (None if claim.nested_in else _body_before(cast, claim))
    )


def _body_before(cast: Cast, claim: Claim) -> Party | None:
    """The body that the sentence before opens with, for whose people the pronoun stands (KPK pergi. Mereka ...)."""
    at = bisect_left(cast.sentences, claim.sentence)
    words = cast.text[slice(*cast.sentences[at - 1])].split() if at and cast.pack.habits.office_first else []
    end = next((n for n, word in enumerate(words) if not word[:1].isupper()), len(words))
    end += end == 1 < len(words) and cast.has(words[1], "deictic")
    named = [word for word in words[:end] if not cast.has(word, "deictic")]
    heads = any(cast.has(word, "organisation") or (word.isupper() and len(word) > 2) for word in named[:1])
    plain = all(word[-1].isalnum() for word in named)
    return Party(" ".join(named), "organisation") if heads and plain else None


def pair_before(cast: Cast, claim: Claim) -> Party | None:
    """The two persons named in the nearest sentences before a claim, for a word for both (Keduanya).

    None where they name more, or fewer than two in LOOKBACK_SENTENCES.
    """
    at = bisect_left(cast.sentences, claim.sentence)
    found: dict[str, None] = {}
    for sentence in reversed(cast.sentences[max(0, at - LOOKBACK_SENTENCES) : at]):
        found |= dict.fromkeys(_named(cast, sentence))
        if len(found) > 1:
            break
    if len(found) != PAIR:
        return None
    first, second = sorted(found, key=lambda name: cast.text.rfind(name, 0, claim.sentence.start))
    joining = min((form for form, held in cast.roles.items() if {"and", "open"} <= held), key=len)
    return Party(f"{first} {joining} {second}", "group")


def _named(cast: Cast, sentence: Span) -> Iterator[str]:
    """The persons a sentence names: in full, or by a word that only one of the article has."""
    said = cast.text[slice(*sentence)]
    names = list(dict.fromkeys(named.name for named in named_in(cast, sentence)))
    whole = [name for name in names if name in said]
    yield from whole
    others = [name for name in names if name not in whole]
    held = frozenset(word for name in whole for word in name_words(name))
    yield from (name for name in others if len(others) == 1 and not held & name_words(name))


def _several_before(cast: Cast, claim: Claim, *, is_opening: bool) -> Party | None:
    """The people a sentence before a claim tells of together; `is_opening`: whom the one right before opens with."""
    at = bisect_left(cast.sentences, claim.sentence)
    for sentence in reversed(cast.sentences[max(0, at - (1 if is_opening else LOOKBACK_SENTENCES)) : at]):
        words = cast.text[slice(*sentence)].split()
        starts = (0,) if is_opening else range(len(words))
        if is_opening and (led := _led_group(cast, words)):
            return Party(led, "group")
        found = next((phrase for first in starts if (phrase := _people(cast, words, first))), "")
        if found:
            return Party(found, "group")
    return None


def _several_inside(cast: Cast, claim: Claim) -> Party | None:
    """The people a pronoun's own sentence opens with, else the last before it (komentar netizen, yang mereka ...)."""
    words = cast.text[claim.sentence.start : claim.source[0].start].split() if cast.pack.habits.office_first else []
    found = [phrase for first in range(len(words)) if (phrase := _people(cast, words, first))]
    return Party(found[0] if found and _people(cast, words, 0) else found[-1], "group") if found else None


def _led_group(cast: Cast, words: Sequence[str]) -> str:
    """The people that a sentence opens with behind what they are for, where heads end their phrase (Rights groups)."""
    for last in range(1, min(len(words), HEAD_WORDS)) if cast.pack.habits.owning else ():
        if cast.has_any(words[last], ("group", "definite", "article")) or not words[last].isalpha():
            plain = cast.has(words[last], "group") and words[last].islower()
            opens = not any(cast.roles_of(word) & _OPENS for word in words[:last])
            return " ".join(words[: last + 1]) if plain and opens else ""
    return ""


def _people(cast: Cast, words: Sequence[str], first: int) -> str:
    """The phrase for several people that opens with a word: a word for how many, or a number, and people; else ""."""
    while first < len(words) and cast.has(_bare(words[first]), "hedge"):
        first += 1
    if first >= len(words):
        return ""
    opener = _bare(words[first])
    counted = opener.isdigit() or cast.has_any(opener, ("quantifier", "numeral"))
    if cast.has(opener, "one-of") and not cast.pack.habits.owning:
        # Salah satu anggota is one.
        return ""
    alone = first == 0 or (first == len(words) - 1 and not cast.pack.habits.owning)
    if not counted and not (cast.has(opener, "group") and alone):
        return ""
    last = first + 1
    while last < min(len(words), first + PHRASE_WORDS) and words[last - 1][-1].isalnum():
        ties = last == first + 1 and counted and cast.has(words[last], "part")
        # Where owners stand before what they own, the head ends its phrase (nine striking miners).
        ends = cast.pack.habits.owning and last - first > counted and cast.has(_bare(words[last - 1]), "group")
        if ends or not words[last][0].isalpha() or (not ties and _leads_off(cast, words[last])):
            break
        last += 1
    kept = [_bare(word) for word in words[first:last]]
    people = kept[1:] if counted and not cast.has(opener, "article") else kept
    if cast.has(opener, "definite") or cast.has(kept[-1], "deictic"):
        return ""
    return " ".join(kept) if any(cast.has(word, "group") for word in people) and len(kept) > counted else ""


def _leads_off(cast: Cast, word: str) -> bool:
    """Whether a word is none of the phrase: a small word that leads off, or a verb by its form."""
    bare = _bare(word)
    held = cast.roles_of(bare) if bare.islower() else frozenset()
    prefixes = cast.pack.habits.verb_prefixes
    acts = bool(prefixes) and bare.startswith(prefixes) and len(bare) > 4 and not held & {"noun", "group"}
    return acts or bool(held & _ENDS and not held & {"group"})


def _bare(word: str) -> str:
    """A word without the marks around it."""
    match = _BARE.search(word)
    return match.group() if match else ""
