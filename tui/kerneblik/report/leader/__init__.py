"""The leader's report: one document of a round, from the leader's own choice of what goes in."""
