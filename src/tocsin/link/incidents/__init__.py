"""The same incident in many articles: accounts, and what makes them one."""
