"""The interface on the screen: the only place that knows Textual."""
