"""People an article brings in without a name (seorang pemuda), who stay without it where they are pointed at."""

from bisect import bisect_left
from collections.abc import Set

from saksi.kinds import Claim, Span
from saksi.resolve.who.cast import Cast

# Somebody pointed at without a name was brought in no further back than some twenty sentences, ...
LOOKBACK_CHARACTERS = 3000
# ... and has no name where none of so many words behind is one (seorang pemuda berinisial RM).
NAMED_WORDS = 6
# A pronoun that opens a sentence stands among its first words (Meski demikian, ia ...).
PRONOUN_WORDS = 4


def is_unnamed(cast: Cast, phrase: str, before: int) -> bool:
    """Whether a word for a person points back to one brought in without a name (seorang pemuda ... pemuda itu).

    `before`: the place in the text before which he was.
    """
    head, *_, last = phrase.split() if " " in phrase else (phrase, phrase)
    is_person = any(cast.has(head, role) for role in ("somebody", "title", "group"))
    if not (is_person and cast.has(last, "deictic")):
        return False
    words = cast.text[max(0, before - LOOKBACK_CHARACTERS) : before].split()
    for at in range(len(words) - 1, 0, -1):
        if words[at].strip(",.").casefold() == head.casefold() and cast.has(words[at - 1], "one"):
            behind = (word.strip(",.()") for word in words[at + 1 : at + 1 + NAMED_WORDS])
            return not any(word[:1].isupper() and word.casefold() in cast.holding for word in behind)
    return False


def is_one(cast: Cast, phrase: str) -> bool:
    """Whether a source is one person without a name (a juror, one of the nurses, seorang warga)."""
    first, *rest = phrase.split()
    counts = any(cast.has(first, role) for role in ("one", "one-of", "further")) or (
        cast.has(first, "article") and not cast.has(first, "definite")
    )
    return counts and not any(cast.has(word, role) for word in rest for role in ("organisation", "document", "medium"))


def quiet_before(cast: Cast, claim: Claim, claimed: Set[int]) -> Span | None:
    """The sentence before a claim in its paragraph, when nobody speaks in it.

    `claimed`: where the sentences that hold claims begin.
    """
    at = bisect_left(cast.sentences, claim.sentence)
    begun = claim.content[0].start
    while at and begun < cast.sentences[at].start and "\n" not in cast.text[cast.sentences[at - 1].end : begun + 1]:
        at -= 1
    before = cast.sentences[at - 1] if at else None
    if before is None or before.start in claimed or "\n" in cast.text[before.end : min(begun, claim.sentence.start)]:
        return None
    return before


def behind_pronouns(cast: Cast, before: Span | None, claimed: Set[int]) -> Span | None:
    """The sentence that tells who is meant: past quiet ones of its paragraph that a pronoun for one person opens."""
    while before is not None and _opens_with_pronoun(cast, before):
        at = bisect_left(cast.sentences, before)
        earlier = cast.sentences[at - 1] if at else None
        if earlier is None or earlier.start in claimed or "\n" in cast.text[earlier.end : before.start]:
            # Whom the pronoun stands for is told by who spoke, not by whom else its sentence names.
            return None
        before = earlier
    return before


def _opens_with_pronoun(cast: Cast, sentence: Span) -> bool:
    words = [word.strip(",") for word in cast.text[slice(*sentence)].split()[:PRONOUN_WORDS]]
    named = any(word[:1].isupper() and word.casefold() in cast.holding for word in words)
    return not named and any(cast.has(word, "third") for word in words)


def opens_unnamed(cast: Cast, before: Span | None) -> bool:
    """Whether a sentence opens with somebody without a name (One, who asked not to be named, ...; A resident ...)."""
    if before is None:
        return False
    first, second, *_ = (*(word.strip(",") for word in cast.text[slice(*before)].split()[:2]), "", "")
    counted = cast.has(first, "one-of") or cast.has(first, "article")
    is_person = any(cast.has(second, role) for role in ("group", "title", "somebody"))
    stands_for = cast.has(first, "pronoun") and cast.has(first, "quantifier") and not cast.has(second, "part")
    return (counted and is_person) or stands_for


def opening_office(cast: Cast, sentence: Span) -> str:
    """The office that a sentence opens with, of whoever holds it (Sekretaris DPRD enggan menjawab.); "" for none."""
    words = cast.text[slice(*sentence)].split()
    end = next((at for at, word in enumerate(words) if not word[:1].isupper()), len(words))
    is_office = 1 < end < len(words) and cast.has(words[0], "title") and all(w.isalpha() for w in words[: end + 1])
    # Who is pointed at is known (Mantan Bupati itu).
    points = is_office and (cast.has(words[end], "deictic") or cast.has(words[end], "relative"))
    return " ".join(words[:end]) if is_office and not points and cast.pack.habits.office_first else ""
