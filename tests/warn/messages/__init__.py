"""What each channel carries."""
