"""Which figures are told only to be denied, and so are somebody else's."""

import functools
import re
from collections.abc import Iterator

from saksi.kinds import Claim, Finding, Quantity, Sentence
from saksi.link.count.clause import CLAUSE
from saksi.link.count.mark import alleged, find_rejected, scan
from saksi.link.form import either
from saksi.link.name.identity import read_body
from saksi.link.voice.hearsay import is_dismissed, is_joined, is_of_other_news
from saksi.link.voice.judged import is_judged
from saksi.link.voice.refuted import (
    FIRST_LETTERS,
    LEADING,
    NEWS_WORDS,
    find_false,
    is_headed_false,
    is_news_false,
    is_of_next,
    is_refuted,
    read_next,
)
from saksi.link.voice.voice import Voices, is_nameless_document
from saksi.pack import Pack, list_forms, load_roles

# Words between "rejects the figure" and the number: "of more than".
REJECTED_WORDS = 3
# Words between "called absurd" and "claim".
FALSE_WORDS = 3
# Words from "nobody", "not" to what is not done: "no one disputes", "tak ada yang membantah".
NEGATED_WORDS = 3
# Words behind "is disputed" that end a sentence: "as well".
OPEN_WORDS = 2
_STOP = re.compile(r"[.!?]\s")
_WORD = re.compile(r"[^\W\d_]+")
_NEGATIONS = frozenset({"not", "nobody"})
# How a number is told that "not" in front of it takes back: "Bukan 40", "Bukan lebih dari 40".
_REJECTABLE = frozenset({"=", ">", ">="})
# "dismissed the claim that ...": what is told as another's claim behind a word of denial is denied.
_ALLEGED = frozenset({"accuse", "claim"})


def is_denied(voices: Voices, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a figure is told only to be denied: in a denial, called false, or taken back in the next sentence."""
    before = voices.finding.article.text[sentence.span.start : quantity.span.start].casefold()
    return not _is_sent_away(before, quantity, voices.pack) and _is_denied(voices, quantity, sentence)


def _is_denied(voices: Voices, quantity: Quantity, sentence: Sentence) -> bool:
    claim = voices.claims.get(quantity.claim or "")
    text, pack = voices.finding.article.text, voices.pack
    before = text[sentence.span.start : quantity.span.start].casefold()
    if claim is not None and claim.stance == "deny" and not _is_own_word(voices, claim, quantity, before):
        return True
    if claim is not None and (_is_nobodys_denied(voices, claim, quantity, sentence) or is_judged(voices, claim)):
        return True
    starts = (each.span.start for each in voices.finding.quantities if each.span.start >= quantity.span.end)
    end = min((sentence.span.end, *starts))
    behind = text[quantity.span.end : end].casefold()
    if _is_false_behind(behind, pack) or (quantity.cmp in _REJECTABLE and _is_not_so(before, pack)):
        return True
    if _is_rejected(before, pack) or _is_called_false(before, pack) or _is_unconfirmed(before, pack):
        return True
    if is_dismissed(before, behind, pack) or (
        not _is_quoted(voices, quantity) and _is_denied_behind(before, behind, pack)
    ):
        return True
    is_answered = _answers(pack).search(before) is not None and is_refuted(voices.finding, sentence, pack)
    if is_answered or is_headed_false(voices, quantity):
        return True
    # "Katanya, 40 orang tewas" is told by nobody.
    if claim is not None and claim.speaker:
        is_alleged = claim.stance in _ALLEGED and any(_find_denials(before, pack))
        is_nobodys = voices.sources.get(claim.id) is None and is_news_false(voices.finding, sentence, pack)
        return is_alleged or is_nobodys or _is_of_denied(claim, sentence, text, pack)
    return any(_find_denials(before, pack)) or is_refuted(voices.finding, sentence, pack)


def _is_sent_away(before: str, quantity: Quantity, pack: Pack) -> bool:
    """Whether so many were sent away by a word that may deny: "The firm dismissed | 40 workers"."""
    words = before.split()[-1:]
    is_exact = quantity.unit_kind == "noun" and quantity.cmp == "="
    return is_exact and not list_forms(pack, "measure", "sends away").isdisjoint(words)


def follows_denial(finding: Finding, quantity: Quantity, sentence: Sentence, pack: Pack) -> bool:
    """Whether the words in front of a number in its sentence, or the one before in its paragraph, deny something.

    So does "not" close before the number: "his client never took 40 million". That nobody agrees on a number
    ("Their number is disputed as well. The police say 12") denies none.
    """
    near = [each for each in finding.sentences if each.paragraph == sentence.paragraph and each.span <= sentence.span]
    before = finding.article.text[near[-2:][0].span.start : quantity.span.start].casefold()
    if len(near) > 1 and _is_open(finding.article.text[slice(*near[-2].span)].casefold(), pack):
        before = before[sentence.span.start - near[-2].span.start :]
        near = near[-1:]
    is_marked = any(mark.kind == "refuted" for mark in scan(before, pack)) or any(find_rejected(before, pack))
    own = CLAUSE.split(before[max(0, sentence.span.start - near[-2:][0].span.start) :])[-1]
    is_negated = any("not" in load_roles(pack).get(word, ()) for word in own.split()[-NEGATED_WORDS:])
    return is_marked or is_negated or any(_find_denials(before, pack))


def _is_open(words: str, pack: Pack) -> bool:
    """Whether a sentence ends with that something is disputed: "is disputed as well", and no claim of anybody's."""
    ends = [mark for mark in scan(words, pack) if mark.kind == "rebuffed"]
    is_last = bool(ends) and len(words[ends[-1].end :].split()) <= OPEN_WORDS and not re.search(r"\d", words)
    if not is_last or any(owning in words for owning in pack.habits.owning):
        return False
    claims = alleged(pack) - list_forms(pack, "measure", "tally")
    return claims.isdisjoint(_WORD.findall(words[: ends[-1].start]))


def _is_false_behind(behind: str, pack: Pack) -> bool:
    """Whether the words behind a number call it false, and no other ones ("12 died, and any other figure is false")."""
    marks = list(scan(behind, pack))
    others = [mark.start for mark in marks if mark.kind == "other"]
    false = (mark for mark in find_false(behind, pack) if not any(start < mark.start for start in others))
    false = (mark for mark in false if not is_of_other_news(behind[: mark.start], pack))
    return any(not is_of_next(behind[mark.end :], pack) for mark in false)


def _is_not_so(before: str, pack: Pack) -> bool:
    """Whether "not" stands right in front of a number, or that it is not so: "Not 11 but six", "Not true that 11 died".

    "Not some two hundred" rejects how many are told of, and no number of anybody.
    """
    roles = load_roles(pack)
    words = before.rstrip().lstrip("".join(pack.habits.quote_pairs)).split()
    # "Never as many as 60".
    while words and words[-1] in list_forms(pack, "measure", "ever"):
        words.pop()
    last = words[-1].lstrip("".join(pack.habits.quote_pairs)) if words else ""
    if "not" in roles.get(last, ()):
        return True
    # "Tidak ada | 12 warga tertembak", "it is not true that there were | 12".
    is_there = words[-1:] and words[-1] in list_forms(pack, "measure", "there")
    if is_there and "not" in roles.get(words[-2] if len(words) > 1 else "", ()):
        return True
    there = list_forms(pack, "measure", "there")
    told = (before[mark.end :].split() for mark in find_false(before, pack))
    return any(all(word in there or LEADING & roles.get(word, frozenset()) for word in words) for words in told)


def _is_rejected(before: str, pack: Pack) -> bool:
    """Whether what is rejected stands close in front of a number, or what opens the sentence for a rumour."""
    # "Mengoreksi jumlah korban menjadi | 41": that is what it was put right to.
    if not list_forms(pack, "measure", "put right").isdisjoint(before.split()[-1:]):
        return False
    ends = [mark.end for mark in scan(before, pack) if mark.kind == "rumour" and mark.start <= FIRST_LETTERS]
    between = (before[end:] for end in (*ends, *find_rejected(before, pack)))
    # What a figure was put right to is no longer denied: "corrected the figure of 46 to 41".
    return any(len(words.split()) <= REJECTED_WORDS and not is_joined(words, pack) for words in between)


def _is_unconfirmed(before: str, pack: Pack) -> bool:
    """Whether somebody does not confirm what stands right behind that: "tidak membenarkan | 38 narapidana"."""
    ends = (mark.end for mark in scan(before, pack) if mark.kind == "unconfirmed")
    return any(not before[end:].strip() for end in ends)


def _is_denied_behind(before: str, behind: str, pack: Pack) -> bool:
    """Whether a sentence opens with what was told and ends with who denies it: "Reports of 40 dead he denied".

    Who rejects a count rejects how many; whose report right in front of their number is rejected, that is of a report.
    """
    opening = before.split()[:NEWS_WORDS]
    is_alleged = any(word in alleged(pack) for word in opening)
    if is_alleged and _denials(pack).search(behind) is not None:
        return True
    is_count = is_alleged and before.rsplit(maxsplit=1)[-1] not in alleged(pack)
    is_count = is_count or not list_forms(pack, "measure", "tally").isdisjoint(opening)
    return is_count and any(mark.kind == "rebuffed" for mark in scan(behind, pack))


def _is_nobodys_denied(voices: Voices, claim: Claim, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether who tells a number has no name, nor is a body, and it is denied behind that."""
    if voices.sources.get(claim.id) is not None or read_body(voices.finding, claim, voices.pack) is not None:
        return False
    return _is_taken_back(voices, quantity, sentence) or _is_belied(voices, claim, sentence)


def _is_taken_back(voices: Voices, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a later sentence denies what nobody with a name said: "a message told of 40. The agency denied it".

    Who quotes his own list while he denies takes nothing back.
    """
    end = sentence.span.end
    later = (claim for claim in voices.finding.claims if claim.sentence.start >= end and claim.kind != "direct")
    denials = (claim for claim in later if claim.stance == "deny")
    return any(a <= quantity.span.start and quantity.span.end <= b for claim in denials for a, b in claim.content)


def _is_belied(voices: Voices, claim: Claim, sentence: Sentence) -> bool:
    """Whether the next sentence calls false what a message without a name said: "a text told of 40. It is fake".

    So does the next paragraph with its first word: "Fake," the office said. What a voice or a witness told, that is
    no body either, is denied in the next sentence or with its first word.
    """
    if not claim.speaker:
        return False
    if not is_nameless_document(claim, voices.finding.article.text, voices.pack):
        return is_refuted(voices.finding, sentence, voices.pack, opening=FIRST_LETTERS)
    told, paragraphs = read_next(voices.finding, sentence, voices.pack)
    following = (each.span for each in voices.finding.sentences if each.paragraph == sentence.paragraph + 1)
    opening = voices.finding.article.text[slice(*next(following, (0, 0)))].casefold()
    if not paragraphs and any(mark.kind == "refuted" for mark in scan(told, voices.pack)):
        return True
    return any(
        not is_of_next(words[mark.end :], voices.pack)
        for words in (told, opening)
        for mark in find_false(words, voices.pack)
        if words is told or mark.start <= FIRST_LETTERS
    )


def _is_of_denied(claim: Claim, sentence: Sentence, text: str, pack: Pack) -> bool:
    """Whether what is denied right in front is the source itself: "denied the foreman's count, which was 40"."""
    start = min((span.start for span in claim.source), default=sentence.span.start)
    if start <= sentence.span.start or claim.stance == "deny":
        return False
    before = text[sentence.span.start : start].casefold()
    told = list(_find_denials(before, pack))
    return bool(told) and not before[told[-1].end() :].strip()


def _is_quoted(voices: Voices, quantity: Quantity) -> bool:
    """Whether a number stands in what somebody says himself while he denies something."""
    quotes = (claim.content for claim in voices.finding.claims if claim.kind == "direct" and claim.stance == "deny")
    return any(a <= quantity.span.start < b for content in quotes for a, b in content)


def _is_own_word(voices: Voices, claim: Claim, quantity: Quantity, before: str) -> bool:
    """Whether who denies something quotes no number of others: "Our book has 71 boxes that left," he countered."""
    if claim.kind != "direct":
        return False
    own = CLAUSE.split(before)[-1].split()
    is_negated = any("not" in load_roles(voices.pack).get(word, ()) for word in own)
    return is_pointed(voices.finding, quantity, voices.pack) or not is_negated


def is_pointed(finding: Finding, quantity: Quantity, pack: Pack) -> bool:
    """Whether the counted are only pointed at: of them something is denied, not how many ("Dua jenazah itu bukan")."""
    behind = finding.article.text[quantity.span.end :].split(maxsplit=1)[:1]
    return bool(behind) and "deictic" in load_roles(pack).get(behind[0].casefold(), ())


def _is_called_false(before: str, pack: Pack) -> bool:
    """Whether what is told in front of a number calls the word of others for it false: "called absurd the claim of".

    So does what is called false, or denied, in the clause that holds the number: "it is untrue that 40 people died".
    """
    ends = [mark.end for mark in find_false(before, pack)]
    # "Nonsense. Our photos show 112 houses" calls no photo false.
    if ends and any(word in alleged(pack) for word in _STOP.split(before[ends[-1] :])[0].split()[:FALSE_WORDS]):
        return True
    ends += [match.end() for match in _find_denials(before, pack)]
    clauses = (before[end:] for end in ends if is_of_next(before[end:], pack))
    return any(CLAUSE.search(clause) is None for clause in (*clauses, *_find_untrue(before, pack)))


def _find_untrue(before: str, pack: Pack) -> Iterator[str]:
    """What follows the words that open a sentence with that it is not so: "Not true that 40 people died"."""
    for mark in find_false(before, pack):
        is_negated = "not" in load_roles(pack).get(before[mark.start :].split(maxsplit=1)[0], ())
        if mark.start <= FIRST_LETTERS and is_negated:
            yield before[mark.end :]


def _find_denials(before: str, pack: Pack) -> Iterator[re.Match[str]]:
    """The words of denial in front of a number, but for what nobody denies ("did not dispute that 40 people ...")."""
    roles = load_roles(pack)
    for match in _denials(pack).finditer(before):
        led = before[: match.start()].split()[-NEGATED_WORDS:]
        if not any(_NEGATIONS & roles.get(word, frozenset()) for word in led):
            yield match


@functools.cache
def _denials(pack: Pack) -> re.Pattern[str]:
    forms = either(row["form"].casefold() for row in pack.rows("say") if row["stance"] == "deny")
    return re.compile(rf"\b{forms}\b")


@functools.cache
def _answers(pack: Pack) -> re.Pattern[str]:
    """What opens a sentence in which somebody takes up what others said: "responding to the union's claim that"."""
    return re.compile(rf"\b{either(list_forms(pack, 'measure', 'answers'))}\b")
