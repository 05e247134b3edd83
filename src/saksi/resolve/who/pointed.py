"""Who is only pointed at (the company, perusahaan itu, pria itu): which one of the article is meant."""

import re
from collections.abc import Iterable, Sequence

from saksi.kinds import Claim, Reading, Span
from saksi.pack import Pack, load_roles
from saksi.resolve.pattern import any_of
from saksi.resolve.who.antecedent import POINTING_WORDS
from saksi.resolve.who.cast import (
    Cast,
    Party,
    has_proper_words,
    head_of,
    head_words,
    owner_of,
    points_back,
    title_words,
)
from saksi.resolve.who.earlier import introduced, last_named
from saksi.resolve.who.party import name_body, name_person
from saksi.resolve.who.standing import find_affiliation

_POINTING = frozenset({"definite", "deictic"})
_RELATED = frozenset({"attends", "kin", "related"})
# Who somebody is to another was said no further back than this.
_RELATED_LETTERS = 4000


def is_any_pointing(reading: Reading, pack: Pack, claims: Sequence[Claim]) -> bool:
    """Whether a source may only point at a body (the company): it has an article or a pointing word."""
    text, roles = reading.article.text, load_roles(pack)
    sources = (text[slice(*span)].casefold().split() for claim in claims for span in claim.source[:1])
    return not all(_POINTING.isdisjoint(roles.get(word, ())) for words in sources for word in words)


def by_role(
    cast: Cast, phrase: str, recent: Sequence[tuple[Party, frozenset[str]]], person: Party | None
) -> tuple[Party, str] | None:
    """Somebody known by a role alone (Kapolsek), or pointed at (politikus itu); a minister among many is nobody."""
    head, points = head_of(cast, phrase), points_back(cast, phrase)
    last = phrase.rsplit(maxsplit=1)[-1] if cast.pack.habits.owning else head
    if _is_officer(cast, phrase, person):
        return (person, "pointing") if person else None
    if any(cast.has(word, "organisation") and not cast.has(word, "title") for word in (head, last)):
        return None
    if not (cast.has(head, "title") or points) or (cast.has(phrase.split(maxsplit=1)[0], "quantifier") and not points):
        return None
    several = {"quantifier", "definite"} & cast.roles_of(phrase.partition(" ")[0]) == {"quantifier"}
    several = several or any(cast.has(word, "numeral") and not cast.has(word, "one") for word in phrase.split())
    if not several and (party := by_title(cast, phrase, recent)):
        return party, "title"
    is_alone = head == phrase and head.islower() and not cast.has(head, "group")
    is_pointing = points and (cast.has(phrase.rsplit(maxsplit=1)[-1], "deictic") or not has_proper_words(cast, phrase))
    if not several and (is_alone or is_pointing) and person and cast.has_any(head, ("title", "group")):
        # An office told by more than a word is another's (the agency chief; the provincial governor).
        other = cast.pack.habits.owning and person.title and len(phrase.split()) > POINTING_WORDS
        other = other or heads_another(cast, phrase, person) or holds_another(cast, head, person)
        return None if other else (person, "pointing")
    return None


def _is_officer(cast: Cast, phrase: str, person: Party | None) -> bool:
    """Whether a word for a force means one of it, whose rank was told (AKP Rahma Dewi ... Polisi wanita itu)."""
    first, last = phrase.split(maxsplit=1)[0], phrase.rsplit(maxsplit=1)[-1]
    is_one = cast.has(first, "of-force") and cast.has(last, "deictic")
    return is_one and person is not None and any(cast.has(word, "rank") for word in person.title.split())


def by_title(cast: Cast, phrase: str, heard: Iterable[tuple[Party, frozenset[str]]]) -> Party | None:
    """The last person whose title holds the words of a role (juru bicara itu): one who spoke, else one named.

    `heard`: who spoke, each with the words of the title.
    """
    bare = [w for w in phrase.split() if not cast.has_any(w, ("deictic", "quantifier", "definite"))]
    wanted = title_words(bare, cast.short)
    if not wanted:
        return None
    spoke = [party for party, words in heard if party.kind == "person" and _is_held(cast, wanted, words)]
    if spoke:
        return spoke[-1]
    some = min((cast.titles.get(word, ()) for word in wanted), key=len)
    held = next((named for words, named in reversed(some) if _is_held(cast, wanted, words)), None)
    return Party(held.name, "person", held.title) if held else None


def _is_held(cast: Cast, wanted: frozenset[str], title: frozenset[str]) -> bool:
    """Whether a title holds the words of a role, and is not of one below, before or beside it (Wakil Ketua DPR)."""
    return wanted <= title and not any(cast.has(word, "lesser") for word in title - wanted)


def by_statement(cast: Cast, phrase: str, span: Span, last: Party | None) -> tuple[Party, str] | None:
    """Whose statement it is: the owner it names, or who spoke last (pernyataan itu, pernyataan resmi Bank Contoh)."""
    owner = owner_of(cast, phrase)
    if owner:
        return name_person(cast, owner, span) or name_body(cast, owner)
    is_bare = len(phrase.split()) == 1 or points_back(cast, phrase)
    return (last, "statement") if last and is_bare else None


def side_of(cast: Cast, phrase: str, person: Party | None) -> Party | None:
    """The body that a word for one's own side stands for (pihaknya): the one in the title of who speaks."""
    if person is None or not cast.has(phrase, "side"):
        return None
    body = find_affiliation(person.title, cast.pack)
    return name_body(cast, body)[0] if body else person


def by_kind(cast: Cast, phrase: str, claim: Claim) -> tuple[Party, str] | None:
    """Whom a word for a person points back to (pria itu) before anybody spoke: the one last named.

    An office (politikus itu) is that of one who is told of without any, or with a rank alone.
    """
    words = phrase.split()
    is_any, is_office = cast.has(words[0], "somebody"), cast.has(words[0], "title")
    if not ((is_any or is_office) and cast.has(words[-1], "deictic")):
        return None
    named = last_named(cast, claim.sentence.start)
    if not is_any and (named is None or not all(cast.has(word, "rank") for word in (named.title or "").split())):
        return None
    party = Party(named.name, "person", named.title) if named else introduced(cast, claim)
    return (party, "pointing") if party else None


def by_name(cast: Cast, phrase: str, recent: Sequence[tuple[Party, frozenset[str]]]) -> tuple[Party, str] | None:
    """People or a body that spoke under a longer name (the researchers: researchers at X; Para dokter itu)."""
    words = phrase.split()
    if len(words) > POINTING_WORDS and cast.has(words[0], "quantifier") and cast.has(words[-1], "deictic"):
        called = f" {' '.join(words[1:-1])}".casefold()
        counted = (p for p, _ in reversed(recent) if cast.has_any(p.name.split()[0], ("numeral", "quantifier")))
        several = next((p for p in counted if called in p.name.casefold()), None)
        return (several, "pointing") if several else None
    if len(words) < 2 or not cast.has(words[0], "definite") or any(word[0].isupper() for word in words[1:]):
        return None
    wanted = [word.casefold() for word in words[1:]]
    alike = (
        p for p, _ in reversed(recent) if p.kind != "person" and head_words(cast, p.name)[-len(wanted) :] == wanted
    )
    party = next(alike, None)
    return (party, "pointing") if party else None


def by_last(cast: Cast, phrase: str, recent: Sequence[tuple[Party, frozenset[str]]]) -> tuple[Party, str] | None:
    """Who spoke last, pointed at by the calling he was told by (Seorang pejabat bank mengatakan C. Pejabat itu ...)."""
    first, _, last = phrase.casefold().partition(" ")
    calls = cast.has(last, "deictic") and cast.has_any(first, ("group", "title"))
    spoke = recent[-1][0] if calls and recent else None
    return (spoke, "pointing") if spoke and spoke.name.casefold().startswith(f"{first} ") else None


def by_relation(cast: Cast, phrase: str, before: int) -> tuple[Party, str] | None:
    """Who was brought in as somebody's own before a place in the text (Ibunya, Karsinem, pergi. Sang ibu mengaku C)."""
    if not _is_related(cast, phrase):
        return None
    owned = any_of([f"{phrase.split()[1]}{clitic}" for clitic in _clitics(cast)])
    brought_in = re.compile(rf"\b{owned},? ([A-Z]\w+)")
    met = [match[1] for match in brought_in.finditer(cast.text, max(0, before - _RELATED_LETTERS), before)]
    named = (each for word in reversed(met) for each in cast.holding.get(word.casefold(), ()))
    own = next(named, None)
    return (Party(own.name, "person", own.title), "pointing") if own else None


def heads_another(cast: Cast, phrase: str, person: Party) -> bool:
    """Whether whose head speaks is said, and who spoke last bears another title, or none (direkturnya; sang istri)."""
    head = head_of(cast, phrase)
    stem = next((head.removesuffix(each) for each in _clitics(cast) if head.endswith(each)), "")
    other = (stem or head).casefold() not in person.title.casefold().split()
    return other and (bool(stem and person.title) or _is_related(cast, phrase))


def _is_related(cast: Cast, phrase: str) -> bool:
    """Whether an article and a word for what one is to another are a source (sang ibu, sang pengacara)."""
    first, _, rest = phrase.partition(" ")
    return cast.pack.habits.office_first and cast.has(first, "definite") and cast.has_any(rest, _RELATED)


def _clitics(cast: Cast) -> list[str]:
    return [row["add"] for row in cast.pack.rows("affix") if row["kind"] == "clitic" and row["add"]]


def holds_another(cast: Cast, head: str, person: Party) -> bool:
    """Whether who spoke last has an office or a trade that whoever bears this one has not (the mayor; the governor).

    A deputy is not the one whose deputy he is, and several people are nobody (the residents). A word that a firm goes
    by, too, is nobody who is not called so (the contractor).
    """
    if cast.pack.habits.owning and cast.has(head, "people"):
        return True
    own = [*person.title.casefold().split(), head_of(cast, person.name).casefold()]
    if cast.pack.habits.owning and cast.has(head, "trades") and head.casefold() not in own:
        return True
    held = [word for word in own if cast.has(word, "sole")]
    below = any(cast.has(word, "lesser") for word in own)
    return cast.has(head, "sole") and bool(held) and (below or head.casefold() not in held)
