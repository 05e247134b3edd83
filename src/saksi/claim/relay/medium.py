"""Media that only pass on what somebody else says: the paper reported that X said C, or C, according to X."""

from collections.abc import Sequence
from dataclasses import replace

from saksi.claim.draft import Draft
from saksi.claim.line.line import Line, is_cue
from saksi.claim.source.phrase import is_medium, speaks
from saksi.kinds import Relay, Span

# A statement with its teller set between its source and its verb stands in two parts.
_PARTED = 2


def pass_through(line: Line, drafts: Sequence[Draft]) -> list[Draft]:
    """Make a medium whose whole report is somebody else's statement a relay of that statement."""
    drafts = _closed(line, _opened(line, drafts))
    told = [_go_on(inner, drafts) for inner in drafts]
    passed = {id(d): outer for outer in drafts for run in told if _only_passes(line, outer, run) for d in run}
    # Who tells that somebody said it passes it on, too, with a word of his own (X told Y that C, according to Z).
    retold = {id(d): outer for outer in drafts for run in told if _retells(line, outer, run) for d in run}
    # What is known by name only, and told of a body, is as good as a medium.
    gone = {id(outer) for outer in passed.values()} | {id(o) for o in retold.values() if _is_name(line, o)}
    passed = retold | passed
    return [
        replace(draft, relay=(*draft.relay, _link(passed[id(draft)]))) if id(draft) in passed else draft
        for draft in drafts
        if id(draft) not in gone
    ]


def _go_on(said: Draft, drafts: Sequence[Draft]) -> Sequence[Draft]:
    """What somebody says, and what he says further in the same clause (X said C and added D)."""
    run = [said]
    for draft in drafts:
        if draft.cue and draft.speaker_by == "previous" and not draft.source and draft.cue[0] > run[-1].content[-1]:
            run.append(draft)
    return run if said.source else [said]


def _opened(line: Line, drafts: Sequence[Draft]) -> list[Draft]:
    """Take who opens a sentence as its medium out of what somebody else says in it (Menurut laporan X, C, kata Y)."""
    for medium in drafts:
        if (
            not medium.by.startswith("prep")
            or not medium.source
            or not is_medium(line, line.word_range(medium.source[0]))
        ):
            continue
        for said in drafts:
            if said is not medium and said.source and said.cue and said.content[0].start == medium.cue[0].start:
                whole = replace(said, content=medium.content, relay=(*said.relay, _link(medium)))
                return [whole if d is said else d for d in drafts if d is not medium]
    return list(drafts)


def _closed(line: Line, drafts: Sequence[Draft]) -> list[Draft]:
    """Take a medium that ends what somebody says out of it (The office says C, according to X)."""
    media = [d for d in drafts if d.by == "prep" and d.source and is_medium(line, line.word_range(d.source[0]))]
    for medium in media:
        for said in drafts:
            if said.by.startswith("verb") and said.source and _ends_with(said, medium):
                whole = replace(said, content=medium.content, relay=(*said.relay, _link(medium)))
                return [whole if d is said else d for d in drafts if d is not medium]
    return list(drafts)


def _ends_with(said: Draft, medium: Draft) -> bool:
    """Whether what is said ends with who passed the rest of it on."""
    if len(said.content) != 1 or len(medium.content) != 1:
        return False
    whole, part = said.content[0], medium.content[0]
    return whole.start == part.start and part.end < medium.source[0].start and whole.end == medium.source[0].end


def _link(outer: Draft) -> Relay:
    return Relay(outer.source[0], outer.cue[0] if outer.cue else None, "")


def _is_name(line: Line, outer: Draft) -> bool:
    """Whether a source is capitals alone behind its article."""
    first, last = line.word_range(outer.source[0])
    return all(line.is_capital(at) for at in range(first + line.has(first, "article"), last))


def _retells(line: Line, outer: Draft, told: Sequence[Draft]) -> bool:
    """Whether somebody's word is all of what somebody else tells behind it (X says C, according to Y)."""
    inner = told[0]
    if outer.by != "prep" or not line.lexicon.owning or not (outer.source and inner.source and inner.cue):
        return False
    if not inner.by.startswith("verb") or is_medium(line, line.word_range(inner.source[0])):
        return False
    return outer.cue[0].start > inner.content[-1].end and _is_all(line, outer, told)


def _only_passes(line: Line, outer: Draft, told: Sequence[Draft]) -> bool:
    inner = told[0]
    if inner is outer or outer.stance != "report" or not (outer.source and inner.source):
        return False
    if len(outer.content) != 1 and not _is_parted(outer, inner):
        return False
    place = line.word_range(outer.source[0])
    if (
        not inner.cue
        or _cites(line, outer)
        or not (is_medium(line, place) or (outer.by.startswith("prep") and speaks(line, place)))
    ):
        return False
    return _is_all(line, outer, told)


def _is_all(line: Line, outer: Draft, told: Sequence[Draft]) -> bool:
    """Whether claims of one source, with it and their cues, are the whole content of another."""
    if len(outer.content) != 1:
        return True
    whole = outer.content[0]
    inside = [told[0], *(more for more in told[1:] if more.content[0].start < whole.end)]
    parts = sorted(span for each in inside for span in each.source + each.cue + each.content)
    ends = sorted((parts[-1].end, whole.end))
    # Nothing but marks may stand beyond it.
    return abs(parts[0].start - whole.start) <= 1 and not any(char.isalnum() for char in line.text[slice(*ends)])


def _is_parted(outer: Draft, inner: Draft) -> bool:
    """Whether who passes it on stands between a source and its verb (Pemilik kapal, menurut X, mengatakan C)."""
    if len(outer.content) != _PARTED or not inner.cue or len(inner.content) != 1:
        return False
    first, rest = outer.content
    return inner.source[0] == first and rest == Span(inner.cue[0].start, inner.content[0].end)


def _cites(line: Line, outer: Draft) -> bool:
    """Whether a medium names between itself and its verb whom it cites (The paper, citing X, said C)."""
    if not outer.cue or outer.cue[0].start < outer.source[0].end:
        return False
    return any(
        is_cue(line, at, "relay") for at in range(line.word_range(outer.source[0])[1], line.word_range(outer.cue[0])[0])
    )
