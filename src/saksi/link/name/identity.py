"""Who stands behind a figure: a person and the body the person speaks for are one origin."""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from saksi.kinds import Actor, Claim, Finding, Span
from saksi.link.article.newsroom import is_any_outlet
from saksi.link.name.antecedent import find_antecedent, find_runs, has_body, read_pointing
from saksi.link.name.cited import find_cited, has_name
from saksi.link.name.fold import body_words, fold_text, short_bodies, short_ministries
from saksi.link.name.generic import is_generic
from saksi.link.name.headed import is_noun, names_body, opens_office, read_headed
from saksi.link.name.joint import split_joint
from saksi.link.name.office import is_role
from saksi.link.name.only import is_one_name
from saksi.link.name.seat import add_government, is_place
from saksi.link.name.sole import find_sole
from saksi.link.name.trim import drop_aim, drop_title, own_words
from saksi.link.name.verdict import Who, describe
from saksi.pack import UNDETERMINED, Pack, list_forms, load_roles

_WORD = re.compile(r"[^\W_]+")
_INNER = ",;("
# A person's name of so many words is that person's within a longer one too: "Police chief Rahma Dewi".
FULL_NAME = 2
# How a speaker's name is found when the claim has no more than a pronoun or nothing for it.
_BY_TURN = frozenset({"previous", "pronoun"})
# A name of two words or more, and one that closes what a body is called, behind words without a capital.
_PROPER = re.compile(r"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)+")
_TAIL = re.compile(r"(?:^| )([a-z]\S*) ([A-Z]\S*(?: [A-Z]\S*)+)$")
_DATELINE = re.compile(r"^.*\([^()]+\)\s+[-\u2013\u2014]\s+")
_APPOSED = re.compile(r", ([A-Z][\w.]+(?: [A-Z][\w.]+)+)(?=[,.])")


@dataclass(frozen=True, slots=True)
class Identity:
    """A speaker's name, and the folded words of the person and of the body behind it. Either may be empty.

    `who`: what a comparison looks at, where the article describes the speaker. `joint`: those who speak together.
    """

    name: str
    person: frozenset[str]
    body: frozenset[str]
    who: Who | None = None
    joint: tuple["Identity", ...] = ()


def read_identity(finding: Finding, claim: Claim, pack: Pack) -> Identity | None:
    """Give who is named as the source of a claim, or None: a source without a name can be anyone.

    A document or a body that the speaker cites stands nearer the fact than the speaker.
    """
    if not claim.speaker or is_any_outlet(claim.speaker, pack):
        return None
    text = finding.article.text
    if cited := find_cited(claim, text, pack):
        # Whoever passes it on, it is of a body, with a name or without.
        return Identity(cited, frozenset(), fold_text(cited, pack)) if has_name(cited, text) else None
    if (office := _read_office(finding, claim, pack)) is not None:
        return office
    if " " not in claim.speaker and (pointed := _find_pointed(finding, claim, pack)):
        return Identity(pointed, frozenset(), fold_text(pointed, pack))
    # Who has a title is called by a name, wherever it stands: "its director, Dr. Rahma".
    titled = (each for each in finding.actors if each.id == claim.actor and each.kind == "person" and each.title)
    is_known = claim.speaker.casefold() in short_ministries(pack) or (claim.speaker[:1].isupper() and any(titled))
    is_person = any(each.id == claim.actor and each.kind == "person" for each in finding.actors)
    is_known = is_known or (is_person and is_one_name(claim.speaker, pack))
    if (is_known or has_name(drop_dateline(claim.speaker), text)) and not _is_only_placed(finding, claim, pack):
        return _read_named(finding, claim, pack)
    if pointed := _find_pointed(finding, claim, pack):
        return Identity(pointed, frozenset(), fold_text(pointed, pack))
    words = (word for span in claim.source for word in own_words(drop_dateline(text[slice(*span)]), pack))
    named = [word for word in words if has_name(word, text) and not _is_article(word, pack)]
    if not named and (apposed := _find_apposed(claim, text)):
        return Identity(apposed, fold_text(apposed, pack), frozenset())
    return Identity(" ".join(named), frozenset(), fold_text(" ".join(named), pack)) if named else None


def _read_named(finding: Finding, claim: Claim, pack: Pack) -> Identity:
    """Who a source with a name is: a person, with the body spoken for, a body, or those who speak together."""
    actor = next((actor for actor in finding.actors if actor.id == claim.actor), None)
    if joint := tuple(_read_joint(claim.speaker, pack, is_group=actor is not None and actor.kind == "group")):
        return Identity(claim.speaker, frozenset(), fold_text(claim.speaker, pack), joint=joint)
    who = describe(actor, finding.language or UNDETERMINED) if actor is not None else None
    if actor is None or actor.kind != "person" or is_generic(fold_text(claim.speaker, pack)):
        is_paper = actor is not None and actor.kind == "document"
        called = drop_aim(claim.speaker, pack) if is_paper else _find_proper(finding, claim.speaker, pack)
        words = fold_text(called, pack)
        return Identity(claim.speaker, frozenset(), add_government(words, claim.speaker, finding, pack), who)
    body = find_body(actor, pack) or _find_home(finding, actor, pack) or _point(finding, claim, actor.title or "", pack)
    person = fold_text(claim.speaker, pack)
    return Identity(claim.speaker, person, _complete(finding, claim, body, person, pack), who)


def _complete(
    finding: Finding, claim: Claim, body: frozenset[str], person: frozenset[str], pack: Pack
) -> frozenset[str]:
    """A body told of by its kind alone, by the name it has in front: "Dinas Sosial Wera ... Kepala Dinas Sosial"."""
    if len(body) != 1 or is_generic(body):
        return body
    before = min((span.start for span in claim.source), default=0)
    named = reversed(list(find_runs(finding.article.text, 0, before, pack)))
    words = (fold_text(drop_title(name, pack), pack) for name in named)
    found = next((each for each in words if body < each and person.isdisjoint(each)), None)
    return found or _find_short(finding, claim, before, pack) or body


def _find_short(finding: Finding, claim: Claim, before: int, pack: Pack) -> frozenset[str]:
    """The body named before of which an office has only the noun: "Dinas Air memantau, kata Sekretaris Dinas"."""
    actor = next((actor for actor in finding.actors if actor.id == claim.actor), None)
    noun = read_headed(actor.title or "", pack).casefold() if actor is not None else ""
    if " " in noun or not has_body(noun, pack):
        return frozenset()
    return fold_text(_find_before(finding, before, noun, pack), pack)


def _read_joint(name: str, pack: Pack, *, is_group: bool) -> Iterator[Identity]:
    """Each of those who speak together; a name without a word for a body is a person's."""
    for side in split_joint(name, pack, is_group=is_group):
        words = fold_text(side, pack)
        yield Identity(side, *((frozenset(), words) if names_body(side, pack) else (words, frozenset[str]())))


def _is_article(word: str, pack: Pack) -> bool:
    return not {"article", "definite"}.isdisjoint(load_roles(pack).get(word.casefold(), ()))


def _is_only_placed(finding: Finding, claim: Claim, pack: Pack) -> bool:
    """Whether the only name in a source is where it is: "a rebel group in northern Mali"."""
    own = own_words(claim.speaker, pack)
    names = " ".join(word for word in claim.speaker.split()[len(own) :] if word[0].isupper())
    return bool(names) and " ".join(own).islower() and is_place(finding, names, pack)


def _find_pointed(finding: Finding, claim: Claim, pack: Pack) -> str:
    """The body that a source only points at by its noun ("the union", "serikat itu")."""
    text = finding.article.text
    pointed = ((span.start, read_pointing(text[slice(*span)], pack)) for span in _find_told(finding, claim))
    # "The police" are the only force that a count has, whichever was named last.
    named = ((at, word) for at, word in pointed if word and not is_generic(fold_text(word, pack)))
    found = (_find_before(finding, start, word, pack) for start, word in named)
    return next(filter(None, found), "")


def _find_told(finding: Finding, claim: Claim) -> tuple[Span, ...]:
    """Where a source is told of: in its own words, or where the same one was called by more than a pronoun before."""
    if claim.speaker_by not in _BY_TURN:
        return claim.source
    before = (each for each in finding.claims if each.actor == claim.actor and each.speaker_by not in _BY_TURN)
    return next((each.source for each in before if each.source), claim.source)


def _find_before(finding: Finding, at: int, word: str, pack: Pack) -> str:
    """The body that a noun points back at: one with the noun in its name, or the only one that it can mean."""
    word = word.casefold()
    found = find_antecedent(finding.article.text, at, word, pack) or find_sole(finding, at, word, pack)
    return "" if is_any_outlet(found, pack) else found


def _read_office(finding: Finding, claim: Claim, pack: Pack) -> Identity | None:
    """The body of whom a source calls by the office alone: "Kepala Dinas Air", "a spokesman for the union"."""
    actor = next((actor for actor in finding.actors if actor.id == claim.actor), None)
    if actor is not None and actor.title:
        return None
    for span in _find_told(finding, claim):
        phrase = drop_dateline(finding.article.text[slice(*span)])
        words = read_headed(phrase, pack) if opens_office(phrase, pack) else ""
        if words and is_noun(words, pack):
            pointed = _find_before(finding, span.start, words, pack)
            return Identity(pointed, frozenset(), fold_text(pointed, pack)) if pointed else None
        if words and _is_whole(finding, phrase, words, pack):
            who = describe(actor, finding.language or UNDETERMINED) if actor is not None else None
            return Identity(claim.speaker, frozenset(), fold_text(words, pack), who)
    return None


def _is_whole(finding: Finding, phrase: str, body: str, pack: Pack) -> bool:
    """Whether a phrase that is an office is of a body with a name, and has nobody's own name beside it."""
    beside = " ".join(word for word in body.split() if word in phrase)
    if pack.habits.owning:
        return names_body(body, pack) or (bool(_PROPER.fullmatch(body)) and not is_place(finding, body, pack))
    return names_body(body, pack) and (
        names_body(beside, pack) or is_role(phrase, pack) or is_place(finding, beside, pack)
    )


def _point(finding: Finding, claim: Claim, title: str, pack: Pack) -> frozenset[str]:
    """The body named before that a title points at with no more than a noun: "agency head", "ketua serikat itu"."""
    words = read_headed(title, pack)
    if not names_body(words, pack) or not is_noun(words, pack):
        return frozenset()
    at = min((span.start for span in claim.source), default=0)
    body = fold_text(_find_before(finding, at, words, pack) or words, pack)
    return body if len(body) > 1 or is_generic(body) else frozenset()


def _find_home(finding: Finding, actor: Actor, pack: Pack) -> frozenset[str]:
    """The body that is named beside a person: "Rahma Dewi of the Tanjung Relief Circle", "a Jaga Laut researcher"."""
    for mention in actor.mentions:
        words = finding.article.text[slice(*mention.span)].replace(actor.name, _INNER)
        # "Direktur Sumber Daya Manusia Rahma Dewi" is of no such body.
        titles = list_forms(pack, "office")
        runs = [drop_title(run, pack) for run in _PROPER.findall(words) if run.casefold() not in titles]
        if bodies := [run for run in runs if len(run.split()) >= FULL_NAME and not is_place(finding, run, pack)]:
            return fold_text(max(bodies, key=len), pack)
    return frozenset()


def _find_proper(finding: Finding, name: str, pack: Pack) -> str:
    """The name within what a body is called: "the environmental group Jaga Laut" is Jaga Laut."""
    match = _TAIL.search(name)
    if match is None or match[1] in pack.habits.common_words or is_place(finding, match[2], pack):
        return name
    return match[2]


def read_body(finding: Finding, claim: Claim, pack: Pack) -> Identity | None:
    """The body that a source without a name is all the same: it holds a place, or a word for one ("health office").

    So is one that somebody with a name cites: "citing the health office, she said".
    """
    if cited := find_cited(claim, "", pack):
        return Identity(cited, frozenset(), fold_text(cited, pack))
    is_placed = any(span.start <= place.span.start < span.end for span in claim.source for place in finding.places)
    roles = load_roles(pack)
    name = drop_dateline(claim.speaker)
    speaker = name.casefold()
    if "possessive" in roles.get(speaker.partition(" ")[0], ()) or is_any_outlet(name, pack):
        # Theirs who speaks beside it, or whom it had from others.
        return None
    if writer := next((body for form, body in list_writers(pack).items() if f" {form} " in f" {speaker} "), ""):
        return Identity(name, frozenset(), fold_text(writer, pack))
    is_group = any(f" {group} " in f" {speaker} " for group in list_forms(pack, "body", "group"))
    if is_placed or is_group or any("organisation" in roles.get(word, ()) for word in speaker.split()):
        # Who speaks for a body without a name is of it: "an army spokesman".
        words = read_headed(name, pack) if opens_office(name, pack) else ""
        return Identity(name, frozenset(), fold_text(words or name, pack))
    return None


@functools.cache
def list_writers(pack: Pack) -> Mapping[str, str]:
    """Give the documents that are of one kind of body, with the word for that."""
    return {row["form"]: row["body"] for row in pack.rows("body") if row["kind"] == "writes"}


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
    body = _name_field(read_headed(actor.title or "", pack), pack)
    if names_body(body, pack) and not is_noun(body, pack):
        return fold_text(body, pack)
    return frozenset(word.casefold() for word in _WORD.findall(actor.name) if word.casefold() in short_bodies(pack))


def _name_field(body: str, pack: Pack) -> str:
    """A body with its noun, where an office is told by its field alone: "District health [office] director"."""
    first, _, last = body.rpartition(" ")
    return f"{first} {_fields(pack)[last.casefold()]}".strip() if last.casefold() in _fields(pack) else body


@functools.cache
def _fields(pack: Pack) -> Mapping[str, str]:
    return {row["form"]: row["body"] for row in pack.rows("body") if row["kind"] == "field"}


def join_identities(identities: Iterable[Identity]) -> Identity:
    """All that is known of one origin: the longest name, a person's before a body's, the fullest person and body."""
    known = sorted(identities, key=lambda each: (not each.person, -len(each.name), each.name))
    person = max((each.person for each in known), key=lambda words: (len(words), sorted(words)))
    body = max((each.body for each in known), key=lambda words: (len(words), sorted(words)))
    return Identity(known[0].name, person, body)


def is_named_in(identity: Identity, words: frozenset[str]) -> bool:
    """Whether a text's words hold the identity's person or body."""
    parts = (identity.person, identity.body - body_words("level"))
    return any(part and part <= words for part in parts)
