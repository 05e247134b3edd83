"""Reading of more pages than one machine holds: from batches of pages to Parquet, then links, by an engine for that."""
