// Pages of the desk, asked for by scripts.

/** The page that answers, and whether it is what was asked for. Where one has to sign in, go there. */
export async function page(address, how = {}) {
  const answer = await fetch(address, how);
  const read = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!read.body.classList.contains("desk")) {
    location.assign(answer.url);
    return { read, well: false };
  }
  return { read, well: answer.ok };
}
