"""Which body "the company" or "the group" is, when its own name does not say that it is one."""

import functools
import re
from collections.abc import Mapping

from saksi.kinds import Finding
from saksi.link.name.antecedent import find_tail
from saksi.pack import Pack, list_forms, load_roles

_NAME = re.compile(r"[A-Z][\w\u2019'-]*(?: [A-Z][\w\u2019'-]*)+")
# What opens a paragraph in front of this is a town or the outlet: "SUARA LONTAR - ".
_DATELINE = re.compile(r"(?: ?\([^()]*\))? ?[-\u2013\u2014] ")
# Roles of words that open what is no name of a body: somebody's title, a stretch of land.
_NO_NAME = frozenset({"honorific", "placehead", "rank", "title"})
# Roles of words in the names of firms.
_FIRM = frozenset({"firm", "firmword"})
# A name of so many words is none by the chance of a sentence's beginning.
FULL_NAME = 2


def find_sole(finding: Finding, before: int, word: str, pack: Pack) -> str:
    """Give the only body named before a place of an article that a word for any may mean; "" where none or two are.

    What is a person's name or a place's is no body; no office of a state is a company or a group.
    """
    kind = _any(pack).get(word)
    if kind is None:
        return ""
    text, taken = finding.article.text, _taken(finding)
    found: dict[frozenset[str], str] = {}
    for match in _NAME.finditer(text, 0, before):
        name, tail = _trim(match[0], pack), find_tail(text, match.end(), pack)
        words = frozenset(name.casefold().split())
        is_head = text[: match.start()].rpartition("\n")[2] == "" and _DATELINE.match(text, match.end())
        # "Di PT Lontar" names the firm all the same.
        is_firm = "firm" in load_roles(pack).get(name.partition(" ")[0].casefold(), ())
        is_where = not is_firm and _is_where(text, match.start(), pack)
        if len(words) < FULL_NAME or words <= taken or is_head or is_where:
            continue
        if _can_be(f"{name} {tail}", kind, pack) and not any(words <= held for held in found):
            found = {held: known for held, known in found.items() if not held <= words} | {words: name}
    return next(iter(found.values())) if len(found) == 1 else ""


def _trim(run: str, pack: Pack) -> str:
    """A run of capitals without the article, or the word in capitals that opens a dateline."""
    words, roles = run.split(), load_roles(pack)
    while words and "definite" in roles.get(words[0].casefold(), ()):
        words.pop(0)
    return " ".join(words)


def _is_where(text: str, at: int, pack: Pack) -> bool:
    """Whether the word in front of a name says that it is where something is: "in", "di"."""
    before = text[:at].rsplit(maxsplit=1)[-1:] if text[at - 1 : at] == " " else []
    return bool(before) and before[0].casefold() in _places(pack)


def _can_be(name: str, kind: str, pack: Pack) -> bool:
    words, roles = name.casefold().split(), load_roles(pack)
    is_person = roles.get(words[0], frozenset()) & _NO_NAME or words[0] in list_forms(pack, "given")
    if is_person or list_forms(pack, "public", "public").intersection(words):
        return False
    if kind != "trade":
        return True
    held = [roles.get(word, frozenset()) for word in words]
    return any(each & _FIRM for each in held) or all("trades" in each for each in held if "organisation" in each)


def _taken(finding: Finding) -> frozenset[str]:
    """The words of persons who speak in an article, and of its places."""
    names = [actor.name for actor in finding.actors if actor.kind == "person"]
    names += [place.name for place in finding.places]
    return frozenset(word for name in names for word in name.casefold().split())


@functools.cache
def _any(pack: Pack) -> Mapping[str, str]:
    return {row["form"]: row["body"] for row in pack.rows("body") if row["kind"] == "any"}


@functools.cache
def _places(pack: Pack) -> frozenset[str]:
    rows = (row for row in pack.rows("placerole") if row["kind"] == "before")
    return frozenset(row["form"] for row in rows if row["role"] == "event")
