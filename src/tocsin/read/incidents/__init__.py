"""What happened, was planned or threatened: from the words that tell of it to incidents."""
