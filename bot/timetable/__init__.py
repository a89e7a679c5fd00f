"""A Plan's dates for the outside: calendar files, and the public holidays of a country."""
