"""Where the numbers of a measure come from, each merge with its reason."""
