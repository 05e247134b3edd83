"""Those without a name who count for somebody: "penyidik" of the one police force that a story tells of."""

import functools
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from saksi.link.name.generic import is_nameless, kinds_of
from saksi.link.name.identity import Identity
from saksi.link.name.who import is_one
from saksi.link.told import Told, slice_text
from saksi.pack import UNDETERMINED, Pack, load_roles

# Roles of words in front of people of whom one speaks, or some.
_COUNTED = frozenset({"article", "numeral", "quantifier"})


def name_serving(told: Sequence[Told], packs: Mapping[str, Pack]) -> list[Told]:
    """Give the number of those who serve a force or an office to the only one of its kind that is named.

    The article's own comes before what other articles of the story tell.
    """
    named = [who for each in told for who in (each.source, each.nearby) if who is not None and who.body]
    return [_name(each, told, named, packs) for each in told] if named else list(told)


def _name(told: Told, others: Sequence[Told], named: Sequence[Identity], packs: Mapping[str, Pack]) -> Told:
    served = _find_served(told, packs)
    if not served:
        return told
    own = (who for each in others if each.key == told.key for who in (each.source, each.nearby) if who is not None)
    for known in (own, named):
        homes = [who for who in known if served & (kinds_of(who.body) | who.body)]
        if homes and all(is_one(homes[0], who) for who in homes[1:]):
            return replace(told, source=homes[0], body=None)
    return told


def _find_served(told: Told, packs: Mapping[str, Pack]) -> Set[str]:
    """The kinds of body that those whom a number is credited to are of, where they have no name."""
    if told.source is not None or told.body is None or told.is_denied:
        return frozenset()
    pack = packs[told.finding.language or UNDETERMINED]
    words = told.body.name.casefold().split()
    is_any = not is_nameless(told.body.name.casefold(), pack) or _is_one_of_them(told, pack)
    return frozenset() if is_any else frozenset(kind for word in words for kind in _serving(pack).get(word, ()))


def _is_one_of_them(told: Told, pack: Pack) -> bool:
    """Whether it is one who speaks, or some of them do: "an investigator who asked not to be named"."""
    spans = told.claim.source if told.claim is not None else ()
    held = (load_roles(pack).get(slice_text(told, span).partition(" ")[0].casefold(), frozenset()) for span in spans)
    return any(roles & _COUNTED and "definite" not in roles for roles in held)


@functools.cache
def _serving(pack: Pack) -> Mapping[str, Set[str]]:
    """Words for those who serve, with the kinds of body that they are of."""
    kinds: dict[str, set[str]] = {}
    for row in pack.rows("body"):
        if row["kind"] == "serves":
            kinds.setdefault(row["form"].casefold(), set()).add(row["body"])
    return kinds
