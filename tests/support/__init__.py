"""What several tests stand on: named people and rooms, a running server, a client on its socket."""
