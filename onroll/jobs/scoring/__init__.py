"""The register measured against a known truth: played day by day, then counted."""
