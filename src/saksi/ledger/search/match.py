"""Words that people write, as the full-text index is asked for them."""

import re
from collections.abc import Iterator

from saksi.ledger.search.stem import stem_variants

_PHRASE = re.compile(r'"([^"]*)"(\*?)|([^\s"]+)')


def match_text(words: str) -> str | None:
    """Write words as an FTS5 query that cannot be misread; None when they hold nothing to look for.

    >>> match_text('banjir "Kota Palu" OR meng*')
    '"banjir" "Kota Palu" "OR" "meng"*'
    """
    return " ".join(f'"{phrase}"{star}' for phrase, star in find_phrases(words)) or None


def beginnings_match(words: str) -> str | None:
    """The same with each bare word as a beginning, but for numbers: "12" is not 120.

    >>> beginnings_match('korban 12 "orang tewas"')
    '"korban"* "12" "orang tewas"'
    """
    parts = (
        f'"{phrase}"{star or ("" if quoted or phrase[0].isdigit() else "*")}' for phrase, star, quoted in _found(words)
    )
    return " ".join(parts) or None


def passage_match(words: str, *, by_stem: bool = False) -> str | None:
    """The same for the passages of claims, or for their stems.

    >>> passage_match("serangan", by_stem=True)
    'stems : (("serang" OR "serangan"))'
    """
    if not by_stem:
        match = match_text(words)
        return match and f"passage : ({match})"
    parts = []
    for phrase, star in find_phrases(words):
        forms = (phrase,) if star else stem_variants(phrase)
        parts.append("(" + " OR ".join(f'"{form}"{star}' for form in forms) + ")")
    return f"stems : ({' AND '.join(parts)})" if parts else None


def find_phrases(words: str) -> Iterator[tuple[str, str]]:
    """Yield each word or phrase, and "*" where it is a beginning.

    >>> list(find_phrases('banjir "Kota Palu" meng*'))
    [('banjir', ''), ('Kota Palu', ''), ('meng', '*')]
    """
    return ((phrase, star) for phrase, star, _ in _found(words))


def _found(words: str) -> Iterator[tuple[str, str, bool]]:
    """Yield each word or phrase, "*" where it is a beginning, and whether it stood in quotation marks."""
    for quoted, quoted_star, bare in _PHRASE.findall(words.replace("\0", " ")):
        phrase = quoted or bare.rstrip("*")
        star = "*" if quoted_star or bare.endswith("*") else ""
        if any(character.isalnum() for character in phrase):
            yield phrase, star, bool(quoted)
