"""collabd: a self-hosted real-time collaboration server in one process and one folder.

The house, floor by floor (imports go down only; ``tests/test_architecture.py`` holds it so):

    server, cli     wire everything together; the only ones that name concrete stores and buses
                    (with opening: a data folder and its store; with network and tls: by which addresses
                    the server is reached, and how)
    api, demo       the outside world: HTTP, WebSocket, the static web app; the demo conversation
    actions         the only writers: one verb each, run inside a transaction
    live | store    fan-out to this process's sockets | durable truth
    domain, config  what collabd is; pure

The folder is the layer and the file is the noun: someone looking for reactions opens ``reactions`` anywhere.
"""

__version__ = "0.1.0"
