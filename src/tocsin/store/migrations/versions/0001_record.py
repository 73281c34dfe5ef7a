"""0001 The record: articles, readings, groups and judgements."""

import sqlalchemy as sa
from alembic import op

from tocsin.store import dialect

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables."""
    dialect.create_search(op.get_bind())
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("moment", sa.String(length=27), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
    )
    op.create_index(op.f("ix_journal_moment"), "journal", ["moment"], unique=False)
    op.create_table(
        "article",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_article_learnt")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "judgement",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("one", sa.String(length=20), nullable=False),
        sa.Column("other", sa.String(length=20), nullable=False),
        sa.Column("verdict", sa.String(length=9), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("withdraws", sa.String(length=20), nullable=True),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('same', 'different', 'withdrawn')", name=op.f("ck_judgement_verdict")
        ),
        sa.CheckConstraint(
            "(verdict = 'withdrawn') = (withdraws IS NOT NULL)", name=op.f("ck_judgement_withdraws")
        ),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_judgement_learnt")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgement")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_judgement_learnt"), "judgement", ["learnt"], unique=False)
    op.create_index(op.f("ix_judgement_one_kind"), "judgement", ["one", "kind"], unique=False)
    op.create_index(op.f("ix_judgement_other_kind"), "judgement", ["other", "kind"], unique=False)
    op.create_index(op.f("ix_judgement_withdraws"), "judgement", ["withdraws"], unique=False)
    op.create_table(
        "key",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("group", sa.String(length=20), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_key_learnt")),
        sa.PrimaryKeyConstraint("key", "kind", "group", name=op.f("pk_key")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mark",
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("group", sa.String(length=20), nullable=False),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_mark_learnt")),
        sa.PrimaryKeyConstraint("mark", "kind", "group", "since", name=op.f("pk_mark")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_mark_group_kind"), "mark", ["group", "kind"], unique=False)
    op.create_table(
        "membership",
        sa.Column("member", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.Column("group", sa.String(length=20), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("article", sa.String(length=20), nullable=False),
        sa.Column("former", sa.String(length=20), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_membership_learnt")),
        sa.PrimaryKeyConstraint("member", "kind", "learnt", name=op.f("pk_membership")),
        sqlite_with_rowid=True,
    )
    op.create_index(
        op.f("ix_membership_article_kind"), "membership", ["article", "kind"], unique=False
    )
    op.create_index(
        "ix_membership_group_kind_rank",
        "membership",
        ["group", "kind", "rank", "member", "learnt"],
        unique=False,
    )
    op.create_table(
        "raw",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_raw_learnt")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_raw")),
        sqlite_with_rowid=True,
    )
    op.create_table(
        "state",
        sa.Column("group", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_state_learnt")),
        sa.PrimaryKeyConstraint("group", "kind", "learnt", name=op.f("pk_state")),
        sqlite_with_rowid=True,
    )
    op.create_index(
        op.f("ix_state_kind_day_group_learnt_size"),
        "state",
        ["kind", "day", "group", "learnt", "size"],
        unique=False,
    )
    op.create_table(
        "page",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("article", sa.String(length=20), nullable=False),
        sa.Column("raw", sa.String(length=64), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("media_type", sa.Text(), nullable=True),
        sa.Column("charset", sa.Text(), nullable=True),
        sa.Column("fetched", sa.Text(), nullable=True),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_page_article")),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_page_learnt")),
        sa.ForeignKeyConstraint(["raw"], ["raw.sha256"], name=op.f("fk_page_raw")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_page_article_learnt"), "page", ["article", "learnt"], unique=False)
    op.create_index(op.f("ix_page_raw"), "page", ["raw"], unique=False)
    op.create_table(
        "reading",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("article", sa.String(length=20), nullable=False),
        sa.Column("page", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("host", sa.Text(), nullable=True),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_reading_article")),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_reading_learnt")),
        sa.ForeignKeyConstraint(["page"], ["page.id"], name=op.f("fk_reading_page")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_reading")),
        sa.UniqueConstraint("id"),
    )
    op.create_index(
        op.f("ix_reading_article_learnt"), "reading", ["article", "learnt"], unique=False
    )
    op.create_index(op.f("ix_reading_page"), "reading", ["page"], unique=False)
    op.create_index(
        op.f("ix_reading_published_learnt"), "reading", ["published", "learnt"], unique=False
    )
    op.create_table(
        "about",
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_about_learnt")),
        sa.ForeignKeyConstraint(["reading"], ["reading.number"], name=op.f("fk_about_reading")),
        sa.PrimaryKeyConstraint("mark", "reading", name=op.f("pk_about")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "account",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(length=20), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_account_span")),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_account_learnt")),
        sa.ForeignKeyConstraint(["reading"], ["reading.number"], name=op.f("fk_account_reading")),
        sa.PrimaryKeyConstraint("id", "reading", name=op.f("pk_account")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_account_day_learnt", "account", ["day", "learnt"], unique=False)
    op.create_index("ix_account_reading", "account", ["reading"], unique=False)
    op.create_table(
        "blame",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(length=20), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=20), nullable=True),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_blame_span")),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_blame_learnt")),
        sa.ForeignKeyConstraint(["reading"], ["reading.number"], name=op.f("fk_blame_reading")),
        sa.PrimaryKeyConstraint("id", "reading", name=op.f("pk_blame")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_blame_account"), "blame", ["account"], unique=False)
    op.create_index("ix_blame_day_learnt", "blame", ["day", "learnt"], unique=False)
    op.create_index("ix_blame_reading", "blame", ["reading"], unique=False)
    op.create_table(
        "party",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("named", sa.String(length=20), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_party_learnt")),
        sa.ForeignKeyConstraint(["reading"], ["reading.number"], name=op.f("fk_party_reading")),
        sa.PrimaryKeyConstraint("name", "id", "reading", name=op.f("pk_party")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_party_named"), "party", ["named"], unique=False)
    op.create_table(
        "statement",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(length=20), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_statement_span")),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_statement_learnt")),
        sa.ForeignKeyConstraint(["reading"], ["reading.number"], name=op.f("fk_statement_reading")),
        sa.PrimaryKeyConstraint("id", "reading", name=op.f("pk_statement")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_statement_day_learnt", "statement", ["day", "learnt"], unique=False)
    op.create_index("ix_statement_reading", "statement", ["reading"], unique=False)
    op.create_table(
        "warned",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(length=20), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("learnt", sa.Integer(), nullable=False),
        sa.Column("last", sa.String(length=10), nullable=False),
        sa.Column("response", sa.Text(), nullable=False),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_warned_span")),
        sa.ForeignKeyConstraint(["learnt"], ["journal.id"], name=op.f("fk_warned_learnt")),
        sa.ForeignKeyConstraint(["reading"], ["reading.number"], name=op.f("fk_warned_reading")),
        sa.PrimaryKeyConstraint("id", "reading", name=op.f("pk_warned")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_warned_day_learnt", "warned", ["day", "learnt"], unique=False)
    op.create_index("ix_warned_reading", "warned", ["reading"], unique=False)
