// Pages of the desk, asked for by scripts.

/** The page that answers, and whether it is the one that was asked for: not a problem, nor signing in. */
export async function page(address, how = {}) {
  const answer = await fetch(address, how);
  const read = new DOMParser().parseFromString(await answer.text(), "text/html");
  return { read, well: answer.ok && read.body.classList.contains("desk") };
}
