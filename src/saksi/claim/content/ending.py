"""Where what is said ends: at another speaker's clause, a second cue, an aside, or who passed it on."""

from saksi.claim.content.closing import ends_line, relay_follows
from saksi.claim.content.second import is_second_cue, speech_follows
from saksi.claim.content.turn import SUBJECT_WORDS, goes_on, is_answered, turns
from saksi.claim.cue.echo import is_echo
from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.nominal import is_noun
from saksi.claim.line.predicate import may_act, predicates
from saksi.claim.line.single import is_thing
from saksi.claim.line.splice import is_spliced
from saksi.claim.source.phrase import can_speak, is_initial, is_medium, speaks
from saksi.claim.source.source import source_right

# A semicolon ends a content when a cue stands within this many words behind it.
LOOK_WORDS = 18
CLAUSE_WORDS = 30
# Who said all of a sentence, behind it, takes no more words than this with the verb.
SAID_WORDS = 13
# What somebody else says of it takes no more.
TAIL_WORDS = 9
# What no subject holds behind its first word.
_NO_SUBJECT = ("relative", "that", "nominative")
# Roles of which one must be held by a word that ends a content.
_ENDERS = frozenset({"aside", "besides", "join", "lacking", "manner", "meanwhile", "opposes", "thus"})
# What may end a content by its sign; any other word without a role does not.
_MARKS = frozenset(",;:\u2014")


def content_end(line: Line, start: int, last: int, *, is_apart: bool = False) -> int:
    """Give the word before which the content that starts at `start` ends, looking no further than `last`.

    It ends before another speaker's clause (, sementara Y mengatakan), before a second cue of the same speaker
    (dan menambahkan), and before a tail that names who passed it on (, seperti dikutip). `is_apart`: the speaker is no
    subject (menurut X, C), and so a second cue has its subject in what is said.
    """
    for at in range(start + 1, last):
        if line.forms[at] not in _MARKS and line.held[at].isdisjoint(_ENDERS):
            continue
        if line.speech(at) >= 0 and line.speech(at) != line.speech(start):
            continue
        if goes_on(line, start, at):
            continue
        if _ends_by_mark(line, start, at, last) or (
            not (is_apart and _goes_on(line, at))
            and (_ends_by_word(line, at, last) or _is_parallel(line, start, at, last))
        ):
            return at
    return last


def _is_parallel(line: Line, start: int, at: int, last: int) -> bool:
    """Whether somebody else's word follows without a comma (X said C | and Y denied C)."""
    joins = bool(line.lexicon.owning) and line.has(at, "and") and line.is_word(at - 1)
    if not (joins and is_answered(line, at + 1, last)):
        return False
    # A subject that a relative word opens has its verb behind both (a rule that he and Y disliked).
    first = next((here for here in range(at - 1, start, -1) if line.has(here, "relative")), start)
    told = any(may_act(line, here) for here in range(first + 1, at))
    if not told:
        return False
    cue = next(here for here in range(at + 1, last) if is_cue(line, here, "verb"))
    helped = line.has(cue - 1, "infinitive") or line.has(cue + 1, "finite") or line.is_capital(cue)
    return not (helped or is_noun(line, cue))


def _ends_by_mark(line: Line, start: int, at: int, last: int) -> bool:
    """Whether a mark ends what is said: a comma before a cue, a semicolon before one, or the last dash."""
    if line.forms[at] not in _MARKS:
        return False
    if line.is_mark(at, ","):
        if (
            _cue_follows(line, at + 1, last)
            or speech_follows(line, at + 1, last)
            or _is_others(line, at + 1, last)
            or _tail_follows(line, at + 1, last)
            or is_spliced(line, start, at, last)
        ):
            return True
        joined = line.has(at + 1, "and")
        told = joined or any(predicates(line, here) for here in range(max(start, at - LOOK_WORDS), at))
        return told and is_answered(line, at + 1 + joined, last, is_open=not joined)
    if line.is_mark(at, ":"):
        return _is_explained(line, at + 1, last)
    if line.is_mark(at, ";"):
        near = range(at + 1, min(last, at + CLAUSE_WORDS))
        if line.lexicon.owning:
            # What stands behind the next is of another clause, and a name tells nothing (the United States).
            near = range(at + 1, next((here for here in near if line.is_mark(here, ";")), near.stop))
            return any((is_cue(line, w, "verb") and not line.is_capital(w)) or _accords(line, w, at) for w in near)
        return any(is_cue(line, here, "verb") or _accords(line, here, at) for here in near)
    # One that closes what another opened within it ends nothing.
    beside = (*range(start, at), *range(at + 1, last))
    return line.is_mark(at, "\u2014") and not any(line.is_mark(here, "\u2014") for here in beside)


def _goes_on(line: Line, at: int) -> bool:
    """Whether a word joins a second verb to the first."""
    other = line.lexicon.owning or line.has_any(at, ("meanwhile", "opposes", "contrast"))
    joins = line.has(at, "and") or (line.has(at, "join") and not other)
    return joins and line.is_word(at - 1)


def _is_explained(line: Line, first: int, last: int) -> bool:
    """Whether somebody else's word follows a colon (X says it cannot cope: its minister, Y, said C)."""
    if line.speech(first) >= 0:
        return True
    if not (_opens_subject(line, first) or (line.lexicon.owning and line.has(first, "possessive"))):
        return False
    near = range(first + 1, min(last, first + LOOK_WORDS))
    # Interest rates are low.
    verbs = (at for at in near if is_cue(line, at, "verb") and not (line.has(at + 1, "finite") and is_thing(line, at)))
    cue = next(verbs, None)
    return cue is not None and not line.has(cue - 1, "determiner") and not _is_last(line, cue + 1)


def _accords(line: Line, at: int, start: int) -> bool:
    """Whether a preposition behind a mark names whose word a clause is (; according to X, C; ; C, according to X)."""
    return is_cue(line, at, "prep") and (at == start + 1 or line.is_mark(at - 1, ","))


def _ends_by_word(line: Line, at: int, last: int) -> bool:
    """Whether a word leads away from what is said: to another verb or speaker, to who passed it on, to an aside."""
    if line.held[at].isdisjoint(_ENDERS):
        return False
    if line.has(at, "aside"):
        return line.speech(at - 1) > line.speech(at)
    reason = line.has(at, "sub") and not line.has_any(at, ("besides", "concedes"))
    if line.has(at, "join") and not reason and (is_second_cue(line, at + 1, last) or turns(line, at, last)):
        return True
    if _is_own(line, at) or (line.has(at, "manner") and relay_follows(line, at, last)):
        return True
    if line.has_any(at, ("meanwhile", "opposes")) and line.speech(at) < 0 and is_answered(line, at + 1, last):
        return True
    if not line.is_mark(at - 1, ","):
        return False
    if line.has(at, "thus") and not line.has(at + 1, "too"):
        # What follows from it is told with it (C, so C); who says it too is not (C, so did Y).
        return not line.lexicon.owning or line.has(at + 1, "finite")
    return line.has(at, "besides") and line.is_verb(at + 1) and line.speech(at) < 0


def _is_own(line: Line, at: int) -> bool:
    """Whether the speaker's own word follows what he tells of others (They ask me how, | and I have no answer)."""
    own = line.has(at + 1, "first") and line.has(at + 1, "nominative")
    return own and line.has(at, "join") and line.is_mark(at - 1, ",")


def phrase_end(line: Line, start: int, last: int) -> int:
    """The comma that ends a stretch without being part of it, relative clauses between commas aside."""
    at = start + 1
    while at < last:
        if line.is_mark(at, ","):
            if not line.has(at + 1, "relative"):
                return at
            at = find_comma(line, range(at + 1, last), last)
            if at >= last:
                return last
        at += 1
    return last


def _tail_follows(line: Line, first: int, last: int) -> bool:
    """Whether all that follows is who said it and a verb that may stand before its source too (C, officials said)."""
    short = line.has(first, "nominative") and is_cue(line, first + 1, "bare")
    owner = first < last and line.forms[first].endswith(line.lexicon.owning)
    if line.speech(first) >= 0 or not (short or owner or _opens_subject(line, first)):
        return False
    for at in range(first + 1, min(last, first + SAID_WORDS)):
        if is_cue(line, at, "bare") and is_cue(line, at, "verb"):
            return not line.has(at - 1, "determiner") and (
                _is_last(line, at + 1) or (short and line.is_mark(at + 1, ","))
            )
        if line.has(at, "tells") and is_cue(line, at, "verb"):
            return _is_told(line, at + 1)
        acts = line.is_verb(at) and not line.has(at, "modal")
        part = line.is_word(at) or is_initial(line, at - 1)
        if not part or acts or line.has_any(at, _NO_SUBJECT):
            return False
    return False


def is_told_after(line: Line, first: int) -> bool:
    """Whether all behind a comma is who said what stands before it (X agrees, officials said)."""
    if not line.lexicon.owning:
        return False
    accords = is_cue(line, first, "prep") and not any(line.is_mark(at, ",") for at in range(first, len(line)))
    return accords or _tail_follows(line, first, len(line))


def _is_told(line: Line, at: int) -> bool:
    """Whether nothing but who was told stands between a verb and the end of its line (C, an officer told | the BBC)."""
    rest = range(at, len(line) - line.is_mark(len(line) - 1, "."))
    leads = ("that", "infinitive", "relative")
    return 0 < len(rest) <= TAIL_WORDS and not any(
        line.is_verb(here) or not line.is_word(here) or line.has_any(here, leads) for here in rest
    )


def _opens_subject(line: Line, at: int) -> bool:
    """Whether a word opens who can have said something: a name, a pronoun, people, a body, a role or a document."""
    led = line.has(at, "determiner")
    roles = ("group", "title", "organisation", "document", "medium")
    speaks = any(line.has(here, role) for here in range(at, at + 2 + led) for role in roles)
    named = line.is_capital(at) or (led and line.is_capital(at + 1))
    return named or speaks or (line.has(at, "nominative") and not line.has(at, "expletive"))


def _is_last(line: Line, at: int) -> bool:
    """Whether nothing but a day, an adjunct or a reason stands between a verb and the end of its line."""
    if ends_line(line, at):
        return True
    adjunct = line.has_any(at, ("weekday", "prep", "too"))
    end = next(
        (here for here in range(at + 1, len(line)) if line.has(here, "sub") and not line.has(here, "that")), len(line)
    )
    return adjunct and not any(line.is_verb(here) for here in range(at, end))


def _cue_follows(line: Line, at: int, last: int) -> bool:
    """After a comma, an inverted cue, a participle or a relay closes the content (..., kata X; ..., adding that)."""
    if at < last and line.forms[at][0] in line.lexicon.marks:
        at += 1
    if at >= last:
        return False
    if line.has(at, "aside"):
        return True
    if is_cue(line, at, "bare", "clitic", "relay") or (_is_going_on(line, at) and is_cue(line, at, "verb")):
        return True
    if not is_cue(line, at, "prep"):
        return False
    behind = at + max(
        (len(words) for words, _ in line.lexicon.cues[line.forms[at]] if _is_at(line, at, words)), default=1
    )
    return _is_reported(line, behind, last) or _is_whose(line, behind, last)


def _is_at(line: Line, at: int, words: tuple[str, ...]) -> bool:
    return line.forms[at : at + len(words)] == words


def _is_going_on(line: Line, at: int) -> bool:
    return line.has(at, "progressive") or line.forms[at].endswith(line.lexicon.gerunds)


def _is_whose(line: Line, at: int, last: int) -> bool:
    """Whether who said all of a sentence ends it behind a preposition (X mencatat C, menurut Rahma Dewi.)."""
    source = source_right(line, at, last)
    led = source is not None and line.has(source[0], "determiner")
    if source is None or not (can_speak(line, source) or (led and can_speak(line, (source[0] + 1, source[1])))):
        return False
    # Which are meant may follow (X told Y that C, according to two people who heard it).
    which = bool(line.lexicon.owning) and line.has(source[1], "relative") and line.has(source[1], "raised")
    closed = which and not any(line.is_mark(here, ",") for here in range(source[1], last))
    return source[1] >= last or line.is_mark(source[1], ".") or closed


def _is_reported(line: Line, at: int, last: int) -> bool:
    """Whether a medium or document follows, and behind it nothing but when (..., menurut laporan X, Senin (2/6))."""
    source = source_right(line, at, last)
    if source is None or not (is_medium(line, source) or speaks(line, source)):
        return False
    return not any(predicates(line, here) for here in range(source[1], last))


def _is_others(line: Line, at: int, last: int) -> bool:
    """Whether what a comma adds is somebody else's word on what is said, or a word for it.

    ..., which, according to Y, C; ..., which Y denies.; ..., an allegation Y called absurd
    """
    if is_echo(line, at):
        return True
    if line.has(at, "standalone") and _names_it(line, at + 1):
        near = range(at + 2, min(last, at + TAIL_WORDS))
        return any(is_cue(line, here, "verb") and _is_last(line, here + 1) for here in near)
    if line.has(at, "article"):
        soon = range(at + 3, min(last, at + TAIL_WORDS))
        if is_cue(line, at + 1, "noun") and (line.has(at + 3, "agent") or line.has(at + 4, "agent")):
            return True
        told = is_cue(line, at + 1, "noun") or any(is_cue(line, w, "verb") and not is_noun(line, w) for w in soon)
        return at + 2 < last and told and not line.is_capital(at + 1) and _names_it(line, at + 2)
    if at + 2 >= last or not line.has(at, "raised"):
        return False
    if line.is_mark(at + 1, ","):
        short = line.has(at + 2, "nominative") and is_cue(line, at + 3, "bare") and line.is_mark(at + 4, ",")
        return is_cue(line, at + 2, "prep") or short
    verb = next((here for here in range(at + 2, min(last, at + SUBJECT_WORDS)) if is_cue(line, here, "verb")), last)
    subject = all(line.is_word(here) and not line.is_verb(here) for here in range(at + 1, verb))
    return subject and verb < last and (verb + 1 >= len(line) or line.is_mark(verb + 1, ",.;"))


def _names_it(line: Line, at: int) -> bool:
    """Whether somebody else's clause follows a noun for what is said (a claim he rejected), and no word that it is."""
    led = line.has(at, "determiner") and not line.has(at, "that")
    counted = line.has(at, "numeral") and bool(line.lexicon.owning)
    people = line.has(at, "group") or (bool(line.lexicon.owning) and line.has(at + 1, "group"))
    return led or counted or people or line.has(at, "nominative") or line.is_capital(at)
