// Off the page's own thread: which number makes, behind the salt, the hash that is wanted?

const text = new TextEncoder();

onmessage = async ({ data: { algorithm, challenge, salt, maxnumber } }) => {
  const wanted = Uint8Array.from(challenge.match(/../g), (hex) => parseInt(hex, 16));
  for (let number = 0; number <= maxnumber; number++) {
    const hash = new Uint8Array(await crypto.subtle.digest(algorithm, text.encode(salt + number)));
    if (hash.every((byte, place) => byte === wanted[place])) {
      postMessage(number);
      close();
      return;
    }
  }
};
