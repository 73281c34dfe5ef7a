"""0002 What people judge of what was read, and what is watched for."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of grades, edits, watches and proposals."""
    op.create_table(
        "edit",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("incident", sa.String(length=20), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("withdraws", sa.String(length=20), nullable=True),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_edit_learnt")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edit")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_edit_incident"), "edit", ["incident"], unique=False)
    op.create_table(
        "grade",
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=6), nullable=False),
        sa.Column("grade", sa.String(length=1), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind = 'source' AND grade IN ('A', 'B', 'C', 'D', 'E', 'F') OR "
            "kind = 'report' AND grade IN ('1', '2', '3', '4', '5', '6')",
            name=op.f("ck_grade_grade"),
        ),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_grade_learnt")),
        sa.PrimaryKeyConstraint("about", "learnt", name=op.f("pk_grade")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "note",
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=14), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('seen', 'absent', 'not looked for')", name=op.f("ck_note_state")
        ),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_note_learnt")),
        sa.PrimaryKeyConstraint("watch", "indicator", "learnt", name=op.f("pk_note")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "proposal",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_proposal_learnt")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sqlite_with_rowid=True,
    )
    op.create_index(op.f("ix_proposal_learnt"), "proposal", ["learnt"], unique=False)
    op.create_index(op.f("ix_proposal_watch"), "proposal", ["watch"], unique=False)
    op.create_table(
        "watch",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("closed", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_watch_learnt")),
        sa.PrimaryKeyConstraint("name", "learnt", name=op.f("pk_watch")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "decision",
        sa.Column("proposal", sa.String(length=20), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=9), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('taken', 'dismissed', 'open')", name=op.f("ck_decision_verdict")
        ),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_decision_learnt")),
        sa.ForeignKeyConstraint(["proposal"], ["proposal.id"], name=op.f("fk_decision_proposal")),
        sa.PrimaryKeyConstraint("proposal", "learnt", name=op.f("pk_decision")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sighting",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("article", sa.String(length=20), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_sighting_span")),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_sighting_learnt")),
        sa.ForeignKeyConstraint(["reading"], ["reading.number"], name=op.f("fk_sighting_reading")),
        sa.ForeignKeyConstraint(["version"], ["journal.id"], name=op.f("fk_sighting_version")),
        sa.PrimaryKeyConstraint("id", "version", "reading", name=op.f("pk_sighting")),
        sqlite_with_rowid=True,
    )
    op.create_index(op.f("ix_sighting_reading"), "sighting", ["reading"], unique=False)
    op.create_index(
        op.f("ix_sighting_watch_version"), "sighting", ["watch", "version"], unique=False
    )
