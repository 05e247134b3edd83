"""Whose number is told only to be denied: "rejected the league's claim that | 12 died", "not | 12 as the league said".

Who denies a number has not told it. Whoever takes back his own number has: "the office withdrew its tally of | 12".
"""

import functools
import re

from saksi.kinds import Quantity, Sentence
from saksi.link.count.mark import alleged
from saksi.link.form import either
from saksi.link.name.identity import Identity
from saksi.link.name.office import clitics
from saksi.link.voice.actor import find_actor
from saksi.link.voice.beside import list_people
from saksi.link.voice.given import is_word
from saksi.link.voice.giver import is_outlet
from saksi.link.voice.paper import has_noun, read_keeper
from saksi.link.voice.passed import read_owner
from saksi.link.voice.said import find_version
from saksi.link.voice.speaker import is_person
from saksi.link.voice.voice import Voices, find_person_before
from saksi.link.voice.whose import read_anyone
from saksi.link.voice.word import WORD, has, listed, words_of
from saksi.pack import Pack, list_forms

# Words from "as" to who told a number: "as first reported by", "seperti yang pernah disampaikan oleh".
LIKE_WORDS = 5
# Words from whose claim it is to the number: "'s claim that as many as | 12", "klaim Rahma Dewi yang menyebut | 12".
LEAD_WORDS = 6
# Words from what somebody does with his number to the word for it: "withdrew last week's | tally".
OWN_WORDS = 3
_STOP = re.compile(r"[.!?](?=\s|$)|;")
_ARTICLES = frozenset({"article", "definite", "honorific", "rank"})


def find_denied(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """Give who told the number that a sentence denies, where it says so."""
    text = voices.finding.article.text
    starts = (each.span.start for each in voices.finding.quantities if each.span.start >= quantity.span.end)
    behind = text[quantity.span.end : min((sentence.span.end, *starts))]
    before = text[sentence.span.start : quantity.span.start]
    found = (
        _find_likened(voices, behind, quantity)
        or find_version(behind, voices.pack, list_people(voices))
        or _find_claimed(before, voices)
    )
    # What goes round in "media sosial" is nobody's.
    if found is None or (found.name.islower() and is_outlet(found.name, voices.pack)):
        return _find_withdrawn(voices, before, sentence)
    return found


def _find_likened(voices: Voices, behind: str, quantity: Quantity) -> Identity | None:
    """Who told it "as": "bukan 12 orang | seperti hitungan jaksa", "not 12 people | as the league first said"."""
    like = listed(voices.pack, "likened").search(behind.casefold())
    if like is None or _STOP.search(behind, 0, like.start()) is not None:
        return None
    behind = _STOP.split(behind)[0]
    pack, people, is_told = voices.pack, list_people(voices), False
    for word in list(WORD.finditer(behind, like.end()))[: LIKE_WORDS + 1]:
        folded = word[0].casefold()
        if not is_told and folded.endswith(clitics(pack)) and _is_own_telling(folded, pack):
            return voices.sources.get(quantity.claim or "") or find_person_before(voices, quantity.span.start)
        if folded in _telling(pack) or folded in alleged(pack):
            is_told = True
        elif is_person(folded, voices):
            return find_person_before(voices, quantity.span.start)
        elif is_told or not word[0].islower() or has(folded, _ARTICLES, pack):
            named = read_anyone(behind, word.start(), pack, people)
            if named is not None and (is_told or _goes_on_telling(behind[named[1] :], pack)):
                return named[0]
    return None


def _goes_on_telling(behind: str, pack: Pack) -> bool:
    """Whether a word for telling stands right behind a name, but for small ones: "as the league | had claimed"."""
    words = words_of(behind.casefold())[:OWN_WORDS]
    return any(word in _telling(pack) for word in words)


def _find_claimed(before: str, voices: Voices) -> Identity | None:
    """Whose claim, figure or post is denied in front of a number: "membantah klaim Aliansi Lontar bahwa | 12"."""
    pack, people = voices.pack, list_people(voices)
    for match in reversed(list(_denying(pack).finditer(before))):
        owner = read_owner(before, match.end(), pack, people, anyone=True)
        if owner is None:
            continue
        lead = before[owner[1] :]
        if len(words_of(lead)) <= LEAD_WORDS and re.search(r"[.;:!?]|\d", lead) is None:
            return owner[0]
    return None


def _find_withdrawn(voices: Voices, before: str, sentence: Sentence) -> Identity | None:
    """Who takes back a number of his own: "The council has withdrawn its claim that | 14 were shot"."""
    pack = voices.pack
    for match in listed(pack, "withdraws").finditer(before.casefold()):
        words = words_of(before[match.end() :].casefold())[: OWN_WORDS + 1]
        if any(is_word(word, pack) for word in words):
            return find_actor(voices, sentence.span, match.start())
        # "Deleted a post by the league that said | 12".
        if any(has_noun(word, pack) for word in words):
            said = before[match.end() :].lstrip()
            return read_keeper(said, pack, list_people(voices)) or find_actor(voices, sentence.span, match.start())
    return None


def _is_own_telling(word: str, pack: Pack) -> bool:
    """Whether a word says that somebody told something, and who at its end: "dinyatakannya"."""
    return any(word.removesuffix(ending) in _telling(pack) for ending in clitics(pack) if word.endswith(ending))


@functools.cache
def _denying(pack: Pack) -> re.Pattern[str]:
    """A word by which somebody denies or rejects, right in front of what he denies."""
    denied = {row["form"] for row in pack.rows("say") if row["stance"] == "deny"}
    return re.compile(rf"\b(?i:{either(denied | list_forms(pack, 'measure', 'rejects'))})\b")


@functools.cache
def _telling(pack: Pack) -> frozenset[str]:
    """Words of one word by which somebody tells something: "said", "disampaikan", "kata"."""
    kinds = {"bare", "passive", "passive-own", "prep", "verb"}
    return frozenset(row["form"] for row in pack.rows("say") if row["kind"] in kinds and row["needs"] != "never")
