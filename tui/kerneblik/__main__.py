"""`python -m kerneblik`."""

from kerneblik.cli import run

if __name__ == "__main__":
    run()
