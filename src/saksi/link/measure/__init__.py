"""Which numbers of a story count the same thing, which of them are rivals, which are guessed to."""
