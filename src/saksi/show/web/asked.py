"""What a program may ask for: the parameters of the API, and how they are read. What is not understood is an error."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from saksi.kinds import ClaimKind, Stance, Tier
from saksi.ledger.search.query import Judged, Order
from saksi.show.web.address import FACETS, NOT, VALUE_LIMIT, WRITTEN, Pair

# Claims of one answer; exports give all at once.
LIMIT, LIMIT_MOST = 50, 200
SKIP_MOST = 10_000
DAY = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
MONTH = r"^(?!0000)\d{4}-(0[1-9]|1[0-2])$"
# A sign that is no blank; spelled out, for engines do not agree on what is one.
SOMETHING = r"[^\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f\u3000\ufeff]"
# Values of one parameter; the search page takes about as many in all.
REPEATS = 20
NUMBER = r"^\d{1,15}(\.\d{1,9})?$"


class BadAskError(Exception):
    """A parameter that is unknown or not understood; what is wrong is said in its words."""


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter: what it means, which values it takes, and whether it may be given more than once."""

    name: str
    about: str
    choices: tuple[str, ...] = ()
    pattern: str = ""
    most: int | None = None
    default: int | None = None
    is_repeated: bool = False
    is_required: bool = False

    def check(self, value: str) -> None:
        """Raise BadAskError where this is no value of the parameter."""
        if self.choices and value not in self.choices:
            raise BadAskError(f"{self.name}={value!r} is none of {', '.join(self.choices)}")
        if self.pattern and not re.fullmatch(self.pattern, value, re.ASCII):
            raise BadAskError(f"{self.name}={value!r} is not understood; it should look like {self.pattern}")
        if self.most is not None and not (value.isascii() and value.isdecimal() and int(value[:9]) <= self.most):
            raise BadAskError(f"{self.name}={value!r} is no whole number from 0 to {self.most}")
        if self.most is None and not (len(value) <= VALUE_LIMIT and re.search(SOMETHING, value)):
            raise BadAskError(f"{self.name} needs 1 to {VALUE_LIMIT} characters that are not all blank")

    def schema(self) -> dict[str, Any]:
        """The values as JSON Schema."""
        if self.most is not None:
            return {"type": "integer", "minimum": 0, "maximum": self.most, "default": self.default}
        told: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": VALUE_LIMIT}
        told |= {"enum": list(self.choices)} if self.choices else {}
        told |= {"pattern": self.pattern or SOMETHING} if not self.choices else {}
        return {"type": "array", "items": told, "minItems": 1, "maxItems": REPEATS} if self.is_repeated else told


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: the parts of the path, and the parameters, checked."""

    parts: Mapping[str, str]
    pairs: tuple[Pair, ...]

    def text(self, name: str) -> str:
        """A parameter, "" when it is not given."""
        return next((value for other, value in self.pairs if other == name), "")

    def number(self, name: str, otherwise: int) -> int:
        """A whole number."""
        value = self.text(name)
        return int(value) if value else otherwise


PAGING = (
    Param("limit", "At most so many.", most=LIMIT_MOST, default=LIMIT),
    Param("skip", "Leave out the first so many.", most=SKIP_MOST, default=0),
)
DAYS = (
    Param("since", "Published on this day or later.", pattern=DAY),
    Param("until", "Published on this day or before.", pattern=DAY),
)
WORDS = Param("q", "Words that must all be there.")
_CHOICES: dict[str, tuple[str, ...]] = {
    "stance": get_args(Stance), "kind": get_args(ClaimKind), "tier": get_args(Tier),
}  # fmt: skip
_ABOUT = {
    "speaker": "Words of the speaker's name.",
    "person": "A person or body named in what is said.",
    "outlet": "Part of the outlet's name.",
    "agency": "Part of the name of one who passed it on.",
    "place": "A place in the sentence, or an ISO 3166 code.",
    "unit": "A figure's unit, concept (person) or outcome (killed).",
    "speaker-is": "The speaker's whole name.",
    "outlet-is": "The outlet's whole name.",
    "stance": "How it is put.",
    "kind": "How the words are given.",
    "tier": "How sure the rule is; A is surest.",
    "language": "ISO 639-1.",
}
_FIELDS = tuple(name for name in (*WRITTEN, *FACETS.values()) if name != "month")


def _field(name: str) -> tuple[Param, Param]:
    about, choices = _ABOUT[name], _CHOICES.get(name, ())
    return (
        Param(name, about, choices, is_repeated=True),
        Param(NOT + name, f"Not so: {about[0].lower()}{about[1:]}", choices, is_repeated=True),
    )


# The filters of the search page, one for one.
FILTERS = (
    Param("q", 'Words that must all stand in the sentences; "two words" together, begin* a beginning.'),
    Param("not-q", "Words that must not stand there.", is_repeated=True),
    *(param for name in _FIELDS for param in _field(name)),
    Param("month", "Published in this month.", pattern=MONTH),
    *DAYS,
    Param("from", "A figure that may be so much or more.", pattern=NUMBER),
    Param("to", "A figure that may be so much or less.", pattern=NUMBER),
    Param("stems", "Other forms of the words too.", choices=("1",)),
    Param("judged", "What people say of it; without, all but the rejected.", choices=get_args(Judged)),
)
# Those of them that sentences outside claims can be asked for; without words there are too many.
_OF_TEXT = ("not-q", "outlet", "outlet-is", "language", "month", "since", "until", "stems")
TEXT_FILTERS = (
    Param("q", FILTERS[0].about, is_required=True),
    *(param for param in FILTERS if param.name.removeprefix(NOT) in _OF_TEXT or param.name in _OF_TEXT),
)
ORDER = Param("order", "Which first; without, the best where words are sought, else the newest.", get_args(Order))


def read_asked(parts: Mapping[str, str], pairs: Iterable[Pair], params: tuple[Param, ...]) -> Asked:
    """Check what is asked for. Raises BadAskError for what is unknown, given twice, or not understood.

    >>> read_asked({}, [("limit", "7")], PAGING).number("limit", 50)
    7
    """
    known = {param.name: param for param in params}
    kept = tuple(pairs)
    for name, value in kept:
        if name not in known:
            raise BadAskError(f"{name!r} is no parameter here; there are {', '.join(known) or 'none'}")
        known[name].check(value)
        if sum(other == name for other, _ in kept) > (REPEATS if known[name].is_repeated else 1):
            raise BadAskError(
                f"{name} may be given {f'{REPEATS} times at most' if known[name].is_repeated else 'once only'}"
            )
    for param in params:
        if param.is_required and not any(name == param.name for name, _ in kept):
            raise BadAskError(f"{param.name} must be given")
    return Asked(parts, kept)
