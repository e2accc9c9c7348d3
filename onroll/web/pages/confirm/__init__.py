"""The page behind a signed link: one question to a school or an authority, and nothing that it does not need."""
