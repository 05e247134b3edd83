"""What can be said of which counted things: nobody is sealed, no house is sentenced, only cases are solved.

The words of a language mean one thing of people and another of things: "fired" rockets and workers, "cleared" mines and
defendants, "membongkar" a house and a case. What a word says is kept only where it can be said of what is counted.
"""

from saksi.kinds import Quantity

_CASE = "case"
_JOB = "job"
_MISSING = "missing"
# What is covered stands where it stood: things are damaged by it, but for what somebody hid.
COVERED = "covered"
# What is used up: where an article tells of a fire it is burnt.
CONSUMED = "consumed"
# What is taken apart is destroyed where it stood.
_DISMANTLED = "dismantled"
_COVERED = frozenset({"buried", COVERED})
_HIDDEN = frozenset({"bomb", "bullet", "coffin", "explosive", "grave", "mine", "missile", "shell", "weapon"})
# What stands where it stood is not missing, and fled from nowhere.
_OF_MOVED = frozenset({"displaced", _MISSING})
_FIXED = frozenset({"bridge", "field", "house", "mosque", "road", "school", "shop"})
_SEATS = frozenset({"district", "island", "neighbourhood", "village"})
# What the sea or a fire claims where no lives are told of, what withers and what goes dead. No vote falls in battle.
_BROKEN = _FIXED | {"ship", "vehicle", "tree", "seedling", "pump", "waterpump", "lamp", "camera", "machine", "phone"}
_BROKEN |= {"generator", "turbine", "panel", "computer"}
# What runs by a timetable is late where it is kept back.
_RUNS = frozenset({"flight", "train"})
_KEPT = frozenset({"arrested", "trapped"})
# What cannot put to sea; other things in a port are kept there.
_ASHORE, _SAILING = "ashore", frozenset({"raft", "ship", "trawler"})
_ISOLATED, _TRAPPED, _DELAYED = "isolated", "trapped", "delayed"
# What is carried off is stolen, what is held is seized.
_ABDUCTED, _STOLEN, _ARRESTED, _SEIZED = "abducted", "loss", "arrested", "seized"
# What a fate may mean, and is said of the counted rather than a fate.
NO_FATES = frozenset({"affected", _DELAYED, _SEIZED, _STOLEN})
# What is unpacked where a house is torn down.
_PACKED, _UNLOADED = frozenset({"box", "container", "crate", "sack"}), "unloaded"
_PEOPLE = frozenset({"household", "person", "police", "soldier"})
_ANIMAL = "animal"
_LIVING = _PEOPLE | {_ANIMAL}
_DAMAGED, _DISPLACED, _KILLED = "damaged", "displaced", "killed"
_SHELTERED, _WAGE = "sheltered", "wage"
_SHARE = "%"
# What befalls people, in words that are said of other things in another sense: nobody hires a fine or sentences a law.
_OF_THEM = frozenset(
    {
        *("abused", "acquitted", "charged", "drafted", "extorted", "failed", "hired", "laid-off", "malnourished"),
        *("orphaned", "unschooled", "pardoned", "passed", "remission", "sent", "sentenced", "stunted", "unpaid"),
        *("unsent", "wanted", "home again", "watched", "widowed", "present"),
    }
)
# What befalls only people.
OF_PEOPLE = frozenset(
    {
        *(COVERED, "deported", "displaced", "escaped", "home again", "hungry", "ill", "injured", "isolated", "killed"),
        *("killed-or-injured", "missing", "recaptured", "rescued", "shot", "treated", "vaccinated"),
    }
)
# What is told of people where no noun says of whom, and what is said of them.
_TAKEN = frozenset({"abducted", "arrested", "in care", "trapped"})
_PRESENT = frozenset({"aboard", "questioned", "strike", "suspect", "turnout"})
_OF_ANIMALS = frozenset({"culled"})
_OF_SIZES = frozenset({"depth", "height", "radius", "remaining", "speed"})
# What is said of things alone.
_OF_THINGS = frozenset(
    {
        *(
            "blocked",
            "built",
            "cancelled",
            "cleared",
            "closed",
            "defused",
            "delivered",
            "derailed",
            "destroyed",
            "dumped",
        ),
        *(
            "emptied",
            "hacked",
            "launched",
            "output",
            "planted",
            "repaired",
            "reopened",
            "returned",
            "revoked",
            "seized",
            "solved",
        ),
        *("collected", "expired", "spared", "sunk", "threatened", _WAGE),
        *("empty", "forged", "issued", "occupied", "recalled", "unfinished"),
    }
)
# What is said of few kinds of things.
_OF_FEW = {
    "solved": frozenset({_CASE, "crash", "murder", "network", "robbery", "shooting"}),
    "involved": frozenset({"aircraft", "carriage", "ship", "train", "vehicle"}),
    "shot down": frozenset({"aircraft", "drone", "missile"}),
    _UNLOADED: _PACKED,
    "sunk": frozenset({"raft", "ship", "submarine", "trawler", "warship"}),
    "invalid": frozenset({"ballot box", "certificate", "permit", "polling station", "signature", "vote", "%"}),
}
# What is said of money, and of goods by weight.
_OF_MONEY = frozenset({"bribe", "cost", "debt"})
_OF_AMOUNTS = frozenset({"aid"})
_MEASURES = frozenset({"iso4217", "ucum"})
_MONEY = frozenset({"iso4217"})
# Money is released and sent, but leaks from nowhere and is no troops.
_NOT_OF_MONEY = frozenset({"delayed", "deployed", "leaked", "stock", "stored"})
# Amounts of what may be damaged: land, roads, crops; no degrees.
_LANDED = frozenset({"%", "ar", "har", "kg", "km", "km2", "m", "m2", "m3", "t"})
# Amounts of what may be closed.
_ROADS = frozenset({"%", "har", "km", "km2", "m", "m2"})
# What is said of counted nouns, not of amounts.
_OF_NOUNS = frozenset({"aboard", "derailed", "married", "solved", "sunk", "suspect"})
# What is said of cases says nothing of their fate: the confirmed dead are the dead.
_OF_CASES = frozenset({"confirmed"})
_SUSPECTED = "suspected"
# What is said of people in an outbreak, also of a number without a noun.
OF_OUTBREAK = _OF_CASES | {_SUSPECTED}
# What people did or went through says no more once it is told what befell them: of those on the march, the arrested.
_OF_PRESENT = frozenset({"aboard", "affected", "housed", "questioned", "strike", "turnout"})
OF_CASED = frozenset({"killed", "injured", "killed-or-injured", "missing"})
# Nor of those who are safe or sought: "201 people are confirmed safe".
_OF_SURE = OF_CASED | frozenset({"damaged", "displaced", "rescued"})
_AFFECTED = "affected"
# What a stock is short of is no stock.
_BALANCE, _STOCK = "balance", frozenset({"stock"})
# What is said of things of a kind in words that say something else of others: a shop that is emptied, or that lost
# something, was looted; people of whom there is a shortage are needed; what is sealed and may be moved is seized.
_MOVED_ABOUT = frozenset({"box", "container", "drum", "machine", "tank", "vehicle"})
_BY_THING = (
    (
        frozenset({"box", "container", "drum", "machine", "tank", "vehicle"}),
        frozenset({"closed"}),
        frozenset({"seized"}),
    ),
    (frozenset({"shop"}), frozenset({"emptied", "loss"}), frozenset({"looted"})),
    (_PEOPLE, frozenset({_BALANCE}), frozenset({"needed"})),
)
# Who was arrested on suspicion is arrested.
_SUSPECTABLE = frozenset({None, "ill", "killed"})
CARED = frozenset({"treated", "in care"})
# Those who are watched are no patients yet.
_SEEN_TO = CARED | {"watched"}
_VOTES = frozenset({"vote", "ballot box"})
# What a satellite catches is not held, nor is a poll that closed so many votes.
_UNSAID = {"seized": frozenset({"earthquake", "hotspot", "lightning"}), "closed": frozenset({"receipt", "vote"})}
_CANCELLED, _CLOSED, _HOUSED, _MARGIN = "cancelled", "closed", "housed", "margin"


def mean(fate: str, quantity: Quantity, thing: str | None, *, is_lifeless: bool) -> str:
    """Give what a fate means of what is counted, "" where it means nothing: things that mud covers are damaged.

    >>> from saksi.kinds import Span
    >>> cars = Quantity("q1", Span(0, 7), 12, 12, "=", "cars", "noun", "counted")
    >>> mean("covered", cars, "vehicle", is_lifeless=True), mean("covered", cars, "person", is_lifeless=False)
    ('damaged', 'missing')
    """
    is_landed = quantity.unit_kind == "ucum" and quantity.unit in _LANDED
    if fate in _COVERED and (is_landed or (is_lifeless and thing not in _HIDDEN)):
        return _DAMAGED
    if fate == COVERED:
        return COVERED if thing is None else _MISSING
    if fate == _DISMANTLED or (fate == CONSUMED and thing in _FIXED):
        return _DAMAGED if thing in _FIXED else ""
    is_kept = fate == _ASHORE and is_lifeless and thing not in _SAILING
    if is_kept or (thing in _SEATS and fate in (_ISOLATED, _MISSING)):
        return _TRAPPED
    if fate == _KILLED and (thing in _BROKEN or thing in _VOTES):
        return _DAMAGED if thing in _BROKEN else ""
    if thing in _RUNS and fate in _KEPT:
        return _DELAYED
    if fate == _ABDUCTED and (is_lifeless or thing == _ANIMAL):
        return _STOLEN
    return _SEIZED if fate == _ARRESTED and is_lifeless else fate


def can_befall(fate: str, quantity: Quantity, thing: str | None, *, is_lifeless: bool) -> bool:
    """Say whether a fate may be that of what a quantity counts; amounts are damaged and no more.

    >>> from saksi.kinds import Span
    >>> people = Quantity("q1", Span(0, 9), 12, 12, "=", "people", "noun", "counted")
    >>> can_befall("damaged", people, "person", is_lifeless=False)
    False
    """
    if fate == _SHELTERED or thing in _UNSAID.get(fate, ()):
        return fate == _SHELTERED and (thing is None or thing in _PEOPLE)
    if fate == _DAMAGED:
        is_landed = quantity.unit_kind != "ucum" or quantity.unit in _LANDED
        return is_landed and thing not in _LIVING and thing != _CASE
    is_amount = quantity.unit_kind == "ucum" and quantity.unit != _SHARE
    if is_amount or (fate in _OF_MOVED and thing in _FIXED):
        return False
    return thing == _JOB or not (is_lifeless and (fate in _OF_THEM or fate == _DISPLACED))


def can_be_said(aspect: str, quantity: Quantity, thing: str | None) -> bool:
    """Say whether an aspect or a hint may be one of what a quantity counts, by the thing it counts.

    >>> from saksi.kinds import Span
    >>> cases = Quantity("q1", Span(0, 8), 12, 12, "=", "cases", "noun", "counted")
    >>> can_be_said("solved", cases, "case"), can_be_said("shot down", cases, "case")
    (True, False)
    """
    if aspect in _OF_FEW and thing is not None:
        return thing in _OF_FEW[aspect]
    if aspect in _OF_MONEY or aspect in _OF_AMOUNTS:
        return quantity.unit_kind in (_MEASURES if aspect in _OF_AMOUNTS else _MONEY) and quantity.unit != _SHARE
    if aspect in _OF_NOUNS | _OF_THEM and quantity.unit_kind not in ("noun", "none"):
        return False
    if aspect in _OF_SIZES:
        return quantity.unit_kind == "ucum"
    if aspect in _OF_ANIMALS:
        return thing == _ANIMAL
    if aspect in _OF_THEM:
        return thing is None or thing in _PEOPLE
    return not _is_otherwise(aspect, quantity, thing) and not (aspect in _OF_THINGS and thing in _PEOPLE)


def _is_otherwise(aspect: str, quantity: Quantity, thing: str | None) -> bool:
    """Whether a word means something else of an amount: a price that a market closes at, how far off something is.

    Of things a wage book says only where they are told of.
    """
    if thing in _UNSAID.get(aspect, ()):
        return True
    if aspect == _BALANCE:
        return quantity.unit == _SHARE
    if aspect in _NOT_OF_MONEY:
        return quantity.unit_kind in _MONEY
    if aspect in _PRESENT or aspect == _HOUSED:
        return quantity.unit_kind in _MEASURES and quantity.unit != _SHARE
    if aspect == _WAGE:
        return quantity.unit_kind not in _MEASURES
    if aspect == _MARGIN:
        return quantity.unit_kind in _MEASURES and quantity.unit != _SHARE
    if aspect == _CLOSED:
        is_amount = quantity.unit_kind == "ucum" and quantity.unit not in _ROADS
        return quantity.unit_kind in _MONEY or is_amount or quantity.change is not None
    return aspect == _CANCELLED and thing in _VOTES


def settle(fate: str | None, aspects: frozenset[str]) -> tuple[str | None, frozenset[str]]:
    """Give what befell the counted and what is said of them, without what the one makes idle in the other.

    Who is suspected to be ill and watched is no patient for that, and no sack is damaged by being unloaded.
    """
    if (fate in _SEEN_TO and _SUSPECTED in aspects) or _UNLOADED in aspects:
        fate = None
    if fate in _OF_SURE:
        aspects -= _OF_CASES
    if fate not in _SUSPECTABLE:
        aspects -= {_SUSPECTED}
    if _BALANCE in aspects:
        aspects -= _STOCK
    aspects = aspects - {_AFFECTED} or aspects
    return fate, aspects if fate in (None, _AFFECTED) else aspects - _OF_PRESENT


def name_said(aspects: frozenset[str], thing: str | None) -> frozenset[str]:
    """Give what is said of the counted by the one word that stands for it, by the thing it is.

    >>> sorted(name_said(frozenset({"emptied"}), "shop")), sorted(name_said(frozenset({"emptied"}), "village"))
    (['looted'], ['emptied'])
    """
    for things, said, meant in _BY_THING:
        if thing in things and aspects & said:
            aspects = (aspects - said) | meant
    return aspects


def is_of_people(fate: str | None, aspects: frozenset[str]) -> bool:
    """Say whether a number without a noun is of people, by what befell the counted or is said of them.

    >>> is_of_people("killed", frozenset()), is_of_people("damaged", frozenset())
    (True, False)
    """
    said = _PRESENT | _OF_THEM | (OF_OUTBREAK if fate is None else frozenset())
    return fate in OF_PEOPLE or fate in _TAKEN or not aspects.isdisjoint(said)
