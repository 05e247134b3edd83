"""Options that several commands share."""

import datetime

import click

LEDGER_FILE = "saksi.ledger"

ledger_option = click.option(
    "--ledger",
    "ledger_path",
    metavar="FILE",
    default=LEDGER_FILE,
    envvar="SAKSI_LEDGER",
    show_default=True,
    show_envvar=True,
    help="The ledger's file.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")


def check_date(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Refuse what is no ISO 8601 date; a date may carry a time and a zone."""
    if value is not None:
        try:
            datetime.datetime.fromisoformat(value)
        except ValueError:
            raise click.BadParameter(f"{value!r} is no date like 2025-07-12", context, parameter) from None
    return value
