"""Claims that are none: nobody is named who says it, he is only let say it, or asked whether he thinks so."""

from dataclasses import replace

from saksi.claim.draft import Draft
from saksi.claim.line.line import Line
from saksi.claim.line.predicate import predicates
from saksi.claim.line.single import PLURAL
from saksi.claim.source.phrase import is_doing
from saksi.claim.source.source import Range

# Roles of words that wait for more of their phrase, and so end none.
_WAITING = ("article", "infinitive", "part", "prep")
# Roles of words for who speaks, however the phrase opens.
_WHO = ("document", "group", "medium", "organisation", "people", "pronoun", "standalone", "title")
# Roles of words for all, of whom something is denied (Not everyone says C).
_EVERY = ("nominative", "pronoun", "quantifier")
# Marks behind which somebody is told to do something (think of it).
_LEADING = "(-\u2013\u2014"
# Whom one asks stands no further before his verb than this (do you really think).
ASKED_WORDS = 3


def is_void(line: Line, draft: Draft) -> bool:
    """Whether a claim is none, for who says it or for how he is only said to.

    >>> from saksi.flow import find_claims
    >>> len(find_claims("Readers may not let editorials tell them how to vote.", language="en"))
    0
    """
    if not line.lexicon.owning:
        return False
    if not draft.source:
        return draft.by == "passive" and _is_kept_from(line, draft)
    source = line.word_range(draft.source[0])
    if draft.by.startswith("speech"):
        return False
    cue = line.word_range(draft.cue[0])[0] if draft.cue else source[1]
    first, last = line.word_range(draft.content[0])
    manner = line.has(first, "adverb") or line.forms[first].endswith(line.lexicon.judgements)
    if last - first == 1 and len(draft.content) == 1 and manner and draft.by == "prep":
        # Pretty much the same, right? According to X, basically.
        return True
    if names_nobody(line, source) or _has_verb(line, source, cue):
        return True
    if not draft.by.startswith("verb"):
        return False
    return _is_let(line, source[1], cue) or _is_asked(line, cue) or _is_told_to(line, cue, source[1])


def with_somebody(line: Line, draft: Draft) -> Draft:
    """A speech whose source names nobody without it: somebody said it, who was named before.

    Who opens its clause is told with his verb at worst ("C," Rahma weighed in).
    """
    if not (line.lexicon.owning and draft.source and draft.by.startswith("speech")):
        return draft
    source = line.word_range(draft.source[0])
    told = draft.by == "speech-subject" and line.is_capital(source[0])
    return replace(draft, source=(), speaker_by="previous") if names_nobody(line, source) and not told else draft


def names_nobody(line: Line, source: Range) -> bool:
    """Whether a phrase ends on a word that waits for more, or opens with what is done (continued to; casting votes)."""
    first, last = source
    if line.has_any(last - 1, _WAITING) and not (line.is_capital(last - 1) or line.has_any(last - 1, _WHO)):
        return True
    if line.has(first, "not") and line.has_any(first + 1, _EVERY) and last - first > 1:
        return True
    timed = line.has_any(last - 1, ("day", "duration")) and not line.is_capital(last - 1)
    if timed and not any(line.has_any(at, _WHO) for at in range(first, last)):
        # The fiscal year | reflecting a rise; the nine months | projected.
        return True
    if line.is_capital(first) or line.forms[first][0].isdigit():
        return line.is_mark(last - 1, _LEADING)
    endings = (*line.lexicon.gerunds, *line.lexicon.verb_suffixes)
    alone = last - first == 1 and not line.held[first] and line.forms[first].endswith(endings)
    does = line.is_verb(first) or (predicates(line, first) and not line.has_any(first, _WHO))
    who = any(line.has_any(at, _WHO) or line.is_capital(at) for at in range(first + 1, last))
    return alone or is_doing(line, source) or (does and not who)


def _has_verb(line: Line, source: Range, cue: int) -> bool:
    """Whether a pronoun holds a verb of its own that the cue does not go on (It's | striking; not: he's saying C)."""
    first, last = source
    holds = line.has(first, "subject") and not line.forms[first].isalnum()
    return holds and not (last - first == 1 and all(line.has(at, "adverb") for at in range(last, cue)))


def _is_kept_from(line: Line, draft: Draft) -> bool:
    """Whether what is not to happen to somebody is told (prevents officials from being | asked to explain C)."""
    cue = line.word_range(draft.cue[0])[0]
    helper = line.has(cue - 1, "be") and line.forms[cue - 1].endswith(line.lexicon.gerunds)
    return helper and line.has(cue - 2, "prep") and len(draft.content) > 1


def _is_let(line: Line, first: int, cue: int) -> bool:
    """Whether somebody else is only let say something (may not let editorials | tell them C)."""
    lets = next((at for at in range(cue - 2, first - 1, -1) if line.has(at, "lets") and not line.is_capital(at)), cue)
    return all(line.is_word(at) and not line.has_any(at, ("and", "join", "prep")) for at in range(lets + 1, cue)) and (
        lets < cue
    )


def _is_asked(line: Line, cue: int) -> bool:
    """Whether somebody is asked what he thinks (do you really | think C?): he has not said it."""
    # Of a sentence in marks its own is left out.
    end = line.words[-1].end
    if "?" not in line.text[end - 1 : end + 1]:
        return False
    near = range(cue - 1, max(0, cue - ASKED_WORDS), -1)
    who = next((at for at in near if line.has(at, "pronoun")), 0)
    return who > 0 and line.has(who - 1, "modal") and not line.has_any(who - 2, ("pronoun", "relative", "nominative"))


def _is_told_to(line: Line, cue: int, end: int) -> bool:
    """Whether a base form behind a bracket, a dash or who is called only bids (-- think Dili; Mr. Dunn, tell us C)."""
    called = end == cue - 1 and line.is_mark(end, ",") and line.is_capital(end - 1)
    return cue > 0 and (called or line.is_mark(cue - 1, _LEADING)) and _is_base(line, cue)


def _is_base(line: Line, at: int) -> bool:
    """Whether a word is the base form of a verb of saying (think, say)."""
    tells = line.has(at, "tells") and not line.has_any(at, ("predicate", "progressive"))
    return (tells or line.forms[at] in line.lexicon.headlines) and not line.forms[at].endswith(PLURAL)
