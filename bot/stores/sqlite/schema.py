"""How a database file says what it is: whose, and how new. Apart from the migrations, which few starts need."""

APPLICATION = 0x436F7264  # "Cord": tells our file from another program's database
VERSION = 7
"""How many migrations there are, and so the version of the newest tables."""
