"""What audits cost and find beyond single articles."""
