"""Printed signs for the station: made from its own data, each with a short address, followed on the wall."""
