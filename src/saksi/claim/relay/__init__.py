"""Those whom the words went through: media, agencies, whom somebody spoke to."""
