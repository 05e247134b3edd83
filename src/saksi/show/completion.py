"""Completion of commands and options by the shell, as click makes it."""

import click

from saksi.show.screen import write_bytes

SHELLS = ("bash", "zsh", "fish")
# The variable by which a shell asks; click makes it of the program's name.
VARIABLE = "_SAKSI_COMPLETE"


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes a SHELL complete the commands and options of saksi.

    \b
    Examples:
      saksi completion bash >> ~/.bashrc
      saksi completion zsh >> ~/.zshrc
      saksi completion fish > ~/.config/fish/completions/saksi.fish
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    assert made is not None, "click knows the shells of SHELLS"
    asked = made(context.find_root().command, {}, "saksi", VARIABLE)
    # Not asked.source(): for bash that first runs bash to see its version.
    write_bytes(f"{asked.source_template % asked.source_vars()}\n".encode())
