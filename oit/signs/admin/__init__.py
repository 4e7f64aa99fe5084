"""Signs in the admin: choosing one, looking at it, printing it, and where it hangs."""
