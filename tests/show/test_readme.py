"""The commands of README.md, pasted as they stand into a shell where the project lies."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMANDS = re.findall(r"^ {4}((?:export|cat|echo|saksi) .*)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)
# Done, or done with some pages rejected: one of the bundled pages holds no article.
DONE = (0, 3)


def test_every_command_works_as_it_stands(tmp_path: Path) -> None:
    assert len(COMMANDS) > 20
    (tmp_path / "src").symlink_to(ROOT / "src")
    told = [f"{command}\necho :$?" for command in COMMANDS if not command.startswith(("saksi serve", "$ "))]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["bash"], input="\n".join(told), env={**os.environ, "PATH": path, "COLUMNS": "80"}, cwd=tmp_path,
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    codes = [int(code) for code in re.findall(r"^:(\d+)$", ran.stdout, re.M)]
    assert len(codes) == len(told)
    failed = [told[at] for at, code in enumerate(codes) if code not in DONE]
    assert failed == [], ran.stderr[-2000:]
    assert (tmp_path / "longsor.csv").stat().st_size > 1000
