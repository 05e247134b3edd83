"""Who wrote a page, by the element that is named after its author: where neither a label nor the markup tells."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice

from lxml.etree import _Element

from saksi.clean.layout import name_parts
from saksi.clean.line import is_author, names_in
from saksi.kinds import Provenance
from saksi.pack import UNDETERMINED, Pack, languages


def named_authors(tree: _Element, packs: Mapping[str, Pack]) -> Iterator[Provenance]:
    """Yield the authors that the first such element with a name in it holds.

    >>> from lxml import etree
    >>> from saksi.pack import load_packs
    >>> tree = etree.HTML('<p class="post-author">Oleh Ani Uji</p><p>Hujan turun.</p><p class=author>Budi Coba</p>')
    >>> [item.value for item in named_authors(tree, load_packs())]
    ['Ani Uji']
    """
    words, spoken = _words(packs[UNDETERMINED]), languages(packs)
    for element in tree.iter("a", "address", "div", "h4", "h5", "h6", "li", "p", "span", "strong"):
        called = " ".join(filter(None, map(element.get, ("class", "id", "rel"))))
        if not called or words.isdisjoint(name_parts(called)):
            continue
        pieces = list(islice(filter(None, (" ".join(str(piece).split()) for piece in element.itertext())), 2))
        if pieces and (names := [name for name in names_in(pieces, spoken) if is_author(name, spoken)]):
            yield from (Provenance("authors", name, "meta") for name in names)
            return


@cache
def _words(pack: Pack) -> frozenset[str]:
    return frozenset(row["part"] for row in pack.rows("boxname") if row["kind"] == "author")
