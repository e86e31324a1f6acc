/**
 * Looks into the card's closed shadow root on behalf of the tests, as only another
 * extension can. It answers a message of the page with a message.
 */

const api = globalThis.browser ?? chrome;

const rootOf = (host) =>
  host.openOrClosedShadowRoot ?? api.dom?.openOrClosedShadowRoot(host) ?? null;

const ACTIONS = {
  look: (root) => {
    const card = root.querySelector(".card");
    const box = card.getBoundingClientRect();
    return {
      text: card.innerText,
      html: root.innerHTML,
      css: [...root.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join("\n"),
      dark: card.classList.contains("dark"),
      spoken: root.querySelector("[role=status]").textContent,
      focused: root.activeElement !== null,
      focus: root.activeElement?.textContent ?? null,
      box: { left: box.left, top: box.top, right: box.right, bottom: box.bottom },
      elements: [...root.querySelectorAll("*")].map(({ localName }) => localName),
    };
  },
  press: (root) => {
    root.querySelector("button")?.click();
    return root.querySelector("button") !== null;
  },
};

addEventListener("message", ({ data, source }) => {
  if (source !== window || typeof data?.probe !== "string" || "answer" in data) return;
  const host = document.querySelector("glossator-card");
  const root = host && rootOf(host);
  const answer = root ? ACTIONS[data.probe](root) : null;
  postMessage({ probe: data.probe, id: data.id, answer }, "*");
});
