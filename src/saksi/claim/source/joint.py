"""Several who speak together (Rahma, Yosep dan Sari), and one of many named behind a comma (Warga, Anton, ...)."""

from collections.abc import Sequence

from saksi.claim.line.line import Line
from saksi.claim.source.phrase import is_of_owners

# A name behind people it is one of has at most this many words.
NAME_WORDS = 4
# What somebody is, between its article and the comma before his name, takes no more words than this.
ROLE_WORDS = 7
# A name between commas takes at most this many words and marks.
APPOSED_WORDS = 6
# Who speaks with somebody takes, with the joining word, at most this many words.
OTHERS_WORDS = 4
# One of a list of sources takes at most this many words.
LISTED_WORDS = 6
Range = tuple[int, int]
# Roles of words that open people, a body or somebody of a calling.
_PEOPLE = ("group", "organisation", "title")


def find_joint(line: Line, chunks: Sequence[Range], start: int) -> Range | None:
    """The last of those who speak together, from the joining word on (Rahma, Yosep dan Sari); None where one speaks.

    A comma before the verb closes an apposition (Rahma, Kepala Dinas A dan B, ...).
    """
    if len(chunks) == 1 or line.is_mark(chunks[-1][1], ","):
        return None
    first, last = chunks[-1]
    joins = [at for at in range(first, last - 1) if line.has(at, "and") and not line.is_capital(at)]
    if len(joins) != 1:
        return None
    named = (first, joins[0]) if joins[0] > first else chunks[-2]
    parts = ((start, chunks[0][1]), *chunks[1:-1], named, (joins[0] + 1, last))
    if _is_office(line, parts):
        return joins[0] + 1, last
    if not all(_names_one(line, *part) for part in parts):
        return None
    head = joins[0] + 1 + line.has(joins[0] + 1, "article")
    is_field = line.has_any(head, ("field", "rolepart")) and not line.has_any(head, _PEOPLE)
    tells = any(line.is_verb(at) or line.has(at, "relative") for at in range(start, last))
    return None if is_field or tells else (joins[0] + 1, last)


def _is_office(line: Line, parts: Sequence[Range]) -> bool:
    """Whether commas only part the fields of one office (the minister of trade, industry and energy)."""
    at = parts[0][1] - 2
    led = bool(line.lexicon.owning) and line.has(at, "prep") and line.has_any(at - 1, ("title", "organisation"))
    return led and all(last - first == 1 and not line.has(first, "group") for first, last in parts[1:])


def _names_one(line: Line, first: int, last: int) -> bool:
    """Whether words are one of several who speak: a name with its title, or in small letters people or a body.

    Behind an article, whose it is or how many they are, so is somebody of a calling (the mayor, his two clerks).
    """
    at = first + line.has(first, "article")
    led = bool(line.lexicon.owning) and (at > first or line.has_any(at, ("possessive", "numeral", "quantifier")))
    called = led and any(line.has(here, role) for here in range(at, last) for role in _PEOPLE)
    at += line.has(at, "quantifier") and not line.lexicon.owning
    return called or line.is_capital(at) or line.has_any(at, ("group", "organisation"))


def has_bearer(line: Line, first: int, last: int, behind: Range) -> bool:
    """Whether people or somebody of a calling stand before a comma, and behind it a name alone that is one of them.

    Warga, Anton, ...; pelaut asal Ende, Anton Moa, ...
    """
    if is_apposed(line, (first, last), behind):
        return True
    people = line.has(first, "group") and (not line.is_capital(last - 1) or opens_bearer(line, behind[0]))
    end = behind[0]
    while end < behind[1] and line.is_capital(end) and not line.has(end, "weekday"):
        end += 1
    named = behind[0] < end <= behind[0] + NAME_WORDS and (end == behind[1] or not line.is_word(end))
    small = not line.is_capital(first) or first == 0 or not line.is_capital(first + 1)
    called = small and last - first > 1 and acts_as(line, first)
    # The supplier, Rahma Foods, denies C: a comma closes the name.
    led = line.has_any(first, ("definite", "possessive"))
    alone = bool(line.lexicon.owning) and led and last - first <= ROLE_WORDS and line.is_mark(behind[1], ",")
    owners = (at for at in range(first + 1, last) if line.is_capital(at))
    alone = alone and all(line.forms[at].endswith(line.lexicon.owning) for at in owners)
    # So it does where a body is told by what it is (Lembaga riset pasar, Tirta, mengatakan C).
    told = not line.lexicon.owning and line.is_mark(behind[1], ",") and _is_what(line, first, last)
    if (alone or told) and end == behind[1] and named:
        return True
    some = line.has(first, "quantifier") and (line.lexicon.owning or not line.has(first, "one"))
    whose = (people and not some) or called
    return whose and named


def is_apposed(line: Line, called: Range, behind: Range) -> bool:
    """Whether a name alone stands between commas behind words that tell who it is, none of them a name's.

    Murid kelas lima, Anton, ...; Their union, the Dockers' League, ...; not: di ibu kota, Kupang, ...
    """
    first, last = called
    opens, end = behind[0] + line.has(behind[0], "definite"), behind[1]
    whole = all(line.is_capital(at) or line.is_mark(at, ".") or is_of_owners(line, at) for at in range(opens, end))
    named = whole and opens < end <= opens + APPOSED_WORDS and line.is_mark(end, ",")
    if not named or any(line.has_any(at, ("weekday", "month", "placehead")) for at in range(opens, end)):
        return False
    small = [at for at in range(first + 1, last) if line.is_word(at) and not line.is_capital(at)]
    owners = all(line.forms[at].endswith(line.lexicon.owning) for at in range(first + 1, last) if line.is_capital(at))
    if not (owners and line.lexicon.owning) and len(small) < last - first - 1:
        return False
    acts = any(line.is_verb(at) or line.has_any(at, ("relative", "weekday", "sub")) for at in small)
    led = line.has_any(first, ("article", "definite", "possessive")) if line.lexicon.owning else bool(small)
    placed = all(line.forms[at] in line.lexicon.places for at in range(opens, end))
    return led and last - first <= ROLE_WORDS + 1 and not (acts or placed)


def opens_bearer(line: Line, at: int) -> bool:
    """Whether a name opens that may be somebody's behind a place: of one word only where no place is known by it.

    Not so warga Nita, Sikka; the larger of two places, which stands behind, is mostly known.
    """
    more = line.is_capital(at + 1)
    place = line.forms[at] in line.lexicon.places or line.has(at, "placehead") if at < len(line) else True
    return line.is_capital(at) and (more or not (place or line.lexicon.owning))


def _is_what(line: Line, first: int, last: int) -> bool:
    """Whether words tell what a body or a medium is, and no name of it (Lembaga riset pasar; Surat kabar Inggris)."""
    names = [at for at in range(first + 1, last) if line.is_capital(at)]
    if line.has(first, "own") and last - first == 1:
        return line.has(last + 1, "organisation")
    kinds = line.has_any(first, ("organisation", "medium")) or line.has(first + 1, "medium")
    return kinds and last - first > 1 and all(line.forms[at] in line.lexicon.places for at in names)


def acts_as(line: Line, at: int) -> bool:
    """Whether a word names somebody by what he does, by its form (pelaut, pengamat), and no event (pelayaran)."""
    form, lexicon = line.forms[at], line.lexicon
    event = any(form.startswith(first) and form.endswith(last) for first, last in lexicon.happenings)
    return form.startswith(lexicon.doers) and not event and not line.held[at] - {"noun", "title"}


def with_others(line: Line, at: int, last: int) -> int:
    """Where those end who speak with whom a pronoun stands for (Ia dan warga lain | berharap); else `at`."""
    joined = line.has(at, "and") and line.has_any(at + 1, ("group", "organisation", "title", "own"))
    whole = all(line.is_word(here) and not line.is_verb(here) for here in range(at, last))
    return last if joined and whole and last - at <= OTHERS_WORDS else at


def joins_other(line: Line, first: int, at: int) -> bool:
    """Whether a joining word at `at` has others who speak behind a pronoun or people in small letters.

    kata polisi | dan warga; kata dia | dan istrinya
    """
    if line.lexicon.owning or not line.has(at, "and") or line.is_capital(first):
        return False
    one = first + line.has_any(first, ("quantifier", "determiner"))
    opens = line.has(first, "pronoun") or line.has_any(one, _PEOPLE)
    return opens and _opens_other(line, at + 1)


def joins_closed(line: Line, at: int, end: int) -> bool:
    """Whether who is joined to a name is closed by a mark or a day (Menurut Rahma serta Yosef, C; kata X dan istrinya).

    `at`: the joining word; `end`: where who is joined ends.
    """
    closed = end >= len(line) or line.is_mark(end, ",.(") or line.has_any(end, ("weekday", "scene"))
    joins = closed and not line.lexicon.owning and line.is_word(at + 1)
    return joins and (line.is_capital(at + 1) or _opens_other(line, at + 1))


def _opens_other(line: Line, at: int) -> bool:
    """Whether people, a body or whoever is somebody's own open at a word (warga, para petani, istrinya)."""
    at += line.has_any(at, ("quantifier", "determiner"))
    whose = at < len(line) and line.forms[at].endswith(line.lexicon.clitics)
    called = at < len(line) and (line.has_any(at, _PEOPLE) or acts_as(line, at))
    return called or (whose and line.has(at, "noun"))


def with_listed(line: Line, end: int) -> int:
    """Where a list of sources behind a preposition ends that has its last one behind "and", and a comma; else `end`.

    Menurut polisi, saksi, dan keluarga korban | , pelaku kabur
    """
    at = listed_end(line, end)
    return at if line.is_mark(at, ",") and line.is_word(at + 1) and not line.has(at + 1, "relative") else end


def listed_end(line: Line, end: int) -> int:
    """Where a list goes to whose first ends at `end` and whose last stands behind "and"; `end` where none does."""
    at, is_joined = end, False
    while not is_joined and line.is_mark(at, ","):
        first = at + 1
        at = next((here for here in range(first, len(line)) if not line.is_word(here)), len(line))
        joins = [here for here in range(first, at) if line.has(here, "and")]
        opened = {first, *(here + 1 for here in joins)} - set(joins)
        is_joined = bool(joins)
        if at - first > LISTED_WORDS or len(joins) > 1 or not all(_names_one(line, here, at) for here in opened):
            return end
        if any(line.is_verb(here) or line.has(here, "relative") for here in range(first, at)):
            return end
    return at if is_joined else end


def with_closing(line: Line, first: int, end: int) -> int:
    """Where a list of sources behind their verb ends that closes the sentence (said the mayor, a clerk and two cooks.).

    Behind a name stand names: else it is told who that is (said Rahma Dunn, a nurse and a mother).
    """
    at = listed_end(line, end) if line.lexicon.owning and line.is_mark(end, ",") else end
    alike = line.is_capital(first) == line.is_capital(end + 1)
    return at if alike and (at >= len(line) or line.is_mark(at, ".")) else end
