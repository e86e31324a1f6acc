/** What a reader does and sees, for the tests. */

/** The words under the marks, in the order they were painted. */
export const marks = (page) =>
  page.evaluate(() =>
    ["glossator-mark", "glossator-link"].flatMap((name) =>
      [...(CSS.highlights.get(name) ?? [])].map(({ startContainer, startOffset, endOffset }) =>
        startContainer.data.slice(startOffset, endOffset),
      ),
    ),
  );

/**
 * Waits until something is so.
 *
 * @template T
 * @param {() => Promise<T>} look
 * @param {(seen: T) => boolean} isSo
 * @param {string} what for the error
 */
export const until = async (look, isSo, what, timeout = 8000) => {
  const end = Date.now() + timeout;
  let seen;
  do {
    seen = await look();
    if (isSo(seen)) return seen;
    await new Promise((done) => setTimeout(done, 40));
  } while (Date.now() < end);
  throw new Error(`waited in vain for ${what}; last seen: ${JSON.stringify(seen)?.slice(0, 600)}`);
};

/** Waits for marks. @param {number} [atLeast] */
export const marked = (page, atLeast = 1) =>
  until(() => marks(page), ({ length }) => length >= atLeast, `${atLeast} marks`);

/** The box of the nth occurrence of some words in the page, brought into the window. */
export const boxOf = (page, words, nth = 0) =>
  page.evaluate(
    (words, nth) => {
      const roots = [document.body];
      for (const root of roots) {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (node.shadowRoot) roots.push(node.shadowRoot);
          if (node.nodeType !== Node.TEXT_NODE) continue;
          for (let at = node.data.indexOf(words); at >= 0; at = node.data.indexOf(words, at + 1)) {
            if (nth > 0) {
              nth -= 1;
              continue;
            }
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + words.length);
            const { innerHeight } = window;
            let box = range.getBoundingClientRect();
            if (box.top < 0 || box.bottom > innerHeight) {
              node.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
              box = range.getBoundingClientRect();
            }
            return { left: box.left, top: box.top, right: box.right, bottom: box.bottom };
          }
        }
      }
      throw new Error(`no "${words}" in the page`);
    },
    words,
    nth,
  );

const middle = ({ left, top, right, bottom }) => [(left + right) / 2, (top + bottom) / 2];

/** Moves the pointer onto some words and lets it rest there. */
export const hover = async (page, words, nth = 0) => {
  const [x, y] = middle(await boxOf(page, words, nth));
  await page.mouse.move(x - 3, y);
  await page.mouse.move(x, y);
  return { x, y };
};

/** Asks the probe. */
const probe = (page, action) =>
  page.evaluate(
    (action) =>
      new Promise((done) => {
        const id = Math.random();
        const listener = ({ data }) => {
          if (data?.id !== id || !("answer" in data)) return;
          removeEventListener("message", listener);
          done(data.answer);
        };
        addEventListener("message", listener);
        postMessage({ probe: action, id }, "*");
      }),
    action,
  );

/** What is on the card; null if none is open. */
export const card = (page) => probe(page, "look");

/** Presses the card's button. */
export const press = (page) => probe(page, "press");

/** Waits for a card with these words on it. */
export const cardWith = (page, words) =>
  until(() => card(page), (seen) => seen?.text.includes(words) ?? false, `a card with "${words}"`);

export const noCard = (page) => until(() => card(page), (seen) => seen === null, "the card to close");

/** Opens a card by hovering. */
export const open = async (page, words, nth = 0) => {
  const at = await hover(page, words, nth);
  const seen = await until(() => card(page), (seen) => seen !== null, `a card for "${words}"`);
  return { ...seen, at };
};

/** The whole document with its attributes and open shadow roots, as text. */
export const serialised = (page) =>
  page.evaluate(() => {
    const roots = [];
    const find = (root) => {
      for (const element of root.querySelectorAll("*")) {
        if (!element.shadowRoot) continue;
        roots.push(element.shadowRoot);
        find(element.shadowRoot);
      }
    };
    find(document);
    const { documentElement } = document;
    const attributes = [...documentElement.attributes].map(({ name, value }) => `${name}=${value}`);
    return JSON.stringify([attributes, documentElement.getHTML({ shadowRoots: roots })]);
  });

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));
