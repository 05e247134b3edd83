"""What opens a sentence before its subject: small words, dates, phrases with a preposition and no comma."""

from saksi.claim.line.line import Line, is_cue
from saksi.claim.source.phrase import closing_bracket

# When, where or in what something was said takes at most this many words before the subject.
SCENE_WORDS = 6
# What a subject opens with behind them, a capital aside.
# Roles of words that a name behind them belongs to (with the mayor Rahma Dunn; of the late Rahma Dunn).
_PARTS = ("title", "organisation", "group", "document", "medium", "before-noun", "adverb", "numeral")
# Roles of words of time, and of those that count them.
_TIMES = ("day", "duration", "month", "weekday")
_COUNTS = ("article", "numeral", "quantifier")
_SUBJECTS = ("pronoun", "group", "title", "organisation", "quantifier")


def skip_openers(line: Line, first: int, last: int) -> int:
    """Skip words that open a sentence before its subject (Sementara itu, Dalam kesempatan itu)."""
    if first + 1 == last and line.text[slice(*line.words[first])] in line.lexicon.media:
        # A paper with a small word's name (Antara).
        return first
    at = _behind_time(line, _behind_scene(line, first, last), last)
    # Secara khusus | Presiden meminta C
    at += 2 if line.has(at, "makes-adverb") and at + 2 < last else 0
    at = _behind_small(line, at, last)
    if at + 3 < last and _tells_when(line, at):
        at += 3
    if line.has(at, "quantifier") and line.has(at + 1, "adverb") and at + 2 < last and not line.lexicon.owning:
        # Beberapa kali | ia mengatakan C
        at += 2
    if line.has(at, "weekday") and line.is_mark(at + 1, "(") and (close := closing_bracket(line, at + 1, last)):
        # Pada hari ini, Kamis (12/3) | Camat Nita mengatakan C
        at = close if close < last else at
    if line.lexicon.owning and line.forms[first].isdigit() and line.has(first + 1, "article") and first:
        # On September 21, 2004 | the parties agreed.
        return first + 1
    if line.has(at, "month") and line.forms[min(at + 1, last - 1)].isdigit():
        at += 2
        at += at < last and line.has(at, "then")
    if at < last and line.has(at, "prep"):
        return _after_deictic(line, at, last)
    return at


def _behind_small(line: Line, first: int, last: int) -> int:
    """The word behind the small words and the times that open a sentence (Namun Agustus lalu | Camat Nita)."""
    at = behind_when(line, first, last)
    while at < last and (
        not line.is_word(at)
        or (line.has(at, "adverb") and not line.is_given(at))
        or line.has_any(at, ("asks", "attitude"))
        or (line.has(at, "deictic") and line.has(at + 1, "attitude"))
        or (line.has(at, "open") and not (line.has(at, "prep") and line.has(at + 1, "weekday")))
        or (is_cue(line, at, "bare", "clitic") and not line.has(at, "document"))
        or (line.has(at, "counting") and line.forms[at + 1][0].isdigit())
        or _tells_of(line, at)
    ):
        at += 1
        if line.has(at, "deictic"):
            at += 1
        at = behind_when(line, at, last)
    return at


def behind_when(line: Line, first: int, last: int) -> int:
    """The word behind when something was said, where what can speak follows without a comma; else `first`.

    Pada Agustus | balai itu menyebut C; Satu jam kemudian | ia menyebut C; Last month | the council said C
    """
    start = first + line.has(first, "prep")
    # Late on | Sunday
    at = start = start + 2 * (line.has(start, "dating") and line.has(start + 1, "prep"))
    told = False
    # How many hours or days it was (Satu jam kemudian).
    at += line.has(at + 1, "duration") and (at == 0 or line.has_any(at, _COUNTS))
    while at < last and (_is_time(line, start, at) or (told and _ends_time(line, at))):
        told = told or line.has_any(at, _TIMES)
        at += 1
    opens = line.is_capital(at) or line.has_any(at, (*_SUBJECTS, "article", "own", "possessive"))
    return at if told and at - first > 1 and at < last and opens else first


def _is_time(line: Line, start: int, at: int) -> bool:
    """Whether a word is a day's, a month's or a span's, or which of them is meant; a capital is of a calendar alone."""
    if line.is_capital(at) and at > start:
        return line.has_any(at, ("weekday", "month"))
    return line.has_any(at, ("dating", *_TIMES)) or (at == 0 and line.has(at, "that") and line.has(at + 1, "day"))


def _ends_time(line: Line, at: int) -> bool:
    """Whether a word tells which time, or how long before or after it was (Agustus | lalu; two days | later)."""
    year = line.forms[at].isdigit()
    return year or line.has_any(at, ("past", "then", "deictic", "too"))


def _behind_time(line: Line, first: int, last: int) -> int:
    """The word behind how long something has been said, or how early (For years | officials said; At first | he)."""
    lasts = line.has(first, "prep") and line.has_any(first + 1, ("duration", "late-adverb")) and line.is_word(first + 2)
    return first + 2 if line.lexicon.owning and lasts and first + 2 < last else first


def _tells_when(line: Line, at: int) -> bool:
    """Whether three words tell how long ago or after it was (Beberapa waktu lalu | Rahma; Dua hari sebelumnya | C)."""
    counts = line.has_any(at, ("quantifier", "numeral")) or line.forms[at].isdigit()
    some = counts and line.has_any(at + 1, ("day", "duration", "when")) and line.has_any(at + 2, ("adverb", "past"))
    late = line.has(at, "not") and line.has(at + 1, "late-adverb") and line.has(at + 2, "deictic")
    if line.lexicon.owning:
        # Two days later | the mayor said C; not: two days earlier than planned.
        return some and (line.is_capital(at + 3) or line.has_any(at + 3, (*_SUBJECTS, "article", "possessive")))
    return some or late


def _tells_of(line: Line, at: int) -> bool:
    """Whether a word only tells that there is, or may be, who follows it (Ada | warga mengaku C; Mungkin | polisi)."""
    leads = line.has_any(at, ("exists", "late-adverb", "modal")) and not line.has(at, "quantifier")
    if not leads or line.lexicon.owning or line.is_given(at):
        return False
    # Belum lagi ada | sebagian orang menganggap C
    again = line.has_any(at + 1, ("exists", "late-adverb")) and _tells_of(line, at + 1)
    return again or line.is_capital(at + 1) or line.has_any(at + 1, _SUBJECTS)


def _after_deictic(line: Line, first: int, last: int) -> int:
    """Where the subject starts after a phrase that opens with a preposition and has no comma."""
    for at in range(first, last - 1):
        if line.has(at, "weekday") and line.is_mark(at + 1, "("):
            continue
        if line.has_any(at, ("deictic", "weekday")) or line.is_mark(at, ")"):
            return at + 1
        if line.has(at, "closes") and line.is_capital(at + 1):
            return at + 1
    return _behind_place(line, first, last)


def _behind_place(line: Line, first: int, last: int) -> int:
    """The whole name behind where, when or to whom somebody spoke, in small letters with no comma; else `last`.

    Usai rapat | Camat Nita Rahma Dewi menyebut C; Kepada awak media | Rahma Dewi menyebut C
    """
    noun = at = first + 1
    while at < last - 1 and line.is_word(at) and not (line.is_capital(at) or line.is_verb(at) or line.has(at, "sub")):
        at += 1
    named = all(line.is_capital(here) or not line.is_word(here) for here in range(at, last))
    if line.lexicon.owning or not (line.has(first, "scene") and noun < at <= first + SCENE_WORDS and named):
        return last
    hears = line.has_any(first, ("address", "through"))
    # In whose office or house it was is told before the name (di kantor | Bupati Rahma).
    placed = not hears and any(line.has_any(here, ("site", "placehead", *_PARTS)) for here in range(noun, at))
    borne = line.has_any(at, ("title", "rank", "honorific")) and last - at > 1
    named = hears and last - at > 1 and not line.has_any(at, ("weekday", "month", "placehead"))
    return last if placed or not (borne or named) else at


def _behind_scene(line: Line, first: int, last: int) -> int:
    """The word behind a phrase that opens with a preposition and points, no comma after it; else `first`.

    Dalam rapat itu | Bupati Rahma mengatakan C; Pada kesempatan yang sama | Rahma menyebut C
    """
    at = first + line.has(first, "turn")
    if not (line.has(at, "prep") and line.has(at, "open")):
        return first
    noun = at + 2
    if line.lexicon.owning and line.has(at + 1, "article") and line.is_capital(noun + 1) and noun + 1 < last:
        # During the trial | Rahma Dunn said C.
        plain = not (line.is_capital(noun) or line.has_any(noun, _PARTS))
        return noun + 1 if plain else first
    if noun < last and line.forms[at + 1].endswith(line.lexicon.clitics) and not line.is_capital(at + 1):
        # Dalam sambutannya | Rahma mengatakan C
        return noun if line.is_capital(noun) or line.has_any(noun, _SUBJECTS) else first
    for here in range(at + 2, min(last - 1, at + SCENE_WORDS)):
        if not line.is_word(here) or line.is_capital(here):
            break
        behind = here + 1
        opens = line.is_capital(behind) or line.has_any(behind, _SUBJECTS)
        if line.has_any(here, ("deictic", "closes")) and opens:
            return behind
    return first
