"""Engines: what hands units to processes, on one machine or many. They know nothing of commit, resume or quarantine."""
