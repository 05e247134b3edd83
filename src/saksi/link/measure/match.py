"""Whether two numbers may be of one thing: by what is counted, what befell it, which side it is of, who speaks.

Rival numbers are of one thing where what befell it is the same, or noun and clause are.
"""

from saksi.link.count.again import AGAIN
from saksi.link.count.fit import OF_OUTBREAK
from saksi.link.count.party import meets
from saksi.link.count.topic import CROWDS
from saksi.link.measure.answer import FATE_FACTOR, RIVAL_FACTOR, agree, agree_on_aspects, answers
from saksi.link.measure.interval import ratio
from saksi.link.measure.sort import FEW_THINGS, are_two_sorts, is_listed
from saksi.link.name.who import is_one
from saksi.link.told import Told, may_meet, slice_text
from saksi.pack import UNDETERMINED, load_packs, load_roles

# A number that shows so many digits is not shared by chance within a story; with one less it wants the same noun too.
SURE_DIGITS = 4
# Words that two clauses must share where nothing else says that they count the same.
SHARED_WORDS = 2
# Sixty-four polling stations or more than seventy are of one recount; three villages and four are not one thing.
NEAR_FACTOR = 1.25
MANY_THINGS = 20
# What everybody has of his own, and many of one story have: other numbers of it are no rivals.
OWN_TALLIES = frozenset({"deg", "game", "goal", "point", "time"})
# Between the end of a sentence and the next one; paragraphs, with their headings, from one account to the next.
NEXT_LETTERS = 2
ACCOUNT_PARAGRAPHS = 2
# What befalls people and houses in a disaster or a fight.
_BEFALLEN = frozenset({"damaged", "displaced", "injured", "killed", "killed-or-injured", "missing"})
# Roles of words that join a clause to the last one, and a hearer's name to it.
_JOINING = frozenset({"and", "join", "meanwhile", "prep", "turn"})
_COSTS, _ILL = frozenset({"cost"}), frozenset({"case", "person"})
_ARMED = frozenset({"fighter", "police", "soldier"})
# What is said of how or when something is counted says not what: what is planned may be anything.
_OPEN_MANNERS = frozenset({AGAIN, "planned"})
_MANNERS = _OPEN_MANNERS | {"depth"}
# Amounts that each body, firm or good of a story has of its own: rivals are told of in like words.
OWN_AMOUNTS = frozenset(
    {"budget", "contract", "cost", "export", "fine", "growth", "import", "inflation", "inflation-yearly", "interest"}
    | {"investment", "poverty", "profit", "revenue", "unemployment", "wage"}
)
# Counted nouns that say of which side the counted are.
_SIDES = {"soldier": "soldier", "police": "police"}
# Rival counts of those of one side differ more: each side tells of few dead of its own. No rivals differ by more.
SIDE_FACTOR = 12.0


def is_one_side(a: Told, b: Told) -> bool:
    """Whether the counted may be of one side of a fight; what is not said to be of an armed one may be of any."""
    return meets(side_of(a), side_of(b))


def side_of(told: Told) -> str | None:
    """Give the side of a fight that the counted are of."""
    return told.kind.whom or _SIDES.get(told.kind.thing or "")


def is_one_thing(a: Told, b: Told) -> bool:
    """Whether the counted nouns may be one; those of one armed side are called many names."""
    if agree(a.kind.thing, b.kind.thing) or _are_ill(a, b):
        return True
    one, other = side_of(a), side_of(b)
    return bool(one and other and {one, other} & _ARMED) and meets(one, other)


def _are_ill(a: Told, b: Told) -> bool:
    """Whether cases and people are those of one outbreak: both are confirmed, or suspected."""
    return {a.kind.thing, b.kind.thing} == _ILL and bool(a.kind.aspects & b.kind.aspects & OF_OUTBREAK)


def is_same_fate(a: Told, b: Told) -> bool:
    """Say whether the same befell both, or the same is counted of both, and both say so."""
    one, other = a.kind, b.kind
    if not is_said_alike(one.aspects, other.aspects):
        return False
    if (one.aspects & other.aspects) - _MANNERS or (one.fate is not None and one.fate == other.fate):
        return True
    is_hinted = one.fate is other.fate is None and not one.hints.isdisjoint(other.hints)
    return is_hinted and one.thing is not None and one.thing == other.thing


def says_same(a: Told, b: Told) -> bool:
    """Say whether the same is told of both, and both tell it: what befell the counted, or how deep or high they are."""
    return is_same_fate(a, b) or bool((a.kind.aspects & b.kind.aspects) - _OPEN_MANNERS)


def is_said_alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Say whether the same is said of both, or of one more than of the other; nothing is not less."""
    return a == b or (bool(a and b) and (a <= b or b <= a))


def is_same_source(a: Told, b: Told) -> bool:
    """Say whether one origin is named for both."""
    return a.source is not None and b.source is not None and is_one(a.source, b.source)


def share(a: Told, b: Told) -> int:
    """Count the words that both clauses share."""
    return len(a.kind.context & b.kind.context)


def is_rival(a: Told, b: Told) -> bool:
    """Whether two numbers are of one thing: what befell it is known, or noun and clause are the same.

    The latter only where somebody speaks for one: the day's prices and points are nobody's rival counts. Sentences that
    name places of different regions count different things.
    """
    if (
        a.kind.thing in OWN_TALLIES
        or _is_elsewhere(a, b)
        or are_two_sorts(a, b)
        or are_two_rates(a, b)
        or (a.is_local != b.is_local and not is_same_source(a, b))
    ):
        return False
    if _is_price(a, b) and not (a.kind.aspects and is_same_fate(a, b)):
        return bool(a.source and b.source) and _share_goods(a, b) and ratio(a, b) <= RIVAL_FACTOR
    is_one = not a.kind.apart and is_one_thing(a, b) and _is_rival_count(a, b)
    return is_one and not (is_listed(a) or is_listed(b))


def are_two_rates(a: Told, b: Told) -> bool:
    """Say whether both are money, and one of them a day's or a head's: a loss a day is none for good."""
    one, other = a.quantity, b.quantity
    return one.unit_kind == other.unit_kind == "iso4217" and bool(one.per) != bool(other.per)


def is_plain(a: Told, b: Told) -> bool:
    """Whether two numbers are of one thing in any story: of those of one fate, or one is set against the other."""
    if a.kind.fate in _BEFALLEN and a.kind.fate == b.kind.fate and a.quantity.unit_kind == "noun":
        return True
    return a.key == b.key and (answers(a, b) or _is_beside(a, b))


def _is_rival_count(a: Told, b: Told) -> bool:
    """Whether two numbers that may be of one thing are, by what befell it, the noun or the clause."""
    if answers(a, b) or _is_reading(a, b) or _is_beside(a, b):
        return True
    if is_same_fate(a, b) and not (_is_own_amount(a, b) and not (a.source and b.source and _is_like_told(a, b))):
        has_side = (a.kind.thing == b.kind.thing and a.kind.thing in _SIDES) or (
            a.kind.whom == b.kind.whom and a.kind.whom in _ARMED
        )
        # The police and those who called a march count it very differently.
        has_side = has_side or (bool(a.kind.aspects & b.kind.aspects & CROWDS) and bool(a.source and b.source))
        # A rumour that is denied is as large as it likes.
        return ratio(a, b) < (SIDE_FACTOR if has_side or a.is_denied != b.is_denied else FATE_FACTOR)
    if a.kind.thing is None or a.kind.thing != b.kind.thing:
        return False
    if _is_rate(a):
        return _is_like_money(a, b)
    if a.kind.fate != b.kind.fate and not (a.quantity.unit_kind == "ucum" and agree(a.kind.fate, b.kind.fate)):
        return False
    if not agree_on_aspects(a, b):
        return False
    return _is_nearly_equal(a, b) or _is_alike(a, b)


def _is_alike(a: Told, b: Told) -> bool:
    """Whether two numbers of one thing stand in clauses with the same words, and somebody speaks for one."""
    if not any((a.source, a.nearby, b.source, b.nearby)):
        return False
    is_few = a.quantity.unit_kind == "noun" and max(*a.bounds, *b.bounds) < FEW_THINGS
    return not is_few and share(a, b) >= SHARED_WORDS and ratio(a, b) <= RIVAL_FACTOR


def _is_like_money(a: Told, b: Told) -> bool:
    """Whether two amounts of money may be one that two voices give: of one aspect at least one says, in like words."""
    if not (a.source and b.source) or a.quantity.unit_kind != "iso4217" or a.quantity.per or b.quantity.per:
        return False
    is_agreed = bool(a.kind.aspects or b.kind.aspects) and agree_on_aspects(a, b)
    return is_agreed and _is_like_told(a, b) and ratio(a, b) <= FATE_FACTOR


def _is_own_amount(a: Told, b: Told) -> bool:
    """Whether two amounts, told in one language, are of what each body, firm or good has of its own."""
    return a.finding.language == b.finding.language and not OWN_AMOUNTS.isdisjoint(a.kind.aspects | b.kind.aspects)


def _is_like_told(a: Told, b: Told) -> bool:
    """Whether two amounts are told of in like words, for the same time or measure."""
    shared = (a.kind.context & b.kind.context) - a.words - b.words
    return a.quantity.per == b.quantity.per and len(shared) >= SHARED_WORDS


def _is_price(a: Told, b: Told) -> bool:
    """Whether both are money for so much of something."""
    one, other = a.quantity, b.quantity
    return one.unit_kind == other.unit_kind == "iso4217" and bool(one.per) and one.per == other.per


def _is_reading(a: Told, b: Told) -> bool:
    """Whether two instruments read one thing nearly alike: a magnitude of 6.1 and of 6.0, which no one counts."""
    if not (a.quantity.unit_kind == b.quantity.unit_kind == "noun" and a.kind.thing == b.kind.thing):
        return False
    return ratio(a, b) <= NEAR_FACTOR and not all(float(each).is_integer() for each in (*a.bounds, *b.bounds))


def _share_goods(a: Told, b: Told) -> bool:
    """Whether the words next to two prices, in front of them, name the same goods: two words or more in common."""
    return len(a.goods & b.goods) >= SHARED_WORDS


def _is_elsewhere(a: Told, b: Told) -> bool:
    """Whether two articles tell the numbers of places in different regions.

    A region that no other article names may be of another number, where one voice tells both.
    """
    if a.is_elsewhere != b.is_elsewhere and not a.regions & b.regions and not is_same_source(a, b):
        return True
    return a.key != b.key and bool(a.regions and b.regions) and not may_meet(a.regions, b.regions)


def _is_beside(a: Told, b: Told) -> bool:
    """Whether an article lets two speak one after the other, of the same things: "Police say 40 boats, the navy 38".

    In a paragraph of its own only where nothing is said of the second, or between which numbers it lies.
    """
    if a.key != b.key:
        return False
    first, second = sorted((a, b), key=lambda told: told.quantity.span)
    if not (_has_teller(first) and second.speaker):
        return False
    far = second.sentence.paragraph - first.sentence.paragraph
    is_near = far == 0 and second.sentence.span.start - first.sentence.span.end <= NEXT_LETTERS
    # The second may leave out what the first says befell them.
    own, before = ((each.kind.fate, each.kind.aspects, each.kind.hints) for each in (second, first))
    is_reckoned = second.quantity.cmp == "between"
    is_next = is_near or ((second.kind.is_bare or is_reckoned) and 0 < far <= ACCOUNT_PARAGRAPHS)
    is_thing = _is_next_thing(first, second) and a.quantity.per == b.quantity.per
    is_said = own in (before, (None, frozenset(), frozenset()))
    is_other = first.kind.thing is not None and not _is_plain_count(second) and share(first, second) < SHARED_WORDS
    # What something costs and what it sells for are both money.
    is_any = is_other and a.quantity.unit_kind == "iso4217" and first.kind.aspects <= _COSTS
    most = 0.0 if is_any else RIVAL_FACTOR if is_other or far else FATE_FACTOR
    return is_next and is_thing and is_said and a.teller != b.teller and ratio(a, b) <= most


def _has_teller(told: Told) -> bool:
    """Whether somebody is said to tell a number, or a body without a name opens its sentence."""
    return bool(told.speaker) or told.body is not None


def _is_plain_count(told: Told) -> bool:
    """Whether a clause holds no more than who tells whom a number, and of what: "Their union claims 2,500 lorries"."""
    spans = (*told.claim.cue, *told.claim.source) if told.claim is not None else ()
    said = {word for span in spans for word in slice_text(told, span).casefold().split()}
    left = told.kind.context - told.words - said
    if not left:
        return True
    roles = load_roles(load_packs()[told.finding.language or UNDETERMINED])
    names = {word.casefold() for word in slice_text(told, told.kind.clause).split() if word[:1].isupper()}
    return all(word in names or not _JOINING.isdisjoint(roles.get(word, ())) for word in left)


def _is_next_thing(first: Told, second: Told) -> bool:
    """Whether a number is of the same things as the one before it, or leaves that out; or both do."""
    thing = second.kind.thing
    if first.kind.thing is thing is None and first.sentence == second.sentence:
        return first.quantity.unit_kind == second.quantity.unit_kind == "none"
    is_left_out = thing is None and second.quantity.unit_kind == "none" and first.quantity.unit_kind == "noun"
    return first.kind.thing is not None and (is_left_out or first.kind.thing == thing)


def _is_nearly_equal(a: Told, b: Told) -> bool:
    """Whether two articles count things of one rare kind, with a name of their own, and nearly as many of them."""
    if a.key == b.key or a.quantity.unit_kind != "noun" or a.quantity.concept or b.quantity.concept:
        return False
    return min(*a.bounds, *b.bounds) >= MANY_THINGS and ratio(a, b) <= NEAR_FACTOR


def _is_rate(told: Told) -> bool:
    return told.quantity.unit == "%" or told.quantity.unit_kind == "iso4217"
