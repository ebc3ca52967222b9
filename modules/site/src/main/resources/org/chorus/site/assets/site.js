// Everything works without this file. It keeps the number fresh and a form from being sent twice, and
// lets whoever signed pass the page on by a link of their own.

const EVERY = 30_000; // milliseconds

for (const number of document.querySelectorAll("[data-count]")) {
  const format = new Intl.NumberFormat(document.documentElement.lang || undefined);
  setInterval(async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(number.dataset.count);
      if (!answer.ok) return;
      const { total, noun } = await answer.json();
      number.parentElement.hidden = total === null; // the counters are switched off
      if (total === null) return;
      number.textContent = format.format(total);
      number.nextElementSibling.textContent = noun; // "2 podpisy", but "5 podpisů"
    } catch {
      // offline: the number shown stays
    }
  }, EVERY);
}

for (const form of document.querySelectorAll("form")) {
  const button = form.querySelector("button[type=submit]");
  form.addEventListener("submit", () => (button.disabled = true));
  addEventListener("pageshow", () => (button.disabled = false)); // back from the next page
}

// Where very many organizations ask: no to all at once. Nothing is answered before somebody clicks,
// what they answered stays, and there is no such button for yes.
for (const rest of document.querySelectorAll("form .rest")) {
  rest.hidden = false;
  rest.querySelector("button").addEventListener("click", () => {
    for (const question of rest.parentElement.querySelectorAll("fieldset")) {
      if (!question.querySelector(":checked")) {
        question.querySelector("input[value=no]").checked = true;
      }
    }
  });
}

// The code is in the fragment, which browsers keep to themselves: everybody gets the same page.
const via = new URLSearchParams(location.hash.slice(1)).get("via");

for (const share of document.querySelectorAll("[data-share]")) {
  if (!via) break;
  const plain = share.dataset.share;
  const own = new URL(plain);
  own.searchParams.set("via", via);
  for (const link of share.querySelectorAll("a")) {
    if (link.textContent === plain) {
      link.href = link.textContent = own.href;
    } else {
      link.href = link.href.replace(encodeURIComponent(plain), encodeURIComponent(own.href));
    }
  }
}
