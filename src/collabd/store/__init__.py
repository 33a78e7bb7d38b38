"""Durable truth: the seam (`base`), the SQL of every noun (`queries`), the engines under it (`sqlite`)."""
