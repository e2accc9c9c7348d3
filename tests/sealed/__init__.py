"""Nothing of a protected child may ever surface, whoever asks and however."""
