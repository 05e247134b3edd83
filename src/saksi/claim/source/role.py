"""A role before its bearer's name, and where that name ends (Kepala Dinas Sosial, Ratna Dewi; the mayor, Ida Marr)."""

from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.predicate import predicates
from saksi.claim.source.area import area_end
from saksi.claim.source.joint import acts_as, opens_bearer
from saksi.claim.source.phrase import closing_bracket, is_initial, is_of_owners

# Longest name that can follow "role, " (Kepala Dinas Sosial, Ratna Puspita Dewi Lestari).
NAME_WORDS = 6
# A name behind where a role is held has this many words; fewer may be a place's.
FULL_NAME_WORDS = 2
# A title in the style of a firm stands among so many words (Sales Branch Manager).
STYLE_WORDS = 4
# A role may run on to the comma before its bearer for this many words.
LONG_ROLE_WORDS = 9
# What no word of somebody's own name is.
_STYLES = ("title", "honorific", "organisation", "rolepart", "rank")
# So many words of offices in a phrase make it somebody's office (Satuan Pelaksana Lingkungan Hidup, Matsani).
OFFICE_WORDS = 2


def is_role(line: Line, first: int, last: int) -> bool:
    """Whether the words are a role without a name: they open with a title and the name may follow a comma."""
    head = first + line.has(first, "determiner")
    owns = any(line.forms[at].endswith(line.lexicon.owning) for at in range(first, last - 1))
    # An article and a role behind what it belongs to (a police spokeswoman, Ida Marr,).
    # So has a role in small letters behind a name (Norfond Bank analyst, Ida Marr,).
    end = next((at for at in range(first + 1, last) if is_field(line, at)), last)
    small = bool(line.lexicon.owning) and not line.is_capital(end - 1) and end > first + 1
    placed = small and (line.has_any(first, ("article", "possessive")) or line.is_capital(first))
    owned = (owns or placed) and line.has(end - 1, "title")
    if (
        owned
        or line.has(head, "title")
        or _is_styled(line, first, last)
        or (line.has(last + 1, "rank") and line.is_capital(last + 2))
    ):
        return True
    if sum(line.has(at, "rolepart") for at in range(first, last)) >= OFFICE_WORDS and line.is_capital(first):
        return True
    if line.has(first, "one-of"):
        return not line.is_capital(last - 1) or opens_bearer(line, last + 1)
    called = line.has(first + 1, "group") or (line.has(first + 1, "title") and not line.lexicon.owning)
    return line.has(first, "one") and called and not line.is_capital(last - 1)


def _is_styled(line: Line, first: int, last: int) -> bool:
    """Whether capitals open with words before a title, as styles of firms do (Sales Branch Manager Mandala)."""
    title = next((at for at in range(first, min(last, first + STYLE_WORDS)) if line.has(at, "title")), None)
    styled = all(line.is_capital(at) or line.is_mark(at, "()") for at in range(first, last))
    return title is not None and title > first and styled


def is_borne(line: Line, first: int, last: int) -> bool:
    """Whether a role has its bearer's whole name behind it, so that none follows its comma (Rep. Bill Ott, R-Ohio)."""
    at = last
    while at > first and line.is_capital(at - 1) and not line.has_any(at - 1, _STYLES):
        at -= 1
    before = at - 1 - line.is_mark(at - 1, ".")
    owning = bool(line.lexicon.owning)
    # So is a rank with another office behind the comma (Iptu Rahma Dewi, Kanit Lantas Polsek Nita).
    led = before >= first and line.has_any(before, ("title", "honorific") if owning else ("honorific", "rank"))
    return led and last - at >= FULL_NAME_WORDS and (owning or line.has(last + 1, "title"))


def is_bearer(line: Line, called: tuple[int, int], behind: tuple[int, int]) -> bool:
    """Whether somebody of a calling is told by role and name behind a comma (Seorang saksi, bendahara Rahma Dewi)."""
    first, last = behind
    named = last - first > FULL_NAME_WORDS and line.is_capital(last - 1) and line.is_capital(last - 2)
    callings = (at for at in range(first, last) if not line.is_capital(at))
    role = any(line.has_any(at, ("title", "group")) for at in callings) and not line.is_capital(first)
    small = not any(line.is_capital(at) for at in range(called[0] + 1, called[1]))
    calls = any(line.has(at, role) for at in range(*called) for role in ("title", "group"))
    return named and role and small and calls and not any(line.is_verb(at) for at in range(*behind))


def is_told_of(line: Line, first: int, last: int) -> bool:
    """Whether a body without its name is told of, and so its name may follow a comma (the company that hired him)."""
    head = first + line.has(first, "determiner")
    some = line.has(first, "further") or (line.has(first, "article") and not line.has(first, "definite"))
    if some and line.has(last - 1, "organisation") and not line.is_capital(last - 1):
        return True
    told = line.has(head + 1, "relative") or (head + 1 == last and line.has(first, "definite"))
    return line.has(head, "organisation") and told and not line.is_capital(head)


def is_field(line: Line, at: int) -> bool:
    """Whether a small word leads from an office to its field (commissioner for peace)."""
    return line.has(at, "prep") and line.has(at - 1, "title") and not line.is_capital(at - 1)


def long_role(line: Line, end: int, last: int) -> int:
    """Where a role ends that runs on to a comma with its bearer behind it (Kepala bidang gizi pada Balai X, Sari Y)."""
    for at in range(end, min(last, end + LONG_ROLE_WORDS)):
        if line.is_mark(at, ",") and at > end:
            bearer = name_after(line, at + 1, last)
            closed = bearer is not None and (line.is_mark(bearer, ",") or _ends_whole(line, at + 1, bearer))
            return at if closed else end
        if not line.is_word(at) or line.is_verb(at) or line.has_any(at, ("relative", "that", "scene")):
            break
    return end


def _ends_whole(line: Line, first: int, end: int, marks: str = ".") -> bool:
    """Whether a whole name that is no place's ends its sentence, or stands before one of these marks."""
    is_place = all(line.forms[at] in line.lexicon.places for at in range(first, end))
    return end - first >= FULL_NAME_WORDS and not is_place and (end >= len(line) or line.is_mark(end, marks))


def bearer_end(line: Line, end: int, last: int) -> int:
    """Where who bears the role before the comma at `end` ends, behind where it is held perhaps; `end` where none does.

    kata Kepala Desa Nita, Kecamatan Maumere, Rahma Dewi, saat rapat
    """
    area = area_end(line, end)
    if area > end and line.has(area + 1, "weekday") and not line.has(end + 1, "placehead"):
        # Where it was said, and when (kata Jubir X Rahma Dewi | , Kupang, Senin).
        return end
    end = area
    name = name_after(line, end + 1, last) or end
    body = line.has(end + 1, "organisation")
    if body and (other := whole_bearer(line, name, last)) > name:
        return other
    # Nobody is called so who bears a role (Komisioner X Rahma Dewi, Kantor Y).
    return end if body and not (line.has(end + 1, "firm") or line.lexicon.owning) else name


def whole_bearer(line: Line, end: int, last: int) -> int:
    """Where the whole name behind the comma at `end` ends, no place's and closed by a mark or a scene; else `end`."""
    name = (name_after(line, end + 1, last) if line.is_mark(end, ",") else None) or end
    closed = _ends_whole(line, end + 1, name, ",.") or (_leads_to_scene(line, name) and name > end + FULL_NAME_WORDS)
    return name if closed else end


def placed_bearer(line: Line, first: int, at: int, last: int) -> int:
    """Where a role ends that tells at `at` where it is held, and behind a comma who holds it; `at` where none does.

    Kepala Perwakilan UNICEF di Kupang, Yosef Moa; not Menteri Keuangan di Gedung Negara, Jakarta Pusat
    """
    comma = at + 1
    while line.is_capital(comma):
        comma += 1
    if not (line.has(at, "within") and comma > at + 1 and line.is_mark(comma, ",") and _has_bearer(line, first, at)):
        return at
    end = name_after(line, comma + 1, last)
    # Where a body tells which fellow is meant one name is enough (koleganya di Badan Legislasi, Rahma, ...).
    one = _is_of_many(line, first) and opens_bearer(line, comma + 1)
    few = 1 if one or (line.has(at + 1, "organisation") and not line.is_capital(first)) else FULL_NAME_WORDS
    closed = end is not None and (end >= last or line.is_mark(end, ",.") or _leads_to_scene(line, end))
    closed = closed and not line.has((end or at) + 1, "deictic")
    named = end is not None and end - comma > few and closed
    is_place = named and all(line.forms[here] in line.lexicon.places for here in range(comma + 1, end or at))
    return end if end is not None and named and not is_place else at


def _leads_to_scene(line: Line, at: int) -> bool:
    """Whether what follows a name tells when, where or to whom it was said (kata warga, Rahma | saat ditemui)."""
    dated = line.is_mark(at, ",") and line.has_any(at + 1, ("weekday", "scene"))
    return not line.lexicon.owning and (dated or line.has(at, "scene"))


def _has_bearer(line: Line, first: int, last: int) -> bool:
    """Whether a name may follow: a role's, or that of one of many (petani di Desa X, Rahma Dewi)."""
    return _is_of_many(line, first) or is_role(line, first, last)


def _is_of_many(line: Line, first: int) -> bool:
    """Whether words open with one of many, or with what somebody does, in small letters but at the head of a line."""
    small = first == 0 or not line.is_capital(first)
    called = line.has_any(first, ("group", "one-of")) or acts_as(line, first)
    return small and called and not line.lexicon.owning


def unlisted_bearer(line: Line, first: int, end: int, last: int) -> int:
    """Where the whole name behind a calling in small letters that no list holds ends (ujar penyelidik bumi, Estu Moa.).

    `end` where no name of two words or more follows its comma; of a body one is enough (menurut lembaga riset, Tirta.).
    """
    alone = [at for at in range(first, end) if line.has(at, "pronoun") and not line.has(at, "possessive")]
    small = not (alone or any(line.is_capital(at) for at in range(first, end)))
    small = small or not (line.lexicon.owning or line.is_capital(first) or line.held[first])
    # Who stands for a body by name, too (perwakilan PT X, Rahma Dewi), and one of the people of a place (warga Desa X).
    stands = line.has(first, "speaks-for")
    lives = line.has(first, "group") and not line.is_capital(first) and not line.lexicon.owning
    area = area_end(line, end) if lives else end
    lives = lives and not line.has(area + 1, "placehead")
    small = small or stands or lives
    name = name_after(line, area + 1, last) if small and line.is_mark(area, ",") else None
    if name is None:
        return end
    told_to = _leads_to_scene(line, name)
    few = 1 if line.has(first, "organisation") and not stands else FULL_NAME_WORDS - (lives and told_to)
    closed = name >= last or told_to or line.is_mark(name, ",.(" if lives else ",.")
    capitals = (at for at in range(area + 1, name) if line.is_capital(at))
    is_place = closed and any(line.forms[at] in line.lexicon.places for at in capitals)
    return name if closed and name - area > few and not is_place else end


def is_nickname(line: Line, at: int) -> bool:
    """Whether a name's other one in marks opens here, inside it (Rahma "Ama" Dewi)."""
    marks = line.lexicon.marks
    marked = line.is_mark(at, marks) and line.is_mark(at + 2, marks) and line.speech(at + 1) < 0
    return marked and all(line.is_capital(here) for here in (at - 1, at + 1, at + 3))


def name_after(line: Line, first: int, last: int) -> int | None:
    """Where the capitalised name that starts at `first` ends, when it is one and ends at a mark or a stopper."""
    first += line.has(first, "determiner") and (line.has(first + 1, "honorific") or line.is_capital(first + 1))
    at = first
    called = line.has(first, "honorific") or (line.has(first, "title") and line.is_capital(first + 1))
    if called and not line.is_capital(first) and line.has(first, "somebody"):
        # Whose father it is bears no role (Menurut polisi, ayah Yosef, Ramadan, C).
        return None
    if called and not line.is_capital(first):
        at += 1 + is_initial(line, first)
    while (
        at < last
        and (line.is_capital(at) or _ties_name(line, first, at) or is_of_owners(line, at))
        and not line.has(at, "weekday")
    ):
        at += 1 + is_initial(line, at)
        at += 3 * is_nickname(line, at)
        close = closing_bracket(line, at, last) if line.is_mark(at, "(") else None
        at = close if close is not None and line.is_capital(close) else at
    counted = (here for here in range(first, at) if line.is_capital(here) and not _is_style(line, here))
    # A Dili-based monitor: what its noun describes is no name.
    described = bool(line.lexicon.owning) and line.has(first - 1, "article") and at < last and line.is_word(at)
    # Nobody bears two offices so (kata Mensos, | Presiden meminta C).
    offices = all(line.has(here, "title") for here in range(first, at)) and _tells(line, at)
    if described or offices or not 0 < sum(1 for _ in counted) <= NAME_WORDS:
        return None
    return at


def last_name(line: Line, first: int, last: int) -> tuple[int, int] | None:
    """The name that ends a stretch opened by a verb, which names nobody itself (Berkaitan dengan itu Rahma ...)."""
    start = last
    while start > first and line.is_capital(start - 1):
        start -= 1
    return (start, last) if start < last else None


def without_subject(line: Line, source: tuple[int, int]) -> tuple[int, int]:
    """A role alone, where the name behind its comma is who the sentence tells about: no second comma closes it.

    So too a name, where people without a comma are told about: Menurut Rahma | warga Nita sudah mengungsi
    Menurut jaksa, | Rahma menyimpan empat senjata; According to the coach, | Marr is hurt
    """
    first, last = source
    comma = find_comma(line, range(last - 1, first, -1), first)
    end = (closing_bracket(line, last, len(line)) or last) if line.is_mark(last, "(") else last
    # An age in brackets closes a name too (Menurut warga, Rahma (55) air naik).
    tells = line.is_word(end) and (end == last or _tells(line, end)) and not line.has(end, "scene")
    cut = comma if comma > first else next((at for at in range(first, last) if not line.is_capital(at)), first)
    told = cut == comma or (line.has_any(cut, ("group", "title")) and not line.has_any(first, _STYLES))
    return (first, cut) if cut > first and told and tells and not is_cue(line, end, "verb") else source


def _tells(line: Line, at: int) -> bool:
    """Whether what somebody does stands at a word, small words before it perhaps (mulai memindahkan)."""
    while line.has(at, "adverb"):
        at += 1
    return predicates(line, at)


def _ties_name(line: Line, first: int, at: int) -> bool:
    """Whether a small word stands inside a name (Joris van Meer, Salim al-Habsyi), or a rank does (Irjen pol X)."""
    ranks = line.has(at, "rank") and line.has(at - 1, "rank")
    return at > first and (ranks or line.has(at, "particle")) and line.is_capital(at + 1)


def _is_style(line: Line, at: int) -> bool:
    """Whether a word beside a name is a degree or what somebody is addressed by."""
    return line.has_any(at, ("honorific", "degree"))
