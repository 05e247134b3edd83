"""What is said: where it starts behind a cue, where it ends, and whether anything is said at all."""
