"""What Alembic runs: the migrations, on the connection that it is given."""

from alembic import context
from sqlalchemy import Connection

from tocsin.store.schema import metadata

connection: Connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=False)
# The transaction is the caller's: SQLite, too, takes back the making of tables.
context.run_migrations()
