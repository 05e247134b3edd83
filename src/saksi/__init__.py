"""Reads news pages into a ledger of who said what, through whom, and how firmly.

>>> import saksi
>>> saksi.Given(outlet="Harian Contoh").outlet
'Harian Contoh'
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from saksi.errors import SaksiError as SaksiError
    from saksi.flow import add_paths as add_paths
    from saksi.flow import find_claims as find_claims
    from saksi.flow import find_quantities as find_quantities
    from saksi.flow import find_times as find_times
    from saksi.flow import read_page as read_page
    from saksi.flow import read_paths as read_paths
    from saksi.kinds import Claim as Claim
    from saksi.kinds import Finding as Finding
    from saksi.kinds import Given as Given
    from saksi.kinds import Quantity as Quantity
    from saksi.kinds import Reject as Reject
    from saksi.kinds import Settings as Settings
    from saksi.kinds import When as When
    from saksi.ledger.ledger import Ledger as Ledger
    from saksi.show.frames import figures as figures
    from saksi.show.frames import find as find

    __version__: str

# Where each public name stands. Loaded when first asked for, so that `import saksi` costs nothing.
_HOMES = {
    "Claim": "saksi.kinds",
    "Finding": "saksi.kinds",
    "Given": "saksi.kinds",
    "Ledger": "saksi.ledger.ledger",
    "Quantity": "saksi.kinds",
    "Reject": "saksi.kinds",
    "SaksiError": "saksi.errors",
    "Settings": "saksi.kinds",
    "When": "saksi.kinds",
    "add_paths": "saksi.flow",
    "figures": "saksi.show.frames",
    "find": "saksi.show.frames",
    "find_claims": "saksi.flow",
    "find_quantities": "saksi.flow",
    "find_times": "saksi.flow",
    "read_page": "saksi.flow",
    "read_paths": "saksi.flow",
}

__all__ = [*_HOMES, "__version__"]  # noqa: PLE0604 - the names are the table's


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return importlib.import_module("importlib.metadata").version("saksi")
    if name not in _HOMES:
        raise AttributeError(f"module 'saksi' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
