"""Archives of pages: WARC, WACZ, lines of JSON, Parquet; read one page at a time.

What is wrong in an archive comes as an error in its place, and the rest is read where that can
be. An archive may be larger than memory; no page in it may.
"""

from tocsin.collect.archives.lines import write_lines
from tocsin.collect.archives.opening import archived, is_archive
from tocsin.collect.archives.portions import Portion, archive, portion

__all__ = ["Portion", "archive", "archived", "is_archive", "portion", "write_lines"]
