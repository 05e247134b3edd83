"""Who stands behind a figure: a person and the body the person speaks for are one origin."""

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from saksi.kinds import Actor, Claim, Finding
from saksi.link.article.newsroom import is_any_outlet
from saksi.link.name.antecedent import find_antecedent, read_pointing
from saksi.link.name.fold import fold_text, paired_bodies, short_bodies
from saksi.link.name.verdict import Who, describe
from saksi.pack import UNDETERMINED, Pack, load_roles

_WORD = re.compile(r"[^\W_]+")
_INNER = ",;("
# A person's name of so many words within a longer one is that person's, whatever the longer one was taken for: "Police
# chief Rahma Dewi".
FULL_NAME = 2
# The longest title of a body's head in the tables (sekretaris daerah kabupaten) has so many words.
LONGEST_OFFICE = 4
# Ranks and degrees stand in titles between the office and the name; they belong to no body.
_NO_BODY = frozenset({"honorific", "rank"})
# Roles of a word that leads from a source to where it is.
_PLACING = frozenset({"restricts", "within"})
# A name of two words or more, and one that closes what a body is called, behind words without a capital.
_PROPER = re.compile(r"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)+")
_TAIL = re.compile(r"(?:^| )([a-z]\S*) ([A-Z]\S*(?: [A-Z]\S*)+)$")
_TITLES = frozenset({"honorific", "rank", "title"})
_DATELINE = re.compile(r"^.*\([^()]+\)\s+[-\u2013\u2014]\s+")
_APPOSED = re.compile(r", ([A-Z][\w.]+(?: [A-Z][\w.]+)+)(?=[,.])")


@dataclass(frozen=True, slots=True)
class Identity:
    """A speaker's name, and the folded words of the person and of the body behind it. Either may be empty.

    `who`: what a comparison looks at, where the article describes the speaker.
    """

    name: str
    person: frozenset[str]
    body: frozenset[str]
    who: Who | None = None


def read_identity(finding: Finding, claim: Claim, pack: Pack) -> Identity | None:
    """Give who is named as the source of a claim, or None: a source without a name can be anyone.

    A document that the speaker cites stands nearer the fact than the speaker.
    """
    if not claim.speaker or is_any_outlet(claim.speaker, pack):
        return None
    text = finding.article.text
    for relay in claim.relay:
        if _is_document(relay.name, pack) and has_name(relay.name, text):
            return Identity(relay.name, frozenset(), fold_text(relay.name, pack))
    if has_name(drop_dateline(claim.speaker), text) and not _is_only_placed(finding, claim, pack):
        return _read_named(finding, claim, pack)
    if pointed := _find_pointed(finding, claim, pack):
        return Identity(pointed, frozenset(), fold_text(pointed, pack))
    words = (word for span in claim.source for word in _own_words(drop_dateline(text[slice(*span)]), pack))
    named = [word for word in words if has_name(word, text) and not _is_article(word, pack)]
    if not named and (apposed := _find_apposed(claim, text)):
        return Identity(apposed, fold_text(apposed, pack), frozenset())
    return Identity(" ".join(named), frozenset(), fold_text(" ".join(named), pack)) if named else None


def _read_named(finding: Finding, claim: Claim, pack: Pack) -> Identity:
    """Who a source with a name is: a person, with the body spoken for, or a body."""
    actor = next((actor for actor in finding.actors if actor.id == claim.actor), None)
    who = describe(actor, finding.language or UNDETERMINED) if actor is not None else None
    if office := _offices(pack).get(claim.speaker.casefold()):
        return Identity(claim.speaker, frozenset(), fold_text(office, pack), who)
    if actor is None or actor.kind != "person":
        return Identity(claim.speaker, frozenset(), fold_text(_find_proper(finding, claim.speaker, pack), pack), who)
    if body := _find_office_body(actor, pack):
        return Identity(claim.speaker, frozenset(), body)
    body = find_body(actor, pack) or _find_home(finding, actor, pack)
    return Identity(claim.speaker, fold_text(claim.speaker, pack), body, who)


def _is_article(word: str, pack: Pack) -> bool:
    return not {"article", "definite"}.isdisjoint(load_roles(pack).get(word.casefold(), ()))


def _is_only_placed(finding: Finding, claim: Claim, pack: Pack) -> bool:
    """Whether the only name in a source is where it is: "a rebel group in northern Mali"."""
    own = _own_words(claim.speaker, pack)
    names = " ".join(word for word in claim.speaker.split()[len(own) :] if word[0].isupper())
    return bool(names) and " ".join(own).islower() and _is_place(finding, names, pack)


def _find_pointed(finding: Finding, claim: Claim, pack: Pack) -> str:
    """The body that a source only points at by its noun ("the union", "serikat itu")."""
    text = finding.article.text
    pointed = ((span.start, read_pointing(text[slice(*span)], pack)) for span in claim.source)
    found = (find_antecedent(text, start, word, pack) for start, word in pointed if word)
    return next(filter(None, found), "")


def _find_office_body(actor: Actor, pack: Pack) -> frozenset[str]:
    """The body of somebody who is called by the office alone: "Kepala Dinas Air"."""
    words, roles = actor.name.casefold().split(), load_roles(pack)
    is_title = not actor.title and len(words) > 1 and "title" in roles.get(words[0], ())
    if not is_title or not any("organisation" in roles.get(word, ()) for word in words[1:]):
        return frozenset()
    return find_body(replace(actor, title=actor.name), pack)


def _find_home(finding: Finding, actor: Actor, pack: Pack) -> frozenset[str]:
    """The body that is named beside a person: "Rahma Dewi of the Tanjung Relief Circle", "a Jaga Laut researcher"."""
    for mention in actor.mentions:
        words = finding.article.text[slice(*mention.span)].replace(actor.name, _INNER)
        runs = [_drop_title(run, pack) for run in _PROPER.findall(words)]
        if bodies := [run for run in runs if len(run.split()) >= FULL_NAME and not _is_place(finding, run, pack)]:
            return fold_text(max(bodies, key=len), pack)
    return frozenset()


def _find_proper(finding: Finding, name: str, pack: Pack) -> str:
    """The name within what a body is called: "the environmental group Jaga Laut" is Jaga Laut."""
    match = _TAIL.search(name)
    if match is None or match[1] in pack.habits.common_words or _is_place(finding, match[2], pack):
        return name
    return match[2]


def _drop_title(run: str, pack: Pack) -> str:
    """A run of capitalised words without the titles that open it."""
    words, roles = run.split(), load_roles(pack)
    while words and roles.get(words[0].casefold(), frozenset()) & _TITLES:
        words.pop(0)
    return " ".join(words)


def _is_place(finding: Finding, name: str, pack: Pack) -> bool:
    """Whether a name is no more than a place's."""
    roles = load_roles(pack)
    places = {word for place in finding.places for word in place.name.casefold().split()}
    return all(word in places or "placehead" in roles.get(word, ()) for word in name.casefold().split())


def _own_words(source: str, pack: Pack) -> list[str]:
    """The words of a source before those that tell where it is or which one is meant (laboratorium | di Ende)."""
    words, roles = source.split(), load_roles(pack)
    for at, word in enumerate(words):
        held = roles.get(word, frozenset())
        if at and held & _PLACING:
            return words[:at]
    return words


def read_body(finding: Finding, claim: Claim, pack: Pack) -> Identity | None:
    """The body that a source without a name is all the same: it holds a place, or a word for one ("health office")."""
    is_placed = any(span.start <= place.span.start < span.end for span in claim.source for place in finding.places)
    roles = load_roles(pack)
    name = drop_dateline(claim.speaker)
    speaker = name.casefold()
    if "possessive" in roles.get(speaker.partition(" ")[0], ()):
        # Theirs who speaks beside it.
        return None
    is_group = any(f" {group} " in f" {speaker} " for group in _groups(pack))
    if is_placed or is_group or any("organisation" in roles.get(word, ()) for word in speaker.split()):
        return Identity(name, frozenset(), fold_text(name, pack))
    return None


def drop_dateline(name: str) -> str:
    """A source without the dateline that a paragraph in the middle of a copy has kept.

    >>> drop_dateline("Wera (Ombak) - harbour office"), drop_dateline("harbour office")
    ('harbour office', 'harbour office')
    """
    return _DATELINE.sub("", name)


def _find_apposed(claim: Claim, text: str) -> str | None:
    """The name that stands beside a source between commas: "its coordinator, Rahma Dewi, told ..."."""
    ends = [span.end for span in claim.source]
    match = _APPOSED.match(text, max(ends)) if ends else None
    return match[1] if match else None


def find_body(actor: Actor, pack: Pack) -> frozenset[str]:
    """The words of the body a person speaks for: what follows the office in the title, or the body of that office.

    A body that was read as a part of the name is one word there.
    """
    known = load_roles(pack)
    titles = _WORD.findall(actor.title or "")
    words = [word for word in titles if not _NO_BODY & known.get(word.casefold(), frozenset())]
    for at, word in enumerate(words):
        if held := _read_office(words[at:], pack):
            office, length = held
            return fold_text(" ".join([office, *words[at + length :]]), pack)
        if _is_head(word, pack):
            first = at - 1 if at and f"{words[at - 1]} {word}".casefold() in paired_bodies() else at
            told = _drop_offices(words[first:], pack)
            is_named = first < at or any(each[0].isupper() for each in told)
            return fold_text(" ".join(told), pack) if is_named else frozenset()
    return frozenset(word.casefold() for word in _WORD.findall(actor.name) if word.casefold() in short_bodies(pack))


def _drop_offices(words: Sequence[str], pack: Pack) -> Sequence[str]:
    """A body's words without those for who heads it or speaks for it, where these stand behind: "Army spokesman"."""
    if not pack.habits.owning:
        return words
    kept = [word for word in words if "title" not in load_roles(pack).get(word.casefold(), ())]
    return kept or words


def _read_office(words: Sequence[str], pack: Pack) -> tuple[str, int] | None:
    """The body of the office that words open with, and how many words name the office; the longest first."""
    for length in range(min(LONGEST_OFFICE, len(words)), 0, -1):
        office = _offices(pack).get(" ".join(words[:length]).casefold())
        if office is not None:
            return office, length
    return None


def _is_document(name: str, pack: Pack) -> bool:
    return "document" in load_roles(pack).get(name.split(maxsplit=1)[0].casefold(), ())


def _is_head(word: str, pack: Pack) -> bool:
    """Whether a word of a title opens the name of a body: a word for one, or an abbreviation."""
    known = load_roles(pack).get(word.casefold(), frozenset())
    is_short = word.isupper() and len(word) > 1 and not known & {"rank", "title"}
    return is_short or "organisation" in known or word.casefold() in short_bodies(pack)


def join_identities(identities: Iterable[Identity]) -> Identity:
    """All that is known of one origin: the longest name, a person's before a body's, the fullest person and body."""
    known = sorted(identities, key=lambda each: (not each.person, -len(each.name), each.name))
    person = max((each.person for each in known), key=lambda words: (len(words), sorted(words)))
    body = max((each.body for each in known), key=lambda words: (len(words), sorted(words)))
    return Identity(known[0].name, person, body)


def is_named_in(identity: Identity, words: frozenset[str]) -> bool:
    """Whether a text's words hold the identity's person or body."""
    return any(part and part <= words for part in (identity.person, identity.body))


def has_name(words: str, text: str) -> bool:
    """Whether a word has a capital in the text that the start of a sentence does not explain.

    >>> has_name("Warga", "Warga mengungsi. Kata Rahma, warga aman."), has_name("Rahma", "Kata Rahma, warga aman.")
    (False, True)
    """
    return any(word[:1].isupper() and (word[1:2].isupper() or _stands_inside(word, text)) for word in words.split())


def _stands_inside(word: str, text: str) -> bool:
    """Whether a word stands behind another one, a comma or a bracket."""
    at = text.find(f" {word}", 1)
    while at > 0:
        before, after = text[at - 1], text[at + 1 + len(word) : at + 2 + len(word)]
        if (before.isalnum() or before in _INNER) and not after.isalnum():
            return True
        at = text.find(f" {word}", at + 1)
    return False


@functools.cache
def _offices(pack: Pack) -> Mapping[str, str]:
    return {row["form"].casefold(): row["body"] for row in pack.rows("body") if row["kind"] == "office"}


@functools.cache
def _groups(pack: Pack) -> frozenset[str]:
    return frozenset(row["form"].casefold() for row in pack.rows("body") if row["kind"] == "group")
