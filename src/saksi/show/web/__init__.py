"""Web pages for one ledger. Everything is drawn on the server; nothing is fetched from elsewhere."""
