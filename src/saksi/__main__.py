"""`python -m saksi`: the command line."""

from saksi.show.cli import main

if __name__ == "__main__":
    main()
