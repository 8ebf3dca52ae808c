"""How the shipped language pipeline is made: corpora, encoder layer, spaCy configuration, evaluation."""
