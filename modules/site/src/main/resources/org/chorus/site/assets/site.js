// Everything works without this file. It keeps the number fresh and a form from being sent twice.

const EVERY = 30_000; // milliseconds

for (const number of document.querySelectorAll("[data-count]")) {
  const format = new Intl.NumberFormat(document.documentElement.lang || undefined);
  setInterval(async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(number.dataset.count);
      if (answer.ok) number.textContent = format.format((await answer.json()).total);
    } catch {
      // offline: the number shown stays
    }
  }, EVERY);
}

for (const form of document.querySelectorAll("form")) {
  const button = form.querySelector("button");
  form.addEventListener("submit", () => (button.disabled = true));
  addEventListener("pageshow", () => (button.disabled = false)); // back from the next page
}
