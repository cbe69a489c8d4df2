"""Pages with annotations in comments: several operations on one page, or the definition of a type."""
