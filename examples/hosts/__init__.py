"""Two small hosts, each with a bug that the test kit finds, and the machines that find them."""
