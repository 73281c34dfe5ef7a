"""0013 What a group is found by is found without going through all keys."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make an index of keys by their groups."""
    op.create_index(op.f("ix_key_group_kind"), "key", ["group", "kind"], unique=False)
