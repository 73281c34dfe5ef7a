"""0010 Sessions may begin at a provider of OpenID Connect. Those that hold go on."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_NAME = "ck_session_way"


def upgrade() -> None:
    """Let another way of signing in stand in the table; SQLite has to copy it for that."""
    without = {"sqlite_with_rowid": False}
    with op.batch_alter_table("session", copy_from=_before(), table_kwargs=without) as table:
        table.drop_constraint(op.f(_NAME), type_="check")
        table.create_check_constraint(op.f(_NAME), "way IN ('password', 'proxy', 'oidc')")


def _before() -> sa.Table:
    return sa.Table(
        "session",
        sa.MetaData(),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("began", sa.String(length=27), nullable=False),
        sa.Column("seen", sa.String(length=27), nullable=False),
        sa.Column("ends", sa.String(length=27), nullable=False),
        sa.Column("revoked", sa.String(length=27), nullable=True),
        sa.CheckConstraint("way IN ('password', 'proxy')", name=op.f(_NAME)),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_session")),
        sa.Index(op.f("ix_session_account"), "account"),
    )
