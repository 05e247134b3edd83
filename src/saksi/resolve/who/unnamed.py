"""People an article brings in without a name (seorang pemuda), who stay without it where they are pointed at."""

import re
from bisect import bisect_left
from collections.abc import Set

from saksi.kinds import Claim, Span
from saksi.resolve.who.cast import Cast, name_words

# Somebody pointed at without a name was brought in no further back than some twenty sentences, ...
LOOKBACK_CHARACTERS = 3000
# ... and has no name where none of so many words behind is one (seorang pemuda berinisial RM).
NAMED_WORDS = 6
# An office stands before its bearer's name within so many characters.
OFFICE_CHARACTERS = 40
# A pronoun that opens a sentence stands among its first words (Meski demikian, ia ...).
PRONOUN_WORDS = 4
# Who answers takes no more words than this before the verb.
ANSWER_WORDS = 8
# So many words hold an office, where it is held, and a word that points.
POINTED_WORDS = 6
QUESTION = "?"
_CALLING = frozenset({"group", "organisation", "rank", "rolepart", "side-of", "title"})
_WORDS = re.compile(r"\S+")


def is_unnamed(cast: Cast, phrase: str, before: int) -> bool:
    """Whether a word for a person points back to one brought in without a name (seorang pemuda ... pemuda itu).

    `before`: the place in the text before which he was.
    """
    head, *_, last = phrase.split() if " " in phrase else (phrase, phrase)
    is_person = cast.has_any(head, ("somebody", "title", "group"))
    if not (is_person and cast.has(last, "deictic")):
        return False
    words, form = cast.text[max(0, before - LOOKBACK_CHARACTERS) : before].split(), head.casefold()
    for at in range(len(words) - 1, 0, -1):
        if words[at].strip(",.").casefold() != form:
            continue
        # What somebody is said to be brings in nobody (bangga sebagai seorang ayah).
        if cast.has(words[at - 1], "one") and not cast.has(words[at - 2], "modal"):
            behind = (word.strip(",.()") for word in words[at + 1 : at + 1 + NAMED_WORDS])
            return not any(word[:1].isupper() and word.casefold() in cast.holding for word in behind)
    return False


def is_one(cast: Cast, phrase: str) -> bool:
    """Whether a source is one person without a name (a juror, one of the nurses, seorang warga)."""
    first, *rest = phrase.split()
    counts = cast.has_any(first, ("one", "one-of", "further")) or (
        cast.has(first, "article") and not cast.has_any(first, ("definite", "group"))
    )
    return counts and not any(cast.has(word, role) for word in rest for role in ("organisation", "document", "medium"))


def is_joined(cast: Cast, phrase: str) -> bool:
    """Whether somebody without a name stands before who has one (the ministry and Mayor Anna Lee)."""
    words = phrase.split()
    tie = next((at for at, word in enumerate(words) if at and word.islower() and cast.has(word, "and")), 0)
    named = words[-1][0].isupper() and cast.pack.habits.owning
    return bool(tie and named) and words[tie - 1].islower() and cast.has_any(words[tie - 1], _CALLING)


def is_anothers(cast: Cast, phrase: str, at: int) -> bool:
    """Whether a source is told by whose it is (keluarga Rahma; anak buah Rahma; pengacara Rahma), who does not speak.

    A calling that may also be that of who is named is another's where the article named him before without it.
    """
    head, *rest = phrase.split()
    name = next((index for index, word in enumerate(rest) if word[:1].isupper()), 2)
    if name > 1 or ", " in phrase:
        return False
    words = name_words(" ".join(rest[name:]))
    known = [n for n in cast.holding.get(rest[-1].casefold(), ()) if words <= name_words(n.name) and n.span.start < at]
    led = (cast.text[max(0, n.span.start - OFFICE_CHARACTERS) : n.span.start] for n in known)
    calls = any(cast.has(word.strip(",."), "attends") for before in led for word in before.split())
    last = rest[name - 1] if name else head
    kin = cast.has(last, "kin") or (cast.has(head, "kin") and not _CALLING & cast.roles_of(last))
    return kin or (cast.has(head, "attends") and bool(known) and not calls)


def quiet_before(cast: Cast, claim: Claim, claimed: Set[int], paper: int = -1) -> Span | None:
    """The sentence before a claim in its paragraph, when nobody speaks in it; questions lead on, and tell of nobody.

    `claimed`: where the sentences that hold claims begin; `paper`: where one begins in which only a document speaks.
    """
    at = bisect_left(cast.sentences, claim.sentence)
    begun = claim.content[0].start
    while at and begun < cast.sentences[at].start and "\n" not in cast.text[cast.sentences[at - 1].end : begun + 1]:
        at -= 1
    before = cast.sentences[at - 1] if at else None
    if before is None or "\n" in cast.text[before.end : min(begun, claim.sentence.start)]:
        return None
    while before is not None and (before.start == paper or _asks(cast, before, claimed)):
        before = _before(cast, before)
    return None if before is None or before.start in claimed else before


def quiet_earlier(cast: Cast, sentence: Span, claimed: Set[int]) -> Span | None:
    """The sentence before another in its paragraph, when nobody speaks in it."""
    before = _before(cast, sentence)
    return None if before is None or before.start in claimed else before


def _before(cast: Cast, sentence: Span) -> Span | None:
    """The sentence before another in its paragraph."""
    at = bisect_left(cast.sentences, sentence)
    before = cast.sentences[at - 1] if at else None
    return None if before is None or "\n" in cast.text[before.end : sentence.start] else before


def last_told(cast: Cast, claim: Claim) -> Span | None:
    """The sentence before that of a claim, in whatever paragraph; what is asked between them is the answer's."""
    at = bisect_left(cast.sentences, claim.sentence)
    while at and cast.text[slice(*cast.sentences[at - 1])].endswith(QUESTION):
        at -= 1
    return cast.sentences[at - 1] if at else None


def _asks(cast: Cast, sentence: Span, claimed: Set[int]) -> bool:
    return sentence.start not in claimed and cast.text[slice(*sentence)].endswith(QUESTION)


def goes_on(cast: Cast, claim: Claim, starts: Set[int]) -> bool:
    """Whether a speech without a cue stands behind a sentence that begins at one of these places."""
    before = None if claim.cue else last_told(cast, claim)
    return before is not None and before.start in starts


def behind_pronouns(cast: Cast, before: Span | None, claimed: Set[int]) -> Span | None:
    """The sentence that tells who is meant: past quiet ones of its paragraph that a pronoun for one person opens."""
    while before is not None and _opens_with_pronoun(cast, before):
        # Where that is nobody, it is told by who spoke, not by whom else the sentence names.
        before = quiet_earlier(cast, before, claimed)
    return before


def _opens_with_pronoun(cast: Cast, sentence: Span) -> bool:
    words = [word.strip(",") for word in cast.text[slice(*sentence)].split()[:PRONOUN_WORDS]]
    named = any(word[:1].isupper() and word.casefold() in cast.holding for word in words)
    return not named and any(cast.has(word, "third") for word in words)


def opens_unnamed(cast: Cast, before: Span | None) -> bool:
    """Whether a sentence opens with somebody without a name (One, who asked not to be named, ...; A resident ...)."""
    if before is None:
        return False
    first, second, *_ = (*(word.strip(",") for word in cast.text[slice(*before)].split()[:2]), "", "")
    counted = cast.has_any(first, ("one-of", "article"))
    is_person = cast.has_any(second, ("group", "title", "somebody"))
    stands_for = cast.has(first, "pronoun") and cast.has(first, "quantifier") and not cast.has(second, "part")
    return (counted and is_person) or stands_for


def opening_subject(cast: Cast, sentence: Span) -> Span | None:
    """The office a sentence opens with, of whoever holds it, or whoever answers there; None for neither.

    Sekretaris DPRD enggan menjawab. Pihak sekolah membantah.
    """
    if not cast.pack.habits.office_first:
        return None
    words = [Span(*match.span()) for match in _WORDS.finditer(cast.text, *sentence)][: ANSWER_WORDS + 1]
    forms = [cast.text[slice(*word)].strip(".,") for word in words]
    end = next((at for at, form in enumerate(forms) if not form[:1].isupper()), len(forms))
    is_office = 1 < end < len(forms) and cast.has(forms[0], "title") and all(w.isalpha() for w in forms[: end + 1])
    # Who is pointed at is known (Mantan Bupati itu).
    points = is_office and cast.has_any(forms[end], ("deictic", "relative"))
    if is_office:
        return None if points else Span(words[0].start, words[end - 1].end)
    first = next((at for at, form in enumerate(forms) if not cast.has(form, "open")), 0)
    ends = next((at for at, form in enumerate(forms) if at > first and cast.has(form, "answers")), 0)
    while ends > first + 1 and cast.has_any(forms[ends - 1], ("adverb", "willing")):
        ends -= 1
    said = cast.text[words[first].start : words[ends - 1].end] if ends else ""
    answers = bool(said) and bool(_CALLING & cast.roles_of(forms[first])) and "," not in said
    return Span(words[first].start, words[ends - 1].end) if answers else None


def points_at_bearer(cast: Cast, claim: Claim) -> bool:
    """Whether the sentence before a claim opens with an office or a calling that points (Kepala Desa Rabakodo itu)."""
    before = cast.sentences[max(0, bisect_left(cast.sentences, claim.sentence) - 1)]
    words = cast.text[slice(*before)].split()[:POINTED_WORDS]
    return cast.has_any(words[0], ("group", "somebody", "title")) and any(cast.has(word, "deictic") for word in words)
