"""What the council decides: the folders are the policy's own headings."""
