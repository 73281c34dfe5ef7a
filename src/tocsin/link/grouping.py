"""The one way in which things from many articles become one: members and their groups.

A member is what one article holds of an actor, an incident, a story or a text; a group is all
that belongs together. Groups are never computed anew: a member that arrives is placed beside
the few groups that share a key with it, and joins one, joins several into one, or founds its own.
Who is in which group is kept in rows of its own (`tocsin.store`), each superseded by the next, so
that every grouping can be undone and seen as it was.
"""

from collections.abc import Sequence
from typing import Generic, Literal, Protocol, TypeVar, get_args

from tocsin.records import Record, identify

GroupKind = Literal["origin", "actor", "incident", "story"]
# In the order in which an article is linked: later kinds may use what earlier ones found.
GROUP_KINDS: tuple[GroupKind, ...] = get_args(GroupKind)


class Member(Protocol):
    """What one article holds of something. `id` is a hash, `article` the article's id."""

    @property
    def id(self) -> str:
        """Its hash."""

    @property
    def article(self) -> str:
        """The id of the article that holds it."""


M = TypeVar("M", bound=Member)


class Group(Record, Generic[M], frozen=True):
    """Members that belong together.

    `members` are some of them, in the order of their arrival: the founders and the latest, as the
    store gives them. `size` is how many there are in all.
    """

    id: str
    members: tuple[M, ...]
    size: int


class Placement(Record, frozen=True):
    """Where a member belongs.

    `group` is the id of the group that it joins, None where it founds its own. `united` are other
    groups that it shows to be the same as that one. `score` is how sure that is, 0 to 1, `reasons`
    say in words what spoke for it, and for a founder what spoke against the nearest group.
    """

    group: str | None
    united: tuple[str, ...] = ()
    score: float = 1.0
    reasons: tuple[str, ...] = ()


class Linker(Protocol[M]):
    """Places the members of one kind. It knows no store and no clock."""

    @property
    def kind(self) -> GroupKind:
        """The kind of groups that it makes."""

    def keys(self, member: M) -> tuple[str, ...]:
        """Under which keys the member is found again: groups that share none are never compared.

        A key that thousands share is no key: the more of them there are, the rarer each must be.
        """

    def place(self, member: M, groups: Sequence[Group[M]]) -> Placement:
        """Where `member` belongs among the groups that share a key with it.

        The answer doesn't depend on the order of `groups`.
        """


def founded(kind: GroupKind, member: str) -> str:
    """The id of the group that a member founds."""
    return identify(kind, member)
