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

// On a phone, where very many organizations ask: one question after the other, and then all of them.
// Whoever taps an answer is asked the next one; by keyboard one goes on by a button.
for (const turns of document.querySelectorAll("form .turns")) {
  if (!matchMedia("(max-width: 40rem)").matches) break;
  const consents = turns.parentElement;
  const questions = [...consents.querySelectorAll("fieldset")];
  const [back, next] = turns.querySelectorAll("button");
  const format = new Intl.NumberFormat(document.documentElement.lang || undefined);
  let at = 0;
  const show = (turn) => {
    at = turn;
    const all = at === questions.length;
    turns.hidden = all;
    back.disabled = at === 0;
    questions.forEach((question, n) => (question.hidden = !all && n !== at));
    const number = turns.querySelector("p");
    number.textContent = number.dataset.words.replace("{n}", format.format(at + 1));
  };
  const turnTo = (turn) => {
    show(turn);
    const question = questions[Math.min(at, questions.length - 1)];
    question.tabIndex = -1;
    question.focus({ preventScroll: true });
    question.scrollIntoView({ block: "nearest" });
  };
  back.addEventListener("click", () => turnTo(at - 1));
  next.addEventListener("click", () => turnTo(at + 1));
  let byHand = false;
  consents.addEventListener("pointerdown", () => (byHand = true));
  consents.addEventListener("keydown", () => (byHand = false));
  consents.addEventListener("change", () => {
    if (byHand && !turns.hidden) turnTo(at + 1);
  });
  consents.querySelector(".rest button")?.addEventListener("click", () => show(questions.length));
  const isAnswered = (question) => question.querySelector(":checked");
  const comesBack = consents.querySelector(".wrong") || questions.every(isAnswered);
  show(comesBack ? questions.length : 0);
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
