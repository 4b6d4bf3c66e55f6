"""`python -m fairdebt` is the command `fairdebt`."""

from fairdebt.cli import main

if __name__ == "__main__":
    main()
