"""Whose a case is: it is offered and accepted, never merely forwarded.

Until somebody accepts, it stays whose it was. An offer that nobody answers in time lapses, and the
deputy is offered the case next: that who was written to was on leave has cost lives before.
Only whose it is offers a case, or their deputy; anybody else says why the owner can't be asked.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from msgspec.structs import replace

from tocsin.warn import needed
from tocsin.warn.case import Case
from tocsin.warn.deeds import Accepted, AnyDeed, Declined, Lapsed, Offered
from tocsin.warn.names import person, same
from tocsin.warn.people import Recipient

People = Mapping[str, Recipient]


def offered(case: Case, asked: Offered, by: str, people: People, now: datetime) -> Offered:
    """An offer of a case, as somebody (`by`) asks for it.

    Raises ValueError where it is offered already, to its owner, for a time that is over, or by
    another than its owner and their deputy without a reason (`Offered.unasked`).
    """
    needed.opened(case)
    _check_may(case, asked, needed.name(by, "an offer"), people)
    to, deputy = person(asked.to), person(asked.deputy) if asked.deputy is not None else None
    open_ = offer(case)
    if open_ is not None and now < open_.until:
        told = f"{open_.to} has until {needed.moment(open_.until)} to answer"
        raise ValueError(f"the case is offered already: {told}; wait for that")
    if same(to, case.owner):
        raise ValueError(f"the case is {case.owner}'s already; offer it to somebody else")
    if deputy is not None and same(deputy, to):
        raise ValueError(f"{deputy} can't stand in for themselves; name another deputy")
    if asked.until <= now:
        raise ValueError(f"{needed.moment(asked.until)} is over; give a time that is still to come")
    why = needed.reason(asked.why, "an offer")
    return replace(asked, to=to, deputy=deputy, why=why, unasked=asked.unasked.strip())


def _check_may(case: Case, asked: Offered, by: str, people: People) -> None:
    """Raises ValueError where somebody may not offer a case that isn't theirs."""
    if _is(by, case.owner, people):
        return
    deputy = _deputy_of_owner(case, people)
    if deputy is not None and _is(by, deputy, people):
        return
    if not any(map(str.isalnum, asked.unasked)):
        raise ValueError(
            f"the case is {case.owner}'s; have them offer it, or say --unasked WHY they can't be "
            "asked"
        )


def _deputy_of_owner(case: Case, people: People) -> str | None:
    """Who stands in for the owner: by the offer that they took, or by the directory."""
    taken = (said.deed for said in reversed(case.hands) if isinstance(said.deed, Offered))
    last = next((deed for deed in taken if same(deed.to, case.owner)), None)
    known = people.get(case.owner)
    return (last.deputy if last else None) or (known.deputy if known else None)


def accepted(case: Case, by: str, people: People, now: datetime) -> Accepted:
    """That somebody takes a case which was offered to them; a deputy may once the time is over.

    It is theirs by the name that was offered to, however they write it.

    Raises ValueError where nothing is offered, or not to them.
    """
    needed.opened(case)
    name = needed.name(by, "accepting a case")
    standing = _standing(case)
    if _is(name, standing.to, people):
        return Accepted(by=standing.to)
    deputy = _deputy(standing, people)
    if deputy is not None and _is(name, deputy, people):
        if now >= standing.until:
            return Accepted(by=deputy)
        told = f"{standing.to} has until {needed.moment(standing.until)}"
        raise ValueError(f"{name} is only the deputy, and {told}; accept it after that")
    raise ValueError(f"the case is offered to {standing.to}, not to {name}; have it offered to you")


def declined(case: Case, by: str, why: str, people: People) -> Declined:
    """That somebody doesn't take a case which was offered to them. Raises ValueError likewise."""
    name = needed.name(by, "declining a case")
    standing = _standing(case)
    if not _is(name, standing.to, people):
        raise ValueError(f"the case is offered to {standing.to}, not to {name}; leave it to them")
    return Declined(by=name, why=needed.reason(why, "declining"))


def lapsed(case: Case, people: People, now: datetime) -> tuple[AnyDeed, ...]:
    """What follows of an offer whose time is over: it lapses, and the deputy is offered the case.

    Args:
        case: the case.
        people: everybody who is written down, by id; they know their deputies.
        now: the moment.

    Returns:
        Nothing where no offer's time is over. The deputy gets as long as the other had; who was
        asked since the case last changed hands isn't asked again.
    """
    said, standing = case.offer, offer(case)
    if said is None or standing is None or case.closed is not None or now < standing.until:
        return ()
    over = Lapsed(to=standing.to)
    deputy = _deputy(standing, people)
    if deputy is None or any(same(deputy, one) for one in (case.owner, *_asked(case))):
        return (over,)
    why = f"{standing.to} didn't answer until {needed.moment(standing.until)}: {standing.why}"
    until = now + (standing.until - said.moment)
    return over, Offered(to=deputy, until=until, why=why)


def offer(case: Case) -> Offered | None:
    """The offer that wasn't answered yet."""
    deed = case.offer.deed if case.offer else None
    return deed if isinstance(deed, Offered) else None


def _standing(case: Case) -> Offered:
    found = offer(case)
    if found is None:
        raise ValueError(f"the case is offered to nobody; it is {case.owner}'s")
    return found


def _is(name: str, whom: str, people: People) -> bool:
    """Whether a name is that of whom a case was offered to: by it, or by an id."""
    known = people.get(whom)
    return same(name, whom) or (known is not None and same(name, known.name))


def _deputy(standing: Offered, people: People) -> str | None:
    known = people.get(standing.to)
    return standing.deputy or (known.deputy if known else None)


def _asked(case: Case) -> Iterator[str]:
    """Who was asked to take it since it last changed hands."""
    for said in reversed(case.hands):
        if isinstance(said.deed, Accepted):
            return
        if isinstance(said.deed, Offered):
            yield said.deed.to
