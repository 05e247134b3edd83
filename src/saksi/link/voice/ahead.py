"""Who is said, in front of a number, to have told it: "had a report from the town police that", "told me"."""

import functools
import re
from collections.abc import Sequence

from saksi.link.count.mark import alleged
from saksi.link.form import either
from saksi.link.name.antecedent import has_body
from saksi.link.name.fold import fold_text
from saksi.link.name.headed import opens_office, read_headed
from saksi.link.name.identity import Identity
from saksi.link.name.office import clitics
from saksi.link.voice.given import is_word, list_given
from saksi.link.voice.whose import read_named
from saksi.link.voice.word import WORD, has, is_negated, listed, words_of
from saksi.pack import Pack, list_forms, load_roles

# Words from "told me" to the number; between a word for what was said and whose it is.
NEAR_WORDS = 6
OPENING_WORDS = 8
# Words that lead to a number behind who is said to have told it: "a report from the chief, | those who fled".
TOLD_WORDS = 4
# Words of who passes a number on, between commas, and from there to the verb of who counted.
CUE_WORDS = 6
VERB_WORDS = 3
# Words of a body whose name goes on without a capital: "Dinas pemadam kebakaran".
SUBJECT_WORDS = 4
_SELF = frozenset({"first", "possessive", "pronoun"})
# What stands between a body and a number that it is said to have given: "a report from the police that | 41".
_TO_NUMBER = frozenset({"that", "if", "article", "counting", "hedge", "open", "exists"})
_MARKS = (",", ":")
_LAST_CLAUSE = re.compile(r"[^\w\s'&/.-]\s*")


def find_ahead(before: str, pack: Pack, people: Sequence[Identity]) -> Identity | None:
    """Give who is said to have told a number, by the words of its sentence in front of it, of an article's people."""
    fronted = _find_fronted(before, pack, people) or _find_before(before, pack, people)
    return fronted or _find_reporter(before, pack, people) or _find_passed(before, pack, people)


def _find_before(before: str, pack: Pack, people: Sequence[Identity]) -> Identity | None:
    """The body right in front of a number whose word it is: "had a report from the Wera police that | 41"."""
    folded = before.casefold()
    for match in reversed(list(listed(pack, "given").finditer(folded))):
        led = words_of(folded[: match.start()])
        is_said = (
            match[0] in list_given(pack, "told")
            or has(match[0].split()[0], _SELF, pack)
            or (bool(led) and is_word(led[-1], pack))
        )
        is_said = is_said or any(is_word(word, pack) and word not in _tallies(pack) for word in led[-3:])
        body = read_named(before, match.end(), pack, people) if is_said and not is_negated(led, pack) else None
        if body is not None and _leads(folded[body[1] :], pack, is_told=match[0] in list_given(pack, "told")):
            return body[0]
    words = list(WORD.finditer(folded))
    for word in reversed(words[-OPENING_WORDS:]):
        is_named = word[0] in alleged(pack) and before[word.end() :].lstrip()[:1].isupper()
        body = read_named(before, word.end(), pack, people, skip=0) if is_named else None
        if body is not None and folded[body[1] :].strip() and _leads(folded[body[1] :], pack):
            return body[0]
    return None


def _find_fronted(before: str, pack: Pack, people: Sequence[Identity]) -> Identity | None:
    """The body that a sentence opens by citing: "Citing the Wera police, Rahma Dewi said | 41"."""
    match = listed(pack, "gone by").match(before.casefold())
    body = read_named(before, match.end(), pack, people) if match is not None else None
    return body[0] if body is not None and before.startswith(",", body[1]) else None


def _find_reporter(before: str, pack: Pack, people: Sequence[Identity]) -> Identity | None:
    """Who is said to have told whoever speaks: "The clinic's head reported to me | 41"."""
    folded = before.casefold()
    if (passive := _told_to_me(pack).search(folded)) is not None and not words_of(before[passive.end() :])[NEAR_WORDS:]:
        # "Yang dilaporkan | puskesmas | kepada saya".
        named = read_named(before, passive.start("who"), pack, people, skip=1)
        return named[0] if named is not None and named[1] == passive.end("who") else _read_trade(passive["who"], pack)
    match = next(iter(reversed(list(_telling_me(pack).finditer(folded)))), None)
    if match is None or len(words_of(before[match.end() :])) > NEAR_WORDS:
        return None
    subject = _LAST_CLAUSE.split(before[: match.start()])[-1].strip()
    if opens_office(subject, pack) and (body := read_headed(subject, pack)):
        return Identity(body, frozenset(), fold_text(body, pack))
    words = subject.split()
    while words and has(words[-1].casefold(), {"modal"}, pack):
        words.pop()
    # The longest of the last words that name somebody: "The chairman said | the firm | had told us".
    for at in range(max(0, len(words) - SUBJECT_WORDS), len(words)):
        led = " ".join(words[at:])
        named = read_named(led, 0, pack, people, skip=1)
        if named is not None and named[1] == len(led):
            return named[0]
    return None


def _read_trade(who: str, pack: Pack) -> Identity | None:
    """Those who are only called by what they are: "dokter"."""
    is_trade = " " not in who and has(who, {"group", "title"}, pack)
    return Identity(who, frozenset(), fold_text(who, pack)) if is_trade else None


def _find_passed(before: str, pack: Pack, people: Sequence[Identity]) -> Identity | None:
    """Who counted, where who passes it on stands between commas: "The town police, she said, had counted | 41"."""
    subject, *rest = before.split(", ", 2)
    if len(rest) < 2:
        return None
    cue, verb = (words_of(words.casefold()) for words in rest)
    is_cued = len(cue) <= CUE_WORDS and not _cues(pack).isdisjoint(cue)
    if not is_cued or (list_forms(pack, "measure", "counts") | _cues(pack)).isdisjoint(verb[:VERB_WORDS]):
        return None
    named = read_named(subject, 0, pack, people, skip=1)
    if named is not None and named[1] == len(subject):
        return named[0]
    words = words_of(subject.casefold())
    is_body = len(words) <= SUBJECT_WORDS and any(has_body(word, pack) for word in words)
    is_body = is_body and not has(words[0], {"prep"}, pack)
    return Identity(subject, frozenset(), fold_text(subject, pack)) if is_body else None


def _leads(between: str, pack: Pack, *, is_told: bool = False) -> bool:
    """Whether words do no more than lead to a number; behind a mark some more, where somebody is said to have told."""
    if is_told and between[:1] in _MARKS and len(words_of(between)) <= TOLD_WORDS:
        return True
    words = words_of(between)
    return all(has(word, _TO_NUMBER, pack) or (is_told and word in list_given(pack, "plain")) for word in words)


@functools.cache
def _telling_me(pack: Pack) -> re.Pattern[str]:
    """By which somebody is said to have told whoever speaks, or the office of that one: "told me", "informed his"."""
    told = list_given(pack, "me")
    roles = load_roles(pack)
    third = either(form for form, held in roles.items() if "possessive" in held and "first" not in held)
    verbs = {first for first, _, last in (form.rpartition(" ") for form in told) if first}
    office = either(row["form"] for row in pack.rows("body") if row["kind"] == "same")
    theirs = rf"|{either(verbs)} {third} {office}" if pack.habits.owning else ""
    return re.compile(rf"\b(?:{either(told)}{theirs})\b")


@functools.cache
def _told_to_me(pack: Pack) -> re.Pattern[str]:
    """What somebody is said to have told whoever speaks, in the passive: "yang dilaporkan X kepada saya"."""
    roles = load_roles(pack)
    relative = either(form for form, held in roles.items() if "relative" in held)
    verbs = either(row["form"] for row in pack.rows("say") if row["kind"] == "passive")
    ends = {" ".join(form.split()[-2:]) for form in list_given(pack, "me") if len(form.split()) > 2}
    # "Apa yang disampaikan X kepadanya".
    ends |= {f"{end.split()[0]}{clitic}" for end in ends for clitic in clitics(pack)}
    return re.compile(rf"\b{relative} {verbs} (?P<who>[^,;:.]+?) {either(ends)}\b")


@functools.cache
def _cues(pack: Pack) -> frozenset[str]:
    """Words by which somebody says something: "kata", "katanya", "said", "menurut"."""
    kinds = {"bare", "clitic", "prep", "verb"}
    return frozenset(row["form"] for row in pack.rows("say") if row["kind"] in kinds and row["needs"] != "never")


@functools.cache
def _tallies(pack: Pack) -> frozenset[str]:
    return list_forms(pack, "measure", "tally")
