"""Documents made of a round or a part of it: text or bytes, to be read outside of Kerneblik."""
