"""One request, as the school or the council sees it."""
