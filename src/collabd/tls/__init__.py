"""TLS: the server's certificate, and the small authority that can make one where no other is to be had.

- `addresses.py`: what this machine is called, and where its networks reach it
- `authority.py`: makes the authority and the server's certificates (`collabd tls init`)
- `folder.py`: where both lie, `<data>/tls/`
- `certificate.py`: what is served with: read, checked, and read again when the files change
- `renewal.py`: what the running server does about it by itself

A server without TLS, as behind a proxy, loads none of the cryptography, which takes 16 MB of memory.
"""
