"""The file itself: opened, backed up, checked, brought to a newer schema, saved when damaged."""
