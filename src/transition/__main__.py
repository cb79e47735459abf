"""``python -m transition`` is the command ``transition``."""

from transition.cli import main

if __name__ == "__main__":
    main()
