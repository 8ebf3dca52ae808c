"""What a sentence says in so many words: its dates, quantities, names and the sureness of its verbs."""
