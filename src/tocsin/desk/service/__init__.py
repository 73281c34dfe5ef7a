"""The service: sources are asked, pages read and entered, messages sent, until told to stop."""
