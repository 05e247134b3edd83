"""Numbers that an outlet counted itself: "our count is 3,400", "reporters of the Wera Voice walked by 63 burnt stalls".

They have an origin with a name, the outlet, which nobody is quoted for.
"""

import functools
import re

from saksi.kinds import Quantity, Sentence
from saksi.link.article.newsroom import telling_words
from saksi.link.count.mark import scan
from saksi.link.form import either
from saksi.link.name.identity import Identity
from saksi.link.voice.actor import skip_setting
from saksi.link.voice.voice import Voices
from saksi.link.voice.word import has, listed, words_of
from saksi.pack import Pack, list_forms, load_packs

# Words between whoever counts for an outlet and the word for counting: "Wartawan | berjalan dari ujung ke ujung".
DOING_WORDS = 14
# Words in front of "he counted" that only say where: "Dari pinggir jalan, ia menghitung".
PLACE_WORDS = 6
_DIRECT = "direct"


def find_newsroom_count(voices: Voices, quantity: Quantity, sentence: Sentence) -> Identity | None:
    """Give the outlet of an article, where a sentence says that it counted so many itself, in nobody's words."""
    outlet, text = voices.finding.article.outlet, voices.finding.article.text
    claim = voices.claims.get(quantity.claim or "")
    told = voices.sources.get(claim.id) if claim is not None else None
    is_others = told is not None and not is_newsroom(told.name, voices.pack)
    if not outlet or is_others or (claim is not None and claim.kind == _DIRECT):
        return None
    # "This" of "this reporter" says no time.
    is_led = listed(voices.pack, "newsroom").match(text[slice(*sentence.span)].casefold()) is not None
    start = sentence.span.start if is_led else min(skip_setting(voices, sentence.span), quantity.span.start)
    before = text[start : quantity.span.start].rpartition("; ")[2]
    is_own = _is_ours(before, voices) or _has_counted(before, outlet, voices) or _goes_on(before, sentence, voices)
    if not (is_own or _is_seen_behind(voices, quantity, sentence)):
        return None
    return _outlet_of(voices)


def find_looked(voices: Voices, sentence: Sentence) -> Identity | None:
    """Give the outlet, where the sentence before says that it went and looked: "Kami menyusuri tiga pasar. | Harga"."""
    near = [each for each in voices.finding.sentences if each.paragraph == sentence.paragraph]
    before = next((each for each in reversed(near) if each.span < sentence.span), None)
    behind = find_doing(voices, before) if before is not None else None
    if behind is None:
        return None
    looks = listed(voices.pack, "looks").search(behind.casefold())
    is_near = looks is not None and len(behind[: looks.start()].split()) <= DOING_WORDS
    return _outlet_of(voices) if is_near else None


def find_doer(voices: Voices, sentence: Sentence) -> Identity | None:
    """Give the outlet of an article, where a sentence tells what its newsroom did."""
    return _outlet_of(voices) if find_doing(voices, sentence) is not None else None


def find_doing(voices: Voices, sentence: Sentence) -> str | None:
    """Give what a sentence goes on with behind the words for a newsroom, or an outlet's name, that it opens with."""
    outlet, text = voices.finding.article.outlet, voices.finding.article.text
    start = skip_setting(voices, sentence.span)
    led = next((each for each in voices.finding.quantities if each.span.start == start), None)
    # "Dua reporter kami", "Dengan meteran, wartawan kami".
    whole = text[start : sentence.span.end]
    counted = whole.partition(" ")[2] if led is not None else ""
    for words in (whole, counted, whole.partition(", ")[2]):
        if outlet and words and (end := _find_newsroom(words, outlet, voices)) is not None:
            return words[end:]
    is_own = bool(outlet) and whole.startswith(f"{outlet} ") and whole.removeprefix(f"{outlet} ")[:1].islower()
    return whole.removeprefix(f"{outlet} ") if is_own else None


def _outlet_of(voices: Voices) -> Identity:
    outlet = voices.finding.article.outlet or ""
    return Identity(outlet, frozenset(), telling_words(outlet, load_packs()))


def is_newsroom(name: str, pack: Pack) -> bool:
    """Say whether a name is no more than what a newsroom calls itself: "This reporter", "Redaksi".

    >>> [is_newsroom(name, load_packs()["en"]) for name in ("This reporter", "The reporter")]
    [True, False]
    """
    return listed(pack, "newsroom").fullmatch(name.casefold()) is not None


def _is_seen_behind(voices: Voices, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a newsroom is said behind a number to have counted: "12 houses, | as counted by our reporter, | fell"."""
    starts = (each.span.start for each in voices.finding.quantities if each.span.start >= quantity.span.end)
    behind = voices.finding.article.text[quantity.span.end : min((sentence.span.end, *starts))].casefold()
    return _seen(voices.pack).search(behind) is not None


@functools.cache
def _seen(pack: Pack) -> re.Pattern[str]:
    """Words for a newsroom behind a word for counting: "counted by | our reporter"."""
    seen, newsroom = (either(list_forms(pack, "measure", key)) for key in ("seen", "newsroom"))
    return re.compile(rf"\b{seen} {newsroom}\b")


def _is_ours(before: str, voices: Voices) -> bool:
    """Whether a word for a count stands there with "our" or the newsroom: "hitungan redaksi", "by our count"."""
    folded, pack = before.casefold(), voices.pack
    ours = (mark for mark in scan(folded, pack) if mark.kind == "ours")
    if any(has(word, {"first"}, pack) for mark in ours for word in words_of(folded[mark.start : mark.end])):
        return True
    ends = (match.end() for match in listed(pack, "reckoning").finditer(folded))
    return any(listed(pack, "newsroom").match(folded, end + 1) is not None for end in ends)


def _has_counted(before: str, outlet: str, voices: Voices) -> bool:
    """Whether the newsroom, or somebody of it, opens a text and counts behind that."""
    # "In Wera, our reporter counted".
    for words in (before, before.partition(", ")[2]):
        end = _find_newsroom(words, outlet, voices)
        if end is not None and _counts(words[end:].casefold(), DOING_WORDS, voices):
            return True
    return False


def _find_newsroom(words: str, outlet: str, voices: Voices) -> int | None:
    """Where the words end that a text opens with for a newsroom: "Redaksi", "Kontributor Suara Wera".

    What an outlet does by its name alone stands beside a number, as what any body does (`saksi.link.voice.nearby`).
    """
    folded = words.casefold()
    if (match := listed(voices.pack, "newsroom").match(folded)) is not None:
        return match.end()
    reporter = listed(voices.pack, "reporter").match(folded)
    is_own = reporter is not None and folded.startswith(outlet.casefold(), reporter.end() + 1)
    return reporter.end() + 1 + len(outlet) if reporter is not None and is_own else None


def _goes_on(before: str, sentence: Sentence, voices: Voices) -> bool:
    """Whether "he" counts, whom the sentence before told of as somebody of the newsroom."""
    outlet, text = voices.finding.article.outlet, voices.finding.article.text
    own = [each for each in voices.finding.sentences if each.paragraph == sentence.paragraph]
    last = max((each for each in own if each.span < sentence.span), default=None, key=lambda each: each.span)
    if last is None or not outlet or _find_newsroom(text[slice(*last.span)], outlet, voices) is None:
        return False
    words = before.casefold().split()
    at = next((at for at, word in enumerate(words[:PLACE_WORDS]) if has(word, {"pronoun"}, voices.pack)), None)
    return at is not None and _counts(" ".join([*words[at + 1 :], ""]), PLACE_WORDS, voices)


def _counts(folded: str, most: int, voices: Voices) -> bool:
    """Whether a word for counting stands among the first words of a text."""
    marks = (mark for mark in scan(folded, voices.pack) if mark.kind == "counts")
    return any(len(folded[: mark.start].split()) <= most for mark in marks)
