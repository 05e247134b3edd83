"""Names of offices that hold commas: `Badan Meteorologi, Klimatologi, dan Geofisika`."""

from collections.abc import Iterator, Sequence

from saksi.claim.lexicon import Lexicon
from saksi.kinds import Span

# The fields of an office's name are joined within this many words (Pendidikan, Kebudayaan, Riset, dan Teknologi).
LIST_WORDS = 8
_NO_FIELD = frozenset({"title", "organisation", "rank", "and", "group", "document"})


def name_commas(text: str, words: Sequence[Span], forms: Sequence[str], lexicon: Lexicon) -> Iterator[int]:
    """Yield the commas inside the name of an office (Badan Meteorologi, Klimatologi, dan Geofisika): they part nothing.

    What each leads to is a field of work, or a joining word before one, and neither a body nor a role of its own.
    """
    for at in range(1, len(forms) - 2):
        if forms[at] != "," or not text[words[at - 1].start].isupper():
            continue
        joined = lexicon.has(forms[at + 1], "and")
        field = at + 1 + joined
        roles = lexicon.roles.get(forms[field], frozenset())
        if not text[words[field].start].isupper() or not _is_field(roles):
            continue
        if joined or _lists_on(forms, field, lexicon):
            yield at


def _is_field(roles: frozenset[str]) -> bool:
    """Whether a word of these roles names what an office deals with, and nothing that could speak by itself."""
    return "field" in roles or ("rolepart" in roles and _NO_FIELD.isdisjoint(roles))


def _lists_on(forms: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a list goes on to its joining word within a few words."""
    return any(lexicon.has(form, "and") for form in forms[at + 1 : at + LIST_WORDS])
