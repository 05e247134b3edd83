"""What befell the counted, by their noun and the few words right behind it."""

from saksi.link.count.beside import Beside
from saksi.link.count.mark import scan
from saksi.link.count.outcome import fates, outcomes
from saksi.pack import list_forms, load_roles

# Words behind a noun in which what befell it stands: "nine climbers who died".
BEFALLING_WORDS = 3
# "43 as rescued" tells what befell the 43.
_CASTS = "casts"
# Behind a measure stands of what first: "hectares of rice fields were flooded".
MEASURED_WORDS = 2


def opens_relative(beside: Beside) -> bool:
    """Say whether what is told of the counted stands right behind them: "homes that were damaged"."""
    behind = beside.words[beside.end :].split(maxsplit=1)[:1]
    return bool(behind) and "relative" in load_roles(beside.pack).get(behind[0], ())


def is_cast(beside: Beside) -> bool:
    """Say whether a number is told to be that of some as something: "the agency lists 43 as rescued"."""
    behind = beside.words[beside.end :].split(maxsplit=1)[:1]
    is_bare = beside.quantity.unit_kind == "none"
    return is_bare and bool(behind) and _CASTS in load_roles(beside.pack).get(behind[0], ())


def find_befallen(beside: Beside) -> frozenset[str]:
    """Give what the words of a quantity and those right behind it say befell it."""
    many = BEFALLING_WORDS + (MEASURED_WORDS if beside.quantity.unit_kind == "ucum" else 0)
    own, behind = beside.words[beside.at : beside.end], beside.words[beside.end :].split()[:many]
    near = " ".join([own, *behind])
    said = {mark.value for mark in scan(near, beside.pack) if mark.kind == "fate"}
    return frozenset(said).union(fates(beside.pack)[each[0]] for each in outcomes(beside.pack).finditer(near))


def find_right(beside: Beside) -> str | None:
    """Give what a word of outcome.tsv says right behind a number, "had been" and the like aside."""
    small = list_forms(beside.pack, "reach", "be") | list_forms(beside.pack, "reach", "through")
    words = beside.words[beside.end :].split()
    words = words[is_cast(beside) :]
    many = next((at for at, word in enumerate(words) if word not in small), len(words))
    match = outcomes(beside.pack).match(" ".join(words[many:]))
    return fates(beside.pack)[match[0]] if match is not None else None
