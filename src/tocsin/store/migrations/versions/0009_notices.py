"""0009 Of which notices of sources people were told, so that they are told once."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "notice",
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.Column("told", sa.String(length=27), nullable=True),
        sa.Column("lease", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("source", "trouble", name=op.f("pk_notice")),
        sqlite_with_rowid=False,
    )
