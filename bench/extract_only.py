"""The peer for web pages: take the main text out of HTML files with trafilatura and do nothing more."""

import sys
from pathlib import Path

import trafilatura

for name in sys.argv[1:]:
    print(len(trafilatura.extract(Path(name).read_bytes()) or ""))
