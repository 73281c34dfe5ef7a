// The line that says what happened: seen for a while at the foot of the window, and read out.

const SHOWN = 8_000; // milliseconds; what it says of stands on the page as well
const line = document.getElementById("said");
let waiting = 0;

/** Say something; what was said before goes. */
export function say(words) {
  clearTimeout(waiting);
  line.textContent = "";
  requestAnimationFrame(() => { line.textContent = words; });
  waiting = setTimeout(() => { line.textContent = ""; }, SHOWN);
}
