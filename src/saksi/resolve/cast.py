"""Who can be meant in an article: the names in it, the short forms, and what a source as printed names."""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from saksi.kinds import ActorKind, Reading, Span
from saksi.pack import Pack, load_roles
from saksi.resolve.alias import find_aliases, find_bracketed
from saksi.resolve.name import Local, Named, find_bodies, find_capitals, find_names, local_places, split_name

Entry = TypeVar("Entry")
_LETTERS = re.compile(r"\w+")
# A name may be called by its first letters (Enggar for Enggartiasto), from this many on.
SHORT_NAME = 4
# Names are looked up by this many first letters.
START_LETTERS = 2
# Names kept of which the words are known: an article's, some hundred times over.
_KEPT = 1 << 14


@dataclass(frozen=True, slots=True)
class Party:
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

    `titled`: names with a title, in order; `titles`: the last name of each title, by each of its words, in order, with
    all its words; `holding`, `starting`: names by a word and by their first letters, the first time each stands and the
    first time it has a title. `often`: where a body is named for the second time, in order, and which of those named
    twice by then was named first.
    """

    text: str
    sentences: tuple[Span, ...]
    pack: Pack
    roles: Mapping[str, frozenset[str]]
    titled: tuple[Named, ...]
    titles: Mapping[str, tuple[tuple[frozenset[str], Named], ...]]
    holding: Mapping[str, tuple[Named, ...]]
    starting: Mapping[str, tuple[Named, ...]]
    local: Local
    short: Mapping[str, str]
    often: tuple[tuple[int, str], ...]

    def has(self, word: str, role: str) -> bool:
        """Whether a word can play a role."""
        return role in self.roles.get(word.casefold(), ())

    def roles_of(self, word: str) -> frozenset[str]:
        """The roles a word can play."""
        return self.roles.get(word.casefold(), frozenset())


@functools.lru_cache(_KEPT)
def name_words(name: str) -> frozenset[str]:
    """The words of a name, casefolded."""
    return frozenset(_LETTERS.findall(name.casefold()))


def gather_cast(reading: Reading, pack: Pack, *, is_pointing: bool) -> Cast:
    """Read the names and short forms of an article once, for all its claims; bodies only where a source points."""
    text = reading.article.text
    defined = find_bracketed(text)
    bodies = frozenset(word for brief, full in defined.items() if brief.isupper() for word in name_words(full))
    local, capitals = Local(local_places(reading, pack), bodies), find_capitals(reading, pack)
    names = tuple(find_names(reading, pack, local, capitals))
    first = {named.name: named for named in reversed(names)}
    holding = _index((word, named) for named in _once(names) for word in name_words(named.name))
    short = find_aliases(text, pack, defined)
    titled = tuple(named for named in names if named.title)
    often = _often(find_bodies(reading, pack, holding.keys(), capitals)) if is_pointing else ()
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
        often,
    )


def _once(names: Iterable[Named]) -> Iterable[Named]:
    """Names the first time they stand, and the first time with a title, in order."""
    first: dict[tuple[str, bool], Named] = {}
    for named in names:
        first.setdefault((named.name, bool(named.title)), named)
    return first.values()


def _titles(
    titled: Sequence[Named], short: Mapping[str, str]
) -> Mapping[str, tuple[tuple[frozenset[str], Named], ...]]:
    """The last name of each title, by each word of the title, in order."""
    last = {title_words(named.title.split(), short): named for named in titled}
    ordered = sorted(last.items(), key=lambda pair: pair[1].span)
    return _index((word, (words, named)) for words, named in ordered for word in words)


def _often(bodies: Iterable[tuple[str, int]]) -> tuple[tuple[int, str], ...]:
    """Where each body is named for the second time, and which of those named twice by then was named first."""
    first: dict[str, int] = {}
    twice: dict[str, int] = {}
    for name, start in bodies:
        if name in first:
            twice.setdefault(name, start)
        first.setdefault(name, start)
    found: list[tuple[int, str]] = []
    for name, start in twice.items():
        earliest = found[-1][1] if found and first[found[-1][1]] < first[name] else name
        found.append((start, earliest))
    return tuple(found)


def _index(pairs: Iterable[tuple[str, Entry]]) -> Mapping[str, tuple[Entry, ...]]:
    index: dict[str, list[Entry]] = {}
    for key, entry in pairs:
        index.setdefault(key, []).append(entry)
    return {key: tuple(found) for key, found in index.items()}


def head_of(cast: Cast, phrase: str) -> str:
    """The first word of a source that says what it is: articles and numbers aside."""
    words = phrase.split()
    return next((word for word in words if not cast.has(word, "quantifier")), words[0])


def kind_of(cast: Cast, phrase: str) -> ActorKind:
    """What a source is, by its head word."""
    head = head_of(cast, phrase)
    if cast.has(head, "document"):
        return "document"
    if cast.has(head, "title"):
        return "person"
    bare = head.strip("().,")
    if cast.has(head, "organisation") or (bare.isupper() and len(bare) > 1):
        return "organisation"
    return "group" if cast.has(head, "group") or not phrase[:1].isupper() else "unknown"


def name_person(cast: Cast, phrase: str, span: Span) -> tuple[Party, str] | None:
    """The person a source names, with the method: `name` as printed, or `surname` when the article has a fuller one."""
    kind = kind_of(cast, phrase)
    if kind in ("document", "organisation") and phrase not in cast.short:
        return None
    if both := _name_both(cast, phrase, span):
        return both
    title, name = _split(cast, phrase)
    full = fullest(cast, name_words(name), span) if name else None
    if not name or (kind == "group" and " " not in name and full is None):
        return None
    title = next(
        (n.title for n in cast.holding.get(name.split()[-1].casefold(), ()) if n.name == full and n.title), title
    )
    return Party(full or name, "person", title), "name" if full in (None, name) else "surname"


def _name_both(cast: Cast, phrase: str, span: Span) -> tuple[Party, str] | None:
    """Two persons who speak together (Mayor Anna Lee and fire chief Bob Ray)."""
    words = phrase.split()
    joins = [at for at, word in enumerate(words) if word.islower() and cast.has(word, "and")]
    if len(joins) != 1:
        return None
    sides = [" ".join(words[: joins[0]]), " ".join(words[joins[0] + 1 :])]
    named = [_split(cast, side)[1] for side in sides if side]
    if len(named) != len(joins) + 1 or not all(map(functools.partial(_is_whole_name, cast), named, sides)):
        return None
    full = [fullest(cast, name_words(name), span) or name for name in named]
    method = "name" if full == named else "surname"
    return Party(f"{full[0]} {words[joins[0]]} {full[1]}", "group"), method


def _is_whole_name(cast: Cast, name: str, side: str) -> bool:
    """Whether a name of the article stands on one side of `and`; one word behind a title may be an office's field."""
    return bool(name) and name_words(name) <= cast.holding.keys() and (" " in name or name == side)


def _split(cast: Cast, phrase: str) -> tuple[str, str]:
    """Title and name of a source; a name before `dari X` counts, as does what a short form stands for."""
    if phrase in cast.short:
        return split_name(cast.short[phrase], cast.pack, cast.local)
    words = phrase.split()
    inner = next((at for at, word in enumerate(words) if at and cast.has(word, "inner") and word.islower()), None)
    if inner is not None:
        title, name = split_name(" ".join(words[:inner]), cast.pack, cast.local)
        if name and not title:
            return title, name
    title, name = split_name(phrase, cast.pack, cast.local)
    return title, cast.short.get(name, name)


def fullest(cast: Cast, words: frozenset[str], span: Span) -> str | None:
    """The longest name of the article that holds all these words, one with a title or before `span` if there is one."""
    some = min((cast.holding.get(word, ()) for word in words), key=len, default=())
    held = [named for named in some if words <= name_words(named.name)]
    if not held and len(words) == 1 and len(word := next(iter(words))) >= SHORT_NAME:
        alike = cast.starting.get(word[:START_LETTERS], ())
        held = [named for named in alike if _abridges(word, named.name.casefold().split())]
    earlier = [named for named in held if named.span.start <= span.start] or held
    best = max(earlier, key=lambda named: (bool(named.title), len(named.name.split())), default=None)
    return best.name if best is not None else None


def _abridges(word: str, name: list[str]) -> bool:
    """Whether a word calls somebody by the first letters of the name, or of both names (Ratrini: Ratna Rini)."""
    if name[0].startswith(word):
        return True
    cuts = range(2, len(word) - 1)
    return any(name[0].startswith(word[:cut]) and name[-1].startswith(word[cut:]) for cut in cuts)


def points_back(cast: Cast, phrase: str) -> bool:
    """Whether a source points at somebody already named: it ends in a pointing word, or opens with one (sang X)."""
    words = phrase.split()
    return cast.has(words[-1], "deictic") or cast.has(words[0], "definite")


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


# Roles of lower-case words that say what a source is, beside a name.
_SAYING = frozenset(
    {"title", "group", "organisation", "document", "inner", "deictic", "medium", "rolepart", "definite"}
)


def has_proper_words(cast: Cast, phrase: str) -> bool:
    """Whether a source holds words of a name, titles aside: then it does not merely point."""
    return any(word[0].isupper() and not cast.has(word, "title") for word in phrase.split()[1:])


def owner_of(cast: Cast, phrase: str) -> str:
    """The words of a document's source that say whose it is: from the first name, title or body on; "" when none do."""
    words = phrase.split()
    while len(words) > 1 and not (words[-1][0].isupper() or cast.has(words[-1], "group")):
        words.pop()
    for at, word in enumerate(words[1:], 1):
        if word[0].isupper() or any(cast.has(word, role) for role in ("title", "organisation", "group")):
            return " ".join(words[at:])
    return ""


def name_often(cast: Cast, before: int) -> str:
    """The body an article is about, before a place in the text: the first it names at least twice; "" when none is."""
    at = bisect_left(cast.often, (before,))
    return cast.often[at - 1][1] if at else ""


def by_title(cast: Cast, phrase: str, heard: Iterable[tuple[Party, frozenset[str]]]) -> Party | None:
    """The last person whose title holds the words of a role (juru bicara itu): one who spoke, else one named.

    `heard`: who spoke, each with the words of the title.
    """
    bare = [w for w in phrase.split() if not any(cast.has(w, role) for role in ("deictic", "quantifier", "definite"))]
    wanted = title_words(bare, cast.short)
    if not wanted:
        return None
    spoke = [party for party, words in heard if party.kind == "person" and wanted <= words]
    if spoke:
        return spoke[-1]
    some = min((cast.titles.get(word, ()) for word in wanted), key=len)
    held = next((named for words, named in reversed(some) if wanted <= words), None)
    return Party(held.name, "person", held.title) if held else None


def title_words(words: Iterable[str], short: Mapping[str, str]) -> frozenset[str]:
    """The words of a title, casefolded, with short forms written out."""
    return frozenset(part for word in words for part in name_words(short.get(word.strip(",."), word)))


def name_body(cast: Cast, phrase: str) -> tuple[Party, str]:
    """The organisation, document or group a source names, without the words that only point."""
    words = [w for w in phrase.split() if not cast.has(w, "deictic") and not cast.has(w, "article")]
    bare = " ".join(words) or phrase
    full = cast.short.get(bare)
    if full is not None:
        return Party(f"{full} ({bare})", kind_of(cast, phrase)), "abbreviation"
    kind = kind_of(cast, phrase)
    return Party(_spell_out(cast, bare) if words and cast.has(words[0], "government") else bare, kind), "name"


def _spell_out(cast: Cast, name: str) -> str:
    """A government's name with the short form at its end written out before it (Pemerintah AS)."""
    *first, last = name.split()
    full = cast.short.get(last) if first and last.isupper() else None
    return f"{' '.join(first)} {full} ({last})" if full and full not in name else name
