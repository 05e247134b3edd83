"""Who speaks and who is named: every source tied to the fullest name that the article gives."""
