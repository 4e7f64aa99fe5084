"""What deploy/ ships can be read by the programs that it is for."""
