"""The SQL of every noun, one file each, in the dialect that SQLite and PostgreSQL share.

Numbered parameters (`$1`), `ON CONFLICT`, `RETURNING`, row-value keyset paging, integer milliseconds.
Ownership and membership stand in the WHERE. What differs between engines lives in the engine's own folder.
"""
