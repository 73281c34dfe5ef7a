"""A desk that serves others is led to public addresses only."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tocsin.collect.addresses import Manner, fetch, visit
from tocsin.collect.conditions import CollectError
from tocsin.collect.limits import Limits
from tocsin.collect.public import PublicTransport, is_public

TIGHT = Limits(deadline=3.0, quiet=2.0, max_redirects=3)
NAMES = {
    "courier.example": ["127.0.0.1"],
    "inside.example": ["10.0.0.7"],
    "both.example": ["203.0.114.7", "169.254.169.254"],
    "twice.example": ["127.0.0.9", "127.0.0.1"],
}


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "0.0.0.0",  # noqa: S104 - an address like another
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.1.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:5ef5:79fd::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff0e::1",
        "courier.example",
    ],
)
def test_addresses_of_machines_and_their_networks_are_not(address: str) -> None:
    assert not is_public(address)


class Names:
    """A look-up of invented names, which counts; `allowed` addresses pass for public."""

    def __init__(self, *allowed: str) -> None:
        self.allowed = allowed
        self.asked: list[str] = []

    async def look_up(self, host: str, _port: int) -> list[str]:
        """The addresses of a name."""
        self.asked.append(host)
        return NAMES[host]

    def manner(self) -> Manner:
        """To ask only public addresses, by these names."""

        def transport() -> PublicTransport:
            return PublicTransport(
                resolve=self.look_up, public=lambda a: a in self.allowed or is_public(a)
            )

        return Manner(public_only=True, transport=transport)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0x7f.1", "2130706433"])
def test_loopback_is_refused_however_it_is_written(httpserver: HTTPServer, host: str) -> None:
    address = f"http://{host}:{httpserver.port}/"
    with pytest.raises(CollectError) as caught:
        fetch(address, limits=TIGHT, manner=Manner(public_only=True))
    assert caught.value.condition == "private"
    assert httpserver.log == []


@pytest.mark.parametrize("host", ["inside.example", "both.example"])
def test_one_private_address_makes_a_name_private(host: str) -> None:
    with pytest.raises(CollectError) as caught:
        visit(f"http://{host}/", limits=TIGHT, manner=Names().manner())
    assert caught.value.condition == "private"
    assert host in caught.value.problem


def test_each_hop_is_looked_up_once_and_checked(httpserver: HTTPServer) -> None:
    """A second look-up could give another address than the one that was checked."""
    httpserver.expect_request("/").respond_with_data(
        status=302, headers={"Location": "http://inside.example/secret"}
    )
    names = Names("127.0.0.1")
    with pytest.raises(CollectError) as caught:
        visit(f"http://courier.example:{httpserver.port}/", limits=TIGHT, manner=names.manner())
    assert caught.value.condition == "private"
    assert names.asked == ["courier.example", "inside.example"]


def test_the_server_is_asked_by_its_name(httpserver: HTTPServer) -> None:
    def answer(request: Request) -> Response:
        return Response(request.headers["Host"], content_type="text/plain")

    httpserver.expect_request("/").respond_with_handler(answer)
    address = f"http://courier.example:{httpserver.port}/"
    came = visit(address, limits=TIGHT, manner=Names("127.0.0.1").manner())
    assert came.content == f"courier.example:{httpserver.port}".encode()
    assert came.address == address


def test_the_next_address_is_tried_where_the_first_takes_no_connection(
    httpserver: HTTPServer,
) -> None:
    httpserver.expect_request("/").respond_with_data("x", content_type="text/plain")
    address = f"http://twice.example:{httpserver.port}/"
    came = visit(address, limits=TIGHT, manner=Names("127.0.0.9", "127.0.0.1").manner())
    assert came.content == b"x"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate of courier.example with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "courier.example")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("courier.example")]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "courier.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def secure(certificate: Path) -> Iterator[HTTPServer]:
    """A server of https that shows the certificate of courier.example."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with HTTPServer(ssl_context=context) as server:
        server.expect_request("/").respond_with_data("x", content_type="text/plain")
        yield server


@pytest.mark.parametrize(("host", "trusted"), [("courier.example", True), ("twice.example", False)])
def test_the_certificate_is_held_against_the_name(
    secure: HTTPServer, certificate: Path, host: str, trusted: bool
) -> None:
    """Though the connection is made to an address."""
    names = Names("127.0.0.1", "127.0.0.9")
    context = ssl.create_default_context(cafile=certificate)

    def transport() -> PublicTransport:
        inner = httpx2.AsyncHTTPTransport(verify=context, trust_env=False)
        return PublicTransport(inner, resolve=names.look_up, public=lambda _: True)

    manner = Manner(public_only=True, transport=transport)
    address = f"https://{host}:{secure.port}/"
    if trusted:
        assert visit(address, limits=TIGHT, manner=manner).content == b"x"
    else:
        with pytest.raises(CollectError, match="connection failed"):
            visit(address, limits=TIGHT, manner=manner)
