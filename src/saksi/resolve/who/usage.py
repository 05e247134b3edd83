"""What an article's own use of a name tells of it: which of its words is a body's, and which ends it.

`CEO Persilat Nyoman Aditama`, where Nyoman speaks and Persilat stands alone; `Kapolri Badrodin Haiti`, who is Badrodin.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from saksi.kinds import Claim, Reading, Span
from saksi.pack import Pack, load_roles
from saksi.resolve.capital import Capitals
from saksi.resolve.who.body import behind_body, place_forms, place_words
from saksi.resolve.who.gender import given_names
from saksi.resolve.who.nameword import INITIALS, UNNAMED, is_namelike, name_form, office_words, opens_ordinary

# A name whose first words may be a body's has at least this many.
_WITH_BODY = 3
# A whole name and an office behind it have more blanks than this.
OFFICE_BEHIND = 2
# So many words make a whole name.
_WHOLE = 2
# Roles of words that a place's or a body's name follows.
_RULED = frozenset({"named", "placehead", "rules-area"})
# Roles of offices that may have one behind them.
_OF = _RULED | {"of-area", "of-body"}
# A name behind a role has at most this many.
_NAME_WORDS = 5
# Roles of words that open what somebody is.
_CALLING = frozenset({"group", "one-of", "title"})
# Roles of words for who bears a name behind them (Direktur Utama PT X Rahma Dewi; perwakilan X Rahma Dewi).
_BEARER = frozenset({"speaks-for", "title"})
# Roles of words that open an office behind a name, and of those that stand before them (Product Manager).
_IS_OFFICE, _FIELDS = frozenset({"one-of", "title"}), frozenset({"field", "rolepart"})


@dataclass(frozen=True, slots=True, eq=False)
class Usage:
    """Words that stand alone in an article, casefolded: `speaking` those that name a source, `alone` runs of capitals.

    `sources`: where whoever speaks is printed. Compares by identity.
    """

    speaking: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    sources: tuple[Span, ...] = ()


def find_usage(reading: Reading, claims: Sequence[Claim], capitals: Capitals) -> Usage:
    """Give the words that an article's claims have as whole sources, and its runs of capitals."""
    text = reading.article.text
    sources = tuple(span for claim in claims for span in claim.source[:1])
    printed = (text[slice(*span)] for span in sources)
    named = (source for source in printed if source[:1].isupper() and source.replace(" ", "").isalpha())
    speaking = frozenset(source.casefold() for source in named if source.count(" ") < _WHOLE)
    if not speaking:
        return Usage(sources=sources)
    words = reading.words
    runs = (text[words[first].start : words[last - 1].end].casefold() for first, last in capitals.runs)
    return Usage(speaking, frozenset(runs), sources)


def part_body(title: str, name: str, usage: Usage, pack: Pack) -> tuple[str, str]:
    """Move a body's words from a name to the title before it: those that stand alone, where a later word speaks.

    So too a word that no given name is, between a calling that is of a body and a given name that speaks.

    >>> from saksi.pack import load_packs
    >>> page = Usage(frozenset({"nyoman"}), frozenset({"persilat", "nyoman"}))
    >>> part_body("CEO", "Persilat Nyoman Aditama", page, load_packs()["id"])
    ('CEO Persilat', 'Nyoman Aditama')
    """
    office, _, last = title.rpartition(" ") if usage.speaking else ("", "", "")
    if last.casefold() in usage.speaking and is_namelike(last, pack):
        # By what somebody is called is a name (Menpora Imam Nahrawa, of whom the text says: Imam).
        return office, f"{last} {name}"
    words = name.split()
    if not title or len(words) < _WITH_BODY or words[0].casefold() in given_names(pack):
        return title, name
    if behind_body(before := title.split()) == len(before):
        # Behind a body that is known the name opens (Partai Gerindra | Sufmi Dasco Ahmad).
        return title, name
    forms = [word.casefold() for word in words]
    held = load_roles(pack).get(title.rsplit(maxsplit=1)[-1].casefold(), frozenset())
    for at in range(1, len(words)) if forms[0] not in usage.speaking else ():
        given = forms[at] in given_names(pack)
        # Who speaks by one name is called by the first of two or more; a district has its name behind its head.
        whole = pack.habits.office_first and at < len(words) - 1 and words[0].isalpha() and len(words[0]) > 1
        alone = (
            (whole and (" " in title or not held.isdisjoint(_OF)))
            or " ".join(forms[:at]) in usage.alone
            or (given and "of-body" in held)
        )
        # The name that stands whole elsewhere is the person's (Pebalap Suzuki Alex Rins; Alex Rins).
        stands = at < len(words) - 1 and " ".join(forms[at:]) in usage.alone
        speaks = not usage.speaking.isdisjoint(forms[at:])
        speaks = speaks or (words[0].isalpha() and " ".join(forms[at:]) in usage.speaking)
        stands = stands and pack.habits.office_first and speaks
        if stands or (forms[at] in usage.speaking and alone) or (given and whole and not held.isdisjoint(_RULED)):
            return f"{title} {' '.join(words[:at])}", " ".join(words[at:])
    return title, name


def name_beside(phrase: str, name: str, usage: Usage, pack: Pack) -> tuple[str, str]:
    """Part a name from the office behind it, or before it where the name or its first word speaks elsewhere.

    `name`: what was taken for the name; a whole one may be a body's behind a calling, but not an office's bearer.

    >>> from saksi.pack import load_packs
    >>> page = Usage(frozenset({"agung"}))
    >>> name_beside("Direktur Utama PT Lontar Agung Wirawan", "", page, load_packs()["id"])
    ('Direktur Utama PT Lontar', 'Agung Wirawan')
    """
    if (before := before_office(phrase, usage, pack))[1] or " " in name or not pack.habits.office_first:
        return before
    words, roles = phrase.split(), load_roles(pack)
    for size in range(min(_WHOLE + 1, len(words) - 2), _WHOLE - 1, -1):
        last = words[-size:]
        speaks = not usage.speaking.isdisjoint((last[0].casefold(), " ".join(last).casefold()))
        borne = speaks and any(_BEARER & roles.get(word.casefold(), frozenset()) for word in words[:-size])
        if borne and all(name_form(word, pack) or is_namelike(word, pack) for word in last):
            return " ".join(words[:-size]), " ".join(last)
    return phrase, ""


def name_behind(phrase: str, pack: Pack) -> tuple[str, str]:
    """Part the whole name of who bears a role from the role before its comma; ("...", "") where none stands there.

    >>> from saksi.pack import load_packs
    >>> name_behind("Kepala SDN Nita, Abdul Karya Utama", load_packs()["id"])
    ('Kepala SDN Nita', 'Abdul Karya Utama')
    >>> name_behind("Ketua Komisi Hukum, Hak Asasi Manusia", load_packs()["id"])
    ('Ketua Komisi Hukum, Hak Asasi Manusia', '')
    """
    role, _, name = phrase.rpartition(", ")
    words, roles = name.split(), load_roles(pack)
    if not role or not 1 < len(words) <= _NAME_WORDS or not pack.habits.office_first:
        return phrase, ""
    first = words[0].casefold()
    named = all(word[0].isupper() and word.isalpha() and not word.isupper() for word in words)
    free = all(roles.get(word.casefold(), frozenset()).isdisjoint(UNNAMED) for word in words)
    is_role = "rolepart" in roles.get(first, ())
    opens = free and not (is_role or first in place_words(pack) or opens_ordinary(words[0], pack))
    calls = not _CALLING.isdisjoint(roles.get(role.partition(" ")[0].casefold(), ()))
    return (role, name) if named and calls and (opens or first in given_names(pack)) else (phrase, "")


def before_office(phrase: str, usage: Usage, pack: Pack) -> tuple[str, str]:
    """Part the office behind a whole name from the name, of one word before a calling in small letters.

    ("...", "") where none stands there.

    >>> from saksi.pack import load_packs
    >>> before_office("Rahma Dewi Ketua Panitia Lomba", Usage(), load_packs()["id"])
    ('Ketua Panitia Lomba', 'Rahma Dewi')
    """
    words, roles = phrase.split(), load_roles(pack)
    if len(words) <= OFFICE_BEHIND + 1 or not pack.habits.office_first:
        return phrase, ""
    held = [roles.get(word.casefold(), frozenset()) for word in words]
    bearing = (at for at, word in enumerate(words) if _IS_OFFICE & held[at] and not is_namelike(word, pack))
    if (end := next(bearing, 0)) == 0:
        return phrase, ""
    small = words[end].islower()
    # Clarissa Angga | Senior Brand Manager
    fields = (at for at in range(end) if _FIELDS & held[at] and not is_namelike(words[at], pack))
    end = end if small else next(fields, end)
    name = words[:end]
    whole = all((name_form(w, pack) and not opens_ordinary(w, pack)) or is_namelike(w, pack) for w in name)
    whole = whole or (" " in (joined := " ".join(name).casefold()) and joined in usage.speaking)
    if end < _WHOLE - small or len(words) == end + 1 or not whole:
        return phrase, ""
    return " ".join(words[end:]), " ".join(name)


def end_name(title: str, usage: Usage, pack: Pack, local: Iterable[str]) -> tuple[str, str]:
    """Part a name that ends in a place's word or in initials from the title before it; ("...", "") where none does.

    The word before the last is a given name, or speaks alone in the article, or gives a name (pria berinisial AK).

    >>> from saksi.pack import load_packs
    >>> end_name("Kapolri Badrodin Haiti", Usage(frozenset({"badrodin"})), load_packs()["id"], ())
    ('Kapolri', 'Badrodin Haiti')
    """
    words, roles = title.split(), load_roles(pack)
    # What ends a firm's name may end that of whoever is called by the word before it (Jenderal Andra Perkasa: Andra).
    firmly = len(words) >= _WITH_BODY and roles.get(words[-1].casefold()) == frozenset({"firmword"})
    firmly = firmly and words[-2].casefold() in usage.speaking
    firmly = firmly and not any("firm" in roles.get(word.casefold(), ()) for word in words)
    if len(words) < _WITH_BODY or not (firmly or _may_end(words[-1], pack)):
        return title, ""
    start = len(words) - 1
    while start > 0 and _is_own(words[start - 1], pack, local):
        start -= 1
    own = words[start:] if _is_only_part(words[-1], pack) else words[start:-1]
    forms = {word.casefold() for word in own}
    is_known = start < len(words) - 1 and not (usage.speaking.isdisjoint(forms) and given_names(pack).isdisjoint(forms))
    is_known = is_known or (words[-1].isupper() and "gives-name" in load_roles(pack).get(words[start - 1], ()))
    return (" ".join(words[:start]), " ".join(words[start:])) if is_known else (title, "")


def settle_name(phrase: str, parts: tuple[str, str], usage: Usage, pack: Pack, local: Iterable[str]) -> tuple[str, str]:
    """Settle by the article's use which words of a phrase are the name; `parts` is how it splits without."""
    whole = 0 < phrase.count(" ") < _WITH_BODY and " " not in parts[1] and bool(usage.speaking)
    if whole and _holds_place(phrase.split(), usage, pack, local):
        return "", phrase
    return part_body(*parts, usage, pack) if parts[1] else end_name(parts[0], usage, pack, local)


def _holds_place(words: Sequence[str], usage: Usage, pack: Pack, local: Iterable[str]) -> bool:
    """Whether two or three words are a name with a place's word in it, of whom one word speaks (Dimas Lima Wirawan).

    The first is a given name, or no place is called by the place's word alone (Paulo). So are initials (Rahma MD).
    """
    if usage.speaking.isdisjoint(forms := [word.casefold() for word in words]):
        return False
    placed = [word for word in words if word.casefold() in place_words(pack)]
    placed = placed or [word for word in words[-1:] if _is_brief(word, pack)]
    own = [form for word, form in zip(words, forms, strict=True) if _is_own(word, pack, local)]
    partial = bool(placed) and _is_only_part(placed[0], pack)
    speaks = not usage.speaking.isdisjoint(forms if partial else own)
    return speaks and (forms[0] in given_names(pack) or partial) and len(placed) == 1 and len(own) == len(words) - 1


def _may_end(word: str, pack: Pack) -> bool:
    """Whether a word that no name holds may end one: a place's, or a few capitals of no other use."""
    return word.isalpha() and (word.casefold() in place_words(pack) or _is_brief(word, pack))


def _is_only_part(word: str, pack: Pack) -> bool:
    """Whether no place is called by a word alone, and it has no other use: whoever bears it may speak by it."""
    return word not in place_forms(pack) and word.casefold() not in load_roles(pack)


def _is_brief(word: str, pack: Pack) -> bool:
    """Whether a word is a few capitals of no other use."""
    brief = 1 < len(word) <= INITIALS and word.isupper() and word.isalpha()
    return brief and word.casefold() not in office_words(pack)


def _is_own(word: str, pack: Pack, local: Iterable[str]) -> bool:
    """Whether a word may stand in a name, and is neither a place of the article nor a word printed small."""
    form = name_form(word, pack)
    return form != "" and form not in local and not opens_ordinary(word, pack) and not load_roles(pack).get(form)


def unpointed(phrase: str, pack: Pack) -> str:
    """Who is told by a word that gives his name, without the one that points at the end (Guru bernama Rahma itu)."""
    words, roles = phrase.split(), load_roles(pack)
    points = "deictic" in roles.get(words[-1].casefold(), ())
    named = any("gives-name" in roles.get(word, ()) for word in words)
    return " ".join(words[:-1]) if points and named else phrase
