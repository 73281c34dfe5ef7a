"""The desk: adding, looking, judging, carrying, verifying."""
