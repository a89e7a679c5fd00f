"""Finding things in finished documents, and answering from them in their own words. Pure."""
