"""`assistant-threads completion`: shell completion scripts."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from .commands import Command

__all__ = ["COMPLETE_VARIABLE", "completion"]

COMPLETE_VARIABLE = "_ASSISTANT_THREADS_COMPLETE"
"""Environment variable by which a completion script asks for completions."""


@click.command(
    cls=Command,
    examples=[
        "assistant-threads completion bash >> ~/.bashrc",
        "assistant-threads completion zsh >> ~/.zshrc",
        "assistant-threads completion fish > ~/.config/fish/completions/assistant-threads.fish",
    ],
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print a script that completes commands and options in your shell.

    Run one of the examples once, then open a new shell. Bash needs version 4.4 or later.
    """
    root = click.get_current_context().find_root()
    shell_class = get_completion_class(shell)
    assert shell_class is not None
    script = shell_class(root.command, {}, root.info_name or "", COMPLETE_VARIABLE)
    # Not `source()`, which runs bash to check its version.
    click.echo(script.source_template % script.source_vars())
