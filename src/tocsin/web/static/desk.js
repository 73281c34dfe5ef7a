// What the desk's pages can do more with scripts than without: nothing that can't be done without.
import "./keys.js";
import "./live.js";
import "./palette.js";
import "./triage.js";
