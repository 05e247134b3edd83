"""Units as they are printed: UCUM symbols as signs, money as a reader writes it."""

import re
from collections.abc import Mapping

from saksi.show.plain import flat

# UCUM writes these otherwise than they are printed; the same in every language.
_SIGNS = {"Cel": "\u00b0C", "[degF]": "\u00b0F", "deg": "\u00b0", "har": "ha", "[ppm]": "ppm", "mm[Hg]": "mmHg"}
_CUSTOMARY = re.compile(r"\[([A-Za-z]+)(?:_[a-z]+)?\]")
_POWER = re.compile(r"(?<=[A-Za-z\]])([23])(?![0-9])")
_BYTES = re.compile(r"By\b")
_HIGH = {"2": "\u00b2", "3": "\u00b3"}


def unit_sign(unit: str, words: Mapping[str, str]) -> str:
    """A unit as it is printed. `words` hold those that a language writes as a word, as `unit_name.UNIT`.

    >>> [unit_sign(unit, {"unit_name.[kn_i]": "knots"}) for unit in ("km2", "kW.h", "[ft_i]", "[kn_i]", "orang")]
    ['km²', 'kWh', 'ft', 'knots', 'orang']
    """
    if unit in _SIGNS:
        return _SIGNS[unit]
    if (name := words.get(f"unit_name.{unit}")) is not None:
        return name
    printed = _POWER.sub(lambda found: _HIGH[found[1]], unit) if unit.isascii() and " " not in unit else unit
    return flat(_BYTES.sub("B", _CUSTOMARY.sub(r"\1", printed)).replace(".h", "h"))


def money(written: str, code: str, words: Mapping[str, str]) -> str:
    """An amount of money with the sign of its currency, or its ISO 4217 code.

    >>> money("85.000", "IDR", {"currency.IDR": "Rp{value}"}), money("9", "CHF", {}).split()
    ('Rp85.000', ['CHF', '9'])
    """
    return words.get(f"currency.{code}", f"{code}\u00a0{{value}}").format(value=written)
