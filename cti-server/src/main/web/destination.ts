import type { DirectoryEntry } from "@strowger/client";
import { button, el } from "./dom.js";
import type { Desk } from "./desk.js";
import { stateClass } from "./words.js";

const WAIT_MILLIS = 200;
const ENTRIES = 6;

/** What can be done with a destination. */
export interface Use {
  text: string;
  primary?: boolean;
  action(destination: string, entry?: DirectoryEntry): void;
}

/**
 * A field for a number or a name, with who is found in the directory below. The buttons beside the field take what stands in it for a number; those of a person
 * take his station, or his id where the directory is asked for people.
 */
export class DestinationField {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly #results = el("ul", { className: "results" });
  readonly #status = el("p", { className: "hint", role: "status" });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(
    private readonly desk: Desk,
    label: string,
    private readonly uses: Use[],
    private readonly people = false,
  ) {
    this.input = el("input", { type: "text", inputMode: people ? "text" : "tel", placeholder: label, "aria-label": label, autocomplete: "off", spellcheck: false });
    const own = people ? [] : uses.map((use) => button(use.text, () => this.#use(use), use.primary ? "primary" : ""));
    this.element = el("div", { className: "destination" }, el("div", { className: "row" }, this.input, ...own), this.#status, this.#results);
    this.input.oninput = () => this.#later();
    this.input.onkeydown = (event) => {
      const first = uses[0];
      if (event.key === "Enter" && first && !people) {
        event.preventDefault();
        this.#use(first);
      }
    };
    this.input.onfocus = () => {
      if (this.#asked === 0) {
        this.search();
      }
    };
  }

  /** Looks into the directory for what stands in the field. */
  search(): void {
    const asked = ++this.#asked;
    this.desk.agent
      .search({
        text: this.input.value.trim(),
        filter: this.people ? "CLIENT_MESSAGE_SEARCH_FILTER_ALL" : "CLIENT_MESSAGE_SEARCH_FILTER_TRANSFERABLE",
        limit: ENTRIES + 1,
      })
      .then(
        (found) => {
          if (asked === this.#asked) {
            this.#show((found.entries ?? []).filter((entry) => entry.agentId !== this.desk.userId), found.total ?? 0);
          }
        },
        () => {
          // Asked again with the next letter.
          this.#asked = 0;
        },
      );
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.search(), WAIT_MILLIS);
  }

  #use(use: Use): void {
    const destination = this.input.value.trim();
    if (destination) {
      use.action(destination);
    } else {
      this.input.focus();
    }
  }

  #show(entries: DirectoryEntry[], total: number): void {
    this.desk.learn(entries);
    const shown = entries.slice(0, ENTRIES);
    this.#status.textContent = shown.length === 0 ? "Nobody found in the directory." : total > shown.length + 1 ? `The first ${shown.length} of ${total}.` : "";
    this.#results.replaceChildren(...shown.map((entry) => this.#entry(entry)));
  }

  #entry(entry: DirectoryEntry): HTMLElement {
    const name = entry.name || entry.agentId || "";
    const destination = this.people ? (entry.agentId ?? "") : (entry.station ?? "");
    return el(
      "li",
      {},
      el("span", { className: `dot ${stateClass(entry.state)}`, "aria-hidden": "true" }),
      el("span", { className: "grow" }, el("strong", {}, name), ` ${entry.agentId}`, el("br"), el("small", { className: "hint" }, this.desk.words.state(entry), entry.station ? ` · ${entry.station}` : "")),
      ...this.uses.map((use) => {
        const made = button(use.text, () => use.action(destination, entry), use.primary ? "primary small" : "small");
        made.setAttribute("aria-label", `${use.text} ${name}`);
        return made;
      }),
    );
  }
}
