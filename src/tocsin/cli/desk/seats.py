"""What somebody is given to sign in with: asked for here, or printed once."""

import sys
from getpass import getpass

from tocsin.cli.desk.deciding import say
from tocsin.cli.desk.sitting import told
from tocsin.cli.output import WrongUsageError
from tocsin.desk.accounts import INVITED, Person


def chosen() -> str:
    """A password, typed twice, or from standard input: in the arguments everybody could see it."""
    with told():
        if not sys.stdin.isatty():
            return sys.stdin.readline().rstrip("\r\n")
        password = getpass("password: ")
        if getpass("the same once more: ") != password:
            raise WrongUsageError("the two passwords differ", "write the same one twice")
        return password


def invited(person: Person, invitation: str) -> None:
    """Tell how somebody signs in from now on."""
    if not invitation:
        say(f"{person.account}: {person.name}, {person.role}; signs in with that password")
        return
    say(f"{person.account}: {person.name}, {person.role}; chooses a password at /invitation with")
    say(invitation)
    say(f"which is shown this once, and holds {INVITED.days} days")
