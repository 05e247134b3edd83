"""What somebody says of others' word for a number: "the list of 57 is out of date", "no record backs talk of 45 dead".

A word for what was said stands in front of the number ("daftar", "whoever says"); what is said of that is unsound by a
word that says so ("kedaluwarsa") or by "not" with one that says the reverse ("tidak jelas asalnya").
"""

import functools
import re
from collections.abc import Iterator

from saksi.link.count.clause import CLAUSE
from saksi.link.count.mark import ALLEGED_WORDS, alleged, find_rejected
from saksi.link.form import either
from saksi.link.voice.word import NEGATIONS, NOT_WORDS, WORD, has, is_negated, listed, words_of
from saksi.pack import Pack, list_forms, load_roles

# Words between one for what was said and the number: whose it is, "of more than".
OF_WORDS = 7
# Words behind one that joins two clauses in which the second goes on about the same: "dan sama sekali tidak benar".
GOING_WORDS = 3
# Words between "that news" and what is said of it; between "called" what it is and the news: "labelled as fake a post".
POINTED_WORDS = 5
CALLED_WORDS = 3
# Words between "no evidence" and "that": "no evidence for that".
BACK_WORDS = 2
_JOINING = frozenset({"and", "turn"})
_POINTING = frozenset({"back", "deictic", "definite"})
_BACK = frozenset({"back", "deictic"})


def is_dismissed(before: str, behind: str, pack: Pack) -> bool:
    """Say whether a number is told as others' word for it and that is called unsound, in its sentence.

    `before` and `behind` are the words of the sentence in front of the number, and behind it up to the next one, in
    small letters.
    """
    # "Put the figure right to | 41."
    is_put_right = not list_forms(pack, "measure", "put right").isdisjoint(before.split()[-1:])
    at = None if is_put_right else find_word(before, pack)
    if at is None:
        return is_pointed_unsound(behind, pack)
    return _is_unsound_of(behind, pack) or _is_refused(before[:at], before[at:], pack)


def find_word(before: str, pack: Pack) -> int | None:
    """Give where the word for what others said stands that leads to a number; None where there is none."""
    saying = list(listed(pack, "saying").finditer(before))
    if saying and len(words_of(before[saying[-1].end() :])) <= OF_WORDS:
        return saying[-1].start()
    words = list(WORD.finditer(before))[-OF_WORDS - 1 :]
    # "Jumlah | 900" is a number that is told of, "jumlah korban | 900" how many there are.
    last = len(words) - 1
    said = [
        at
        for at, match in enumerate(words)
        if match[0] in alleged(pack) and (at == last or match[0] not in _plain(pack))
    ]
    led = before[words[said[-1]].end() :] if said else ""
    if not said or re.search(r"[,;:.!?]", led) is not None or is_joined(led, pack):
        return None
    # One's own word is not others': "our list of 57", "daftar kami".
    is_own = any(match[0] in _own(pack) for match in words[max(0, said[-1] - 2) :])
    return None if is_own else words[said[-1]].start()


def is_pointed_unsound(words: str, pack: Pack) -> bool:
    """Say whether somebody calls unsound what others said, pointing at it: "that figure has never existed"."""
    found = list(WORD.finditer(words))
    for at, match in enumerate(found):
        beside = (each[0] for each in found[max(0, at - 1) : at + 2] if each is not match)
        if match[0] in alleged(pack) and any(has(word, _POINTING, pack) for word in beside):
            far = found[at + 1 + POINTED_WORDS].start() if at + 1 + POINTED_WORDS < len(found) else len(words)
            if any(start + match.end() <= far for start, _ in find_unsound(words[match.end() :], pack, "real")):
                return True
    # "No evidence for that."
    return any(
        any(has(word, _BACK, pack) for word in words_of(words[end:])[:BACK_WORDS]) and not _goes_on(words[end:], pack)
        for _, end in find_unsound(words, pack)
        if words[end:].split()
    )


def is_of_other_news(between: str, pack: Pack) -> bool:
    """Say whether a number is joined to news of something else, which is what is called false behind that.

    "12 died, and reports of shooting were | false"; "14 suspects, who spread news that was | false".
    """
    words = words_of(between)
    joints = [at for at, word in enumerate(words) if has(word, _JOINING, pack)]
    if joints:
        behind = words[joints[-1] + 1 :]
        news = [at for at, word in enumerate(behind) if word in alleged(pack)]
        return bool(news) and not any(has(word, _POINTING, pack) for word in behind[: news[0] + 2])
    return len(words) > 1 and words[-1] in alleged(pack) and not has(words[-2], _POINTING, pack)


def is_joined(words: str, pack: Pack) -> bool:
    """Say whether words hold a number or lead to another clause."""
    return re.search(r"\d", words) is not None or any(has(word, _JOINING, pack) for word in words_of(words))


def find_unsound(words: str, pack: Pack, *kinds: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand that call something unsound; of sound ones, of more kinds too, behind "not"."""
    for match in _unsound(pack).finditer(words):
        if not is_negated(words_of(words[: match.start()]), pack, 1):
            yield match.span()
    for kind in ("sound", *kinds):
        for match in listed(pack, kind).finditer(words):
            if is_negated(words_of(words[: match.start()]), pack):
                yield match.span()


def _is_unsound_of(behind: str, pack: Pack) -> bool:
    """Whether what is said behind a number is of the word in front of it, and of nothing that comes in between."""
    for start, _ in find_unsound(behind, pack):
        words = words_of(behind[:start])
        joints = [at for at, word in enumerate(words) if has(word, _JOINING, pack)]
        if not joints or len(words) - joints[-1] - 1 <= GOING_WORDS:
            return True
    # "Asked about news of 12 dead, the police said that it never happened": said of what is pointed at.
    for match in listed(pack, "real").finditer(behind):
        words = words_of(behind[: match.start()])
        denied = [at for at, word in enumerate(words) if at >= len(words) - NOT_WORDS and has(word, NEGATIONS, pack)]
        if denied and any(has(word, _BACK, pack) for word in words[max(0, denied[0] - BACK_WORDS) : denied[0]]):
            return True
    return False


def _is_refused(before: str, noun: str, pack: Pack) -> bool:
    """Whether the word for what others said stands behind one for not going by it: "would not use the count"."""
    # "A false post that 60 pupils", "labelled as fake a post that".
    # So does what a sentence opens with: "Exaggerated, said Joan Amuli of news of 90 dead".
    called = list(find_unsound(before, pack))
    if any(len(words_of(before[end:])) <= CALLED_WORDS or not words_of(before[:start]) for start, end in called):
        return True
    if any(find_unsound(noun, pack)):
        return True
    for match in listed(pack, "takes").finditer(before):
        is_near = len(words_of(before[match.end() :])) < ALLEGED_WORDS
        if is_near and is_negated(words_of(before[: match.start()]), pack):
            return True
    end = len(before) + len(words_of(noun)[0])
    near = words_of(before)[-ALLEGED_WORDS - 1 :]
    return end in find_rejected(before + noun, pack) and not any(has(word, NEGATIONS, pack) for word in near)


def _goes_on(behind: str, pack: Pack) -> bool:
    """Whether a word that may point back leads to a noun or a clause: "no evidence that the rebels ..."."""
    words = words_of(CLAUSE.split(behind, maxsplit=1)[0])[: BACK_WORDS + 1]
    backs = [at for at, word in enumerate(words) if has(word, _BACK, pack)]
    if not backs:
        # What points back stands behind a mark, and opens something else.
        return True
    rest = words[backs[0] + 1 :]
    return bool(rest) and not has(rest[0], _JOINING, pack)


@functools.cache
def _unsound(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"\b{either(list_forms(pack, 'measure', 'unsound') | list_forms(pack, 'measure', 'false'))}\b")


@functools.cache
def _plain(pack: Pack) -> frozenset[str]:
    """Words for how many there are, which lead to a number whoever tells it: "jumlah"."""
    return frozenset(row["form"] for row in pack.rows("measure") if row["kind"] == "tally" and row["value"] == "plain")


@functools.cache
def _own(pack: Pack) -> frozenset[str]:
    return frozenset(form for form, roles in load_roles(pack).items() if "first" in roles)
