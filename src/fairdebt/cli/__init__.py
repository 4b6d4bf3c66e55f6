"""The command line, `fairdebt`."""


def main() -> None:
    """Run the command line."""
    from fairdebt.cli.app import start

    start()


__all__ = ["main"]
