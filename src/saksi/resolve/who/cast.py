"""Who can be meant in an article: the names in it, the short forms, and what a source as printed names."""

import functools
import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from saksi.kinds import ActorKind, Claim, Reading, Span
from saksi.pack import Pack, load_roles
from saksi.resolve.capital import find_capitals, without_cues
from saksi.resolve.where.local import NOWHERE, Local, local_areas, local_bodies, local_places
from saksi.resolve.who.alias import NICKNAME, body_words_of, find_aliases, find_bracketed, find_nicknamed
from saksi.resolve.who.called import find_aged, find_apposed, find_called, find_headed, find_introduced
from saksi.resolve.who.name import Named, find_bodies, find_names, find_spoken
from saksi.resolve.who.usage import Usage, find_usage

Entry = TypeVar("Entry")
_Titles = Mapping[str, tuple[tuple[frozenset[str], Named], ...]]
# Small words in brackets inside a name, a party's letter behind it: General (ret.) Helen Moor; Paul Dunn (R-Wis.).
_BESIDE_NAME = re.compile(r" \([a-z.]+\)(?= \w)|(?<=\w) \([A-Z](?:-[A-Z][\w.]*)?\)$")
_LETTERS = re.compile(r"\w+")
# Names are looked up by this many first letters; of so many the words are kept.
START_LETTERS = 2
_NO_ROLES: frozenset[str] = frozenset()
_KEPT = 1 << 14


class Party(NamedTuple):
    """Somebody or something that speaks. `title` is what stands before a person's name."""

    name: str
    kind: ActorKind
    title: str = ""

    @property
    def key(self) -> frozenset[str]:
        """The words of the name, casefolded, without the short form behind it: parties with the same words are one."""
        return name_words(self.name.partition(" (")[0])


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """The names of an article, and what its short forms stand for.

    `titled`: names with a title, in order; `titles`: the last name of each title, by each of its words, with all of
    them; `holding`, `starting`: names by a word and by their first letters, the first time each stands and the first
    time with a title. `often`: where a body is named for the second time, and which of those named twice was named
    first; `bodies`: where each is named; `called`: where outlets are, by the first word; `usage`: how words are used;
    `printed`: where whoever speaks is printed, by each word.
    """

    text: str
    sentences: tuple[Span, ...]
    pack: Pack
    roles: Mapping[str, frozenset[str]]
    titled: tuple[Named, ...]
    titles: _Titles
    holding: Mapping[str, tuple[Named, ...]]
    starting: Mapping[str, tuple[Named, ...]]
    local: Local
    short: Mapping[str, str]
    often: tuple[tuple[int, str], ...]
    bodies: tuple[tuple[int, str], ...]
    called: Mapping[str, tuple[int, ...]]
    usage: Usage
    printed: Mapping[str, tuple[Span, ...]]

    def has(self, word: str, role: str) -> bool:
        """Whether a word can play a role."""
        return role in self.roles_of(word)

    def has_any(self, word: str, roles: Collection[str]) -> bool:
        """Whether a word can play one of the roles."""
        return not self.roles_of(word).isdisjoint(roles)

    def roles_of(self, word: str) -> frozenset[str]:
        """The roles a word can play; in capitals some words are bodies and countries, and play none (WHO, US)."""
        roles = self.roles.get(word.casefold(), _NO_ROLES)
        return _NO_ROLES if "brief" in roles and word.isupper() else roles


@functools.lru_cache(_KEPT)
def name_words(name: str) -> frozenset[str]:
    """The words of a name, casefolded."""
    return frozenset(_LETTERS.findall(name.casefold()))


def gather_cast(reading: Reading, pack: Pack, claims: Sequence[Claim], *, is_pointing: bool) -> Cast:
    """Read the names and short forms of an article once, for all its claims; bodies only where a source points."""
    text, defined = reading.article.text, find_bracketed(reading.article.text)
    bodies = frozenset(word for brief, full in defined.items() for word in body_words_of(brief, full, pack))
    capitals = without_cues(reading, claims, find_capitals(reading, pack))
    bodies, places = bodies | local_bodies(reading, pack, capitals), local_places(reading, pack, capitals)
    local = Local(places, bodies, local_areas(reading, pack, capitals)) if places or bodies else NOWHERE
    usage = find_usage(reading, claims, capitals)
    listed = (*find_names(reading, pack, local, capitals, usage), *find_spoken(text, pack, claims, local, usage))
    found = (*listed, *find_introduced(text, pack), *find_apposed(text, pack), *find_aged(text, pack))
    found += (*find_headed(reading.article, pack, usage.speaking, listed), *(n for n, _ in find_nicknamed(text, pack)))
    # Who is named in the dateline that opens the text is an outlet or who wrote it.
    head = next((sentence.span.end for sentence in reading.sentences if sentence.kind == "dateline"), 0)
    outlet = (reading.article.outlet or "").casefold()
    names = _whole([named for named in found if named.span.start >= head and named.name.casefold() != outlet])
    first, whole = {named.name: named for named in reversed(names)}, [named for named in names if " " in named.name]
    holding = _index((word, named) for named in _once(names) for word in name_words(named.name))
    short = find_aliases(text, pack, defined, whole)
    bodied = tuple(find_bodies(reading, pack, holding.keys(), capitals)) if is_pointing else ()
    titled = tuple(named for named in names if named.title)
    return Cast(
        text,
        tuple(sentence.span for sentence in reading.sentences),
        pack,
        load_roles(pack),
        titled,
        _titles(titled, short),
        holding,
        _index((name.casefold()[:START_LETTERS], named) for name, named in first.items()),
        local,
        short,
        _often(bodied),
        tuple((start, name) for name, start in bodied),
        find_called(text, pack),
        usage,
        _index((word, span) for span in usage.sources for word in name_words(text[slice(*span)])),
    )


def _whole(found: Sequence[Named]) -> tuple[Named, ...]:
    """Names in order, without those of one word that stands in a longer one: that is who is meant."""
    longer = {word for named in found if " " in named.name for word in name_words(named.name)}
    kept = (named for named in found if " " in named.name or named.name.casefold() not in longer)
    return tuple(sorted(kept, key=lambda named: named.span))


def _once(names: Iterable[Named]) -> Iterable[Named]:
    """Names the first time they stand, and the first time with a title, in order."""
    first: dict[tuple[str, bool], Named] = {}
    for named in names:
        first.setdefault((named.name, bool(named.title)), named)
    return first.values()


def _titles(titled: Sequence[Named], short: Mapping[str, str]) -> _Titles:
    """The last name of each title, by each word of the title, in order."""
    last = {title_words(named.title.split(), short): named for named in titled}
    ordered = sorted(last.items(), key=lambda pair: pair[1].span)
    return _index((word, (words, named)) for words, named in ordered for word in words)


def _often(bodies: Iterable[tuple[str, int]]) -> tuple[tuple[int, str], ...]:
    """Where each body is named for the second time, and which of those named twice by then was named first."""
    first: dict[str, int] = {}
    twice: dict[str, int] = {}
    for name, start in bodies:
        if any(letter.isdigit() for letter in name):
            continue
        (twice if name in first else first).setdefault(name, start)
    found: list[tuple[int, str]] = []
    for name, start in twice.items():
        found.append((start, found[-1][1] if found and first[found[-1][1]] < first[name] else name))
    return tuple(found)


def _index(pairs: Iterable[tuple[str, Entry]]) -> Mapping[str, tuple[Entry, ...]]:
    index: dict[str, list[Entry]] = {}
    for key, entry in pairs:
        index.setdefault(key, []).append(entry)
    return {key: tuple(found) for key, found in index.items()}


def head_of(cast: Cast, phrase: str) -> str:
    """The first word of a source that says what it is: articles and numbers aside."""
    words = phrase.split() or [""]
    named = (word for word in words if not cast.has_any(word, ("quantifier", "article")))
    head = next(named, words[0])
    if not cast.pack.habits.owning or _SAYING & cast.roles_of(head) - {"definite"} or head[:1].isupper():
        return head
    end = next((at for at, word in enumerate(words) if at and cast.has(word, "prep")), len(words))
    is_named = any(word[0].isupper() for word in words[1:end])
    return head if is_named else next((w for w in reversed(words[:end]) if _HEADS & cast.roles_of(w)), head)


def kind_of(cast: Cast, phrase: str) -> ActorKind:
    """What a source is, by its head word."""
    head = head_of(cast, phrase)
    if cast.has(head, "document"):
        return "document"
    last = phrase.rsplit(maxsplit=1)[-1]
    ends = last[0].isupper() or not any(cast.has(word, "prep") for word in phrase.split())
    if cast.pack.habits.owning and ends and cast.has(last, "organisation"):
        # Heads end their phrase (the Harbor Council, the justice ministry).
        return "organisation"
    if cast.has(head, "title"):
        return "person"
    bare = head.strip("().,")
    if cast.has(head, "organisation") or (bare.isupper() and len(bare) > 1 and not cast.has(head, "honorific")):
        return "organisation"
    if phrase.count(" ") > 1 and cast.has(phrase.split()[1], "firm"):
        # What a firm is stands before its name (Promotor PT Lontar Jaya).
        return "organisation"
    opens = next((word for word in phrase.split() if not _OPENING & cast.roles_of(word.rstrip("."))), phrase)
    return "group" if cast.has(head, "group") or not opens[:1].isupper() else "unknown"


def head_words(cast: Cast, name: str) -> list[str]:
    """The words of a name that are no complement of its head, casefolded (researchers at X: researchers)."""
    words = name.casefold().split()
    return words[: next((at for at, word in enumerate(words) if at and cast.has(word, "prep")), len(words))]


def points_back(cast: Cast, phrase: str) -> bool:
    """Whether a source points at somebody already named: it ends in a pointing word, or opens with one (sang X)."""
    words = phrase.split()
    named = any(cast.has(word, "gives-name") for word in words)  # Guru bernama Rahma Dewi itu
    return (cast.has(words[-1], "deictic") and not named) or cast.has(words[0], "definite")


def core_of(cast: Cast, phrase: str) -> str:
    """A source without lower-case words that run into a known name (Trump sendiri); as it is where no name is known."""
    words = phrase.split()
    capital = [at for at, word in enumerate(words) if word[0].isupper()]
    if not capital or len(capital) == len(words):
        return phrase
    kept = words[capital[0] : capital[-1] + 1]
    outer = words[: capital[0]] + words[capital[-1] + 1 :]
    is_known = " ".join(kept) in cast.short or all(word.casefold() in cast.holding for word in kept)
    return " ".join(kept) if is_known and not any(_SAYING & cast.roles_of(word) for word in outer) else phrase


# What stands before a name, in small letters too (the Lontar family, dr. Rahma).
_OPENING = frozenset({"article", "honorific"})
# Roles of lower-case words that say what a source is, beside a name.
_SAYING = frozenset(
    {"title", "group", "organisation", "document", "inner", "deictic", "kin", "medium", "rolepart", "definite"}
)
# Roles of a head behind its adjectives, where owners stand before what they own (an internal memo at X).
_HEADS = frozenset({"document", "group", "organisation", "title"})


def bare_of(cast: Cast, phrase: str) -> str:
    """A source without what tells which is meant or where (warga yang X, kantor di Ende); a word that points stays.

    So too a document by name without where it comes from (hitungan Mandala dari papan nama). Who bears a role stays
    behind its comma (warga yang rumahnya terendam, Rahma Dewi).
    """
    words = NICKNAME.sub("", _BESIDE_NAME.sub("", phrase) if " (" in phrase else phrase).split()
    at = next((at for at, word in enumerate(words) if at and _is_beside(cast, words, at)), len(words))
    # Of one of many, or a calling in small letters, one name is enough (koleganya di Badan Legislasi, Rahma).
    many = cast.pack.habits.office_first or (words[0].islower() and cast.has(words[0], "title"))
    if bearer := _bearer(words, at, 0 if many else 1):
        return ", ".join((" ".join(words[:at]).rstrip(","), bearer))
    # Of one who is new it points at something else (seorang pejabat yang tahu hal itu).
    # So does what the clause behind a whole name points at (Rahma Dewi yang tinggal di desa itu).
    named = 1 < at < len(words) and words[at - 1][0].isupper() and words[at - 2][0].isupper()
    named = named and cast.has(words[at], "restricts")
    points = at < len(words) and cast.has(words[-1], "deictic") and not (named or cast.has(words[0], "one"))
    return " ".join(words[:at] + words[-1:] * points)


def _bearer(words: Sequence[str], first: int, few: int) -> str:
    """The name of more than a few words that ends a source behind a comma; "" where none does."""
    start = next((at + 1 for at in range(len(words) - 1, first, -1) if words[at].endswith(",")), len(words))
    name, is_name = " ".join(words[start:]), all(word[0].isupper() for word in words[start:])
    return name if is_name and len(words) - start > few and not name.isupper() else ""


def _is_beside(cast: Cast, words: Sequence[str], at: int) -> bool:
    """Whether a word leads from a source to which is meant, or to where it is."""
    held = cast.roles_of(words[at]) if words[at].islower() else frozenset()
    if "restricts" in held or {"settles", "within"} <= held:
        return True
    return "settles" in held and at > 1 and words[at - 1][0].isupper() and cast.has(words[0], "document")


def has_proper_words(cast: Cast, phrase: str) -> bool:
    """Whether a source holds words of a name, titles aside: then it does not merely point."""
    return any(word[0].isupper() and not cast.has(word, "title") for word in phrase.split()[1:])


def owner_of(cast: Cast, phrase: str) -> str:
    """The words of a document's source that say whose it is: from the first name, title or body on; "" when none do."""
    words = phrase.split()
    while len(words) > 1 and not (words[-1][0].isupper() or cast.has(words[-1], "group")):
        words.pop()
    for at, word in enumerate(words[1:], 1):
        if word[0].isupper() or cast.has_any(word, ("title", "organisation", "group")):
            return " ".join(words[at:])
    return ""


def name_often(cast: Cast, before: int) -> str:
    """The body an article is about, before a place in the text: the first it names at least twice; "" when none is."""
    at = bisect_left(cast.often, (before,))
    return cast.often[at - 1][1] if at else ""


def title_words(words: Iterable[str], short: Mapping[str, str]) -> frozenset[str]:
    """The words of a title, casefolded, with short forms written out."""
    return frozenset(part for word in words for part in name_words(short.get(word.strip(",."), word)))
