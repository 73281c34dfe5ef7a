"""0005 What becomes of incidents, and lists that are saved as they were filtered."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of triage and of saved lists."""
    op.create_table(
        "triage",
        sa.Column("account", sa.String(length=20), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=9), nullable=False),
        sa.Column("assignee", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "what IN ('dismissed', 'open', 'assigned')", name=op.f("ck_triage_what")
        ),
        sa.CheckConstraint(
            "(what = 'assigned') = (assignee IS NOT NULL)", name=op.f("ck_triage_assignee")
        ),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_triage_learnt")),
        sa.PrimaryKeyConstraint("account", "learnt", name=op.f("pk_triage")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "saved",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_saved_learnt")),
        sa.PrimaryKeyConstraint("name", "learnt", name=op.f("pk_saved")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "feed",
        sa.Column("saved", sa.Text(), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_feed_learnt")),
        sa.PrimaryKeyConstraint("saved", "learnt", name=op.f("pk_feed")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_feed_hash"), "feed", ["hash"], unique=False)
