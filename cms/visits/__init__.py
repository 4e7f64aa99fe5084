"""How often each page is opened in a day, and nothing about who opens it: no cookie, no address."""
