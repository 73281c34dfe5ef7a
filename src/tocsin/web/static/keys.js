// Single keys, for who goes through lists by keyboard. They can be turned off (WCAG 2.1.4), and none
// does anything while something is typed.
import { go, here, link, rows } from "./rows.js";
import { say } from "./said.js";

const OFF = "tocsin keys off"; // in the browser's own memory
const help = document.getElementById("keys");
const on = document.getElementById("keys-on");
const opener = document.getElementById("keys-open");

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  o: () => { const row = here(); if (row) link(row)?.click(); },
  d: () => form("dismiss", "dismissed", again()),
  a: () => form("assign", "", "Nothing can be assigned here."),
  u: () => form("reopen", "open", "Nothing was said of it that could be taken back."),
  "/": search,
  "?": () => help.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { leave(event.target); return; }
  if (!on.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
  const act = KEYS[event.key];
  if (!act || event.defaultPrevented) return;
  event.preventDefault();
  act();
});

/** Go so many rows on; from nowhere to the first. */
function step(by) {
  const all = rows();
  const at = all.indexOf(here());
  const to = at < 0 ? all[0] : all[at + by];
  if (to) go(to);
  else say(all.length ? "There is no other row." : "There are no rows here.");
}

/** What is said of a row at which nothing can be dismissed. */
function again() {
  return here()?.querySelector(".triage, [name=decision]")
    ? "It is dismissed already; U opens it again."
    : "Nothing can be dismissed here.";
}

/** Go to the first field of what can be said, or decided, of the row that one is at. */
function form(deed, decision, otherwise) {
  const row = here();
  if (!row) { say("Go to a row first: J is the next."); return; }
  const found = row.querySelector(
    `.triage form[action*="/${deed}"], form:has([name=decision][value="${decision}"])`,
  );
  if (!found) { say(otherwise); return; }
  found.closest("details").open = true;
  found.querySelector("input:not([type=hidden]), select, textarea").focus();
  found.scrollIntoView({ block: "nearest" });
}

/** Go back from a field to its row. */
function leave(field) {
  const row = field.closest?.("main .row");
  const folded = row && link(row) && field.closest("details");
  if (!folded) return;
  folded.open = false;
  go(row);
}

function search() {
  const field = document.querySelector(".filters input[type=search], .filters input[type=text]");
  if (field) { field.focus(); field.select(); return; }
  document.querySelector("nav a[href^='/search']").click();
}

// Whoever comes back to a list finds themselves at the row that they left.
const PLACE = `tocsin row ${location.pathname}${location.search}`;
document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("main .row");
  if (row && link(row)) sessionStorage.setItem(PLACE, link(row).getAttribute("href"));
});
if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") {
  const left = sessionStorage.getItem(PLACE);
  const row = rows().find((one) => link(one).getAttribute("href") === left);
  if (row) go(row);
}

on.checked = localStorage.getItem(OFF) === null;
on.addEventListener("change", () => {
  if (on.checked) localStorage.removeItem(OFF); else localStorage.setItem(OFF, "1");
});
opener.hidden = false;
opener.addEventListener("click", () => help.showModal());
