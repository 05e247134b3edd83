"""Where: names of places, which place each stands for, and its role."""
