import assert from "node:assert/strict";
import { test } from "node:test";
import { WebSocket } from "ws";
import type { CallView, WebSocketLike } from "../src/index.js";
import { AgentClient, Refused, SessionOver } from "../src/index.js";

/** A server with a switch that sends a call to whoever is ready; without one these tests are skipped. */
const URL = process.env.STROWGER_URL;
const skip = URL ? false : "STROWGER_URL names no server";
const PASSWORD = process.env.STROWGER_PASSWORD ?? "";
const MILLIS = 20_000;

function client(userId: string, password = PASSWORD): AgentClient {
  return new AgentClient({
    url: URL!,
    userId,
    password,
    switchName: "CM",
    reconnectMillis: { min: 10, max: 100 },
    webSocket: (url, subprotocol) => new WebSocket(url, subprotocol) as unknown as WebSocketLike,
  });
}

async function until(what: string, condition: () => boolean): Promise<void> {
  const end = Date.now() + MILLIS;
  while (!condition()) {
    assert.ok(Date.now() < end, `waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test("a wrong password is said to be one", { skip }, async () => {
  await assert.rejects(client("1001", "wrong").connect(), (error) => error instanceof SessionOver && error.reason === "BAD_CREDENTIALS");
});

test("an agent takes a call over a lost connection", { skip, timeout: 2 * MILLIS }, async () => {
  const agent = client("1001");
  const offers: CallView[] = [];
  agent.on("offered", (call) => offers.push(call));
  await agent.connect();
  await agent.logOn("5001");
  await until("the state", () => agent.state?.station === "5001");
  await assert.rejects(agent.hold({ switchName: "CM", callId: 9_999, generation: "1" }), Refused);
  agent.session.dropConnection();
  await agent.ready();
  await until("a call", () => offers.length === 1);
  const call = offers[0]!.call!;
  await agent.answer(call);
  await until("to talk", () => agent.state?.state === "AGENT_STATE_TALKING");
  agent.session.dropConnection();
  await agent.hold(call);
  await until("to hold", () => agent.state?.calls?.[0]?.state === "LOCAL_CONNECTION_STATE_HOLD");
  await agent.retrieve(call);
  await agent.clearConnection(call);
  await until("the end", () => (agent.state?.calls ?? []).length === 0);
  await agent.notReady(3);
  assert.equal(offers.filter((offer) => offer.call?.callId === call.callId).length, 1, "told once");
  await agent.logOff();
  await agent.logout();
});

test("another login takes over, and the first is told", { skip }, async () => {
  const first = client("1001");
  await first.connect();
  const over = new Promise<string>((resolve) =>
    first.on("connection", (state) => state.kind === "over" && resolve(String(state.reason))),
  );
  const second = new AgentClient({
    url: URL!,
    userId: "1001",
    password: PASSWORD,
    switchName: "CM",
    takeover: true,
    webSocket: (url, subprotocol) => new WebSocket(url, subprotocol) as unknown as WebSocketLike,
  });
  await second.connect();
  assert.equal(await over, "SESSION_REPLACED");
  await second.logout();
});
