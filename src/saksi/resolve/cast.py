"""Who can be meant in an article: the names in it, the short forms, and what a source as printed names."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from saksi.kinds import ActorKind, Reading, Span
from saksi.pack import Pack, load_roles
from saksi.resolve.alias import find_aliases, find_bracketed
from saksi.resolve.name import Local, Named, find_bodies, find_names, local_places, split_name

_LETTERS = re.compile(r"\w+")
# A name may be called by its first letters (Enggar for Enggartiasto), from this many on.
SHORT_NAME = 4
# Names are looked up by this many first letters.
START_LETTERS = 2


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
    """The names of an article, those that hold a word or start with letters, and what its short forms stand for."""

    text: str
    sentences: tuple[Span, ...]
    pack: Pack
    roles: Mapping[str, frozenset[str]]
    names: tuple[Named, ...]
    holding: Mapping[str, tuple[Named, ...]]
    starting: Mapping[str, tuple[Named, ...]]
    local: Local
    short: Mapping[str, str]
    bodies: tuple[tuple[str, int], ...]

    def has(self, word: str, role: str) -> bool:
        """Whether a word can play a role."""
        return role in self.roles.get(word.casefold(), ())

    def roles_of(self, word: str) -> frozenset[str]:
        """The roles a word can play."""
        return self.roles.get(word.casefold(), frozenset())


def name_words(name: str) -> frozenset[str]:
    """The words of a name, casefolded."""
    return frozenset(_LETTERS.findall(name.casefold()))


def gather_cast(reading: Reading, pack: Pack, *, is_pointing: bool) -> Cast:
    """Read the names and short forms of an article once, for all its claims; bodies only where a source points."""
    text = reading.article.text
    defined = find_bracketed(text)
    bodies = frozenset(word for brief, full in defined.items() if brief.isupper() for word in name_words(full))
    local = Local(local_places(reading, pack), bodies)
    names = tuple(find_names(reading, pack, local))
    first = {named.name: named for named in reversed(names)}
    holding = _index((word, named) for named in names for word in name_words(named.name))
    starting = _index((name.casefold()[:START_LETTERS], named) for name, named in first.items())
    often = tuple(find_bodies(reading, pack, frozenset(holding))) if is_pointing else ()
    sentences = tuple(sentence.span for sentence in reading.sentences)
    return Cast(
        text,
        sentences,
        pack,
        load_roles(pack),
        names,
        holding,
        starting,
        local,
        find_aliases(text, pack, defined),
        often,
    )


def _index(pairs: Iterable[tuple[str, Named]]) -> Mapping[str, tuple[Named, ...]]:
    index: dict[str, list[Named]] = {}
    for key, named in pairs:
        index.setdefault(key, []).append(named)
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
    title, name = _split(cast, phrase)
    full = fullest(cast, name_words(name), span) if name else None
    if not name or (kind == "group" and " " not in name and full is None):
        return None
    title = next(
        (n.title for n in cast.holding.get(name.split()[-1].casefold(), ()) if n.name == full and n.title), title
    )
    return Party(full or name, "person", title), "name" if full in (None, name) else "surname"


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
    counted = Counter(name for name, start in cast.bodies if start < before)
    return next((name for name, times in counted.items() if times > 1), "")


def by_title(cast: Cast, phrase: str, heard: Iterable[Party]) -> Party | None:
    """The last person whose title holds the words of a role (juru bicara itu): one who spoke, else one named."""
    bare = [w for w in phrase.split() if not any(cast.has(w, role) for role in ("deictic", "quantifier", "definite"))]
    wanted = _title_words(cast, bare)
    if not wanted:
        return None
    spoke = [p for p in heard if p.kind == "person" and wanted <= _title_words(cast, p.title.split())]
    if spoke:
        return spoke[-1]
    held = [named for named in cast.names if named.title and wanted <= _title_words(cast, named.title.split())]
    return Party(held[-1].name, "person", held[-1].title) if held else None


def _title_words(cast: Cast, words: Iterable[str]) -> frozenset[str]:
    """The words of a title, casefolded, with short forms written out."""
    return frozenset(part for word in words for part in name_words(cast.short.get(word.strip(",."), word)))


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
