import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";

/** A server whose switch sends a call to agent 1001 whenever he is ready; without it, or without a browser, tests are skipped. */
const SERVER = process.env.STROWGER_URL;
export const PASSWORD = process.env.STROWGER_PASSWORD ?? "";
const SCREENSHOTS = process.env.STROWGER_SCREENSHOTS;
const BROWSER = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  (path) => path && existsSync(path),
);
export const skip = !SERVER ? "STROWGER_URL names no server" : !BROWSER ? "there is no Chromium" : false;

/** A screen on a desk, and a phone. */
export const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 390, height: 844 };

/** A network between browser and server that fails when it is told to. */
export class Network {
  readonly #sockets = new Set<Socket>();
  #down = false;
  readonly #server = createServer((client) => {
    if (this.#down) {
      client.destroy();
      return;
    }
    const target = new globalThis.URL(SERVER!);
    const server = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  fail(): void {
    this.#down = true;
    this.#sockets.forEach((socket) => socket.destroy());
  }

  recover(): void {
    this.#down = false;
  }

  close(): void {
    this.fail();
    this.#server.close();
  }
}

export async function screenshot(page: Page, name: string): Promise<void> {
  if (SCREENSHOTS) {
    await mkdir(SCREENSHOTS, { recursive: true });
    await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: true });
  }
}

/** What a tool for accessibility finds wrong on the page as it is now. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const result = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return {
      rules: result.passes.length,
      violations: result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`),
    };
  });
  assert.ok(found.rules > 10, `${found.rules} rules held`);
  return found.violations;
}

/** A person at a browser. */
export class Person {
  readonly failures: string[] = [];

  private constructor(readonly page: Page) {
    page.setDefaultTimeout(20_000);
    page.on("pageerror", (error) => this.failures.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("WebSocket connection") && !message.text().includes("ERR_")) {
        this.failures.push(message.text());
      }
    });
  }

  static async at(browser: Browser, url: string): Promise<Person> {
    const context = await browser.newContext({ viewport: WIDE });
    const person = new Person(await context.newPage());
    await person.page.goto(url);
    return person;
  }

  press(name: string | RegExp): Promise<void> {
    return this.page.getByRole("button", { name, exact: true }).click();
  }

  fill(label: string, text: string): Promise<void> {
    return this.page.getByLabel(label, { exact: true }).fill(text);
  }

  see(text: string | RegExp): Promise<void> {
    return this.page.getByText(text).first().waitFor();
  }

  state(text: string): Promise<void> {
    return this.page.locator("#state").filter({ hasText: text }).waitFor();
  }

  async logIn(userId: string, supervisor = false): Promise<void> {
    await this.page.locator("#login").waitFor();
    await this.fill("User", userId);
    await this.fill("Password", PASSWORD);
    await this.page.getByLabel("Log in as a supervisor").setChecked(supervisor);
    await this.press("Log in");
    await this.page.locator("#desk").waitFor();
  }

  async logOn(station: string): Promise<void> {
    await this.fill("Station", station);
    await this.press("Log on");
  }

  /** Pictures of the page as it is, at a desk and on a phone, by day and by night; nothing on any of them may be a barrier. */
  async look(name: string): Promise<void> {
    for (const [where, viewport] of Object.entries({ desk: WIDE, phone: NARROW })) {
      for (const colorScheme of ["light", "dark"] as const) {
        await this.page.setViewportSize(viewport);
        await this.page.emulateMedia({ colorScheme });
        this.failures.push(...(await barriers(this.page)).map((barrier) => `${name} ${where} ${colorScheme}: ${barrier}`));
        const wide = await this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wide > 0) {
          this.failures.push(`${name} ${where}: ${wide} pixels stick out`);
        }
        await screenshot(this.page, `${name}-${where}-${colorScheme}`);
      }
    }
    await this.page.setViewportSize(WIDE);
    await this.page.emulateMedia({ colorScheme: "light" });
  }
}

/** Opens a browser and lets people work in it; what went wrong is photographed. */
export async function inBrowser(work: (browser: Browser, people: Person[]) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({ executablePath: BROWSER!, args: ["--no-sandbox"] });
  const people: Person[] = [];
  try {
    await work(browser, people);
    assert.deepEqual(people.flatMap((person) => person.failures), []);
  } catch (error) {
    for (const [index, person] of people.entries()) {
      await screenshot(person.page, `failed-${index}`);
    }
    throw error;
  } finally {
    await browser.close();
  }
}

/** As a field for a date and a time wants it. */
export function inAnHour(): string {
  const at = new Date(Date.now() + 3_600_000 - new Date().getTimezoneOffset() * 60_000);
  return at.toISOString().slice(0, 16);
}
