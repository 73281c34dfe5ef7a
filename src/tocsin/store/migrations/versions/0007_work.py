"""0007 Pages on their way into the record."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of what waits to be read and entered."""
    op.create_table(
        "work",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=20), nullable=False),
        sa.Column("step", sa.String(length=5), nullable=False),
        sa.Column("since", sa.String(length=27), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("lease", sa.String(length=27), nullable=True),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_work")),
        sqlite_with_rowid=True,
    )
    op.create_index(op.f("ix_work_key"), "work", ["key"], unique=True)
    op.create_index(op.f("ix_work_step_number"), "work", ["step", "number"], unique=False)
