"""Daft, which runs what is done to many tables: by threads of this machine, or on a Ray cluster."""

import importlib
import os
from typing import Any, Literal

from saksi.errors import SaksiError

Runner = Literal["daft", "ray"]
# How often a piece of work is begun anew when its process is lost or its files cannot be reached.
RETRIES = 2
# What Daft prints and tells its makers unless it is told not to.
_QUIET = {
    "DO_NOT_TRACK": "true",
    "SCARF_NO_ANALYTICS": "true",
    "DAFT_ANALYTICS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
}


class EngineError(SaksiError):
    """An engine that is not installed."""

    exit_code = 2


def load_daft(runner: Runner) -> Any:
    """Give Daft, set to run here or on the cluster that `RAY_ADDRESS` names. Raises EngineError where it cannot."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    try:
        daft: Any = importlib.import_module("daft")
    except ImportError as error:
        raise EngineError("working with Daft needs more packages: pip install 'saksi[cluster]'") from error
    wanted = "ray" if runner == "ray" else "native"
    if daft.get_or_infer_runner_type() == wanted:
        return daft
    try:
        daft.set_runner_ray() if wanted == "ray" else daft.set_runner_native()
    except Exception as error:  # Daft runs by one runner all its life
        raise EngineError(f"Daft cannot run as {wanted} now: {error}") from error
    return daft
