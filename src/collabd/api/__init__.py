"""The outside world: HTTP, WebSocket, the static web app."""
