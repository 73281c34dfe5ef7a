"""0006 What is collected from: subscriptions, polls, and what is kept to go on collecting."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of sources."""
    _told()
    _turns()
    _items()
    _hosts()


def _told() -> None:
    op.create_table(
        "subscription",
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_subscription_learnt")),
        sa.PrimaryKeyConstraint("source", "learnt", name=op.f("pk_subscription")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "poll",
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("moment", sa.String(length=27), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source", "moment", name=op.f("pk_poll")),
        sqlite_with_rowid=False,
    )


def _turns() -> None:
    op.create_table(
        "turn",
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("due", sa.String(length=27), nullable=True),
        sa.Column("known", sa.Text(), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("empty", sa.Integer(), nullable=False),
        sa.Column("lost", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_turn")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_turn_due"), "turn", ["due"], unique=False)


def _items() -> None:
    op.create_table(
        "item",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("due", sa.String(length=27), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
    )
    op.create_index(op.f("ix_item_source"), "item", ["source"], unique=False)
    op.create_index(op.f("ix_item_host_due"), "item", ["host", "due"], unique=False)
    op.create_table(
        "seen",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("moment", sa.String(length=27), nullable=False),
        sa.Column("edited", sa.Text(), nullable=False),
        sa.Column("article", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seen")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_seen_source_moment"), "seen", ["source", "moment"], unique=False)


def _hosts() -> None:
    op.create_table(
        "host",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("asked", sa.String(length=27), nullable=True),
        sa.Column("free", sa.String(length=27), nullable=True),
        sa.Column("refusals", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_host")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "robots",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("origin", name=op.f("pk_robots")),
    )
