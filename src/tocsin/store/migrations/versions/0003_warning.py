"""0003 What is done about threats: the ledger, messages to be sent, and signs of life."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the ledger, the outbox and the beats."""
    op.create_table(
        "ledger",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_ledger_learnt")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ledger")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_ledger_kind_number"), "ledger", ["kind", "number"], unique=False)
    op.create_index(op.f("ix_ledger_matter_number"), "ledger", ["matter", "number"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("delivery", sa.String(length=20), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("due", sa.String(length=27), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("queued", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("delivery", name=op.f("pk_outbox")),
        sqlite_with_rowid=True,
    )
    op.create_index(
        op.f("ix_outbox_channel_due_delivery"),
        "outbox",
        ["channel", "due", "delivery"],
        unique=False,
    )
    op.create_index(op.f("ix_outbox_due"), "outbox", ["due"], unique=False)
    op.create_table(
        "beat",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("moment", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_beat")),
        sqlite_with_rowid=False,
    )
