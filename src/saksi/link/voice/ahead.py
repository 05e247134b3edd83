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
from saksi.link.voice.given import is_word, list_given
from saksi.link.voice.whose import read_named
from saksi.link.voice.word import WORD, has, is_negated, listed, words_of
from saksi.pack import Pack, list_forms

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
    match = next(iter(reversed(list(_telling_me(pack).finditer(before.casefold())))), None)
    if match is None or len(words_of(before[match.end() :])) > NEAR_WORDS:
        return None
    subject = _LAST_CLAUSE.split(before[: match.start()])[-1].strip()
    if opens_office(subject, pack) and (body := read_headed(subject, pack)):
        return Identity(body, frozenset(), fold_text(body, pack))
    named = read_named(subject, 0, pack, people, skip=1)
    return named[0] if named is not None and named[1] == len(subject) else None


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
    return all(has(word, _TO_NUMBER, pack) for word in words_of(between))


@functools.cache
def _telling_me(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"\b{either(list_given(pack, 'me'))}\b")


@functools.cache
def _cues(pack: Pack) -> frozenset[str]:
    """Words by which somebody says something: "kata", "katanya", "said", "menurut"."""
    kinds = {"bare", "clitic", "prep", "verb"}
    return frozenset(row["form"] for row in pack.rows("say") if row["kind"] in kinds and row["needs"] != "never")


@functools.cache
def _tallies(pack: Pack) -> frozenset[str]:
    return list_forms(pack, "measure", "tally")
