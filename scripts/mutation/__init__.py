"""Breaking the code in one place after the other, to see whether a test notices: `make mutants`."""
