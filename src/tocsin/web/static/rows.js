// The rows of a page that can be gone through: those that lead somewhere, and can be seen.

/** All of them, from above. */
export function rows() {
  return [...document.querySelectorAll("main .row")].filter(
    (row) => link(row) && row.checkVisibility(),
  );
}

/** Where a row leads. */
export function link(row) {
  return row.querySelector("h3 a");
}

/** The row that one is at; on the page of a single thing the one at which something can be said. */
export function here() {
  const at = document.activeElement?.closest(".row");
  const only = document.querySelectorAll("main .triage");
  return at ?? (only.length === 1 ? only[0].closest(".row") : null);
}

/** Go to a row. */
export function go(row) {
  const to = link(row) ?? row.querySelector("summary, a, button");
  to?.focus();
  row.scrollIntoView({ block: "nearest" });
}
