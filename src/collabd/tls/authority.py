"""The server as its own certificate authority, where no other one is to be had: a workshop, a ship, a school.

A phone that trusts an authority believes it about every site in the world, so this one binds itself: its
certificate names what it may vouch for (RFC 5280, 4.2.1.10, name constraints): private addresses, names that
only private networks use, and what the admin named. Browsers hold it to that.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from collabd.tls.addresses import HOST_NAME, parse_address
from collabd.tls.errors import TlsError
from collabd.tls.folder import TlsFolder

CA_DAYS = 3650
SERVER_DAYS = 820
"""Apple's systems take 825 days at most from an authority that a person has added."""
BACKDATED_DAYS = 1
"""A phone or a ship's server whose clock is a little off is not turned away."""

PRIVATE_RANGES = (
    *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8"),
    *("fc00::/7", "fe80::/10", "::1/128"),
)
PRIVATE_NAMES = ("localhost", "local", "lan", "internal", "home.arpa")
"""What the world's DNS never has (RFC 6761, 6762, 8375; ICANN's reservation of internal), and `.lan`."""

Network = IPv4Network | IPv6Network


class Authority(NamedTuple):
    """A certificate that signs others, and its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @classmethod
    def found(cls, title: str, names: Iterable[str], now: datetime) -> Authority:
        """Make a new one, which may vouch for private networks and `names`; `title` is what lists show."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, title[:64])])
        builder = dated(x509.CertificateBuilder(subject, subject, key.public_key()), now, CA_DAYS)
        builder = (
            builder.serial_number(x509.random_serial_number())
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(usage(signs_certificates=True), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.NameConstraints(permitted(names), None), critical=True)
        )
        return cls(builder.sign(key, hashes.SHA256()), key)

    @classmethod
    def load(cls, certificate: bytes, key: bytes) -> Authority:
        """The authority of a PEM certificate and its key. Raises `TlsError` if it is none of ours."""
        try:
            loaded = load_pem_private_key(key, None)
            found = x509.load_pem_x509_certificate(certificate)
        except (ValueError, TypeError) as error:
            raise TlsError("the authority's files ca.crt and ca.key are damaged") from error
        if not isinstance(loaded, ec.EllipticCurvePrivateKey) or loaded.public_key() != found.public_key():
            raise TlsError("ca.key does not belong to ca.crt")
        return cls(found, loaded)

    @classmethod
    def read(cls, folder: TlsFolder) -> Authority:
        """The authority that lies in a folder. Raises `TlsError` if it cannot be read."""
        try:
            return cls.load(folder.ca_certificate.read_bytes(), folder.ca_key.read_bytes())
        except OSError as error:
            raise TlsError(f"{error.filename}: cannot be read: {error.strerror}") from error

    @property
    def certificate_pem(self) -> bytes:
        """The certificate, to hand out."""
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def key_pem(self) -> bytes:
        """The key, to keep."""
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    def issue(self, names: Iterable[str], now: datetime) -> bytes:
        """A new certificate for a server of these names and addresses, and its new key: one PEM text.

        Raises `TlsError` for a name that this authority may not vouch for.
        """
        wanted = list(dict.fromkeys(names))
        self._require_permitted(wanted)
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, wanted[0][:64])])
        days = min(SERVER_DAYS, (self.certificate.not_valid_after_utc - now).days)
        builder = x509.CertificateBuilder(self.certificate.subject, subject, key.public_key())
        builder = (
            dated(builder, now, days)
            .serial_number(x509.random_serial_number())
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(usage(signs_certificates=False), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(x509.SubjectAlternativeName([general(name) for name in wanted]), critical=False)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False
            )
        )
        certificate = builder.sign(self.key, hashes.SHA256())
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        return certificate.public_bytes(Encoding.PEM) + private

    def permits(self, name: str) -> bool:
        """Whether it may vouch for a host name or address."""
        constraints = self.certificate.extensions.get_extension_for_class(x509.NameConstraints).value
        return any(covers(each.value, name) for each in constraints.permitted_subtrees or ())

    def _require_permitted(self, names: list[str]) -> None:
        for name in names:
            if not self.permits(name):
                raise TlsError(
                    f"this authority bound itself when it was made, and may not vouch for {name}. To have a "
                    "new one, which every phone and laptop has to trust anew: move the folder tls out of "
                    f"the data folder, then run: collabd tls init --name {name}"
                )


def clean_name(text: str) -> str:
    """A host name or address as it stands in a certificate. Raises `TlsError` for what is neither."""
    name = text.strip().lower().strip("[]").rstrip(".")
    address = parse_address(name)
    if address is not None:
        return str(address)
    if not HOST_NAME.fullmatch(name) or name.rpartition(".")[2].isdigit():
        raise TlsError(
            f"{text!r} is no host name or address: give it as people type it, without http:// and port, "
            "like chat.school.lan or 192.168.1.20"
        )
    return name


def fingerprint(certificate: x509.Certificate) -> str:
    """The SHA-256 fingerprint as phones and browsers show it: pairs of digits with colons."""
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def names_of(certificate: x509.Certificate) -> list[str]:
    """The host names and addresses that a certificate is for, in its order."""
    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return []
    return [str(name.value) for name in found if isinstance(name, (x509.DNSName, x509.IPAddress))]


def permitted(names: Iterable[str]) -> list[x509.GeneralName]:
    """What an authority may vouch for: private networks and names, and these."""
    networks: list[Network] = [ip_network(text) for text in PRIVATE_RANGES]
    domains = list(PRIVATE_NAMES)
    for name in names:
        if parse_address(name) is None:
            domains.append(name)
        else:
            networks.append(ip_network(name))
    return [
        *(x509.DNSName(domain) for domain in dict.fromkeys(domains)),
        *(x509.IPAddress(network) for network in dict.fromkeys(networks)),
    ]


def covers(subtree: object, name: str) -> bool:
    """Whether a permitted subtree (a domain, or a network) holds a name or address."""
    address = parse_address(name)
    if isinstance(subtree, str):
        return address is None and (name == subtree or name.endswith(f".{subtree}"))
    return isinstance(subtree, (IPv4Network, IPv6Network)) and address is not None and address in subtree


def general(name: str) -> x509.GeneralName:
    """A host name or address in the form that certificates have for it."""
    address = parse_address(name)
    return x509.DNSName(name) if address is None else x509.IPAddress(address)


def dated(builder: x509.CertificateBuilder, now: datetime, days: int) -> x509.CertificateBuilder:
    """Valid from a little before now, for so many days from now."""
    start = now.astimezone(UTC).replace(microsecond=0)
    return builder.not_valid_before(start - timedelta(days=BACKDATED_DAYS)).not_valid_after(
        start + timedelta(days=days)
    )


def usage(*, signs_certificates: bool) -> x509.KeyUsage:
    """What a key is for: to sign certificates, or to prove who a server is."""
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
