"""Fan-out to this process's sockets. It imports `domain` only: the log is read by whoever uses it."""
