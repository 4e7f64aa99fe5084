"""A month of a monthly item, filled in on one short screen."""
