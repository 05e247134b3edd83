"""Turning words (namun, sementara) that lead away from what is said: to another speaker, or to a refusal."""

from saksi.claim.content.front import main_clause
from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.predicate import may_act, predicates

# Somebody else's clause shows its cue behind a subject of at most this many words.
SUBJECT_WORDS = 6
# A turning word has the verb of another speaker this soon behind it (, namun warga membantahnya).
CONTRAST_WORDS = 6
# A clause that tells who that is takes no more words than this.
RELATIVE_WORDS = 8
# Who tells no more refuses it this soon behind a turning word (namun tidak bersedia memerinci).
REFUSAL_WORDS = 5
# Who somebody is, between commas behind his name, takes fewer words than this.
WHO_WORDS = 9
# Roles of words that set a clause against the one before.
_SETS = ("contrast", "meanwhile")
# What a short subject of somebody else's word opens with, a capital aside.
_OPENS = ("determiner", "group", "quantifier", "organisation", "document", "medium")


def turns(line: Line, at: int, last: int) -> bool:
    """After a comma, a turning word (namun, sementara) with another subject or a refusal leaves the content."""
    if not line.has(at, "turn"):
        return False
    if _refuses(line, at + 1, last):
        return True
    if not line.is_mark(at - 1, ","):
        return False
    # What they should or could do is said of them (C, but they should wait).
    wished = line.has(at, "opposes") and line.has(at + 2, "hypothetical")
    if (line.has(at + 1, "pronoun") and not wished) or _accords(line, at + 1):
        return True
    if line.has(at, "meanwhile"):
        told = not line.lexicon.owning or is_answered(line, at + 1, last) or _is_credited(line, at + 1, last)
        return told and not _counts_on(line, at + 1, last)
    soon = range(at + 2, min(last, at + CONTRAST_WORDS + RELATIVE_WORDS * _is_told_of(line, at + 1)))
    if line.has(at, "contrast") and any(_takes_over(line, here) for here in soon):
        return True
    return is_answered(line, at + 1, last)


def _is_told_of(line: Line, first: int) -> bool:
    """Whether a clause tells who opens another's word (, sedangkan Rahma Dewi yang ada di sana hanya melihat C)."""
    called = line.is_capital(first) or line.has_any(first, ("title", "group"))
    return called and any(line.has(at, "relative") for at in range(first + 1, first + CONTRAST_WORDS))


def goes_on(line: Line, start: int, at: int) -> bool:
    """Whether who is told of goes on behind a turning word (says she hopes to win, | but she knows C)."""
    same = line.has(start, "nominative") and line.has(at, "opposes") and line.is_mark(at - 1, ",")
    verb = at + 2 + line.has_any(at + 2, ("adverb", "modal"))
    same = same and at + 1 < len(line) and line.forms[at + 1] == line.forms[start] and bool(line.lexicon.owning)
    return same and not is_cue(line, verb, "bare")


def is_turned(line: Line, at: int) -> bool:
    """Whether a turning word behind a source leads to somebody else's word (C, according to X, | while Y claims C)."""
    return line.has(at, "turn") and is_answered(line, at + 1, len(line))


def behind_turn(line: Line, floor: int, last: int) -> int:
    """Where the last clause before `last` opens that is set against somebody else's word; `floor` where none is.

    X says C, while | Y has D, as Z wrote: whoever is credited behind it is so for that clause alone.
    """
    turned = (at for at in range(last - 1, floor, -1) if line.has_any(at, _SETS) and line.is_mark(at - 1, ","))
    at = next((at for at in turned if line.speech(at) < 0), floor)
    told = any(is_cue(line, here, "verb", "prep") for here in range(floor, at))
    acts = any(may_act(line, here) or line.forms[here][0].isdigit() for here in range(at + 2, last))
    return at + 1 if told and acts else floor


def _is_credited(line: Line, first: int, last: int) -> bool:
    """Whether a clause has who is credited with it behind its comma (, while Y has D, as Z wrote)."""
    acts = next((at for at in range(first, last) if predicates(line, at)), last)
    commas = (at + 1 for at in range(acts + 1, last) if line.is_mark(at, ","))
    at = next(commas, last)
    soon = range(at + 2, min(last, at + SUBJECT_WORDS + 1))
    noted = line.has(at, "manner") and any(is_cue(line, here, "verb") for here in soon)
    return noted or _accords(line, at)


def _accords(line: Line, at: int) -> bool:
    """Whether a preposition names whose word follows (, namun menurut Rahma C)."""
    held = line.lexicon.cues.get(line.forms[at], ()) if at < len(line) else ()
    return any(len(words) == 1 and any(cue.kind == "prep" and not cue.needs for cue in cues) for words, cues in held)


def _takes_over(line: Line, at: int) -> bool:
    """Whether a word says that its subject tells something else, or nothing (namun Rahma enggan menjawab)."""
    return is_cue(line, at, "verb")


def _counts_on(line: Line, first: int, last: int) -> bool:
    """Whether a clause tells of the others of those told of before it (, sementara tiga lainnya masih hilang).

    So does a figure (58% would vote for it, while 23% would not).
    """
    if first < last and line.forms[first][0].isdigit():
        return not is_answered(line, first, last)
    for at in range(first, min(last, first + SUBJECT_WORDS)):
        if line.has(at, "rest"):
            return True
        if line.is_verb(at) or line.is_mark(at, ","):
            return False
    return False


def _refuses(line: Line, at: int, last: int) -> bool:
    """Whether who tells goes on to refuse more: no subject, a negation or a word for it, then a word of telling."""
    end = min(last, at + REFUSAL_WORDS)
    while at < end and line.has_any(at, ("modal", "adverb")) and not line.has(at, "not"):
        at += 1
    refuses = line.has_any(at, ("not", "refuses"))
    return refuses and any(_tells_more(line, here) for here in range(at + 1, min(last, at + REFUSAL_WORDS)))


def _tells_more(line: Line, at: int) -> bool:
    """Whether a word is one of telling more, which somebody refuses (, namun tidak merinci jumlahnya)."""
    return line.has(at, "details") or is_cue(line, at, "verb")


def is_answered(line: Line, first: int, last: int, *, is_open: bool = False) -> bool:
    """Whether a turning word leads to somebody else's word: a short subject that opens as one does, then a cue.

    `is_open`: no word turns or joins, and so a complementiser must follow the cue.
    """
    occasion = bool(line.lexicon.owning) and line.has(first, "when")
    if occasion:
        # , and when asked about it, the mayor said C; she said C
        first = main_clause(line, first, last) + 1
    people = bool(line.lexicon.owning) and line.has(first + 1, "people")
    leads = bool(line.lexicon.owning) and line.has(first, "that")
    counted = first < last and line.forms[first][0].isdigit()
    people = people or (line.has(first, "title") and line.is_capital(first + 1))
    opens = line.is_capital(first) or people or counted or (occasion and line.has(first, "nominative"))
    if leads or not (opens or line.has_any(first, _OPENS)):
        return False
    told = _behind_who(line, first, last)
    for at in range(told, min(last, told + SUBJECT_WORDS)):
        refuses = line.has(at, "refuses") and bool(line.lexicon.owning)
        if refuses or is_cue(line, at, "verb"):
            return not line.has(at - 1, "determiner") and (not is_open or line.has(at + 1, "that"))
        if not line.is_word(at) or (line.is_verb(at) and not _helps(line, at)) or line.has(at, "relative"):
            return False
    return False


def _behind_who(line: Line, first: int, last: int) -> int:
    """The word behind who a short subject is, between commas (, though an officer, who was not there, said C)."""
    comma = find_comma(line, range(first + 1, min(last, first + SUBJECT_WORDS)), last)
    opens = line.has_any(comma + 1, ("person", "article", "aside")) or line.is_capital(comma + 1)
    if not (line.lexicon.owning and opens):
        return first + 1
    end = last if line.has(comma + 1, "person") else min(last, comma + WHO_WORDS)
    return next((at + 1 for at in range(comma + 1, end) if line.is_mark(at, ",")), first + 1)


def _helps(line: Line, at: int) -> bool:
    """Whether a verb only helps the cue behind it (have branded, is understood)."""
    behind = at + 1 + line.has(at + 1, "adverb")
    if not line.has(at, "modal") or line.has(at, "hypothetical") or behind >= len(line):
        return False
    return _is_raised(line, behind) if line.has(at, "be") else is_cue(line, behind, "verb")


def _is_raised(line: Line, at: int) -> bool:
    """Whether a passive leads to what its subject is said to do (is understood to have left)."""
    return line.has(at - 1, "be") and is_cue(line, at, "passive") and line.has(at + 1, "infinitive")
