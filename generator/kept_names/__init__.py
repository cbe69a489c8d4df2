"""Names that the committed spec has given are kept, whatever else the pages would name now."""
