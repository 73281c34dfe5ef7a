"""0012 Pages behind a paywall are counted; and of pages on their way there may be ever more."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let a page say that it is walled, its source how many are, and its number have 64 bits."""
    for table in ("item", "turn"):
        walled = sa.Column("walled", sa.Integer(), server_default=sa.text("0"), nullable=False)
        op.add_column(table, walled)
    if op.get_bind().dialect.name == "postgresql":  # SQLite's have as many bits as they need
        op.alter_column("work", "number", type_=sa.BigInteger(), existing_type=sa.Integer())
        op.execute("ALTER SEQUENCE work_number_seq AS BIGINT")
