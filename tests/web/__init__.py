"""Pages: one file per page, and the promises that every page keeps."""
