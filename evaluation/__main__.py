"""`python -m evaluation NAME --data DIR [--split S] [--json]`, or `bench --data DIR --gold DIR`."""

import argparse
import sys
from pathlib import Path

from evaluation.bench import EVALUATIONS, bench
from evaluation.result import as_json, table


def main() -> int:
    """Run one evaluation, or all against their floors; the exit status says whether it held."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("name", choices=[*EVALUATIONS, "bench"])
    parser.add_argument("--data", type=Path, required=True, help="the corpus's folder")
    parser.add_argument("--gold", type=Path, help="with bench: the folder of marked articles")
    parser.add_argument("--results", type=Path, help="with bench: write all results there as JSON")
    parser.add_argument("--split", help="which split, where the corpus has several")
    parser.add_argument("--json", action="store_true", help="print one JSON object and no more")
    options = parser.parse_args()
    try:
        if options.name == "bench":
            if options.gold is None:
                parser.error("bench needs --gold DIR")
            missed = bench(options.data, options.gold, options.results)
            print("\n".join(missed) if missed else "every figure holds its floor")
            return 1 if missed else 0
        measure, _ = EVALUATIONS[options.name]
        result = measure(options.data, options.split)
    except (FileNotFoundError, NotADirectoryError) as error:
        missing = error.filename or error
        remedy = "docs/dev/evaluation.md says where each corpus can be had"
        print(f"evaluation: {missing} is missing; {remedy}", file=sys.stderr)
        return 2
    print(as_json(result) if options.json else table(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
