"""Messages as people read them: how each stands, and all that was done about it."""

from tocsin.desk.delivered import DeliveryFile, DeliveryRow
from tocsin.warn.people import shown
from tocsin.wording.formats import common
from tocsin.wording.lists.logged import moment
from tocsin.wording.lists.sheet import Entry, Grid, Piece, Section, Sheet, dotted, line


def entry(row: DeliveryRow) -> Entry:
    """A message: how it stands, to whom it goes and what was last said of it."""
    head = dotted(Piece(row.state, "kind"), Piece(row.recipient, "strong"), _way(row))
    return Entry(
        head,
        row.id,
        (
            dotted(common.quoted(row.headline), row.why),
            dotted(f"queued on {moment(row.queued)}", _tries(row)),
            line(row.said),
        ),
    )


def sheet(file: DeliveryFile) -> Sheet:
    """A message, opened."""
    row = file.row
    about = (
        ("case", f"{row.case} ({row.title})"),
        ("warning", f"{row.warning} ({row.headline})"),
        ("why", row.why),
        ("step, round", f"{row.step}, {row.round}"),
        ("too late from", moment(row.expires)),
    )
    log = tuple((f"{step.moment:%Y-%m-%d %H:%M:%S}", step.what) for step in file.log)
    return Sheet(
        entry(row),
        (
            Section("About it", (Grid(("what", "is"), about),)),
            Section("Log", (Grid(("UTC", "what was done"), log),)),
        ),
    )


def _way(row: DeliveryRow) -> str:
    return f"{row.channel}: {shown(row.channel, row.address)}"


def _tries(row: DeliveryRow) -> str:
    return f"{row.attempts} tries" if row.attempts > 1 else ""
