"""Claims as references: BibTeX, a template of Wikipedia, the parts of a footnote."""

import re
from collections.abc import Iterable, Iterator

from saksi.ledger.search.search import Hit
from saksi.show.plain import flat

# Signs that TeX acts on, and how they are written instead.
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
# Signs that end a template of Wikipedia or begin something in it.
_WIKI = {"|": "{{!}}", "[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;", "<": "&lt;", ">": "&gt;", "=": "&#61;"}


def make_bibtex(hit: Hit) -> str:
    """The article of a claim as a BibTeX entry; the words and who is named for them in a note.

    The key is the article's and the claim's, so that each claim is an entry of its own.
    """
    article, claim = hit.article, hit.claim
    told = {
        "title": article.title or article.id,
        "author": " and ".join(f"{{{_tex(author)}}}" for author in article.authors),
        "organization": article.outlet or "",
        "year": (article.published or "")[:4],
        "date": (article.published or "")[:10],
        "url": _address(article.url or ""),
        "note": _note(hit),
    }
    lines = [f"@online{{saksi-{article.key[:12]}-{_key(claim.id)},"]
    for name, value in told.items():
        written = value if name in ("author", "url") else _tex(value)
        lines += [f"  {name} = {{{written}}},"] if value else []
    return "\n".join([*lines, "}"])


def write_bibtex(hits: Iterable[Hit]) -> Iterator[bytes]:
    """Claims as BibTeX entries (biblatex's @online)."""
    for hit in hits:
        yield f"{make_bibtex(hit)}\n\n".encode()


def make_wikipedia(hit: Hit) -> str:
    """The article of a claim as the template "cite news" of Wikipedia, with the words quoted."""
    article = hit.article
    told = {
        "title": article.title or article.id,
        "url": _address(article.url or ""),
        "work": article.outlet or "",
        "date": (article.published or "")[:10],
        "author": "; ".join(article.authors),
        "quote": words(hit),
    }
    fields = (f"{name}={value if name == 'url' else _wiki(value)}" for name, value in told.items() if value)
    return f"{{{{cite news |{' |'.join(fields)}}}}}"


def where(hit: Hit, day: str) -> str:
    """Where a claim stands: outlet, title, day as the reader writes it, address."""
    article = hit.article
    return ", ".join(flat(part) for part in (article.outlet, article.title, day, article.url) if part)


def words(hit: Hit) -> str:
    """The words of a claim on one line, a gap as three stops."""
    spans = hit.claim.content or (hit.claim.sentence,)
    return " ... ".join(flat(hit.article.text[slice(*span)]) for span in spans)


def _note(hit: Hit) -> str:
    return f"{hit.claim.speaker or 'speaker not stated'} ({hit.claim.stance}): {words(hit)}"


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in flat(text))


def _wiki(text: str) -> str:
    return "".join(_WIKI.get(sign, sign) for sign in flat(text))


def _address(url: str) -> str:
    """An address with what would end a field written in percent."""
    return re.sub(r"[\s{}|\\<>\[\]%]", lambda sign: f"%{ord(sign[0]):02X}" if sign[0] != "%" else "%", url)


def _key(claim: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", claim)
