"""Looking back: what was knowable before an incident, who was told, and how warning did. Pure."""
