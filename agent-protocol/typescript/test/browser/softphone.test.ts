import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { test } from "node:test";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { chromium } from "playwright-core";

/**
 * The softphone in a browser, against a server whose switch sends a call to agent 1001 whenever he is ready; agent 1002 takes what is offered to him, attaches
 * data to a call that was transferred to him, and sends it back. Without a server or a browser it is skipped.
 */
const SERVER = process.env.STROWGER_URL;
const PASSWORD = process.env.STROWGER_PASSWORD ?? "";
const SCREENSHOTS = process.env.STROWGER_SCREENSHOTS;
const BROWSER = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  (path) => path && existsSync(path),
);
const skip = !SERVER ? "STROWGER_URL names no server" : !BROWSER ? "there is no Chromium" : false;

/** A network between browser and server that fails when it is told to. */
class Network {
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

async function screenshot(page: Page, name: string): Promise<void> {
  if (SCREENSHOTS) {
    await mkdir(SCREENSHOTS, { recursive: true });
    await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: true });
  }
}

/** What a tool for accessibility finds wrong on the page as it is now. */
async function barriers(page: Page): Promise<string[]> {
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

test("an agent works a day at the softphone", { skip, timeout: 120_000 }, async () => {
  const network = new Network();
  const base = await network.listen();
  const browser = await chromium.launch({ executablePath: BROWSER!, args: ["--no-sandbox"] });
  let seen: Page | undefined;
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 760 } });
    page.setDefaultTimeout(20_000);
    seen = page;
    const failures: string[] = [];
    page.on("pageerror", (error) => failures.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("WebSocket connection") && !message.text().includes("ERR_")) {
        failures.push(message.text());
      }
    });
    const state = (text: string) => page.locator("#state").filter({ hasText: text }).waitFor();
    const press = (name: string) => page.getByRole("button", { name, exact: true }).click();

    await page.goto(`${base}/?switch=CM`);
    await page.locator("#login").waitFor();
    assert.deepEqual(await barriers(page), []);
    await screenshot(page, "1-login");
    await page.getByLabel("User", { exact: true }).fill("1001");
    await page.getByLabel("Password").fill("wrong");
    await press("Log in");
    await page.getByText("user or password is wrong").waitFor();
    await page.getByLabel("Password").fill(PASSWORD);
    await press("Log in");
    await page.getByLabel("Station").fill("5999");
    await press("Log on");
    await page.getByText(/Log on: the switch has no such station/).waitFor();
    await page.getByLabel("Station").fill("5001");
    await press("Log on");
    await state("Not ready");
    await page.getByLabel("Reason code").fill("7");
    await press("Not ready");
    await state("Not ready: reason 7");
    await screenshot(page, "2-not-ready");

    // A customer's call, and a consultation about it.
    await press("Ready");
    const offered = page.locator(".call.alerting");
    await offered.waitFor();
    assert.match(await page.title(), /^☎ 9155/);
    await offered.getByText("support").waitFor();
    assert.deepEqual(await barriers(page), []);
    await screenshot(page, "3-ringing");
    await press("Answer");
    await state("On a call");
    await press("Hold");
    await state("Call on hold");
    await press("Retrieve");
    await state("On a call");
    await screenshot(page, "4-talking");

    // The network fails in the middle of the call; what is asked for meanwhile is done when it is back.
    network.fail();
    await page.getByText("The connection to the server is lost").waitFor();
    await screenshot(page, "5-lost");
    await press("Hold");
    network.recover();
    await press("Try now");
    await page.getByText("The connection is back; nothing was missed.").waitFor();
    await state("Call on hold");
    await press("Retrieve");
    await state("On a call");

    await page.getByLabel("Number to consult or transfer to").fill("5002");
    await press("Consult");
    await page.locator(".call.connect").getByText("Consultation about 915551212").waitFor();
    await page.getByRole("button", { name: "Transfer", exact: true }).waitFor();
    assert.deepEqual(await barriers(page), []);
    await screenshot(page, "6-consultation");
    await press("Transfer");

    // His colleague sends the customer back, with what he noted.
    await page.locator(".call.alerting").waitFor();
    await page.locator("dl.data").getByText("4711").waitFor();
    await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize({ width: 390, height: 844 });
    assert.deepEqual(await barriers(page), []);
    await screenshot(page, "7-screen-pop-dark-phone");
    await press("Answer");
    await state("On a call");

    // A reload goes on with the session: no password is asked for, and the call is still there.
    await page.reload();
    await page.locator(".call.connect").waitFor();
    await press("Hang up");
    await page.getByText("No calls.").waitFor();
    await page.getByLabel("Code", { exact: true }).fill("sold");
    await page.getByLabel("Notes").fill("calls again on Monday");
    await press("Save");
    await page.getByText("Wrap-up saved.").waitFor();
    await press("After-call work");
    await press("Log off station");
    await state("Logged out");
    await press("Log out");
    await page.locator("#login").waitFor();
    assert.deepEqual(failures, []);
  } catch (error) {
    await screenshot(seen!, "failed");
    throw error;
  } finally {
    await browser.close();
    network.close();
  }
});
