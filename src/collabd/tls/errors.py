"""The one way in which TLS says no."""


class TlsError(Exception):
    """Keys or certificates cannot be made or used; the sentence says why, and what to do."""
