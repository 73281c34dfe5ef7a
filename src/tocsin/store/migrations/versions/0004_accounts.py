"""0004 Who may sit at the desk: people, what they sign in with, their sessions and keys."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of accounts."""
    _learnt_of_accounts()
    _signed_in()


def _learnt_of_accounts() -> None:
    op.create_table(
        "person",
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column("disabled", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "role IN ('reader', 'analyst', 'approver', 'admin')", name=op.f("ck_person_role")
        ),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_person_learnt")),
        sa.PrimaryKeyConstraint("account", "learnt", name=op.f("pk_person")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "credential",
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("ends", sa.String(length=27), nullable=True),
        sa.CheckConstraint("kind IN ('password', 'invitation')", name=op.f("ck_credential_kind")),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_credential_learnt")),
        sa.PrimaryKeyConstraint("account", "learnt", name=op.f("pk_credential")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "apikey",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("revoked", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_apikey_learnt")),
        sa.PrimaryKeyConstraint("hash", "learnt", name=op.f("pk_apikey")),
        sqlite_with_rowid=False,
    )


def _signed_in() -> None:
    op.create_table(
        "session",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("began", sa.String(length=27), nullable=False),
        sa.Column("seen", sa.String(length=27), nullable=False),
        sa.Column("ends", sa.String(length=27), nullable=False),
        sa.Column("revoked", sa.String(length=27), nullable=True),
        sa.CheckConstraint("way IN ('password', 'proxy')", name=op.f("ck_session_way")),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_session")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_session_account"), "session", ["account"], unique=False)
    op.create_table(
        "attempt",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("moment", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_attempt")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_attempt_moment"), "attempt", ["moment"], unique=False)
