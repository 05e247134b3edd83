"""What an article is known by: the names, telling numbers and scenes in it, its places and most telling words."""

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set

from saksi.kinds import Finding, Quantity
from saksi.link.article.newsroom import telling_words
from saksi.link.article.scene import name_scenes
from saksi.link.story.spread import name_words
from saksi.pack import UNDETERMINED, Pack, languages, load_roles

# Three letters or more, inside a sentence: the capital at its start says nothing.
_NAME = re.compile(r"[^\W\d_a-z](?<=[\w,;(] .)[^\W\d_]{2,}")
# The last word before a stop, and more letters than the longest title with one has.
_LAST = re.compile(r"[\w.]+$")
_TITLE_LETTERS = 20
_NO_NAME_ROLES = frozenset({"placehead", "weekday"})
# Smaller numbers are told in every other article.
TELLING_NUMBER = 20
# What stands before a place's id.
PLACE = "#"
# What stands before a word of the name of one who speaks for a body by trade, beside the word itself.
SPOKES = "@"
# What stands before the telling words of the outlet of an article, and of one that it has something from.
BY, FROM = "<", ">"
# A country, or a part of the world, is named in what tells of anything there.
_TELLING_LEVELS = frozenset({"admin1", "admin2", "admin3", "admin4", "city", "village"})


def sign_article(finding: Finding, packs: Mapping[str, Pack]) -> Counter[str]:
    """Count all that an article's story is known by: what `name_article` gives, its places, its most telling words.

    Places are told by their ids, whatever they are called, and by a dateline too, which stands before a sentence. Of
    the words of a spokesman's name it says that they are. So it does of its outlet, and of those that it names as
    having told or passed on something.
    """
    pack = packs[finding.language or UNDETERMINED]
    names = name_article(finding, packs)
    names.update(f"{PLACE}{each.ids[0]}" for each in finding.places if each.level in _TELLING_LEVELS and each.ids)
    names.update(name_words(finding, pack))
    names.update(_name_spokesmen(finding, pack))
    names.update(_name_outlets(finding, packs))
    return names


def _name_outlets(finding: Finding, packs: Mapping[str, Pack]) -> set[str]:
    """The outlet of an article, and the media by name that told or passed on something in it."""
    speaking = {claim.speaker for claim in finding.claims if claim.stance == "report"}
    cited = speaking.union(relay.name for claim in finding.claims for relay in claim.relay)
    marked = [(FROM, name) for name in cited if not name.islower()] + [(BY, finding.article.outlet or "")]
    return {f"{mark}{' '.join(sorted(telling_words(name, packs)))}" for mark, name in marked if name}


def _name_spokesmen(finding: Finding, pack: Pack) -> set[str]:
    """The words of the names of those whose title says that they speak for a body."""
    roles = load_roles(pack)
    titled = ((actor, (actor.title or "").casefold().split()) for actor in finding.actors)
    speaking = (actor for actor, words in titled if any("spokes" in roles.get(word, ()) for word in words))
    return {f"{SPOKES}{word}" for actor in speaking for word in actor.name.casefold().split()}


def name_article(finding: Finding, packs: Mapping[str, Pack]) -> Counter[str]:
    """Count the names, telling numbers and scenes of an article: what it shares with one in another language."""
    names = Counter(name for _, name in find_names(finding, packs))
    figures = Counter(_name_figure(quantity) for quantity in finding.quantities if _is_telling(quantity))
    return names + figures + name_scenes(finding, packs)


def find_names(finding: Finding, packs: Mapping[str, Pack]) -> Iterator[tuple[int, str]]:
    """Yield the words of names in an article and, behind its text, its title: where each stands, in small letters."""
    common = _no_names(*languages(packs))
    *parts, end = f"{finding.article.text}\n{finding.article.title or ''}".split(". ")
    stopped = _stopped(*languages(packs))
    # Behind a title with a stop no sentence starts ("RS dr. Soebandi").
    joined = "".join(f"{part}, " if _ends_in(part, stopped) else f"{part}. " for part in parts) + end
    for match in _NAME.finditer(joined):
        if match[0][0].isupper() and (name := match[0].casefold()) not in common:
            yield match.start(), name


def _is_telling(quantity: Quantity) -> bool:
    """Whether a number is rare enough to call an event to mind: 1,963 votes or 11.8 billion do, five people do not."""
    value = quantity.lo if quantity.lo is not None else quantity.hi
    return quantity.mode != "rate" and value is not None and value >= TELLING_NUMBER


def _name_figure(quantity: Quantity) -> str:
    value = quantity.lo if quantity.lo is not None else quantity.hi
    return f"{value:g} {quantity.concept or quantity.unit.casefold()}"


@functools.cache
def _stopped(*packs: Pack) -> frozenset[str]:
    """Titles with a stop, without it."""
    return frozenset(each for pack in packs for each in pack.habits.abbreviations if len(each) > 1)


def _ends_in(part: str, forms: Set[str]) -> bool:
    """Whether the last word of a part, or what stands in it behind a stop, is one of some forms ("S.T", "T")."""
    last = _LAST.search(part[-_TITLE_LETTERS:])
    word = last[0] if last else ""
    while word and word not in forms:
        word = word.partition(".")[2]
    return bool(word)


@functools.cache
def _no_names(*packs: Pack) -> frozenset[str]:
    """Words that bear a capital and name nobody: function words in titles, weekdays, "Port", words of outlets."""
    rows = (row for pack in packs for row in pack.rows("newsroom") if row["kind"] == "common")
    days = (row["form"].casefold() for pack in packs for row in pack.rows("word") if row["role"] in _NO_NAME_ROLES)
    outlets = (word for row in rows for word in row["name"].split())
    return frozenset(days).union(outlets, *(pack.habits.common_words for pack in packs))
