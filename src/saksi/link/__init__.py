"""What many articles have to do with each other: `find` links all, `extend` one more."""
