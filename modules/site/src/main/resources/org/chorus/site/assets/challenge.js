// While a page sets a challenge (the protocol is ALTCHA's, version 1): the browser solves it while its
// person fills in the form. Nobody has to do anything, and nothing keeps a form from being sent: without a
// solution it is taken as well.

const LIVES = 15 * 60_000; // milliseconds; a little less than at the server
const PATIENCE = 20_000; // milliseconds that a person waits at most

const form = document.querySelector("form[data-challenge]");
const solution = form.elements.altcha;
const waiting = form.querySelector(".waiting");

let begun = 0;
let solving;

function solve() {
  begun = Date.now();
  solving = fetchAndSolve().catch(() => ""); // offline, or no secure context
}

async function fetchAndSolve() {
  const answer = await fetch(form.dataset.challenge, { cache: "no-store" });
  const { algorithm, challenge, salt, signature, maxnumber } = await answer.json();
  const number = await new Promise((solved, failed) => {
    const solver = new Worker(form.dataset.solver);
    solver.addEventListener("message", ({ data }) => solved(data));
    solver.addEventListener("error", failed);
    solver.postMessage({ algorithm, challenge, salt, maxnumber });
  });
  return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
}

form.addEventListener("focusin", solve, { once: true });

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!solving || Date.now() - begun > LIVES) solve();
  const patience = new Promise((over) => setTimeout(over, PATIENCE, ""));
  const soon = new Promise((over) => setTimeout(over, 300, "later"));
  if ((await Promise.race([solving, soon])) === "later") {
    waiting.textContent = waiting.dataset.waiting;
  }
  solution.value = await Promise.race([solving, patience]);
  form.submit();
});

// Back from the next page: what was sent is spent.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  solving = undefined;
  solution.value = "";
  waiting.textContent = "";
});
