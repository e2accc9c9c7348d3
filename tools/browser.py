"""Find or unpack a Chromium for the tests."""
