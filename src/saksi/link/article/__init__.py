"""An article as it is compared: its words, its names, its scene, its day, its newsroom."""
