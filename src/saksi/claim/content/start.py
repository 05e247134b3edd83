"""Whether what is said can start behind a verb: not where a comma parts the verb from what only goes with it."""

from collections.abc import Iterator

from saksi.claim.content.complementiser import is_of_news
from saksi.claim.content.ending import is_told_after
from saksi.claim.content.tie import turns_off
from saksi.claim.cue.contact import is_others
from saksi.claim.line.line import Hit, Line, is_cue
from saksi.claim.source.phrase import can_speak
from saksi.claim.source.reach import opens_number
from saksi.claim.source.source import source_right

# A clause of news that somebody answers opens no further behind his verb than this.
NEWS_WORDS = 5
# A noun, whose it is and the word that leads to a clause are at least this many.
OWNED_WORDS = 3


def _ends_relative(line: Line, hit: Hit, start: int) -> bool:
    """Whether a comma ends the relative clause of a verb (X, yang berbicara di Ende, mengatakan C), or it asks for no
    more than not to be named (warga yang meminta namanya dirahasiakan).
    """
    asks = line.has(start, "ownname") and any(cue.stance == "request" for cue in hit.cues)
    return asks or (line.is_mark(start - 1, ",") and line.is_mark(hit.first - 2, ","))


def can_start(line: Line, hit: Hit, start: int) -> bool:
    """Whether what is said can start at a word: not with what follows from a condition, nor with a second clause."""
    # A semicolon behind a verb ends what it tells of (C, X reported; Y denies C).
    if line.is_mark(hit.last, ";") or (line.has(hit.first - 1, "relative") and _ends_relative(line, hit, start)):
        return False
    if start == hit.last and line.has(start, "agent") and line.lexicon.owning and not line.has(start + 1, "line"):
        # Measures announced by X.
        return False
    if start == hit.last and line.lexicon.owning and any(is_of_news(line, start, at) for at in _those(line, start)):
        return False
    led = line.has_any(start, ("about", "and", "consequence"))
    # Rahma melaporkan | ke petugas
    led = led or (start == hit.last and line.has(start, "never-after") and any(c.stance == "report" for c in hit.cues))
    if led or turns_off(line, start) or _goes_on_to(line, hit.last) or _is_told_of(line, hit, start):
        return False
    if (start == hit.last and is_others(line, hit)) or _is_told_by(line, hit, start) or _is_over(line, hit, start):
        return False
    if (hit.last - hit.first > 1 or line.is_mark(start - 1, ",")) and line.has(start, "part"):
        return False
    if start > hit.last + 1 and line.has(start, "restricts") and line.is_mark(start - 1, ","):
        return False
    points = line.has(start, "back") and not line.has(start + 1, "day")
    dated = not points and line.has_any(start, ("dating", "weekday"))
    return not (dated and line.is_mark(hit.first - 1, ","))


def _is_told_of(line: Line, hit: Hit, start: int) -> bool:
    """Whether only what of is told (told the story of X, a boy who fell; told them about the well)."""
    if not line.lexicon.owning or line.has(start - 1, "that"):
        return False
    tale = any(line.has(at, "tale") for at in range(hit.last, min(start, hit.last + NEWS_WORDS)))
    if start > hit.last and line.has(start, "prep") and line.has(start + 1, "relative"):
        # Plans announced in January, in which C.
        return True
    about = line.has(start, "hedge") and line.has(start, "prep") and not opens_number(line, start)
    return line.has(hit.last - 1, "tells") and (tale or about)


def _those(line: Line, start: int) -> Iterator[int]:
    """The words close behind a place that may lead to a clause."""
    return (at for at in range(start + 1, min(len(line), start + NEWS_WORDS)) if line.has(at, "that"))


def _is_told_by(line: Line, hit: Hit, start: int) -> bool:
    """Whether a clause belongs to a statement of somebody else that a verb judges (memprotes klaim X bahwa | C).

    Who denies or confirms it has his own word on it.
    """
    if line.lexicon.owning or start < hit.last + OWNED_WORDS or not line.has(start - 1, "that"):
        return False
    answers = any(cue.kind == "verb" and cue.stance in ("confirm", "deny") for cue in hit.cues)
    owner = source_right(line, hit.last + 1, start - 1) if is_cue(line, hit.last, "noun") and not answers else None
    return owner is not None and owner[1] == start - 1 and can_speak(line, owner)


def _is_over(line: Line, hit: Hit, start: int) -> bool:
    """Whether a comma behind a verb ends its clause: who said it follows, or what only goes with it."""
    if line.is_mark(hit.last, ",") and line.has(hit.last - 1, "holding"):
        return True
    if any(line.is_mark(at - 1, ",") and is_told_after(line, at) for at in (hit.last + 1, start)):
        return True
    if line.is_mark(hit.last, ",") and line.lexicon.owning and line.has(hit.first - 2, "question"):
        # Asked what she thought, she said C.
        return True
    if (
        line.is_mark(start - 1, ",")
        and line.lexicon.owning
        and is_cue(line, start, "verb")
        and not is_cue(line, start, "noun")
    ):
        # In a statement posted on X, said C: the verb behind the comma tells it.
        return True
    return line.is_mark(start - 1, ",") and _tells_how(line, start)


def _tells_how(line: Line, at: int) -> bool:
    """Whether a participle follows, which tells how (was worried, saying C)."""
    return line.forms[at].endswith(line.lexicon.gerunds) and not is_cue(line, at, "prep")


def _goes_on_to(line: Line, at: int) -> bool:
    """Whether what somebody did next follows a verb (berterima kasih kemudian pamit), and no name (Lalu Zohri)."""
    return line.has(at, "then") and not line.is_capital(at)
