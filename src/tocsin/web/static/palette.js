// Ctrl or Cmd and K: type a few letters, and go to a page, or to whatever is called so at the desk
// or in the news. A combobox with a list (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).

const WAIT = 150; // milliseconds after the last letter
const dialog = document.getElementById("palette");
const field = document.getElementById("palette-q");
const list = document.getElementById("palette-list");
const count = document.getElementById("palette-count");
const opener = document.getElementById("palette-open");

let chosen = -1;
let asking = null;
let waiting = 0;

/** The pages that the menu leads to, whose names hold the letters. */
function pages(sought) {
  return [...document.querySelectorAll("header nav a")]
    .map((one) => ({ what: "Page", name: one.textContent, href: one.getAttribute("href") }))
    .filter((one) => one.name.toLowerCase().includes(sought.toLowerCase()));
}

function open() {
  if (dialog.open) return;
  field.value = "";
  show(pages(""));
  dialog.showModal();
}

async function seek() {
  const sought = field.value.trim();
  asking?.abort();
  asking = new AbortController();
  const query = new URLSearchParams({ q: sought });
  if (document.body.dataset.asOf) query.set("as_of", document.body.dataset.asOf);
  const near = pages(sought);
  if (!sought) { show(near); return; }
  try {
    const answer = await fetch(`/find?${query}`, { signal: asking.signal });
    const { found } = await answer.json();
    show([...near, ...found]);
  } catch (error) {
    if (error.name !== "AbortError") show(near);
  }
}

function show(found) {
  list.replaceChildren(...found.map(option));
  list.hidden = found.length === 0;
  field.setAttribute("aria-expanded", String(found.length > 0));
  count.textContent = found.length ? `${found.length} found` : "Nothing is called that";
  choose(found.length ? 0 : -1);
}

function option(one, number) {
  const item = document.createElement("li");
  item.id = `palette-${number}`;
  item.setAttribute("role", "option");
  item.dataset.href = one.href;
  const what = document.createElement("span");
  what.className = "quiet";
  what.textContent = ` ${one.what}`;
  const name = document.createElement("bdi");
  name.textContent = one.name;
  item.append(name, what);
  return item;
}

function choose(number) {
  chosen = number;
  [...list.children].forEach((one, at) => one.setAttribute("aria-selected", String(at === number)));
  const at = list.children[number];
  if (at) { field.setAttribute("aria-activedescendant", at.id); at.scrollIntoView({ block: "nearest" }); }
  else field.removeAttribute("aria-activedescendant");
}

function go(item) {
  if (item) location.assign(item.dataset.href);
}

field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(seek, WAIT);
});
field.addEventListener("keydown", (event) => {
  const all = list.children.length;
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps && all) {
    event.preventDefault();
    choose((chosen + steps[event.key] + all) % all);
  } else if (event.key === "Enter" && !event.isComposing) {
    event.preventDefault();
    go(list.children[chosen]);
  }
});
list.addEventListener("click", (event) => go(event.target.closest("[role=option]")));
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
    event.preventDefault();
    open();
  }
});
opener.hidden = false;
opener.addEventListener("click", open);
