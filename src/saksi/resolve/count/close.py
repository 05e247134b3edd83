"""Numbers that end a clause behind what may announce a number: "the police say 61, ...", "jumlah kasus baru 41"."""

import functools
import re
from dataclasses import dataclass

from saksi.kinds import Span
from saksi.pack import Pack, list_forms, load_roles
from saksi.resolve.count.answer import is_telling
from saksi.resolve.count.noun import LIVING, noun_words
from saksi.resolve.pattern import BLANK, any_of

# How far before a number the word that announces it may start, in characters.
_REACH = 24
# And one that names how many there are, with what is counted between, in characters and in words.
_TALLY_REACH = 56
_TALLY_WORDS = 5
MARK_END = re.compile(r"[.,;!?](?!\w)|\s*$|\n")
_AHEAD = 32
# How far before a number another one may start that it is set against, and what may stand behind it: who told it.
_AGAINST_REACH = 64
_NEXT_WORD = re.compile("[ \u00a0]([^\\W\\d_]+)")
# What somebody has and what is counted behind its name, as the living are: "truknya | empat".
_VEHICLES = frozenset(("vehicle", "ship", "aircraft"))
_DATED = frozenset(("month", "shortmonth", "weekday"))
_OPENING = frozenset(("manner", "pronoun", "relative"))
_ELIDED = re.compile(r",(?: (?:[a-z][\w'-]*)){1,4} ")
_ROLES = ("close", "tally", "these", "until", "but")


@dataclass(frozen=True, slots=True)
class CloseWords:
    """What is compiled from the words of `count.tsv` that announce a number at the end of a clause.

    `owned`: whose they are stands behind the noun; `until`: from when or up to when there were so many; `goes_on`:
    a clause of its own, or `within` a place or time; `corrected`: "not 26 | but", `rather`: "26, | not"; `against`: "26
    dead, not |".
    """

    close: re.Pattern[str]
    tally: re.Pattern[str]
    owned: re.Pattern[str]
    denying: re.Pattern[str]
    until: re.Pattern[str]
    goes_on: re.Pattern[str]
    corrected: re.Pattern[str]
    rather: re.Pattern[str]
    within: re.Pattern[str]
    against: re.Pattern[str]


@functools.cache
def close_words(pack: Pack) -> CloseWords:
    """Compile what announces a number at the end of a clause, and what may stand behind it."""
    forms = {role: [row["form"] for row in pack.rows("count") if row["role"] == role] for role in _ROLES}
    concepts = noun_words(pack).concepts
    owned = LIVING | _VEHICLES
    living = any_of(row["form"] for row in pack.rows("count") if concepts.get(row["form"].casefold()) in owned)
    clitics = any_of(row["form"] for row in pack.rows("time") if row["class"] == "clitic")
    numbers = any_of(row["form"] for row in pack.rows("number") if row["kind"] == "one")
    nots, ands, turns, causes = (
        any_of(sorted(list_forms(pack, "reach", kind))) for kind in ("not", "and", "turn", "cause")
    )
    within = any_of(form for form, roles in load_roles(pack).items() if "within" in roles)
    return CloseWords(
        re.compile(rf"(?<!\w){any_of(forms['close'])}{BLANK}$", re.IGNORECASE),
        re.compile(rf"(?<!\w){any_of(forms['tally'])}(?:{BLANK}[^\W\d_]+){{1,{_TALLY_WORDS}}}{BLANK}$", re.IGNORECASE),
        re.compile(rf"(?<!\w){living}{clitics}{BLANK}$", re.IGNORECASE),
        re.compile(rf"{BLANK}{nots}(?!\w)"),
        re.compile(rf"{BLANK}{any_of(forms['until'])}(?!\w)"),
        re.compile(rf"{BLANK}(?:{ands}|{turns}|{causes}){BLANK}[^\W\d_]+{BLANK}"),
        re.compile(
            rf"(?<!\w){nots}{BLANK}[\w .,-]{{1,{_AHEAD}}},?{BLANK}{any_of(forms['but'])}{BLANK}$", re.IGNORECASE
        ),
        re.compile(rf",{BLANK}{nots}{BLANK}(?:\d|{numbers}\b)"),
        re.compile(rf"{BLANK}{within}{BLANK}[^\W\d_]+"),
        re.compile(
            rf"(?:\d|(?<!\w){numbers}\b){BLANK}([^.;:!?\n]*),{BLANK}{nots}{BLANK}(?:{any_of(forms['these'])}{BLANK})?$"
        ),
    )


def is_against(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a number is set against another one of its sentence: "410 workers, not the | 350 | it announced".

    >>> from saksi.pack import load_packs
    >>> en, told = load_packs()["en"], "410 workers go, not the 350 it announced."
    >>> is_against(told, Span(24, 27), en), is_against("On 12 May, not 14 as planned.", Span(15, 17), en)
    (True, False)
    """
    following = _NEXT_WORD.match(text, span.end)
    roles = load_roles(pack).get(following[1].casefold(), frozenset()) if following is not None else _OPENING
    head = text[max(0, span.start - _AGAINST_REACH) : span.start]
    against = close_words(pack).against.search(head) if not _OPENING.isdisjoint(roles) else None
    # "On 12 May, not 14 as planned".
    return against is not None and _dates(pack).isdisjoint(against[1].casefold().split())


@functools.cache
def _dates(pack: Pack) -> frozenset[str]:
    return frozenset(row["form"].casefold() for row in pack.rows("time") if row["class"] in _DATED)


def has_close(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a number ends a clause behind what may announce a number: "the police say 61, ...", "jumlah X 61".

    Behind whose they are it may be denied: "tersangkanya | 61 | tidak benar".
    """
    words, ahead = close_words(pack), text[max(0, span.start - _REACH) : span.start]
    is_last = _is_last(text, span.end, pack)
    if words.owned.search(ahead):
        return is_last or words.denying.match(text, span.end) is not None
    if announced := words.close.search(ahead):
        goes_on = words.until.match(text, span.end) or words.goes_on.match(text, span.end)
        # "His room is 37 on the plan", but "they counted 12 on the beach".
        is_state = announced[0].split()[-1].casefold() in list_forms(pack, "reach", "be")
        is_placed = not is_state and is_telling(text[slice(*span)], pack) and words.within.match(text, span.end)
        return is_last or goes_on is not None or bool(is_placed)
    far = text[max(0, span.start - _TALLY_REACH) : span.start]
    if words.tally.search(far) and (is_last or words.until.match(text, span.end)):
        return True
    return is_last and words.corrected.search(far) is not None


def _is_last(text: str, end: int, pack: Pack) -> bool:
    return text[end : end + 1] in noun_words(pack).closing or MARK_END.match(text, end) is not None


def is_elided(text: str, back: int, span: Span, pack: Pack) -> bool:
    """Say whether a number ends a clause whose verb is that of the one before: "the office says 26, the hospital | 31".

    `back`: where the number before ends, which such a verb announced.
    """
    between = _ELIDED.fullmatch(text, back, span.start)
    return between is not None and _is_last(text, span.end, pack)
