"""How commands end: their exit codes. A command that was interrupted ends with 130."""

EXIT_FAILED = 1
EXIT_USAGE = 2
