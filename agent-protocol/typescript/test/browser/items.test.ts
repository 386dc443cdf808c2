import assert from "node:assert/strict";
import { test } from "node:test";
import { WebSocket } from "ws";
import type { ItemView } from "../../src/index.js";
import { IvrClient } from "../../src/index.js";
import { Network, PASSWORD, Person, inBrowser, skip } from "./stage.js";

/** Whoever brings chats: a gateway of a website, say. */
async function gateway(): Promise<IvrClient> {
  const client = new IvrClient({
    url: process.env.STROWGER_URL ?? "",
    userId: "desk",
    password: PASSWORD,
    webSocket: (url, subprotocol) => new WebSocket(url, subprotocol) as never,
  });
  await client.connect();
  return client;
}

test("a supervisor works on chats, and directs by skills and variables", { skip, timeout: 180_000 }, async () => {
  const network = new Network();
  const base = await network.listen();
  const chats = await gateway();
  const told: ItemView[] = [];
  chats.on("item", (item) => told.push(item));
  try {
    await inBrowser(async (browser, people) => {
      const carla = await Person.at(browser, base);
      people.push(carla);
      const page = carla.page;
      await carla.logIn("1003", true);
      await page.getByRole("button", { name: "Phone" }).click();
      await carla.logOn("5003");
      await carla.state("Not ready");
      assert.ok(await page.locator("#items-card").isHidden());
      await carla.press("Ready");
      await carla.state("Ready");

      // A chat is offered, and left; it is offered again, accepted, laid aside for a second one, and done with.
      const submit = (reference: string, from: string, text: string) =>
        chats.submitItem({ skill: "chats", priority: 5, reference, from, text, data: { Order: "4711" } });
      await submit("chat-1", "ada@example.com", "Where is my order?");
      const first = page.getByRole("listitem", { name: "Chat from ada@example.com" });
      await first.getByText("Chat · Offered").waitFor();
      await first.getByText("Where is my order?").waitFor();
      await first.getByText("4711").waitFor();
      await carla.look("16-item-offered");
      await carla.press("Accept");
      await first.getByText("Chat · In work").waitFor();
      await carla.see("Wrap-up for ada@example.com");
      await carla.press("Lay aside");
      await first.getByText("Chat · Laid aside").waitFor();
      await submit("chat-2", "bob@example.com", "A question of the kind that takes a while to read, because whoever asks it has much to say.");
      const second = page.getByRole("listitem", { name: "Chat from bob@example.com" });
      await second.getByRole("button", { name: "Accept" }).click();
      await second.getByText("Chat · In work").waitFor();
      await first.getByRole("button", { name: "Go on with it" }).click();
      await first.getByText("Chat · In work").waitFor();
      await second.getByRole("button", { name: "Hand on" }).click();
      await second.getByLabel("Skill that it is for").fill("no such skill");
      await carla.look("17-items");
      await second.getByRole("button", { name: "Hand it on" }).click();
      await carla.see(/Hand on: /);
      await second.getByRole("button", { name: "Complete" }).click();
      await second.waitFor({ state: "detached" });
      await page.getByLabel("Code", { exact: true }).first().fill("answered");
      await carla.press("Save");
      await carla.see("Wrap-up saved.");
      await first.getByRole("button", { name: "Complete" }).click();
      await page.locator("#items-card").waitFor({ state: "hidden" });
      assert.deepEqual(
        [...new Set(told.filter((item) => item.reference === "chat-1").map((item) => item.state))],
        ["ITEM_STATE_OFFERED", "ITEM_STATE_ACCEPTED", "ITEM_STATE_PARKED", "ITEM_STATE_ENDED"],
      );
      await submit("chat-3", "eve@example.com", "Hello");
      await carla.press("Leave it to another agent");
      await page.locator("#items-card").waitFor({ state: "hidden" });
      await carla.press("Not ready");
      await carla.state("Not ready");

      // What her telephone can do.
      await page.getByText("Station features").click();
      await carla.press("Do not disturb");
      await carla.see("Nobody gets through to your telephone.");
      await carla.press("Ring again");
      await carla.fill("Forward to", "5001");
      await page.getByRole("button", { name: "Forward", exact: true }).click();
      await carla.see("Your calls go to 5001.");
      await carla.press("Forward no more");
      await carla.see("Your calls come to you again.");
      await carla.fill("Message lamp of station", "5001");
      await carla.press("Lamp on");
      await carla.see("The lamp of station 5001 is on.");
      await carla.fill("Station (empty: your group)", "5001");
      await carla.press("Pick up");
      await carla.see(/Pick up: /);
      await carla.look("18-station-features");

      // Skills of an agent, of the team, and a variable that rules read.
      await carla.press("Team");
      await carla.press("Ada Moore: direct or observe");
      await page.getByText("Skills and attributes").click();
      await page.getByLabel("Level of chats").waitFor();
      await page.getByLabel("Level of chats").fill("7");
      await page.locator("#skill-text").fill("chats are few today");
      await carla.look("19-skills");
      await carla.press("Change skills");
      await carla.see("Ada Moore is told who changed it, and why.");
      await carla.press("Ada Moore: direct or observe");
      await carla.see("A supervisor has changed these skills.");
      assert.equal(await page.getByLabel("Level of chats").inputValue(), "7");
      await page.locator("#skill-form").getByRole("button", { name: "As configured" }).click();
      await carla.press("Ada Moore: direct or observe");
      await carla.see("As configured.");
      await page.locator("#attributes").fill("german=3, french=1");
      await carla.press("Change attributes");
      await carla.press("Ada Moore: direct or observe");
      await page.waitForFunction(() => (document.getElementById("attributes") as HTMLInputElement).value === "german=3, french=1");
      await carla.press("Close");
      await page.locator("#team-action").selectOption({ label: "Give a skill" });
      await page.locator("#team-skill").fill("chats");
      await page.locator("#team-level").fill("3");
      await carla.fill("Text or reason", "everybody helps");
      await carla.press("Do it");
      await carla.see(/Everybody: done for/);
      await page.locator("#variable-value").fill("true");
      await page.locator("#variable-minutes").fill("30");
      await carla.press("Set");
      await carla.see(/set by Carla Stein until/);
      await carla.look("20-variables");
      await page.locator("#variable-form").getByRole("button", { name: "As configured" }).click();
      await page.locator("#variables").getByText("as configured").waitFor();
      await page.getByRole("button", { name: "Phone" }).click();
      await carla.press("Log off station");
      await carla.state("Logged out");
      await carla.press("Log out");
      await page.locator("#login").waitFor();
    });
  } finally {
    await chats.logout();
    network.close();
  }
});
