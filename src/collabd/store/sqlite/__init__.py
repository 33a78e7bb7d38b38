"""The SQLite engine: one file in WAL mode, one writer with group commit, read-only connections in lanes."""
