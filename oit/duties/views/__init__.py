"""The screens of the duties in the admin. All are about one station and one year, named in the address's query."""
