"""Which body of an article a word for one points at (the company, dinas itu)."""

import re
from bisect import bisect_left

from saksi.kinds import Span
from saksi.pack import list_forms
from saksi.resolve.where.gazetteer import find_name, fold
from saksi.resolve.who.cast import Cast, Party, head_of, name_often, points_back
from saksi.resolve.who.firm import opening_firm

# A body that is only pointed at has an article and a noun (the company).
POINTING_WORDS = 2
# What it is called by its own word stands no further back than this.
_BODY_LETTERS = 4000
_MEDIA = frozenset({"medium", "wire"})
_FIRMS = frozenset({"firm", "firmword", "trades"})


def by_body(
    cast: Cast, phrase: str, span: Span, *, body: Party | None, person: Party | None
) -> tuple[Party, str] | None:
    """The body that a word for one points at, and how it was told.

    The last that spoke by name (`body`); else one that the sentence before names, one named most so far, or the one in
    the title of who spoke last (`person`).
    """
    words, head = phrase.split(), head_of(cast, phrase)
    is_bare = not any(word[0].isupper() for word in words[1:])
    # What kind of body it is says that it is another than the one that spoke (the regional disaster office).
    is_bare = is_bare and (len(words) <= POINTING_WORDS or cast.has(words[-1], "deictic"))
    if not (points_back(cast, phrase) and is_bare and cast.has(head, "organisation")):
        return None
    if body is None or head.casefold() not in body.name.casefold().split():
        # One that is named by the word itself is meant before one that spoke (the agency: Nusa News Agency).
        named = _opening_body(cast, head, span, phrase) or _headed(cast, head, span.start)
        if named:
            return Party(named, "organisation"), "pointing"
    if (firm := opening_firm(cast, head, span)) and stands_for(cast, head, firm, phrase):
        return Party(firm, "organisation"), "pointing"
    if body is not None and _is_named(body) and stands_for(cast, head, body.name, phrase):
        return None if cast.has(body.name.split()[0], "possessive") else (body, "pointing")
    named = _named_before(cast, head, span) or _of_article(cast, head, span) or _body_of(cast, person)
    return (Party(named, "organisation"), "pointing") if named and stands_for(cast, head, named, phrase) else None


def _headed(cast: Cast, head: str, before: int) -> str:
    """The last body of more words that a word for one heads (the agency: Nusa News Agency; dinas itu: Dinas Sosial)."""
    if cast.pack.habits.owning:
        ended = f" {head.casefold()}"
        named = reversed(cast.bodies[: bisect_left(cast.bodies, (before, ""))])
        return next((name for _, name in named if name.casefold().endswith(ended)), "")
    runs: list[str] = re.findall(
        rf"\b{re.escape(head.capitalize())}((?: [A-Z][\w-]*)+)", cast.text[max(0, before - _BODY_LETTERS) : before]
    )
    own = ([word for word in run.split() if word.casefold() not in cast.holding] for run in reversed(runs))
    return next((" ".join((head.capitalize(), *words)) for words in own if words), "")


def _opening_body(cast: Cast, head: str, span: Span, phrase: str) -> str:
    """The body that opens what is said before its source, or the sentence before, in one paragraph; "" for none."""
    at = bisect_left(cast.sentences, (span.start + 1,)) - 1
    own = cast.sentences[at : at + 1] if at >= 0 else ()
    # Who does what a passive tells is not its subject (Kerugian ditaksir tim itu).
    own = own if own and (cast.pack.habits.owning or "," in cast.text[own[0].start : span.start]) else ()
    # What follows a dateline's place is no verb.
    for sentence in (*own, _sentence_before(cast, span)):
        if sentence is None or sentence.start == span.start:
            continue
        first = bisect_left(cast.bodies, (sentence.start, ""))
        start, name = cast.bodies[first] if first < len(cast.bodies) else (-1, "")
        goes_on = cast.text[start + len(name) + 1 :][:1].islower() and not cast.has_any(name, ("open", "prep"))
        goes_on = goes_on and not (cast.pack.habits.owning and find_name(fold(name)))
        if start == sentence.start and goes_on and stands_for(cast, head, name, phrase):
            return name
    return ""


def _is_named(body: Party) -> bool:
    return body.kind in ("organisation", "unknown") and body.name[0].isupper()


def _of_article(cast: Cast, head: str, span: Span) -> str:
    """The body an article is about; by one word only what goes by one, as firms do and groups do not."""
    name = name_often(cast, span.start)
    brief = not cast.pack.habits.owning or " " in name or name.isupper() or cast.has(head, "trades")
    return name if brief else ""


def _named_before(cast: Cast, head: str, span: Span) -> str:
    """The last body that the sentence before calls so (X, a research firm), or names by several words, not as an agent.

    Both stand in one paragraph.
    """
    if (before := _sentence_before(cast, span)) is None:
        return ""
    inside = cast.bodies[bisect_left(cast.bodies, (before.start, "")) : bisect_left(cast.bodies, (before.end, ""))]
    called = (name for start, name in inside if _is_called(cast.text[start + len(name) : before.end], head))
    named = (name for start, name in reversed(inside) if " " in name and not _is_agent(cast, before, start))
    return next(called, "") or next(named, "")


def _sentence_before(cast: Cast, span: Span) -> Span | None:
    """The sentence before the one of a source, in its paragraph."""
    at = bisect_left(cast.sentences, (span.start + 1,)) - 1
    before = cast.sentences[at - 1] if at > 0 else None
    return None if before is None or "\n" in cast.text[before.start : span.start] else before


def _is_called(behind: str, head: str) -> bool:
    """Whether a comma behind a name sets off what it is, with this word in it."""
    return behind.startswith(", ") and head in behind[2:].split(",", maxsplit=1)[0].rstrip(".").split()


def _is_agent(cast: Cast, sentence: Span, start: int) -> bool:
    words = cast.text[sentence.start : start].split()
    return bool(words) and cast.has(words[-1], "agent")


def _body_of(cast: Cast, person: Party | None) -> str:
    """The body that a person's title opens with (Brackwater chief executive), where names stand before roles."""
    words = person.title.split() if person and cast.pack.habits.owning else []
    end = next((at for at, word in enumerate(words) if not word[0].isupper() or cast.has(word, "title")), 0)
    name = " ".join(word for word in words[:end] if not cast.has(word, "definite"))
    return next((name.removesuffix(mark) for mark in cast.pack.habits.owning if name.endswith(mark)), name)


def stands_for(cast: Cast, head: str, name: str, phrase: str) -> bool:
    """Whether a word for a body can mean one by this name: any body, or one whose name holds the word.

    The army, the opposition and the like are what they are, whoever else is named; no ministry is a company. A paper
    or an agency is no body that is called otherwise.
    """
    held = [cast.roles_of(word) for word in name.casefold().split()]
    is_medium = any(_MEDIA & each for each in held)
    is_called = any(_MEDIA & cast.roles_of(word) for word in phrase.casefold().split())
    if is_called != is_medium and (is_medium or any("organisation" in each for each in held)):
        return False
    if cast.has(head, "trades") and any(_governs(cast, word) for word in name.casefold().split()):
        return False
    if (
        cast.has(head, "trades")
        and cast.pack.habits.office_first
        and {"organisation"} <= held[0]
        and not held[0] & _FIRMS
    ):
        # Nor is what else a name says it is (Yayasan Lontar).
        return False
    return not cast.pack.habits.owning or cast.has(head, "anybody") or head.casefold() in name.casefold().split()


def _governs(cast: Cast, word: str) -> bool:
    return cast.has(word, "governs") or word in list_forms(cast.pack, "public", "public")
