"""The training house: `python -m training STEP --config FILE --run DIR …`, or `recipe` for all.

data      check the corpora in `--data`, with their checksums
examples  texts to arrays (`examples.npz`)
train     arrays to weights (`weights.pt`)
export    weights to what ships (`--models`)
card      what was done to a page (`--card`), with the figures of the evaluations
unpack    what ships (`--models`) back into a run, to go on from with `--after`; needs no `--config`

Each step writes `STEP.json` into the run's folder: the checksums of what went in and came out,
and what it has to say. A step refuses input that isn't what the step before it left.
"""

import argparse
import sys
from pathlib import Path

from training.recipe import STEPS, Recipe


def main() -> int:
    """Run one step, or all."""
    parser = argparse.ArgumentParser(
        prog="python -m training",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("step", choices=[*STEPS, "recipe", "unpack"])
    parser.add_argument("--config", type=Path, help="the run's settings")
    parser.add_argument("--run", type=Path, required=True, help="folder for what the steps write")
    parser.add_argument("--data", type=Path, help="folder of the corpora (data, examples)")
    parser.add_argument("--keep-out", type=Path, help="folder of texts marked for measuring")
    parser.add_argument("--encoder", type=Path, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--models", type=Path, default=Path("src/tocsin/models"))
    parser.add_argument("--card", type=Path, default=Path("docs/models/reading.md"))
    parser.add_argument("--after", type=Path, help="folder of a run whose weights to begin with")
    parser.add_argument("--remark", default="", help="what readers of the card must know")
    parser.add_argument("--steps", type=int, help="stop training after so many batches")
    options = parser.parse_args()
    if options.step != "unpack" and options.config is None:
        parser.error("--config is needed: the run's settings")
    recipe = Recipe(**{k: v for k, v in vars(options).items() if k != "step"})
    try:
        if options.step == "unpack":
            from training.unpack import unpack  # torch is slow to load, and not all steps need it

            print(unpack(options.models, options.run))
            return 0
        for step in STEPS if options.step == "recipe" else [options.step]:
            print(f"== {step}", flush=True)
            recipe.do(step)
    except (OSError, ValueError) as error:
        print(f"training: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
