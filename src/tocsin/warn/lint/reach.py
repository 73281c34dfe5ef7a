"""Whether a warning goes to those whom it must reach, and to nobody else."""

from collections.abc import Iterator

from tocsin.read.names import looks_personal, split_title
from tocsin.warn.drafting.shapes import EXERCISE
from tocsin.warn.duty import waiver
from tocsin.warn.forbidden import is_public
from tocsin.warn.lint.finding import CAP, DESK, ICD_191, TLP, Finding, advice, error
from tocsin.warn.lint.subject import Subject, found, words
from tocsin.warn.people import Role


def recipients(subject: Subject) -> Iterator[Finding]:
    """Those who are to have it: known, reachable, not waived; one alone of a private notice."""
    draft = subject.draft
    if not draft.recipients:
        tell = advice if draft.scope == "public" else error
        remedy = "name whom it is for"
        yield tell("recipients", "nobody would be told: it has no recipients", remedy, DESK)
    for id_ in draft.recipients:
        known = subject.directory.get(id_)
        if known is None:
            remedy = "add it with `tocsin recipients add FILE`"
            yield error("recipients", f"{id_} is no recipient of this desk", remedy, DESK)
        elif not known.contacts:
            remedy = "write down how to reach it"
            yield advice("recipients", f"{id_} has no contact", remedy, DESK)
        if waiver(subject.case, id_):
            remedy = "take the waiver back, or leave it out"
            yield error("recipients", f"it was decided not to warn {id_}", remedy, ICD_191)
    if draft.shape == "private notice" and len(draft.recipients) > 1:
        what = f"a private notice is for one, and this has {len(draft.recipients)} recipients"
        yield error("recipients", what, "draft one for each", DESK)


def victims(subject: Subject) -> Iterator[Finding]:
    """Each who would be hit is told, or it was decided why not (ICD 191)."""
    draft = subject.draft
    if draft.exercise:
        return
    had = {
        id_
        for out in subject.case.warnings.values()
        if not out.cancelled
        for id_ in out.warning.text.recipients
    }
    for id_, role in subject.case.people.items():
        if role != "intended victim" or id_ in draft.recipients or waiver(subject.case, id_):
            continue
        alone = draft.shape == "private notice"
        if not (alone and id_ in had):
            tell = advice if alone else error
            remedy = "draft a notice for it" if alone else "add it, or waive it with a ground"
            what = f"{id_}, who would be hit, doesn't get it"
            yield tell("recipients", what, remedy, ICD_191)


def named(subject: Subject) -> Iterator[Finding]:
    """No person who would be hit is named to everybody: those who'd do it may be among them.

    What an organisation is called says where the danger is, and stays.
    """
    if not is_public(subject.draft, subject.directory):
        return
    for id_, role in subject.case.people.items():
        known = subject.directory.get(id_)
        name = known.name.partition(",")[0].strip() if known else ""
        if role != "intended victim" or not _is_person(name):
            continue
        for field in dict.fromkeys(field for field, text in subject.texts() if found(text, name)):
            what = f"{name}, who would be hit, is named to everybody"
            yield error(field, what, "leave the name out, or narrow its scope", DESK)


def _is_person(name: str) -> bool:
    titles, bare = split_title(name)
    is_group = words().groups & set(name.casefold().split())
    return bool(titles or looks_personal(bare)) and not is_group


def marking(subject: Subject) -> Iterator[Finding]:
    """What may be shared with everybody is marked so, and nothing else is."""
    draft = subject.draft
    if is_public(draft, subject.directory) and draft.marking != "TLP:CLEAR":
        what = f"{draft.marking} may not be made public"
        yield error("marking", what, "mark it TLP:CLEAR, or narrow its scope", TLP)
    if draft.marking == "TLP:RED" and len(draft.recipients) > 1:
        what = f"TLP:RED is for single readers, and {len(draft.recipients)} get it"
        yield advice("marking", what, "mark it TLP:AMBER+STRICT, or send it to one", TLP)


def exercise(subject: Subject) -> Iterator[Finding]:
    """A drill says so before all else, and reaches nobody but the desk."""
    draft = subject.draft
    if draft.exercise and not draft.headline.startswith(EXERCISE):
        remedy = f"begin it with “{EXERCISE}: ”"
        yield error("headline", "nothing there says that it is an exercise", remedy, f"{CAP} note")
    if not draft.exercise and EXERCISE.casefold() in draft.headline.casefold().split(":")[0]:
        remedy = "set exercise = true, or take the word out"
        yield error("exercise", "the headline calls it an exercise, and it is none", remedy, DESK)
    for id_ in outsiders(subject) if draft.exercise else ():
        what = f"an exercise would reach {id_}, who isn't of the desk"
        yield error("recipients", what, "send it to the desk alone", DESK)


def outsiders(subject: Subject) -> tuple[str, ...]:
    """Recipients who aren't of the desk."""
    return tuple(id_ for id_ in subject.draft.recipients if _role(subject, id_) != "desk")


def _role(subject: Subject, id_: str) -> Role | None:
    known = subject.directory.get(id_)
    return known.role if known else None


RULES = (recipients, victims, named, marking, exercise)
