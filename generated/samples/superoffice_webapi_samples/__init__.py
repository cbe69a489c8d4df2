"""The documented exchanges of the API, for `superoffice_webapi.testing`: a file for each group, an exchange a line."""
