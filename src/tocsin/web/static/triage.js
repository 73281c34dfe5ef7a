// What becomes of an incident, said without leaving the page: its row alone is shown anew.
import { page } from "./fetching.js";
import { took } from "./live.js";
import { go, rows } from "./rows.js";
import { say } from "./said.js";

const DONE = { dismiss: "Dismissed.", assign: "Assigned.", reopen: "Open again." };

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.closest(".triage")) {
    event.preventDefault();
    send(form).catch(() => form.submit()); // the browser tells what is wrong with the connection
  }
});

async function send(form) {
  const row = form.closest(".row");
  const body = new URLSearchParams(new FormData(form));
  const { read, well } = await page(form.action, { method: "POST", body });
  if (!well) {
    refused(form, read);
    return;
  }
  const near = rows();
  const at = near.indexOf(row);
  const anew = read.getElementById(row.id);
  const next = near[at + 1] ?? near[at - 1];
  if (anew) {
    const shown = document.importNode(anew, true);
    row.replaceWith(shown);
    go(shown);
  } else {
    row.remove(); // it isn't what the list is asked for any more
    if (next) go(next); else document.getElementById("main").focus();
  }
  took(read);
  const done = new URL(form.action).pathname.split("/").pop();
  say(`${DONE[done]} ${done === "dismiss" ? "U opens it again." : ""}`);
}

/** Tell what was wrong beside what was written. */
function refused(form, read) {
  const told = form.querySelector("[role=alert]") ?? document.createElement("p");
  told.setAttribute("role", "alert");
  told.className = "wrong";
  form.append(told);
  told.textContent = [...read.querySelectorAll("#main > h1, #main > p")]
    .map((one) => one.textContent).join(". ");
  form.querySelector("input:not([type=hidden]), select")?.focus();
}
