"""`sdkgen explain`: from any name of a part of the API to all evidence about it."""
