// What the desk's pages can do more with scripts than without: nothing that can't be done without.
import "./keys.js";
import "./live.js";
import "./palette.js";
import "./triage.js";

// On a small screen the ways through the desk lie in rows that scroll: where one is, is in sight.
document
  .querySelector("header nav [aria-current]")
  ?.scrollIntoView({ block: "nearest", inline: "center" });
