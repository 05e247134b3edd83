"""Whom a sentence names, and whether it is about him: he leads it, ends it or is brought in by it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set

from saksi.kinds import Claim, Span
from saksi.resolve.who.cast import Cast, Party
from saksi.resolve.who.name import Named
from saksi.resolve.who.unnamed import opening_subject, quiet_earlier

# What somebody is takes no more words than this before his name.
OFFICE_WORDS = 9
# One of those told of before is named behind as many words.
ONE_OF_WORDS = 2
# A work's or a thing's name in marks: few words with capitals.
_MARKED = re.compile(r"(?<= )([^\w\s(\[])[A-Z][\w-]*(?: [A-Z][\w-]*){0,4}[^\w\s)\]](?=[ ,.)])")
_SETTING = frozenset({"prep", "sub", "turn", "when", "adverb", "open"})
_DATES = frozenset({"day", "then", "weekday", "month"})
_TELLING = frozenset({"honorific", "rank", "rolepart", "title"})
# Roles of words that lead away from what somebody is.
_LEADING = frozenset({"adverb", "agent", "join", "modal", "prep", "relative", "sub", "that", "verb"})


def named_in(cast: Cast, stretch: Span) -> Iterator[Named]:
    """The persons of the article one of whose names stands in a stretch, left to right, none by his kin (istri X)."""
    is_kin = False
    for word in _MARKED.sub(" ", cast.text[stretch.start : stretch.end]).split():
        bare = word.strip(".,;:()").casefold()
        is_kin = cast.has(word, "kin") or (is_kin and (word[0].isupper() or cast.has_any(word, _TELLING)))
        if word[0].isupper() and not is_kin and bare not in cast.local.places:
            yield from cast.holding.get(bare, ())


def past_nobody(cast: Cast, sentence: Span | None, claimed: Set[int]) -> Span | None:
    """The last sentence that tells of somebody, up to this one, in its paragraph and with no claim between."""
    while sentence is not None and not any(named_in(cast, sentence)) and opening_subject(cast, sentence) is None:
        sentence = quiet_earlier(cast, sentence, claimed)
    return sentence


def leads(cast: Cast, sentence: Span, named: Named) -> bool:
    """Whether a name opens a sentence, or a clause behind a comma, as its subject does (Usai diperiksa, AK pergi).

    Where offices stand first, who he is may stand between (Di tribun, pelatih Nusa Rahma Dewi kecewa).
    """
    at = cast.text.find(named.name, *sentence)
    if at < 0 and cast.pack.habits.office_first:
        # By a part of the name, as who is known is called.
        parts = (cast.text.find(f"{part} ", *sentence) for part in named.name.split())
        at = min((part for part in parts if part >= 0), default=at)
    if at < 0:
        return False
    led = cast.text[sentence.start : at].rstrip()
    led = led.removesuffix(named.title) if cast.pack.habits.owning else led
    before = [word for word in led.split() if word.strip("-,")]
    if len(before) <= ONE_OF_WORDS and any(cast.has(word, "one-of") for word in before[:1]):
        # Salah satunya Rahma.
        return True
    for _ in range(OFFICE_WORDS if cast.pack.habits.office_first else 0):
        if not before or before[-1].endswith(",") or not _is_office(cast, before):
            break
        before.pop()
    # Dihubungi terpisah, | juru bicara dinas, Rahma Dewi, menolak.
    if before and cast.text.startswith(", ", at + len(named.name)):
        before = _without_role(cast, before)
    # Sementara | Rahma menyoroti rumah yang roboh; esok harinya | Rahma datang.
    if all(cast.has(word, "turn") for word in before) or _is_dated(cast, before) or _is_view(cast, before):
        return True
    # Behind a comma stands what a clause or a day before it leads to, none of a row of things, and nobody at the end
    # (Ia memeluk anaknya, Rahma.).
    ends = not cast.text[at + len(named.name) : sentence.end].strip(" .")
    return (before[-1].endswith(",") and not ends) and (
        sum(word.endswith(",") for word in before) == 1 or cast.has_any(before[0], _SETTING | _TELLING)
    )


def _without_role(cast: Cast, words: Sequence[str]) -> list[str]:
    """What stands in front of somebody without the role that a comma parts from his name."""
    start = next((at + 1 for at in range(len(words) - 2, -1, -1) if words[at].endswith(",")), 0)
    role = [*words[start:-1], words[-1].rstrip(",")]
    apart = start > 0 and words[-1].endswith(",") and _is_office(cast, role)
    return list(words[:start] if apart else words)


def _is_dated(cast: Cast, words: Sequence[str]) -> bool:
    """Whether words only say when (Esok harinya, Kamis sore)."""
    return all(cast.has_any(stem, _DATES) for word in words for stem in (_stem(cast, word),))


def _stem(cast: Cast, word: str) -> str:
    """A word without an ending that says whose it is (harinya: hari)."""
    ends = [row["add"] for row in cast.pack.rows("affix") if row["kind"] == "clitic" and row["add"]]
    return next((word.removesuffix(end) for end in ends if word.endswith(end)), word)


def _is_view(cast: Cast, words: Sequence[str]) -> bool:
    """Whether words say for whom something is so (Bagi warga seperti | Rahma, putusan itu pahit)."""
    plain = not any(word.endswith(",") or word.startswith(cast.pack.habits.verb_prefixes) for word in words)
    return plain and cast.has(words[0], "view") and not any(cast.has(word, "relative") for word in words)


def closes(cast: Cast, sentence: Span, named: Named) -> bool:
    """Whether a sentence ends on an office and who bears it, not as an agent (Lain halnya pendapat Prof. Rahma)."""
    before, found, after = cast.text[slice(*sentence)].rpartition(named.name)
    bare = before.rstrip(" ,").removesuffix(named.title)
    agent = any(cast.has(word, "agent") for word in bare.split()[-1:])
    return bool(found and named.title) and not after.strip(" .") and not agent


def _is_office(cast: Cast, words: Sequence[str]) -> bool:
    """Whether the last of some words may tell what somebody is: a calling, or a capital or noun with one before it."""
    last = words[-1]
    if _TELLING & cast.roles_of(last.rstrip(".")):
        return True
    # What somebody is the head of is no act, and nothing leads away from it (Ketua forum Rahma Dewi).
    acts = last.islower() and (last.startswith(cast.pack.habits.verb_prefixes) or bool(_LEADING & cast.roles_of(last)))
    named = last.lstrip("(")[:1].isupper() or (last.isalpha() and not acts)
    return named and len(words) > 1 and _is_office(cast, words[:-1])


def newcomer(cast: Cast, claim: Claim, claimed: Set[int]) -> Party | None:
    """Whom the paragraph before a speech brings in, in which nobody speaks (Di teras, Adi Toba duduk. | "Baik")."""
    at = bisect_left(cast.sentences, claim.sentence)
    before = cast.sentences[at - 1] if at else None
    if before is None or claim.kind == "indirect" or "\n" not in cast.text[before.end : claim.sentence.start]:
        return None
    first = cast.text.rfind("\n", 0, before.start)
    if not claimed.isdisjoint(range(first + 1, claim.sentence.start)):
        return None
    came = (n for n in named_in(cast, before) if " " in n.name and cast.text.find(n.name) >= before.start)
    named = next((each for each in came if leads(cast, before, each) or _is_told_of(cast, before, each)), None)
    return Party(named.name, "person", named.title) if named else None


def _is_told_of(cast: Cast, sentence: Span, named: Named) -> bool:
    """Whether a sentence ends on an office and its bearer, or says behind a name what he is (Di sana Adi, ketua X)."""
    behind = cast.text[cast.text.find(named.name, *sentence) : sentence.end].removeprefix(named.name)
    office = behind.removeprefix(", ").split(maxsplit=1)[:1] if behind.startswith(", ") else []
    return closes(cast, sentence, named) or any(cast.has(word, "title") for word in office)
