"""What claims and sentences speak of: who, how many, when, where and what; `finding` puts it together."""
