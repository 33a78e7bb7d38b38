"""Looking at pictures of strangers: in a process of its own that can be killed and may take only so much."""
