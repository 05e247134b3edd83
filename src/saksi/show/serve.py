"""The command that shows a ledger as web pages."""

import importlib.util
import socket

import click

from saksi.errors import SaksiError
from saksi.show.option import ledger_option
from saksi.show.screen import note

LOCALHOST = "127.0.0.1"
PORT = 8765


class ServeError(SaksiError):
    """Pages cannot be served: something is not installed, or the port is taken."""

    exit_code = 2


@click.command()
@ledger_option
@click.option("--host", metavar="ADDRESS", default=LOCALHOST, show_default=True, help="Where to listen.")
@click.option("--port", metavar="N", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0: any.")
@click.option(
    "--token",
    metavar="TEXT",
    envvar="SAKSI_TOKEN",
    show_envvar=True,
    help="What readers must show; made up where ADDRESS is not this machine alone and none is given.",
)
@click.option("--open", "with_browser", is_flag=True, help="Open the first page in the browser.")
def serve(ledger_path: str, host: str, port: int, token: str | None, with_browser: bool) -> None:
    """Show a ledger as web pages: search, articles, figures and where they come from.

    Only this machine can see them, unless ADDRESS says otherwise; then every reader needs the token. Nothing is
    fetched from elsewhere. Pages only read the ledger; what readers accept or reject is kept as corrections.

    \b
    Examples:
      saksi serve --ledger my.ledger --open
      saksi serve --ledger my.ledger --host 0.0.0.0 --port 8080
    """
    from saksi.ledger.ledger import Ledger

    _check_installed()
    with Ledger.open(ledger_path):
        pass
    import uvicorn

    from saksi.show.web.app import make_app
    from saksi.show.web.guard import LOOPBACK, Door, new_token

    needed = token or ("" if host in LOOPBACK else new_token())
    listening = listen(host, port)
    address = _address(host, listening.getsockname()[1], needed)
    note(f"{ledger_path} is shown at {address}")
    note("Ctrl+C ends it")
    if with_browser:
        click.launch(address)
    config = uvicorn.Config(
        make_app(ledger_path, Door(host, needed)), log_level="warning", access_log=False, server_header=False
    )
    uvicorn.Server(config).run([listening])


def _check_installed() -> None:
    """Raise ServeError where what pages need is not installed."""
    for name in ("jinja2", "starlette", "uvicorn"):
        if importlib.util.find_spec(name) is None:
            raise ServeError(f"web pages need more packages ({name} is missing): pip install 'saksi[serve]'")


def listen(host: str, port: int) -> socket.socket:
    """Take the port before anything is promised."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        raise ServeError(f"cannot listen on {host} port {port}: {error.strerror or error}; choose --port") from error
    # asyncio sets this only on sockets that name their protocol, and this one does not: without it the second part of
    # an answer waits some 40 ms until the browser has acknowledged the first. Connections inherit it.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _address(host: str, port: int, token: str) -> str:
    shown = "localhost" if host in (LOCALHOST, "0.0.0.0", "::", "::1") else host
    shown = f"[{shown}]" if ":" in shown else shown
    return f"http://{shown}:{port}/" + (f"?token={token}" if token else "")
