import assert from "node:assert/strict";
import { test } from "node:test";
import { Network, Person, inAnHour, inBrowser, skip } from "./stage.js";

/** Agent 1002, Ben Okafor, takes what is offered to him, attaches data to a call that was transferred to him, and sends it back. */
test("an agent works a day at the softphone", { skip, timeout: 180_000 }, async () => {
  const network = new Network();
  const base = await network.listen();
  try {
    await inBrowser(async (browser, people) => {
      const ada = await Person.at(browser, base);
      people.push(ada);
      const page = ada.page;
      const calls = (kind: string) => page.locator(`.call.${kind}`);
      const goneOn = async (what: string, to: string) => {
        await calls("alerting").waitFor();
        await page.locator("dl.data").getByText("4711").waitFor();
        await ada.press("Answer");
        await ada.state("On a call");
        assert.ok(to, what);
      };

      await page.locator("#login").waitFor();
      await ada.look("1-login");
      await ada.fill("User", "1001");
      await ada.fill("Password", "wrong");
      await ada.press("Log in");
      await ada.see("user or password is wrong");
      await ada.logIn("1001");
      await ada.see("Ada Moore (1001)");
      await ada.logOn("5999");
      await ada.see(/Log on: the switch has no such station/);
      await ada.logOn("5001");
      await ada.state("Not ready: just logged on");

      // Reasons have the names that the site gave them.
      await page.getByLabel("Not-ready reason").selectOption({ label: "Lunch" });
      await ada.press("Not ready");
      await ada.state("Not ready: Lunch");
      await page.getByLabel("Not-ready reason").selectOption({ label: "Other code …" });
      await ada.fill("Reason code", "7");
      await ada.press("Not ready");
      await ada.state("Not ready: reason 7");

      // The keypad dials.
      await ada.press("Keypad");
      for (const key of ["5", "0", "0", "3"]) {
        await ada.press(key);
      }
      assert.equal(await page.getByLabel("Number to call").inputValue(), "5003");
      await ada.look("2-keypad");
      await ada.press("Call");
      await page.getByRole("article").waitFor();
      await ada.press("Hang up");
      await ada.see("No calls.");

      // A customer's call.
      await ada.press("Ready");
      await calls("alerting").waitFor();
      assert.match(await page.title(), /^☎ \+493015551212/);
      await calls("alerting").getByText("support").waitFor();
      await ada.look("3-ringing");
      await ada.press("Answer");
      await ada.state("On a call");
      await ada.press("Hold");
      await ada.state("Call on hold");
      await ada.press("Retrieve");
      await ada.state("On a call");

      // The keypad sends tones now, by its keys and by the keyboard.
      await page.getByText("Tones to +493015551212").waitFor();
      await ada.press("1");
      await ada.press("2");
      await page.keyboard.press("#");
      assert.equal(await page.locator("#tones").textContent(), "12#");
      await ada.press("Keypad");

      // Data of the contact.
      await ada.press("Data");
      await ada.fill("Name", "Customer");
      await ada.fill("Value (empty removes it)", "Mrs Moore");
      await ada.press("Attach");
      await page.locator("dl.data").getByText("Mrs Moore").waitFor();

      // A button that is pressed while the call changes does what it says.
      await ada.press("Data");
      await ada.fill("Name", "Order");
      await ada.fill("Value (empty removes it)", "4712");
      await page.getByRole("button", { name: "Hold" }).hover();
      await page.mouse.down();
      await page.locator(".panel form").evaluate((form) => (form as HTMLFormElement).requestSubmit());
      await page.locator("dl.data").getByText("4712").waitFor();
      await page.mouse.up();
      await ada.state("Call on hold");
      await ada.press("Retrieve");
      await ada.state("On a call");

      // The network fails in the middle of the call; what is asked for meanwhile is done when it is back.
      network.fail();
      await ada.see("The connection to the server is lost");
      await ada.look("4-lost");
      await ada.press("Hold");
      network.recover();
      await ada.press("Try now");
      await ada.see("The connection is back; nothing was missed.");
      await ada.state("Call on hold");
      await ada.press("Retrieve");
      await ada.state("On a call");

      // Consulted, alternated, joined: Ben has the customer then, and sends him back.
      await ada.press("Consult or transfer");
      await page.getByLabel("Number or name to consult or transfer to").fill("ben");
      await page.getByRole("button", { name: "Transfer now Ben Okafor" }).waitFor();
      await ada.look("5-directory");
      await ada.press("Consult Ben Okafor");
      await page.locator(".call.connect").getByText("Consultation about +493015551212").waitFor();
      await page.getByRole("button", { name: "Alternate" }).waitFor();
      await ada.look("6-consultation");
      await ada.press("Alternate");
      await page.locator(".call.hold").getByText("Consultation about +493015551212").waitFor();
      await ada.press("Conference");
      await page.getByText("Connected · conference").waitFor();
      await ada.press("Hang up");
      await goneOn("from the conference", "Ada");

      // Consulted by number, and transferred.
      await ada.press("Consult or transfer");
      await page.getByLabel("Number or name to consult or transfer to").fill("5002");
      await ada.press("Consult");
      await page.getByRole("button", { name: "Transfer", exact: true }).click();
      await goneOn("from the transfer", "Ada");

      // Transferred without a word, to whom the directory found.
      await ada.press("Consult or transfer");
      await ada.press("Transfer now Ben Okafor");
      await goneOn("from the blind transfer", "Ada");
      await ada.look("7-talking");

      // And in one step.
      await ada.press("More");
      await page.getByLabel("Number or name to add or to hand the call to").fill("ben");
      await ada.press("Hand over Ben Okafor");
      await goneOn("from the transfer in one step", "Ada");

      // A reload goes on with the session: no password is asked for, and the call is still there.
      await page.reload();
      await calls("connect").waitFor();
      await page.getByLabel("Not-ready reason").selectOption({ label: "Training" });
      await ada.press("Not ready");
      await ada.see("Not ready after this call: Training");
      await ada.press("Hang up");
      await ada.see("No calls.");
      await ada.state("Not ready: Training");
      await page.getByRole("combobox", { name: "Code" }).selectOption("call again");
      await ada.fill("Notes", "calls again on Monday");
      await ada.look("8-wrap-up");
      await ada.press("Save");
      await ada.see("Wrap-up saved.");
      await page.getByText("Arrange a callback").click();
      await ada.fill("For whoever calls", "wants an offer");
      await ada.fill("Not before (optional)", inAnHour());
      await ada.press("Arrange");
      await ada.see("The callback is arranged.");
      // It is still hers after a reload.
      await page.locator("#arranged li").getByText("for later").waitFor();
      await page.reload();
      await ada.press(/^Take it back: callback to /);
      await ada.see("The callback is taken back.");
      await page.locator("#arranged li").waitFor({ state: "detached" });

      // Another one is offered to whoever is ready, which is Ada; she leaves it, and takes a customer.
      await page.getByText("Arrange a callback").click();
      await page.locator("#callback-number").fill("915551313");
      await ada.fill("For whoever calls", "wants an offer");
      await page.locator("#callback-at").fill("");
      await ada.press("Arrange");
      await page.locator("#callback-details:not([open])").waitFor();
      await ada.press("Ready");
      const callback = page.getByRole("article", { name: /Callback .*5551313/ });
      await callback.waitFor();
      await callback.getByText("wants an offer").waitFor();
      await ada.look("9-callback");
      await ada.press("Leave it to another agent");
      await callback.waitFor({ state: "detached" });
      await calls("alerting").waitFor();
      await ada.press("Not ready");
      await ada.press("Answer");
      await ada.press("Hang up");
      await ada.see("No calls.");
      await page.getByLabel("Reason for logging off").selectOption({ label: "End of shift" });
      await ada.press("Log off station");
      await ada.state("Logged out");
      await ada.press("Log out");
      await page.locator("#login").waitFor();
    });
  } finally {
    network.close();
  }
});
