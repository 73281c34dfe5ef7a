// What the desk's pages can do more with scripts than without: nothing that can't be done without.
import "./keys.js";
import "./live.js";
import "./palette.js";
import "./triage.js";

// On a small screen the ways through the desk lie in rows that scroll: where one is, is in sight.
// Not by scrollIntoView, after which the keyboard would go on from there.
const here = document.querySelector("header nav [aria-current]");
const row = here?.closest("ul");
if (row) row.scrollLeft = here.offsetLeft - row.offsetLeft - row.clientWidth / 2;
