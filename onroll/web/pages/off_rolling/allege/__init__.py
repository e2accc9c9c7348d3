"""Writing an allegation down."""
