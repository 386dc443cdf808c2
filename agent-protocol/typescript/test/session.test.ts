import assert from "node:assert/strict";
import { test } from "node:test";
import { SessionOver, contactId, contactText } from "../src/index.js";
import { Stage } from "./fakes.js";

const LOG_ON = { logOn: { switchName: "CM", station: "5001" } };

test("greets, logs in and says that the session stands", async () => {
  const stage = new Stage({ clientName: "test", takeover: true });
  const connected = stage.session.connect();
  stage.establish();
  await connected;
  const [hello, login] = stage.socket.taken();
  assert.deepEqual(hello?.hello, { versionMin: 1, versionMax: 1, clientName: "test", clientVersion: "", heartbeatMillis: 0 });
  assert.deepEqual(login?.login, { userId: "1001", password: "secret", role: "SESSION_ROLE_AGENT", takeover: true });
  assert.deepEqual(stage.states, ["connecting", "established"]);
});

test("a refused login is the end, with the reason", async () => {
  const stage = new Stage();
  const connected = stage.session.connect();
  stage.greet();
  stage.socket.receive({ refused: { code: 40, name: "BAD_CREDENTIALS", sentence: "no" } });
  await assert.rejects(connected, (error) => error instanceof SessionOver && error.reason === "BAD_CREDENTIALS");
  assert.deepEqual(stage.states, ["connecting", "over"]);
  stage.clock.advance(60_000);
  assert.equal(stage.sockets.length, 1);
});

test("a busy server is tried again", () => {
  const stage = new Stage();
  void stage.session.connect();
  stage.greet();
  stage.socket.receive({ refused: { code: 25, name: "BUSY" } });
  assert.deepEqual(stage.states, ["connecting", "disconnected"]);
  stage.clock.advance(250);
  assert.equal(stage.sockets.length, 2);
});

test("pushes are taken once and in order, and a gap ends the connection", () => {
  const stage = Stage.attached();
  stage.notice(1);
  stage.notice(2);
  stage.notice(2);
  stage.notice(1);
  assert.deepEqual(stage.pushes, ["notice", "notice"]);
  stage.notice(4);
  assert.deepEqual(stage.pushes, ["notice", "notice"]);
  assert.equal(stage.states.at(-1), "disconnected");
  assert.ok(stage.socket.closed);
});

test("acknowledges after 16 pushes at once", () => {
  const stage = Stage.attached();
  for (let sequence = 1; sequence <= 15; sequence++) {
    stage.notice(sequence);
  }
  assert.deepEqual(stage.socket.taken(), []);
  stage.notice(16);
  assert.deepEqual(stage.socket.taken(), [{ acknowledge: { sequence: "16" } }]);
});

test("acknowledges a single push after 200 ms", () => {
  const stage = Stage.attached();
  stage.notice(1);
  stage.clock.advance(199);
  assert.deepEqual(stage.socket.taken(), []);
  stage.clock.advance(1);
  assert.deepEqual(stage.socket.taken(), [{ acknowledge: { sequence: "1" } }]);
});

test("a push of a kind that is not known is taken and acknowledged", () => {
  const stage = Stage.attached();
  stage.socket.receive({ pushed: { sequence: "1" } });
  stage.clock.advance(200);
  assert.deepEqual(stage.socket.taken(), [{ acknowledge: { sequence: "1" } }]);
  assert.deepEqual(stage.pushes, []);
});

test("resumes with the last push taken and asks again under the same number", async () => {
  const stage = Stage.attached();
  const outcome = stage.session.request(LOG_ON);
  stage.notice(1);
  stage.socket.break();
  stage.clock.advance(250);
  stage.establish(true, "2");
  const [, resume, request] = stage.socket.taken();
  assert.deepEqual(resume?.resume, { sessionId: "s1", token: "AQID", lastSequence: "1" });
  assert.deepEqual(request?.request, { requestId: "1", command: LOG_ON });
  stage.notice(1);
  assert.deepEqual(stage.pushes, ["notice"], "what it had is not told twice");
  stage.socket.receive({
    pushed: { sequence: "2", push: { requestOutcome: { requestId: "1", reason: "REFUSAL_REASON_NONE" } } },
  });
  assert.deepEqual(await outcome, { requestId: 1, reason: "NONE", detail: "" });
  assert.deepEqual(stage.states, ["connecting", "established", "disconnected", "connecting", "established"]);
});

test("logs in anew when what was pushed is gone for good", () => {
  const stage = Stage.attached();
  stage.socket.break();
  stage.clock.advance(250);
  stage.establish(true, "7");
  assert.deepEqual(stage.states.slice(-2), ["sessionLost", "disconnected"]);
  stage.clock.advance(500);
  stage.greet();
  assert.ok(stage.socket.taken()[1]?.login);
});

test("logs in on the same connection when the session is not known any more", async () => {
  const stage = Stage.attached();
  const outcome = stage.session.request(LOG_ON);
  stage.socket.break();
  stage.clock.advance(250);
  stage.greet();
  stage.socket.receive({ refused: { code: 15, name: "SESSION_UNKNOWN" } });
  assert.equal((await outcome).reason, "OUTCOME_UNKNOWN");
  assert.ok(stage.socket.taken()[2]?.login);
});

test("a session that was replaced is over and does not come back", async () => {
  const stage = Stage.attached();
  stage.socket.receive({ closing: { code: 16, name: "SESSION_REPLACED" } });
  stage.clock.advance(600_000);
  assert.equal(stage.sockets.length, 1);
  assert.equal(stage.states.at(-1), "over");
  assert.equal((await stage.session.request(LOG_ON)).reason, "SESSION_UNKNOWN");
});

test("pauses double and end at the longest, half of each at random", () => {
  const stage = new Stage({ reconnectMillis: { min: 500, max: 15_000 }, random: () => 0.999_999 });
  const pauses: number[] = [];
  stage.session.on("connection", (state) => state.kind === "disconnected" && pauses.push(state.retryMillis));
  void stage.session.connect();
  for (let i = 0; i < 7; i++) {
    stage.socket.break();
    stage.clock.advance(15_000);
  }
  assert.deepEqual(pauses, [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
});

test("shows life once an interval and misses the server's after two", () => {
  const stage = Stage.attached();
  stage.clock.advance(10_000);
  assert.equal(stage.socket.taken(true).filter((message) => message.heartbeat).length, 1);
  stage.socket.receive({ heartbeat: { echoMillis: "10990" } });
  assert.equal(stage.session.roundTripMillis, 10);
  stage.clock.advance(19_999);
  assert.equal(stage.states.at(-1), "established");
  stage.clock.advance(1);
  assert.equal(stage.states.at(-1), "disconnected");
});

test("shows life in a hidden page, whose timers do not run", () => {
  const stage = Stage.attached();
  for (let i = 0; i < 10; i++) {
    stage.clock.freeze(10_000);
    stage.socket.receive({ heartbeat: {} });
    assert.equal(stage.socket.taken(true).filter((message) => message.heartbeat).length, 1);
    stage.socket.receive({ heartbeat: { echoMillis: "1" } });
    assert.equal(stage.socket.taken(true).length, 0, "its echo is not answered");
  }
  stage.clock.advance(0);
  assert.equal(stage.states.at(-1), "established");
});

test("a request that is refused at the edge has its outcome", async () => {
  const stage = Stage.attached();
  const outcome = stage.session.request({ holdCall: {} });
  stage.socket.receive({ refused: { code: 10, name: "BAD_ARGUMENT", detail: "no call", requestId: "1" } });
  assert.deepEqual(await outcome, { requestId: 1, reason: "BAD_ARGUMENT", detail: "no call" });
});

test("a request without an outcome ends as unknown", async () => {
  const stage = Stage.attached({ requestMillisMax: 5_000 });
  const outcome = stage.session.request(LOG_ON);
  stage.clock.advance(5_000);
  assert.equal((await outcome).reason, "OUTCOME_UNKNOWN");
});

test("at most 128 requests wait", async () => {
  const stage = Stage.attached();
  for (let i = 0; i < 128; i++) {
    void stage.session.request(LOG_ON);
  }
  assert.equal((await stage.session.request(LOG_ON)).reason, "BUSY");
});

test("requests keep to four fifths of the server's rate", () => {
  const stage = new Stage();
  void stage.session.connect();
  stage.greet();
  stage.socket.receive({
    sessionEstablished: { sessionId: "s1", token: "AQ==", firstSequence: "1", limits: { messagesPerSecond: 10, burstMessages: 5 } },
  });
  stage.socket.taken();
  for (let i = 0; i < 6; i++) {
    void stage.session.request(LOG_ON);
  }
  assert.equal(stage.socket.taken().length, 4);
  stage.clock.advance(124);
  assert.equal(stage.socket.taken().length, 0);
  stage.clock.advance(1);
  assert.equal(stage.socket.taken().length, 1);
});

test("another page goes on with what was saved", () => {
  const first = Stage.attached();
  void first.session.request(LOG_ON);
  first.notice(1);
  const saved = first.session.saved;
  assert.deepEqual(saved, { sessionId: "s1", token: "AQID", lastSequence: 1, nextRequestId: 2 });
  const second = new Stage({ resume: saved! });
  void second.session.connect();
  second.establish(true, "2");
  assert.deepEqual(second.socket.taken()[1]?.resume, { sessionId: "s1", token: "AQID", lastSequence: "1" });
  void second.session.request(LOG_ON);
  assert.equal(second.socket.taken()[0]?.request?.requestId, "2");
});

test("without a password a session that is gone is the end, and nothing is guessed", async () => {
  const stage = new Stage({ resume: { sessionId: "s1", token: "AQID", lastSequence: 1, nextRequestId: 2 } }, false);
  const connected = stage.session.connect();
  stage.greet();
  stage.socket.receive({ refused: { code: 15, name: "SESSION_UNKNOWN" } });
  await assert.rejects(connected, (error) => error instanceof SessionOver && error.reason === "SESSION_UNKNOWN");
  assert.equal(stage.socket.taken().filter((message) => message.login).length, 0);
});

test("logs out with an acknowledgement before, and is over when the server has answered", async () => {
  const stage = Stage.attached();
  stage.notice(1);
  const over = stage.session.logout();
  assert.deepEqual(stage.socket.taken(), [{ acknowledge: { sequence: "1" } }, { logout: {} }]);
  stage.socket.receive({ closing: { code: 18, name: "CLIENT_CLOSED" } });
  await over;
  assert.equal(stage.states.at(-1), "over");
});

test("does not wait for ever for a silent server when it logs out", async () => {
  const stage = Stage.attached();
  const over = stage.session.logout();
  stage.clock.advance(2_000);
  await over;
});

test("messages and topics that it does not know are left out", () => {
  const stage = Stage.attached();
  stage.socket.receive({ later: { a: 1 } } as never);
  stage.socket.receive({ topic: { topic: "later/1", version: "3" } });
  stage.socket.receive({ topic: { topic: "agent/1001", version: "4", state: { agentView: { agentId: "1001" } } } });
  assert.deepEqual(stage.topics, ["agent/1001 4"]);
  assert.equal(stage.states.at(-1), "established");
});

test("what an old connection still says is not heard", () => {
  const stage = Stage.attached();
  const old = stage.socket;
  const late = old.onmessage;
  old.break();
  late?.({ data: JSON.stringify({ pushed: { sequence: "1", push: { notice: {} } } }) } as never);
  assert.deepEqual(stage.pushes, []);
});

test("ids of contacts are written as 32 digits and read", () => {
  for (const text of ["00000000000000010000000000000009", "ffffffffffffffff8000000000000000", "00000000000000000000000000000000"]) {
    assert.equal(contactText(contactId(text)), text);
  }
  assert.deepEqual(contactId("0000000000000003ffffffffffffffff"), { high: "3", low: "-1" });
  assert.equal(contactText({}), "0".repeat(32));
  assert.throws(() => contactId("17"), /32 hexadecimal digits/);
});
