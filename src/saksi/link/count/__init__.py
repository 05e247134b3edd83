"""What one number of an article counts: of which things, what befell them, a part, a sum, an addition, where."""
