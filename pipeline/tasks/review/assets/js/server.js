/** Talking with the program: every request says which window asks. */

const bytes = crypto.getRandomValues(new Uint8Array(12));
const WINDOW = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

export class Gone extends Error {}

async function ask(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, { ...options, headers: { "X-Window": WINDOW, ...options.headers }, cache: "no-store" });
  } catch {
    throw new Gone();
  }
  if (answer.status === 404) return null;
  return answer.json().catch(() => ({ error: answer.statusText }));
}

const post = (path, body, more = {}) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), ...more });

export const server = {
  state: (known = "") => ask(`api/state?known=${encodeURIComponent(known)}`),
  tables: () => ask("api/tables"),
  entry: (key) => ask(`api/entry?key=${encodeURIComponent(key)}`),
  preview: (body) => post("api/preview", body),
  start: (body) => post("api/start", body),
  decide: (body) => post("api/decide", body),
  take: () => post("api/take", {}),
  finish: () => post("api/finish", {}),
};

addEventListener("pagehide", () => {
  post("api/leave", {}, { keepalive: true }).catch(() => null);
});
