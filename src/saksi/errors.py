"""Errors a caller can act on. Each message names the file, the place in it and the value."""


class SaksiError(Exception):
    """Anything wrong with what came in. The command line prints it and exits with `exit_code`."""

    exit_code = 1


class InputError(SaksiError):
    """A page that cannot be read: missing, too large, not text, not an article."""


class PackError(SaksiError):
    """A language pack that breaks its own rules."""

    exit_code = 2


class LedgerError(SaksiError):
    """A ledger file that cannot be opened, written or understood."""

    exit_code = 4
