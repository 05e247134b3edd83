"""How far a source goes on behind its noun: where those meant are (sumber di Ende), or which (warga yang mengungsi)."""

from saksi.claim.line.line import Line, is_cue
from saksi.claim.source.phrase import is_dotted
from saksi.claim.source.role import whole_bearer

# Where those meant are takes at most this many words.
PLACE_WORDS = 9
# Which are meant, in a relative clause, takes at most this many words behind a source that its verb precedes, ...
RELATIVE_WORDS = 14
# ... and this many before a verb that follows.
LONG_RELATIVE_WORDS = 18
# One of several is told by fewer words than this before whose he is.
PAIR_WORDS = 3
# Words from the one that leads to a number (lebih dari 40 orang) to the number.
COUNT_WORDS = 2
# Roles of words that lead to a number, and of those whose words a number may follow at once.
_COUNTING = ("adverb", "hedge", "modal", "counting")
# What a sum has behind its currency.
_DIGITS = "0123456789.,"
_TELLING = ("group", "organisation", "deictic")
# Roles of words that no phrase of where somebody is holds.
_UNSETTLED = ("weekday", "day", "relative", "that", "when", "join")
# Roles of words that tell how or how often behind a name.
_LATE = ("late-adverb", "adverb", "modal", "not")
_HEADS = ("group", "organisation", "document", "medium")
# Roles of words that lead from a relative clause to whom or when something was said.
_LEAVES = ("address", "weekday", "when", "that", "relative")


def settled_end(line: Line, first: int, at: int, last: int) -> int:
    """Where a source ends whose phrase goes on at `at` with where or whence those meant are (sumber di kepolisian).

    Only behind what no name ends: somebody by name is rather somewhere when he speaks. `last`: where the stretch ends.
    """
    led = line.has(at, "settles") and not line.has_any(at + 1, ("which", "deictic"))
    if not (led and _is_common(line, first, at)) or line.has(at - 1, "deictic"):
        return at
    last = next((here for here in range(at + 1, last) if _leads_away(line, here)), last)
    last = next((here for here in range(at + 2, last) if _is_counted(line, here)), last)
    if last - at > PLACE_WORDS:
        return at
    plain = all(
        (line.is_word(here) or is_dotted(line, here - 1))
        and not line.has_any(here, _UNSETTLED)
        and not line.is_verb(here)
        for here in range(at + 1, last)
    )
    return last if plain and last - at > 1 else at


def is_among(line: Line, first: int, at: int) -> bool:
    """Whether one without a name goes on with those he is one of (satu di antara suporter)."""
    among = line.has(at, "within") and line.has(at + 1, "locative") and line.has_any(at + 2, ("group", "pronoun"))
    return among and at - first < PAIR_WORDS and not line.is_capital(at - 1)


def opens_sum(line: Line, at: int) -> bool:
    """Whether a sum of money opens here, which no name goes on with (menurut BPK | Rp10,8 miliar)."""
    return line.lexicon.has(line.forms[at].rstrip(_DIGITS), "currency")


def leads_to_number(line: Line, at: int) -> bool:
    """Whether a number follows that a source tells and that is no part of it (menurut peta desa | hanya 12 hektare)."""
    if _is_number(line, at):
        # A body may have a word more (menurut rumah sakit | 12 orang).
        body = line.has_any(at - 1, _TELLING) or line.has(at - 2, "organisation")
        return not line.is_capital(at - 1) and body
    led = any(_is_number(line, here) for here in range(at + 1, at + 1 + COUNT_WORDS))
    return led and line.has_any(at, _COUNTING)


def _is_counted(line: Line, at: int) -> bool:
    """Whether a number opens behind where somebody is, or the small word before it (sumber di Ende | tinggal 40)."""
    if _is_number(line, at):
        return not line.is_capital(at - 1) or not line.forms[at].isdigit()
    return leads_to_number(line, at) or opens_number(line, at)


def opens_number(line: Line, at: int) -> bool:
    """Whether a number of something stands here, or behind one small word (40 orang, sekitar 40 orang, Rp17.200)."""
    first = at if _is_number(line, at) else at + 1
    small = first == at or (line.is_word(at) and not line.is_capital(at)) or (at < len(line) and opens_sum(line, at))
    is_sum = _is_number(line, first) and not line.forms[first].isdigit()
    return small and (is_sum or (_is_number(line, first) and line.is_word(first + 1)))


def _is_number(line: Line, at: int) -> bool:
    """Whether a word is written in digits, a currency before them perhaps (Rp17), and is no day of a month."""
    is_date = line.has(at + 1, "month")
    return 0 <= at < len(line) and line.is_word(at) and line.forms[at][-1].isdigit() and not is_date


def is_date(line: Line, at: int) -> bool:
    """Whether a day and its month stand here, or a year behind its word."""
    day = line.forms[at].isdigit() if at < len(line) else False
    year = line.has(at, "day") and at + 1 < len(line) and line.forms[at + 1].isdigit()
    return year or (day and line.has(at + 1, "month"))


def restricted_end(line: Line, first: int, at: int, last: int) -> int:
    """Where a source ends whose phrase goes on at `at` with a relative clause that tells which are meant.

    `last`: where the stretch before the verb ends (warga yang rumahnya terendam | mengatakan).
    """
    if not (line.has(at, "restricts") and _is_common(line, first, at)) or last - at > LONG_RELATIVE_WORDS:
        return at
    last = next((here for here in range(at + 1, last) if line.has_any(here, _LEAVES)), last)
    whole = all(line.is_word(here) or line.is_mark(here, "()-/") for here in range(at + 1, last))
    tells = any(line.is_verb(here) or line.has(here, "predicate") for here in range(at + 1, last))
    tells = tells or line.has(last - 1, "deictic")
    return last if whole and tells and line.speech(last - 1) < 0 and not _is_relayed(line, at, last) else at


def restricted_right(line: Line, source: tuple[int, int]) -> tuple[int, int]:
    """A source behind its cue with the relative clause that tells who is meant (kata warga yang rumahnya terendam).

    It ends with a pointing word, or before a mark and before whom or when.
    """
    first, at = source
    if line.has(first + line.has(first, "quantifier"), "whence"):
        # Whence somebody unnamed is tells which one is meant (kata sumber di kepolisian).
        stop = next((here for here in range(at, len(line)) if not line.is_word(here)), len(line))
        at = settled_end(line, first, at, stop)
    if not (line.has(at, "restricts") and _is_common(line, first, at)):
        return _to_pointing_place(line, (first, at)) if _is_common(line, first, at) else (first, at)
    here = at + 1
    while here < min(len(line), at + RELATIVE_WORDS) and not (here > at + 2 and line.has(here - 1, "deictic")):
        if not line.is_word(here) or line.has_any(here, _LEAVES):
            break
        here += 1
    fits = at + 1 < here < at + RELATIVE_WORDS and not _is_relayed(line, at, here)
    return (first, whole_bearer(line, here, len(line))) if fits else source


def _to_pointing_place(line: Line, source: tuple[int, int]) -> tuple[int, int]:
    """A calling with where it is held, up to the word that points (kata pengajar di Akademi X, Ende, ini)."""
    first, at = source
    here = at + line.has(at, "within")
    while here > at and (line.is_mark(here, ",") or line.is_capital(here)) and not line.has(here, "weekday"):
        here += 1
    return (first, here + 1) if here > at + 1 and line.has(here, "deictic") else source


def _is_relayed(line: Line, relative: int, last: int) -> bool:
    """Whether a relative clause only tells through whom the words came (yang dikutip X, yang berbicara kepada X)."""
    if line.has(last, "address"):
        return True
    return any(is_cue(line, at, "relay") for at in range(relative + 1, min(last, len(line))))


def _is_common(line: Line, first: int, at: int) -> bool:
    """Whether a phrase up to `at` is no person's name: a lower-case word ends it, or people or a body head it."""
    if line.has(at - 1, "pronoun") or not line.is_word(at - 1):
        return False
    lone = at - 1 == first and line.has(first, "title")
    return lone or not line.is_capital(at - 1) or any(line.has(w, role) for w in (first, first + 1) for role in _HEADS)


def _leads_away(line: Line, at: int) -> bool:
    """Whether a preposition leads to something other than where somebody is (sumber di Ende kepada Kabar Nita)."""
    return line.has(at, "prep") and not line.has_any(at, ("settles", "inner"))


def behind_adverbs(line: Line, first: int, last: int) -> int:
    """Where a phrase ends whose last words tell how or how often, some of them only behind a name (Rahma tetap)."""
    roles = ("adverb", "join", "modal")
    # Rahma Dewi baru-baru ini | menyebut C
    at = last - 2 if line.has(last - 1, "deictic") and line.has(last - 2, "adverb") and last - 2 > first else last
    while at > first + 1 and not line.is_capital(at - 1) and not line.is_mark(at - 1, ")"):
        if line.is_word(at - 1) and not line.has_any(at - 1, roles):
            break
        at -= 1
    late = at
    while late > first + 1 and not line.is_capital(late - 1) and line.has_any(late - 1, _LATE):
        late -= 1
    ends = line.is_capital(late - 1) or line.is_mark(late - 1, ")")
    ends = ends or line.has_any(late - 1, ("deictic", "group", "pronoun"))
    # The council first | said C; not: klub lama | mengatakan C.
    ends = ends or (bool(line.lexicon.owning) and line.has(late - 1, "organisation"))
    return late if ends else at


def to_pointing(line: Line, source: tuple[int, int] | None, last: int) -> tuple[int, int] | None:
    """A subject with the day or place behind its comma, where a word that points ends it.

    Gadis kelahiran Ende, 1 Juni 2001 itu | mengaku C; Warga Bolok, Kupang, ini | menyebut C
    """
    if source is None or line.lexicon.owning or not line.has(last - 1, "deictic"):
        return source
    between = range(source[1], last - 1)
    # Mantan Menteri Sosial di era Presiden Rahma ini | menyebut C
    posted = line.has(source[0], "title") and line.has(source[1], "prep") and line.is_capital(last - 2)
    posted = posted and all(line.is_word(at) and not line.is_verb(at) for at in between)
    plain = all(line.is_mark(at, ",") or line.is_capital(at) or line.forms[at].isdigit() for at in between)
    told = not between or any(line.is_word(at) for at in between)
    return (source[0], last) if posted or (plain and told) else source
