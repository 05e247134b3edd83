"""What is sought: claims and sentences by words, filters and likeness."""
