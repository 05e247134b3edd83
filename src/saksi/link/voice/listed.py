"""Whose a number is that is told in a series, by what stands right beside it: "the trust 391", "nine (the mayor)"."""

import re
from collections.abc import Sequence

from saksi.kinds import Quantity, Sentence
from saksi.link.count.series import find_label
from saksi.link.name.antecedent import RUN, has_body
from saksi.link.name.fold import fold_text
from saksi.link.name.headed import names_body
from saksi.link.name.identity import FULL_NAME, Identity
from saksi.link.voice.voice import Voices
from saksi.link.voice.whose import read_named
from saksi.link.voice.word import listed, words_of
from saksi.pack import load_roles

# Words of who tells a number, in front of it.
LED_WORDS = 9
_TITLES = frozenset({"honorific", "rank", "title"})
_BREAK = re.compile(r"[;:.?!()]|, |\s[-\u2013\u2014]\s")
_ENDING = re.compile(r"[;)]")


def find_listed(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """Give who is named right in front of a number of a series, or right behind one that opens its part."""
    label = find_label(voices.finding, quantity, voices.pack)
    if label is None:
        return None
    text = voices.finding.article.text
    led = _BREAK.split(text[label.end - 1 : quantity.span.start])[-1].strip()
    if led and len(words_of(led)) <= LED_WORDS and (found := _read(led, voices)) is not None:
        return found
    following = text[quantity.span.end : max(sentence.span.end, quantity.span.end)]
    end = _ENDING.search(following, 2)
    behind = following[: end.start() if end is not None else len(following)].lstrip(" (,")
    match = listed(voices.pack, "gone by").match(behind.casefold())
    return _read(behind[match.end() :] if match is not None else behind, voices)


def _read(words: str, voices: Voices) -> Identity | None:
    """Who is first named in words that say whose a number is: a person behind a title, or a body."""
    pack, part = voices.pack, words.partition(", ")[0]
    people: Sequence[Identity] = [who for who in voices.sources.values() if who is not None and who.person]
    for run in RUN.finditer(part):
        led = part[: run.start()].casefold().split()
        is_titled = any(not _TITLES.isdisjoint(load_roles(pack).get(form, ())) for word in led for form in _forms(word))
        known = next((who for who in people if who.name in run[0]), None)
        if known is not None or (is_titled and len(run[0].split()) >= FULL_NAME and not names_body(run[0], pack)):
            return known or Identity(run[0], fold_text(run[0], pack), frozenset())
    for at in (match.start() for match in re.finditer(r"\S+", words)):
        is_body = words[at].isupper() or has_body(words[at:].split(maxsplit=1)[0].strip(".,").casefold(), pack)
        if (is_body or pack.habits.owning) and (found := read_named(words, at, pack, people, skip=1)) is not None:
            return found[0]
    return None


def _forms(word: str) -> tuple[str, str]:
    """A word with the stop that ends it, and without: "dr."."""
    return word, word.strip(".,")
