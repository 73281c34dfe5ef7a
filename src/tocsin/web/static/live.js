// Live updates: when the record grows, parts of the page (`data-live`, with an id) are shown anew.
// What one may be reading isn't moved: it is offered (`data-live="offer"`), and so is what one is at
// work in. A page of the past never changes, and a hidden one doesn't ask.
import { page } from "./fetching.js";
import { say } from "./said.js";

// Milliseconds between two askings, as the record may grow each second; and before each, so that
// what one has just done oneself is there first.
const PACE = 15_000, WAIT = 1_000;
const body = document.body;
const parts = () => [...document.querySelectorAll("[data-live]")];
const known = new Map(parts().map((part) => [part.id, part.innerHTML])); // as they came

let seen = body.dataset.journal ? `${body.dataset.journal} ${body.dataset.ledger}` : "";
let stream = null;
let asked = -PACE;
let waiting = 0;

if (seen && known.size) {
  document.addEventListener("visibilitychange", follow);
  follow();
}

function follow() {
  if (document.hidden) {
    stream?.close();
    stream = null;
  } else if (!stream || stream.readyState === EventSource.CLOSED) {
    stream = new EventSource("/live");
    stream.addEventListener("grown", (event) => {
      const { journal, ledger } = JSON.parse(event.data);
      if (`${journal} ${ledger}` === seen) return;
      seen = `${journal} ${ledger}`;
      soon();
    });
  }
}

/** Ask for the page in a while: what grows meanwhile is on it as well. */
function soon() {
  waiting ||= setTimeout(refresh, Math.max(WAIT, asked + PACE - performance.now()));
}

async function refresh() {
  waiting = 0;
  asked = performance.now();
  const how = { headers: { "X-Tocsin-Alone": "1" } };
  const { read, well } = await page(location.href, how).catch(() => ({ well: false }));
  if (!well) return; // with the next growth it is tried again
  const told = [...changes(read)].map(([part, anew]) => show(part, anew)).filter(Boolean);
  if (told.length) say(told.join(" "));
}

/** Take a page that answered what one did oneself: that is no news, but rows that came besides are. */
export function took(read) {
  clearTimeout(waiting);
  waiting = 0;
  seen = `${read.body.dataset.journal} ${read.body.dataset.ledger}`;
  for (const [part, anew] of changes(read)) {
    if (fresh(part, anew).length) show(part, anew);
    else known.set(part.id, anew.innerHTML);
  }
}

/** The parts that another reading of the page has otherwise, and how it has them. */
function* changes(read) {
  for (const part of parts()) {
    const anew = read.getElementById(part.id);
    if (anew && anew.innerHTML !== known.get(part.id)) yield [part, anew];
  }
}

/** Show a part anew, or offer to; what was done, in words, if it has a name to be told of. */
function show(part, anew) {
  if (part.dataset.live !== "offer" && !busy(part)) {
    swap(part, anew);
    return named(part) && `Up to date: ${named(part)}.`;
  }
  return offer(part, anew);
}

/** Whether somebody is at work in a part. */
function busy(part) {
  const field = document.activeElement.closest("input, textarea, select");
  return part.querySelector("details[open]") !== null || (field !== null && part.contains(field));
}

function swap(part, anew) {
  known.set(part.id, anew.innerHTML);
  const at = part.contains(document.activeElement) ? place(part, document.activeElement) : null;
  part.replaceChildren(...[...anew.childNodes].map((one) => document.importNode(one, true)));
  if (at) places(part, at.address)[at.number]?.focus();
}

/** Say that there is more, and show it to who wants to see it. */
function offer(part, anew) {
  const count = fresh(part, anew).length;
  const told = document.createElement("p");
  told.className = "news";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = `${named(part)}: ${count ? `${count} new` : "there is news"} – show`;
  button.addEventListener("click", () => {
    const ids = fresh(part, anew);
    swap(part, anew);
    const first = document.getElementById(ids[0]) ?? part;
    first.querySelector("h3 a, a, summary")?.focus();
  });
  told.append(button);
  part.querySelector(":scope > .news")?.remove();
  part.prepend(told);
  return button.textContent;
}

/** The ids of the rows that a part hasn't yet. */
function fresh(part, anew) {
  const before = new Set([...part.querySelectorAll(".row[id]")].map((one) => one.id));
  return [...anew.querySelectorAll(".row[id]")].map((one) => one.id).filter((id) => !before.has(id));
}

function named(part) {
  const heading = part.querySelector("h2") ?? document.querySelector("h1");
  return part.dataset.called ?? heading.textContent;
}

/** Which of the links to the same address has the focus. */
function place(part, link) {
  const address = link.getAttribute("href");
  return address && { address, number: places(part, address).indexOf(link) };
}

function places(part, address) {
  return [...part.querySelectorAll("a[href]")].filter((one) => one.getAttribute("href") === address);
}
