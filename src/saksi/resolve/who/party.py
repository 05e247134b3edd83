"""Which person, body or document a source as printed names, by the names and short forms of its article."""

import functools
import re
from bisect import bisect_left

from saksi.kinds import Span
from saksi.resolve.where.local import is_regency
from saksi.resolve.who.alias import whole_of
from saksi.resolve.who.bearer import name_bearer, name_traded
from saksi.resolve.who.body import is_place
from saksi.resolve.who.cast import Cast, Party, head_of, kind_of, name_words
from saksi.resolve.who.gender import gender_of, given_names, opens_given
from saksi.resolve.who.name import split_name, split_used
from saksi.resolve.who.nameword import opens_ordinary
from saksi.resolve.who.surname import fullest
from saksi.resolve.who.unnamed import is_anothers, is_joined, is_one
from saksi.resolve.who.usage import name_behind

_CALLS = frozenset({"group", "organisation", "rank", "title"})
# The name of an outlet as its address is written (Kabar.example).
_ADDRESS = re.compile(r"\w{3,}(?:\.[a-z]{2,7}){1,2}")
_LEADING = frozenset({"prep", "inner", "locates"})
_SINGLE = frozenset({"definite", "one", "one-of"})
_ADDRESSES = frozenset({"honorific", "title"})
# What stands last before the name of whoever bears it.
_BEARING = frozenset({"honorific", "title", "rank"})


def name_person(cast: Cast, phrase: str, span: Span) -> tuple[Party, str] | None:
    """The person a source names, with the method: `name` as printed, or `surname` when the article has a fuller one."""
    phrase = _without_work(cast, phrase)
    if phrase in cast.holding and not (cast.roles_of(phrase) or opens_ordinary(phrase, cast.pack)):
        # A name of the article that is printed small once (ujar rahma).
        phrase = phrase.capitalize()
    if " " not in phrase and any(named.name == phrase for named in cast.holding.get(phrase.casefold(), ())):
        return Party(phrase, "person"), "name"
    kind = kind_of(cast, phrase)
    if both := _name_both(cast, phrase, span):
        return both
    title, name = _split(cast, _without_opening(cast, phrase, span))
    if not name and (last := _last_known(cast, phrase)):
        title, name = phrase.rpartition(" ")[0], last
    if kind in ("document", "organisation") and phrase not in cast.short and not _is_office(cast, title, phrase):
        return None
    # Whose own body is named behind its comma is none, either (Partainya, Partai X).
    other = cast.pack.habits.owning and (_is_other(cast, phrase) or is_joined(cast, phrase))
    other = other or cast.has(phrase.partition(",")[0], "own") or is_anothers(cast, phrase, span.start)
    # What somebody made is not who made it (a reverse image search by Harbor Check).
    made = any(cast.has(word, "agent") for word in phrase.split()[1:] if word.islower())
    if other or made or is_outlet(cast, phrase):
        return None
    full = fullest(cast, name_words(name), span, gender=gender_of(cast.pack, "", title)) if name else None
    lone = kind == "group" or is_several(cast, phrase.partition(" ")[0])
    lone = lone and " " not in name and not _is_told(cast, phrase, name)
    if not name or (lone and (full is None or _is_of_others(cast, phrase))):
        return None
    placed = (
        (is_place(title, cast.pack) and not cast.has(title, "title"))
        or _is_ruled(cast, title, name)
        or cast.has(name.split()[0], "site")
    )
    if full in (None, name) and placed:
        # A place and words more are no person's name (Lontar Lantang, an outlet; Indonesia Forest Watch).
        return None
    known = next((n.title for n in cast.holding.get(name.split()[-1].casefold(), ()) if n.name == full and n.title), "")
    # Of a title that holds "and" the name's own run of capitals has the end alone.
    title = title if title.endswith(known) else known
    return Party(full or name, "person", title), "name" if full in (None, name) else "surname"


def _is_told(cast: Cast, phrase: str, name: str) -> bool:
    """Whether a name stands alone behind the comma of who that is, or with what he is addressed by (, Pak Yosef)."""
    _, comma, behind = phrase.rpartition(", ")
    return bool(comma) and all(cast.has_any(word.strip("."), _ADDRESSES) for word in behind.removesuffix(name).split())


def _last_known(cast: Cast, phrase: str) -> str:
    """The last word of a source that seems to name nobody, where a name of the article has it; "" where none does.

    Agung, for AKBP Agung Pitaya; Perwakilan Bank Indonesia Achris; not Bupati Selayar
    """
    first, last = phrase.partition(" ")[0], phrase.rpartition(" ")[2]
    if not last.istitle() or last.casefold() not in cast.holding:
        return ""
    placed = is_place(last, cast.pack) or last.casefold() in cast.local.places
    calls = cast.has_any(first, ("speaks-for", "title")) and not placed
    alone = first == last and not cast.has_any(last, _CALLS)
    return last if alone or (first != last and calls) or cast.has(last, "namelike") else ""


def _is_ruled(cast: Cast, title: str, name: str) -> bool:
    """Whether one word behind an office is the area it is of, and no person's name (Kepala Desa Usuku)."""
    last = title.rsplit(maxsplit=1)[-1] if title else ""
    rules = cast.has(last, "rules-area") or (cast.has(last, "placehead") and last[:1].isupper())
    form = name.casefold()
    known = form in given_names(cast.pack) or form in cast.usage.speaking
    if " " in name and cast.has(last, "of-area"):
        return is_regency(name)  # Bupati Intan Jaya
    return rules and " " not in name and cast.pack.habits.office_first and not known


def _without_work(cast: Cast, phrase: str) -> str:
    """A source without where somebody works behind the whole name, or what else he is called (Rahma Dewi atau RD)."""
    if not cast.pack.habits.owning:
        called, _, last = phrase.rpartition(" ")
        if last.startswith("(") and last.endswith(")") and cast.has(head_of(cast, phrase), "title"):
            return called  # Presiden Rahma Dewi (RD)
        called, _, word = called.rpartition(" ")
        return called if called and cast.has(word, "nor") and last[0].isupper() else phrase
    words = phrase.split()
    at = next((at for at, word in enumerate(words) if at > 1 and word.islower() and cast.has(word, "prep")), 0)
    _, name = split_name(" ".join(words[:at]), cast.pack, cast.local) if at else ("", "")
    if " " not in name:
        return phrase
    # A body's name may hold what a part is of, but not with an article (Anna Lee of the Lakeside Institute).
    belongs = cast.has(words[at + 1], "definite") or cast.has(words[-1], "organisation")
    whole = belongs or not cast.has(words[at], "part") or opens_given(words[:1], cast.pack)
    return " ".join(words[:at]) if whole else phrase


def _is_elsewhere(cast: Cast, phrase: str) -> bool:
    """Whether the capitals of one without a name are where he is from or what he works for (a teacher in Farafin)."""
    words = phrase.split()
    led = next((at for at, w in enumerate(words) if at and w.islower() and cast.has_any(w, _LEADING)), 0)
    people = cast.has(head_of(cast, phrase), "group") or (led > 0 and cast.has(words[led - 1], "group"))
    return led > 0 and ", " not in phrase and (people or is_one(cast, phrase))


def _is_other(cast: Cast, phrase: str) -> bool:
    """Whether a body is named, alone or behind the kind it is of (a charity, Harbor Aid), or where somebody is from."""
    return bool(name_bearer(cast, phrase)) or _is_body(cast, phrase) or _is_elsewhere(cast, phrase)


def _is_body(cast: Cast, phrase: str) -> bool:
    """Whether a body is named, where heads end their phrase: by its last word or an article (the Harbor Council)."""
    words = phrase.split()
    if len(words) < 2 or not all(word[0].isupper() for word in words):
        return False
    led = cast.has(words[0], "definite") and len(words) > 2
    bears = led and cast.has_any(words[1].strip("."), ("title", "honorific", "rank"))
    return cast.has(words[-1], "organisation") or (led and not bears)


def is_outlet(cast: Cast, phrase: str) -> bool:
    """Whether a name is an address, or the text calls it an outlet's somewhere (the newspaper Lontar Lantang)."""
    first, blank, _ = phrase.partition(" ")
    if not blank and _ADDRESS.fullmatch(first):
        return True
    return bool(blank) and any(cast.text.startswith(phrase, at) for at in cast.called.get(first, ()))


def _without_opening(cast: Cast, phrase: str, span: Span) -> str:
    """A source without the ordinary word that opens its sentence before a name of the article (Sikap Rahma)."""
    first, _, rest = phrase.partition(" ")
    at = bisect_left(cast.sentences, (span.start,))
    opens = cast.sentences[at : at + 1] and cast.sentences[at].start == span.start
    known = rest and name_words(rest) <= cast.holding.keys() and not cast.has(first, "title")
    return rest if opens and known and opens_ordinary(first, cast.pack) else phrase


def is_several(cast: Cast, first: str) -> bool:
    """Whether a word that opens a source counts several (dua anggota X; ratusan peneliti X), and not one (sang X)."""
    held = cast.roles_of(first)
    counts = "numeral" in held or ("quantifier" in held and cast.pack.habits.office_first)
    return counts and held.isdisjoint(_SINGLE)


def _is_of_others(cast: Cast, phrase: str) -> bool:
    """Whether several are told of (dua anggota X), or a word leads from people to whence (sumber dari keluarga X)."""
    first, *words = phrase.split()
    return is_several(cast, first) or any(cast.has(word, "settles") for word in words[:-1] if word.islower())


def _is_office(cast: Cast, title: str, phrase: str = "") -> bool:
    """Whether what stands before a name ends in a role, so that a body before the role is whose it is."""
    last = title.rsplit(maxsplit=1)[-1:]
    name = phrase.removeprefix(title).strip()
    stands = bool(name) and cast.has(phrase.split(maxsplit=1)[0], "speaks-for")
    if stands and (name.startswith(",") or name_words(name) <= cast.holding.keys()):
        # Who stands for a body by name (perwakilan PT X, Rahma Dewi), or by one that the article knows.
        return True
    return " " in title and (title.endswith(")") or any(cast.has(word.strip("."), "title") for word in last))


def _is_led_office(cast: Cast, title: str) -> bool:
    """Whether a role opens what stands before a name, with the whole name of the body that it is of (Kepala BPBD X)."""
    first, last = title.partition(" ")[0], title.rpartition(" ")[2]
    whole = last.isupper() or not cast.has(last, "organisation")
    return cast.pack.habits.office_first and cast.has(first, "title") and whole


def _name_both(cast: Cast, phrase: str, span: Span) -> tuple[Party, str] | None:
    """Persons who speak together (Mayor Anna Lee and fire chief Bob Ray; Orang tua Rahma, Yosep dan Sari)."""
    words = phrase.split()
    # Behind "or" stands another name of the same (Pusat Data atau Pusdata Rahma Dewi).
    ties = [at for at, word in enumerate(words) if word.islower() and cast.has(word, "and")]
    joins = [at for at in ties if cast.pack.habits.owning or not cast.has(words[at], "nor")]
    if len(joins) != 1 or len(words) == 1:
        return None
    listed = [part.strip() for part in " ".join(words[: joins[0]]).split(",")]
    sides = [side for side in (*listed, " ".join(words[joins[0] + 1 :])) if side]
    sides = sides[len(sides) > 2 and any(cast.has(word, "kin") for word in words[:2]) :]
    (office, _), *_ = parted = [_split(cast, side) for side in sides]
    holds = any(cast.has(word, "organisation") for word in words[: joins[0]])
    if holds and not (_is_office(cast, office) or _is_led_office(cast, office)):
        # A body's name may hold the word (Persatuan Penggilingan Padi dan Pengusaha Beras X).
        return None
    named = [name for _, name in parted]
    if len(named) < len(joins) + 1 or not all(map(functools.partial(_is_whole_name, cast), named, sides)):
        return None
    full = [fullest(cast, name_words(name), span) or name for name in named]
    method = "name" if full == named else "surname"
    return Party(f"{', '.join(full[:-1])} {words[joins[0]]} {full[-1]}", "group"), method


def _is_whole_name(cast: Cast, name: str, side: str) -> bool:
    """Whether a name of the article stands on one side of `and`; one word behind a title may be an office's field."""
    is_known = name_words(name) <= cast.holding.keys() or (name == side and name.casefold() in given_names(cast.pack))
    return bool(name) and is_known and (" " in name or name == side)


def bears_name(cast: Cast, phrase: str) -> bool:
    """Whether a role comes with the name of who bears it, so that it points nowhere (the judge, Helen Moor; , Moor)."""
    title, name = split_name(phrase, cast.pack, cast.local)
    is_led = " " in name and any(cast.has(word.strip("."), "title") for word in title.split()[-1:])
    return is_led or (bool(name) and f", {name}" in phrase)


def _split(cast: Cast, phrase: str) -> tuple[str, str]:
    """Title and name of a source; a name before `dari X` counts, as does what a short form stands for."""
    if phrase in cast.short:
        title, name = split_name(cast.short[phrase], cast.pack, cast.local)
        # A word that is no title is part of what the short form stands for (UN).
        return (title, name) if not title or any(cast.has(word, "title") for word in title.split()) else (title, "")
    words = phrase.split()
    some = cast.has_any(words[0].rstrip(","), ("one-of", "further")) and ", " in phrase
    if some and not name_behind(phrase, cast.pack)[1]:
        phrase = phrase[phrase.index(", ") + 2 :]
        words = phrase.split()
    inner = next((at for at, word in enumerate(words) if at and cast.has(word, "inner") and word.islower()), None)
    if inner is not None:
        title, name = split_name(" ".join(words[:inner]), cast.pack, cast.local)
        alone = not title or cast.has(title.rpartition(" ")[2].rstrip("."), "honorific")  # Romo Yosef dari Keuskupan X
        whole = " " in name and _is_called(cast, title) and not cast.has(words[inner], "and")
        if name and not cast.has(name, "group") and (alone or whole):
            return title, name
    title, name = split_used(phrase, cast.pack, cast.local, cast.usage)
    if " " in title and cast.has(title.rsplit(maxsplit=1)[-1], "article") and not _is_called(cast, title):
        # So is what a body's name goes on with (Save the Children).
        return f"{title} {name}", ""
    led = [word for word in title.split() if not cast.has(word, "definite")]
    if led and led[-1].islower() and cast.has(led[-1], "part"):
        # What a body or a ruler is of has not spoken itself (Mothers Union of the Lakes).
        return title, ""
    return title, whole_of(name, cast.short)


def _is_called(cast: Cast, title: str) -> bool:
    """Whether a word of what stands before a name says what somebody is."""
    return any(_BEARING & cast.roles_of(word.strip(".,")) for word in title.split())


def name_body(cast: Cast, phrase: str) -> tuple[Party, str]:
    """The organisation, document or group a source names, without the words that only point."""
    whole = phrase.split()
    # Of two words that say only that it was one of them, neither names anybody (salah seorang, salah satu).
    if bearer := name_bearer(cast, phrase) or name_traded(cast, phrase):
        return bearer, "name"
    counts = len(whole) > 2 and cast.has(whole[0], "one-of") and not cast.pack.habits.owning
    whole = whole[2:] if counts else whole
    words = [w for at, w in enumerate(whole) if not cast.has(w, "deictic") and not _is_article(cast, whole, at)]
    bare = " ".join(words) or phrase
    full = cast.short.get(bare)
    if full is not None:
        return Party(f"{full} ({bare})", kind_of(cast, phrase)), "abbreviation"
    kind = kind_of(cast, phrase)
    # Several of a calling are no person (para dokter dan perawat).
    kind = "group" if kind == "person" and is_several(cast, phrase.split(maxsplit=1)[0]) else kind
    return Party(_spell_out(cast, bare) if words and cast.has(words[0], "government") else bare, kind), "name"


def _is_article(cast: Cast, words: list[str], at: int) -> bool:
    """Whether a word is an article that is no part of a name (Mothers Union of the Lakes)."""
    named = at > 0 and words[0][0].isupper() and words[at].islower() and at + 1 < len(words)
    return cast.has(words[at], "article") and not (named and words[at + 1][0].isupper())


def _spell_out(cast: Cast, name: str) -> str:
    """A government's name with the short form at its end written out before it (Pemerintah AS)."""
    *first, last = name.split()
    full = cast.short.get(last) if first and last.isupper() else None
    return f"{' '.join(first)} {full} ({last})" if full and full not in name else name
