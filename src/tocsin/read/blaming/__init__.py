"""Who says who did it: from constructions in the text to parties, stances and what is shown."""
