"""The journal: events of one learner, appended, read and folded (formats.md, section 5)."""
