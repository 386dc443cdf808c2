/** What an element may be given: properties by name, listeners by `onclick` and the like, attributes with a dash. */
type Properties = Record<string, unknown>;
export type Child = Node | string | false | undefined;

/** Makes an element. Texts become text nodes, so that nothing that came from a caller is ever markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role" || key === "for") {
      element.setAttribute(key, String(value));
    } else {
      (element as unknown as Properties)[key] = value;
    }
  }
  element.append(...children.filter((child): child is Node | string => child !== false && child !== undefined));
  return element;
}

/** A button that does what it says. */
export function button(text: string, onclick: () => void, className = ""): HTMLButtonElement {
  return el("button", { type: "button", className, onclick }, text);
}

/** A form that does something in place of being sent. */
export function form(className: string, onsubmit: () => void, ...children: Child[]): HTMLFormElement {
  const made = el("form", { className }, ...children);
  made.onsubmit = (event) => {
    event.preventDefault();
    onsubmit();
  };
  return made;
}

/** An input with its label above. */
export function labelled(text: string, input: HTMLElement, className = "grow"): HTMLLabelElement {
  return el("label", { className }, text, input);
}

/** Names and values. */
export function definitions(className: string, entries: [string, Child][]): HTMLElement {
  const list = el("dl", { className });
  for (const [name, value] of entries) {
    list.append(el("div", {}, el("dt", {}, name), el("dd", {}, value)));
  }
  return list;
}

/** The element of the page with this id. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`the page has no #${id}`);
  }
  return element as T;
}

/** What stands in an input of the page. */
export function value(id: string): string {
  return byId<HTMLInputElement>(id).value.trim();
}

/** Fills a select; what was chosen stays chosen where it can, and a list that stands open stays open where it is the same. */
export function choices(select: HTMLSelectElement, options: [string, string][]): void {
  const chosen = select.value;
  if (JSON.stringify([...select.options].map((option) => [option.value, option.text])) === JSON.stringify(options)) {
    return;
  }
  select.replaceChildren(...options.map(([value, text]) => el("option", { value }, text)));
  if (options.some(([value]) => value === chosen)) {
    select.value = chosen;
  }
}

/** Minutes and seconds, with hours when there are any. */
export function duration(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1_000));
  const two = (number: number) => String(number).padStart(2, "0");
  const minutes = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds < 3_600 ? minutes : `${Math.floor(seconds / 3_600)}:${minutes}`;
}

/**
 * Makes an element show what another one does, and keeps of it what is the same. A person who has pressed a button down must find it there when he lets go: one
 * that says the same stays the same element, and does what the new one would; one that says something else is another, so that nobody presses what he did
 * not aim at.
 */
export function update(shown: HTMLElement, wanted: HTMLElement): void {
  for (const { name } of [...shown.attributes]) {
    if (!wanted.hasAttribute(name)) {
      shown.removeAttribute(name);
    }
  }
  for (const { name, value } of [...wanted.attributes]) {
    if (shown.getAttribute(name) !== value) {
      shown.setAttribute(name, value);
    }
  }
  shown.onclick = wanted.onclick;
  updateChildren(shown, [...wanted.childNodes]);
}

/** The same for what is in an element. */
export function updateChildren(parent: HTMLElement, wanted: Node[]): void {
  const before = [...parent.childNodes];
  let place: ChildNode | null = parent.firstChild;
  for (const node of wanted) {
    const index = before.findIndex((old) => isSame(old, node));
    const old = before[index];
    if (old === undefined) {
      parent.insertBefore(node, place);
      continue;
    }
    // What lies before it is shown no more, and is removed in the end.
    before.splice(0, index + 1).forEach((passed) => passed !== old && passed.remove());
    if (old instanceof HTMLElement) {
      update(old, node as HTMLElement);
    } else if (old.nodeValue !== node.nodeValue) {
      old.nodeValue = node.nodeValue;
    }
    place = old.nextSibling;
  }
  before.forEach((old) => old.remove());
}

/** Whether one may go on as the other: by its key where it has one, buttons and links by what they say. */
function isSame(old: Node, wanted: Node): boolean {
  if (!(old instanceof HTMLElement && wanted instanceof HTMLElement)) {
    return old.nodeType === wanted.nodeType;
  }
  const told = old instanceof HTMLButtonElement || old instanceof HTMLAnchorElement;
  return old.nodeName === wanted.nodeName && old.dataset.key === wanted.dataset.key && (!told || old.textContent === wanted.textContent);
}
