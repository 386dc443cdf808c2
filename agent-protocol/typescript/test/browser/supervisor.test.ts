import assert from "node:assert/strict";
import { test } from "node:test";
import { Network, Person, inAnHour, inBrowser, skip } from "./stage.js";

test("a supervisor directs his team at the softphone", { skip, timeout: 180_000 }, async () => {
  const network = new Network();
  const base = await network.listen();
  try {
    await inBrowser(async (browser, people) => {
      const carla = await Person.at(browser, base);
      people.push(carla);
      await carla.logIn("1003", true);
      await carla.see("Carla Stein (1003)");
      await carla.logOn("5003");
      await carla.state("Not ready");
      const row = carla.page.locator("#agents tr").filter({ hasText: "Ada Moore" });
      const board = carla.page.getByRole("region", { name: "Skill support" });
      await row.getByText("Logged out").waitFor();

      const ada = await Person.at(browser, base);
      people.push(ada);
      await ada.logIn("1001");
      await ada.logOn("5001");
      await ada.state("Not ready");
      await ada.page.getByLabel("Not-ready reason").selectOption({ label: "Lunch" });
      await ada.press("Not ready");
      await row.getByText("Not ready: Lunch").waitFor();
      // More than one agent not ready is beyond the site's threshold.
      await board.locator(".beyond").getByText("Not ready").waitFor();
      await carla.look("10-team");

      // Made ready, and told by whom and why; the customer who waits comes.
      await carla.press("Ada Moore: direct or observe");
      await carla.page.getByLabel("Change to").selectOption({ label: "ready" });
      await carla.fill("Why (the agent is told)", "many callers");
      await carla.look("11-agent");
      await carla.press("Change");
      await ada.see(/You were made ready.*many callers/);
      await ada.press("Answer");
      await ada.state("On a call");
      await row.getByText("On a call").waitFor();

      // Whoever presses a button slowly, while the page shows every second how long things last, has pressed it.
      await row.getByRole("button").hover();
      await carla.page.mouse.down();
      const since = (await row.locator(".number").textContent()) ?? "";
      await row.locator(".number").filter({ hasNotText: since }).waitFor();
      await carla.page.mouse.up();
      await carla.page.locator("#agent-dialog[open]").waitFor();
      await carla.press("Close");

      // Breaks in: her call finds Ada's station busy, and then is part of Ada's, which goes on when she leaves.
      await carla.fill("Number to call", "5001");
      await carla.press("Call");
      await carla.look("11-busy");
      await carla.press("Break in");
      await carla.page.locator("#calls .call.connect").getByText("conference").waitFor();
      await ada.page.locator("#calls .call.connect").getByText("conference").waitFor();
      await carla.look("11-broken-in");
      await carla.press("Hang up");
      await carla.see("No calls.");
      await ada.page.locator("#calls .call.connect .badge").filter({ hasNotText: "conference" }).waitFor();
      await ada.state("On a call");

      // Help.
      await ada.press("Ask for help");
      await ada.fill("What is it about?", "an angry caller");
      await ada.press("Call a supervisor");
      await carla.see("an angry caller");
      // Who comes later, or again, finds who asks.
      await carla.page.reload();
      await carla.see("an angry caller");
      await carla.look("12-help");
      await carla.press("I help");
      await ada.see("Carla Stein helps you.");

      // Listens, whispers, leaves.
      await carla.press("Ada Moore: direct or observe");
      await carla.press("Listen");
      await carla.see("Listening to Ada Moore");
      await carla.page.reload();
      await carla.see("Listening to Ada Moore");
      await ada.see("A supervisor is on this call.");
      await carla.press("Ada Moore: direct or observe");
      await carla.press("Whisper");
      await carla.see("Whispering to Ada Moore");
      await carla.look("13-observing");
      await carla.press("Stop");
      await carla.page.locator("#observing").waitFor({ state: "hidden" });

      // A notice to everybody, and words from desk to desk.
      await carla.fill("Text or reason", "The shop closes at five");
      await carla.press("Do it");
      await carla.see(/Everybody: done for/);
      await ada.page.getByRole("button", { name: /Messages/ }).click();
      await ada.see("The shop closes at five");
      await ada.page.getByLabel("Name or id of a colleague").fill("carla");
      await ada.press("Write to Carla Stein");
      await ada.page.getByRole("textbox", { name: "To Carla Stein" }).fill("Thank you");
      await ada.press("Send");
      await ada.look("14-messages");
      await carla.page.getByRole("button", { name: /Messages 1 unread/ }).click();
      await carla.see("Thank you");

      // Takes the call over; Ada is not offered another one.
      await ada.page.getByRole("button", { name: "Phone" }).click();
      await ada.press("Not ready");
      await ada.see(/Not ready after this call/);
      await carla.press("Team");
      await carla.press("Ada Moore: direct or observe");
      await carla.press("Intercept");
      await carla.page.locator("#calls .call.connect").waitFor();
      await carla.press("Hang up");
      await ada.state("Not ready");

      // He is to be called back, and then is not.
      await carla.page.getByText("Arrange a callback").click();
      await carla.fill("Not before (optional)", inAnHour());
      await carla.press("Arrange");
      await carla.see("The callback is arranged.");
      await carla.press("Team");
      await carla.page.locator("#open-callbacks").getByText("for later").waitFor();
      await carla.look("14-callbacks");
      await carla.press(/^Cancel: callback to /);
      await carla.see("The callback is taken back.");
      await carla.page.locator("#open-callbacks-card").waitFor({ state: "hidden" });

      // Ada goes on elsewhere, and the first place says so.
      const elsewhere = await Person.at(browser, base);
      people.push(elsewhere);
      await elsewhere.logIn("1001").catch(() => undefined);
      await elsewhere.see("End my session elsewhere");
      assert.ok(await elsewhere.page.getByLabel("End my session elsewhere").isChecked());
      await elsewhere.logIn("1001");
      await ada.see("Your session was taken over from another place");
      await ada.look("15-taken-over");
      await elsewhere.press("Log off station");
      await elsewhere.state("Logged out");
      await elsewhere.press("Log out");
      await carla.press("Log out");
      await carla.page.locator("#login").waitFor();
    });
  } finally {
    network.close();
  }
});
