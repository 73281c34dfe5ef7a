"""How a desk is set: who warns, how messages go out, which secrets sign what.

A TOML file, `tocsin.toml` beside the desk unless another is named. Secrets may come from the
environment instead, so that the file can be shown to others.
"""

import re
import tomllib
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta, field

from tocsin.errors import SourceError
from tocsin.records import Record
from tocsin.warn import tokens
from tocsin.warn.people import Contact

FILE = "tocsin.toml"
VARIABLE = "TOCSIN_SETTINGS"
# Where a secret comes from, unless the file has it.
_SECRETS = {
    "TOCSIN_SECRET": ("secret",),
    "TOCSIN_SMTP_PASSWORD": ("smtp", "password"),
    "TOCSIN_WEBHOOK_SECRET": ("webhook", "secret"),
    "TOCSIN_OIDC_SECRET": ("oidc", "client_secret"),
}

# CAP 1.2 §3.2.1: a sender has no spaces, commas or restricted characters.
_Sender = Annotated[str, Meta(pattern=r"^[^\s,<&]+$")]
_Line = Annotated[str, Meta(pattern=r"^[^\x00-\x1f\x7f]+$")]
_Address = Annotated[str, Meta(pattern=r"^(https?://\S+)?$")]
_Port = Annotated[int, Meta(ge=1, le=65535)]
_Minutes = Annotated[float, Meta(ge=1, le=100_000)]


class Smtp(Record, frozen=True, forbid_unknown_fields=True, rename={"sender": "from"}):
    """The server that takes e-mail; none where `host` is empty.

    Attributes:
        host, port: where it is.
        starttls: whether nothing is said before the connection is encrypted.
        user, password: empty where it asks for none.
        sender: the address that mail is from ("from" in TOML); the desk's if empty.
    """

    host: str = ""
    port: _Port = 587
    starttls: bool = True
    user: str = ""
    password: str = ""
    sender: str = ""


class Webhook(Record, frozen=True, forbid_unknown_fields=True):
    """How webhooks are called.

    Attributes:
        secret: signs what is sent; without it nothing is.
        private: whether addresses of one's own network may be called.
    """

    secret: str = ""
    private: bool = False


class Files(Record, frozen=True, forbid_unknown_fields=True):
    """Where the file channel writes: below `folder`; wherever an address says if it is empty."""

    folder: str = ""


class Heartbeat(Record, frozen=True, forbid_unknown_fields=True):
    """Who is told when the desk itself goes silent.

    Attributes:
        after: minutes without a sign of life.
        contacts: how to reach those who then have to look.
        ping: an address that is called with each sign of life, for a watcher elsewhere.
    """

    after: _Minutes = 15
    contacts: tuple[Contact, ...] = ()
    ping: _Address = ""


class Collect(Record, frozen=True, forbid_unknown_fields=True):
    """How sources are asked.

    Attributes:
        contact: an address, of mail or the web, by which a server's keeper reaches the desk; it is
            sent with each request.
        private: whether addresses of one's own network may be asked.
        notices: how to reach those who are told when something goes wrong with a source.
    """

    contact: Annotated[str, Meta(pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    private: bool = False
    notices: tuple[Contact, ...] = ()


class Proxy(Record, frozen=True, forbid_unknown_fields=True):
    """A proxy that signs people in, and tells the desk who they are.

    Attributes:
        header: in which it names the account; none signs in where it is empty.
        addresses: of the proxy, as the desk sees it; from others the header says nothing.
    """

    header: Annotated[str, Meta(pattern=r"^[A-Za-z0-9-]*$")] = ""
    addresses: tuple[str, ...] = ()


class Oidc(Record, frozen=True, forbid_unknown_fields=True):
    """A provider of OpenID Connect that signs people in.

    Attributes:
        issuer: its address, letter by letter as it names itself; none signs in where it is empty.
        name: what people call it; its host if empty.
        client_id, client_secret: by which it knows the desk.
        claim: what of that which it says of somebody is their account here. Nobody should be able
            to choose theirs; "email" counts only where the provider says that it was verified.
    """

    issuer: str = ""
    name: Annotated[str, Meta(pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    client_id: str = ""
    client_secret: str = ""
    claim: Annotated[str, Meta(min_length=1)] = "preferred_username"


class Settings(Record, frozen=True, forbid_unknown_fields=True):
    """How a desk is set; as it stands without a file it drafts, approves and writes files.

    Attributes:
        sender: who warns, as CAP names it: an address that is the desk's alone.
        name: the desk's name for people.
        url: the address of its web page, for the links in messages; without it there are none.
            No slash ends it.
        secret: signs these links; of several, parted by spaces, the first signs (`warn.tokens`).
        two_person: whether what is issued must have been approved by somebody else.
        smtp, webhook, files, heartbeat, collect, proxy, oidc: see there.
        signing_key: path of the key (PEM) that signs alerts; they aren't signed if it is empty.
    """

    sender: _Sender = "tocsin@localhost"
    name: _Line = "Tocsin"
    url: _Address = ""
    secret: str = ""
    two_person: bool = True
    smtp: Smtp = field(default_factory=Smtp)
    webhook: Webhook = field(default_factory=Webhook)
    files: Files = field(default_factory=Files)
    heartbeat: Heartbeat = field(default_factory=Heartbeat)
    collect: Collect = field(default_factory=Collect)
    proxy: Proxy = field(default_factory=Proxy)
    oidc: Oidc = field(default_factory=Oidc)
    signing_key: str = ""


def found(desk: str, named: str | None, environ: Mapping[str, str]) -> Settings:
    """The settings of the desk at `desk`: of the file that is named, or of `tocsin.toml` beside it.

    `named` is what the user names; else the environment does. A desk on a server has its file in
    the working folder. Raises SourceError where a file is named that can't be read, or won't do.
    """
    given = named or environ.get(VARIABLE)
    path = Path(given) if given else _beside(desk)
    if not given and not path.exists():
        return parsed("", FILE, environ=environ)
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        problem = f"can't be read ({getattr(error, 'strerror', None) or 'it is not UTF-8'})"
        raise SourceError(str(path), problem, "name a TOML file with settings") from error
    return parsed(text, str(path), environ=environ)


def _beside(desk: str) -> Path:
    return Path(FILE) if "://" in desk else Path(desk).parent / FILE


def parsed(text: str, file: str, *, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings that TOML holds.

    Args:
        text: the TOML.
        file: its path; what errors call it, and what paths in it are relative to.
        environ: where secrets are that the text doesn't have.

    Raises:
        SourceError: with the key that won't do.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourceError(file, str(error), "settings are TOML: KEY = VALUE on a line") from None
    try:
        settings = msgspec.convert(_with_secrets(table, environ or {}), Settings)
    except msgspec.ValidationError as error:
        raise SourceError(file, *_told(str(error))) from None
    _check(settings, file)
    _check_proxy(settings.proxy, file)
    if settings.oidc.issuer:
        _check_oidc(settings, file)
    read = msgspec.structs.replace(settings, url=settings.url.rstrip("/"))
    return _rooted(read, Path(file).parent)


def _check(settings: Settings, file: str) -> None:
    """That no secret can be guessed. Raises SourceError."""
    try:
        if settings.secret:
            tokens.secrets(settings.secret)
    except ValueError as error:
        problem, _, remedy = str(error).partition("; ")
        raise SourceError(file, problem, remedy) from None
    webhook = settings.webhook.secret
    if webhook and len(webhook.strip().encode()) < tokens.SHORTEST:
        problem = f"webhook.secret has fewer than {tokens.SHORTEST} bytes"
        raise SourceError(file, problem, "make one with `openssl rand -hex 32`")


def _check_proxy(proxy: Proxy, file: str) -> None:
    """That a proxy which is believed is known by its addresses. Raises SourceError."""
    if proxy.header and not proxy.addresses:
        problem = "proxy.addresses is empty, so that anybody could name themselves"
        raise SourceError(file, problem, "name the addresses that the proxy asks from")
    for one in proxy.addresses:
        try:
            ip_address(one)
        except ValueError:
            problem = f"proxy.addresses: {one!r} is no address"
            raise SourceError(file, problem, "write one like 10.0.0.5") from None


def _check_oidc(settings: Settings, file: str) -> None:
    """That a provider is reached by a way which nobody listens to. Raises SourceError."""
    oidc = settings.oidc
    if not sealed(oidc.issuer) or "?" in oidc.issuer or "#" in oidc.issuer:
        problem = "oidc.issuer is no https address"
        raise SourceError(file, problem, "write it as the provider does, like https://id.example")
    if not oidc.client_id or not oidc.client_secret:
        problem = "oidc.client_id or oidc.client_secret is empty"
        raise SourceError(file, problem, "register the desk with the provider, which gives both")
    if not sealed(settings.url):
        problem = "url is no https address, and the provider sends people back there"
        raise SourceError(file, problem, "write the address of the desk, like https://desk.example")


def sealed(address: str) -> bool:
    """Whether nobody on the way hears what is sent to an address: by https, or on this machine."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False
    plain = parts.scheme == "http" and host in ("localhost", "127.0.0.1", "::1")
    return bool(host) and "@" not in parts.netloc and (parts.scheme == "https" or plain)


def _with_secrets(table: dict[str, object], environ: Mapping[str, str]) -> dict[str, object]:
    for variable, (*outer, key) in _SECRETS.items():
        inside: object = table
        for name in outer:
            inside = table.setdefault(name, {})
        if isinstance(inside, dict) and environ.get(variable):
            inside.setdefault(key, environ[variable])
    return table


def _rooted(settings: Settings, folder: Path) -> Settings:
    """With paths that hold wherever the desk is opened from."""
    files = settings.files.folder and str(folder / settings.files.folder)
    key = settings.signing_key and str(folder / settings.signing_key)
    return msgspec.structs.replace(settings, files=Files(folder=files), signing_key=key)


_UNKNOWN = re.compile(r".*unknown field `(?P<key>[^`]*)`(?: - at `\$\.?(?P<where>[^`]*)`)?")
_WRONG = re.compile(r"(?P<problem>.*?)(?: - at `\$\.?(?P<where>.*)`)?")
_DOCUMENTED = "docs/dev/delivery.md lists what may stand there"


def _told(said: str) -> tuple[str, str]:
    """What is wrong, and what to do, of what `msgspec` says."""
    unknown = _UNKNOWN.fullmatch(said)
    if unknown:
        key = ".".join(filter(None, (unknown["where"], unknown["key"])))
        return f"{key}: no such key", f"remove it or mend its spelling; {_DOCUMENTED}"
    match = _WRONG.fullmatch(said)
    problem, where = (match["problem"], match["where"]) if match else (said, None)
    problem = problem[:1].lower() + problem[1:].replace("`", "")
    return (f"{where}: {problem}" if where else problem), _DOCUMENTED
