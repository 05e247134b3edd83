"""Keeps everything in one file: pages, what was read out of them, and what ties them together."""
