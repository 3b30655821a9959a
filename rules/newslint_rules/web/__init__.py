"""Page residue: WEB."""
