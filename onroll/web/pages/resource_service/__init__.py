"""The list shared with the Children's Resource Service."""
