"""Backups as files: how one is written, read back, and put in place of a lost database."""
