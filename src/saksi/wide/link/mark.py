"""Which steps of linking are done, and of what."""

import json
from collections.abc import Sequence

import saksi
from saksi.wide.store import Store

STEPS = "linking"
LAST = "counted"


def tell_parts(parts: Sequence[str]) -> bytes:
    """What a step was made of: the parts that were read, and the version that links them."""
    return json.dumps({"version": saksi.__version__, "parts": list(parts)}).encode()


def is_done(store: Store, step: str, told: bytes) -> bool:
    """Whether a step is done of just these parts."""
    return store.read(f"{STEPS}/{step}.done") == told


def note_done(store: Store, step: str, told: bytes) -> None:
    """Keep that a step is done."""
    store.write(f"{STEPS}/{step}.done", told)


def is_linked(store: Store, parts: Sequence[str]) -> bool:
    """Whether these parts are linked, all of them and no other."""
    return is_done(store, LAST, tell_parts(parts))
