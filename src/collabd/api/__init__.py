"""The outside world: HTTP, the WebSocket, the static web app, and the server that carries them."""
