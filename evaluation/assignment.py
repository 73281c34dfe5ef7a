"""Which rows go with which columns, one to one, so that their weights come to the most."""

from collections.abc import Sequence

import numpy as np


def best_pairs(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs of a row and a column, each used once, whose weights have the greatest sum.

    As many pairs as there are rows or columns, whichever are fewer, in order. The Hungarian method
    with potentials (Kuhn 1955, Munkres 1957, in the form that adds one row at a time), cubic in
    the number of rows.
    """
    table = np.array(weights, dtype=float)
    if not table.size:
        return []
    if table.shape[0] > table.shape[1]:
        return sorted((row, column) for column, row in best_pairs(table.T.tolist()))
    owners = _owners(-table)
    return sorted((int(row), column) for column, row in enumerate(owners) if row >= 0)


def _owners(costs: "np.ndarray[tuple[int, int], np.dtype[np.float64]]") -> list[int]:
    """For each column the row that it goes with at least cost, −1 without one."""
    rows, columns = costs.shape
    # Column `columns` stands for the start of a search: it holds the row to be placed.
    owner = np.full(columns + 1, -1)
    of_row, of_column = np.zeros(rows), np.zeros(columns + 1)
    for row in range(rows):
        owner[columns] = row
        column = columns
        slack = np.full(columns, np.inf)
        came_from = np.full(columns, columns)
        seen = np.zeros(columns + 1, dtype=bool)
        while owner[column] >= 0:
            seen[column] = True
            reduced = costs[owner[column]] - of_row[owner[column]] - of_column[:columns]
            nearer = ~seen[:columns] & (reduced < slack)
            slack[nearer] = reduced[nearer]
            came_from[nearer] = column
            nearest = int(np.where(seen[:columns], np.inf, slack).argmin())
            step = slack[nearest]
            of_row[owner[seen]] += step
            of_column[seen] -= step
            slack[~seen[:columns]] -= step
            column = nearest
        while column != columns:
            owner[column] = owner[came_from[column]]
            column = int(came_from[column])
    return [int(row) for row in owner[:columns]]
