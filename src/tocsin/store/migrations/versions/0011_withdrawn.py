"""0011 A grade that is taken back is marked so. One that was before stands as it was written."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let a grade say which other it takes back."""
    op.add_column("grade", sa.Column("withdraws", sa.Integer(), nullable=True))
