"""What can be done at the desk; the only place where rooms, record and clock meet."""
