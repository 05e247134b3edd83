"""Who stands behind a figure: a person and the body the person speaks for are one origin."""

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from saksi.kinds import Actor
from saksi.link.told import Told
from saksi.pack import UNDETERMINED, Pack, load_roles

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Identity:
    """The folded words of a speaker's own name, and of the body behind it. Either may be empty."""

    name: str
    person: frozenset[str]
    body: frozenset[str]


def read_identity(told: Told, packs: Mapping[str, Pack]) -> Identity | None:
    """Give who is named as the figure's source, or None when nobody is: a source without a name can be anyone."""
    speaker = told.speaker
    if not speaker or not _is_name(speaker, told):
        return None
    pack = packs[told.finding.language or UNDETERMINED]
    words = _fold(speaker, pack)
    if told.actor is None or told.actor.kind != "person":
        return Identity(speaker, frozenset(), words)
    return Identity(speaker, words, find_body(told.actor, pack))


def find_body(actor: Actor, pack: Pack) -> frozenset[str]:
    """The words of the body in a person's title: what follows the office, or the body the office belongs to."""
    offices = _offices(pack)
    roles = load_roles(pack)
    words = _WORD.findall(actor.title or "")
    for at, word in enumerate(words):
        folded = word.casefold()
        if folded in offices:
            return _fold(" ".join([offices[folded], *words[at + 1 :]]), pack)
        if "organisation" in roles.get(folded, ()) or (word.isupper() and len(word) > 1 and "rank" not in roles.get(folded, ())):
            return _fold(" ".join(words[at:]), pack)
    return frozenset()


def is_one(a: Identity, b: Identity) -> bool:
    """Whether two identities are one: the same person, or the one body or person inside the other.

    >>> is_one(Identity("Rahma Dewi", frozenset({"rahma", "dewi"}), frozenset()), Identity("Rahma", frozenset({"rahma"}), frozenset()))
    True
    >>> is_one(Identity("Dinas A", frozenset(), frozenset({"dinas", "a"})), Identity("Dinas B", frozenset(), frozenset({"dinas", "b"})))
    False
    """
    return _within(a.person, b.person) or _within(a.body, b.body)


def _within(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a) and bool(b) and (a <= b or b <= a)


def is_named_in(identity: Identity, words: frozenset[str]) -> bool:
    """Whether a text's words hold the identity's person or body."""
    return (bool(identity.person) and identity.person <= words) or (bool(identity.body) and identity.body <= words)


def fold_text(text: str, pack: Pack) -> frozenset[str]:
    """The folded words of a passage, abbreviations and offices written as bodies."""
    return _fold(text, pack)


def _is_name(speaker: str, told: Told) -> bool:
    """Whether a word of the speaker has a capital that is not due to the start of a sentence."""
    text = told.finding.article.text
    for word in speaker.split():
        if word[:1].isupper() and (word[1:2].isupper() or re.search(rf"[\w,;(] {re.escape(word)}\b", text)):
            return True
    return False


def _fold(text: str, pack: Pack) -> frozenset[str]:
    folded = " ".join(_WORD.findall(text.casefold()))
    for full, short in _shorts(pack):
        if full in folded:
            folded = re.sub(rf"\b{re.escape(full)}\b", short, folded)
    return frozenset(folded.split()) - _filler(pack)


@functools.cache
def _shorts(pack: Pack) -> tuple[tuple[str, str], ...]:
    """Long forms of bodies with their short ones, longest first; the short form stands for both."""
    rows = [(row["full"], row["short"]) for row in pack.rows("short")]
    rows += [(row["form"], row["body"]) for row in pack.rows("body") if row["kind"] == "long"]
    folded = {(" ".join(_WORD.findall(full.casefold())), short.casefold()) for full, short in rows}
    return tuple(sorted(folded, key=lambda row: (-len(row[0]), row)))


@functools.cache
def _offices(pack: Pack) -> Mapping[str, str]:
    return {row["form"].casefold(): row["body"] for row in pack.rows("body") if row["kind"] == "office"}


@functools.cache
def _filler(pack: Pack) -> frozenset[str]:
    return frozenset(row["form"].casefold() for row in pack.rows("body") if row["kind"] == "filler")


def join_identities(identities: Iterable[Identity]) -> Identity:
    """All that is known of one origin: the longest name, the fullest person and body."""
    known = sorted(identities, key=lambda each: (-len(each.name), each.name))
    person = max((each.person for each in known), key=lambda words: (len(words), sorted(words)))
    body = max((each.body for each in known), key=lambda words: (len(words), sorted(words)))
    return Identity(known[0].name, person, body)
