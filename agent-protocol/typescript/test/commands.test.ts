import assert from "node:assert/strict";
import { test } from "node:test";
import type { AgentEvents, CallView, Command, Outcome, Push, PushQueueReported } from "../src/index.js";
import { AgentClient, IvrClient, Refused } from "../src/index.js";
import { Stage, TestClock, TestSocket } from "./fakes.js";

const call = { switchName: "CM", callId: 77, generation: "1" };
const held = { switchName: "CM", callId: 78, generation: "1" };
const contact = { high: "1", low: "2" };

const sockets: TestSocket[] = [];
const options = {
  url: "ws://test/agent",
  userId: "1001",
  password: "secret",
  switchName: "CM",
  clock: new TestClock(),
  webSocket: () => {
    const socket = new TestSocket();
    sockets.push(socket);
    return socket;
  },
};
const agent = new AgentClient(options);
const ivr = new IvrClient(options);

/** A method for every command, with every field of it: the compiler refuses a list that lacks one. */
const METHODS: { [K in keyof Command]-?: [() => Promise<Outcome | PushQueueReported>, Required<NonNullable<Command[K]>>] } = {
  logOn: [() => agent.logOn("5001"), { switchName: "CM", station: "5001" }],
  logOff: [() => agent.logOff(7), { reasonCode: 7 }],
  setReady: [() => agent.ready(true), { manual: true }],
  setNotReady: [() => agent.notReady(7), { reasonCode: 7 }],
  setAfterCallWork: [() => agent.afterCallWork(), {}],
  answerCall: [() => agent.answer(call), { call }],
  holdCall: [() => agent.hold(call), { call }],
  retrieveCall: [() => agent.retrieve(call), { call }],
  clearConnection: [() => agent.clearConnection(call), { call }],
  makeCall: [() => agent.makeCall("0123", { userToUser: "AQ==", accountCode: "12", authorisationCode: "34" }), { destination: "0123", userToUser: "AQ==", accountCode: "12", authorisationCode: "34" }],
  registerPorts: [() => ivr.registerPorts("CM", ["5901"]), { switchName: "CM", ports: ["5901"] }],
  attachData: [() => ivr.attachData("5901", { order: "1" }), { port: "5901", data: { order: "1" } }],
  requestAgent: [() => ivr.requestAgent("5901", "support", 2), { port: "5901", skill: "support", priority: 2 }],
  cancelAgentRequest: [() => ivr.cancelAgentRequest(contact), { contact }],
  clearCall: [() => agent.clearCall(call), { call }],
  alternateCall: [() => agent.alternate(call, held), { activeCall: call, heldCall: held }],
  reconnectCall: [() => agent.reconnect(call, held), { activeCall: call, heldCall: held }],
  consultationCall: [() => agent.consult(call, "5002", "AQ=="), { call, destination: "5002", userToUser: "AQ==" }],
  conferenceCall: [() => agent.conference(held, call), { heldCall: held, activeCall: call }],
  transferCall: [() => agent.transfer(held, call), { heldCall: held, activeCall: call }],
  blindTransferCall: [() => agent.blindTransfer(call, "5002"), { call, destination: "5002" }],
  singleStepTransferCall: [() => agent.singleStepTransfer(call, "5002"), { call, destination: "5002" }],
  singleStepConferenceCall: [() => agent.singleStepConference(call, "5002"), { call, device: "5002" }],
  deflectCall: [() => agent.deflect(call, "5002"), { call, destination: "5002" }],
  pickupCall: [() => agent.pickup("5002"), { station: "5002" }],
  groupPickupCall: [() => agent.groupPickup(), {}],
  parkCall: [() => agent.park(call), { call }],
  retrieveParkedCall: [() => agent.retrieveParked("5002"), { station: "5002" }],
  sendDtmfTone: [() => agent.sendTones(call, "12#"), { call, tones: "12#" }],
  callCompletion: [() => agent.completeCall(call, "CALL_COMPLETION_FEATURE_CAMP_ON"), { call, feature: "CALL_COMPLETION_FEATURE_CAMP_ON" }],
  setDoNotDisturb: [() => agent.doNotDisturb(true), { on: true }],
  setForwarding: [() => agent.forward("FORWARDING_TYPE_IMMEDIATE", "5002"), { type: "FORWARDING_TYPE_IMMEDIATE", on: true, destination: "5002" }],
  setMessageWaiting: [() => agent.messageWaiting("5002", true), { station: "5002", on: true }],
  redialLastNumber: [() => agent.redialLastNumber(), {}],
  attachCallData: [() => agent.attachData(call, { order: "1" }), { call, data: { order: "1" } }],
  setWrapUp: [() => agent.wrapUp(contact, "sold", "twice"), { contact, code: "sold", notes: "twice" }],
  listenToAgent: [() => agent.listenTo("1002"), { agentId: "1002" }],
  whisperToAgent: [() => agent.whisperTo("1002"), { agentId: "1002" }],
  joinAgent: [() => agent.join("1002"), { agentId: "1002" }],
  interceptCall: [() => agent.intercept("1002"), { agentId: "1002" }],
  stopObserving: [() => agent.stopObserving(), {}],
  forceReady: [() => agent.forceReady("1002", "why"), { agentId: "1002", text: "why" }],
  forceNotReady: [() => agent.forceNotReady("1002", 7, "why"), { agentId: "1002", reasonCode: 7, text: "why" }],
  forceLogOff: [() => agent.forceLogOff("1002", 7, "why"), { agentId: "1002", reasonCode: 7, text: "why" }],
  sendNotice: [() => agent.sendNotice("1002", "lo"), { agentId: "1002", text: "lo" }],
  setVariable: [() => agent.setVariable("closed", "true", 60_000), { name: "closed", value: "true", forMillis: "60000" }],
  resetVariable: [() => agent.resetVariable("closed"), { name: "closed" }],
  queryQueue: [() => ivr.queryQueue("5901", "support", 2), { port: "5901", skill: "support", priority: 2 }],
  requestCallback: [() => ivr.requestCallback({ port: "5901", number: "0123", skill: "support", priority: 2, notBeforeMillis: "1", notAfterMillis: "2" }), { port: "5901", number: "0123", skill: "support", priority: 2, notBeforeMillis: "1", notAfterMillis: "2" }],
  scheduleCallback: [() => agent.scheduleCallback({ contact, number: "0123", skill: "support", priority: 2, notBeforeMillis: "1", notAfterMillis: "2", text: "soon" }), { contact, number: "0123", skill: "support", priority: 2, notBeforeMillis: "1", notAfterMillis: "2", text: "soon" }],
  cancelCallback: [() => agent.cancelCallback(contact), { callback: contact }],
  dialCallback: [() => agent.dialCallback(contact), { callback: contact }],
  rejectCallback: [() => agent.rejectCallback(contact), { callback: contact }],
  setAgentSkills: [() => agent.setAgentSkills("1002", [{ skill: "support", level: 1 }], "why"), { agentId: "1002", skills: [{ skill: "support", level: 1 }], text: "why" }],
  resetAgentSkills: [() => agent.resetAgentSkills("1002", "why"), { agentId: "1002", text: "why" }],
  forceTeam: [() => agent.forceTeam("north", "COMMAND_FORCED_STATE_NOT_READY", 7, "why"), { team: "north", state: "COMMAND_FORCED_STATE_NOT_READY", reasonCode: 7, text: "why" }],
  broadcastNotice: [() => agent.broadcastNotice("north", "lo"), { team: "north", text: "lo" }],
  setTeamSkill: [() => agent.setTeamSkill("north", "support", 1, "why"), { team: "north", skill: "support", level: 1, text: "why" }],
  sendMessage: [() => agent.sendMessage("1002", "lo"), { agentId: "1002", text: "lo" }],
  requestHelp: [() => agent.requestHelp(call, "how"), { call, text: "how" }],
  answerHelp: [() => agent.answerHelp("1002"), { agentId: "1002" }],
  cancelHelp: [() => agent.cancelHelp(), {}],
  setRating: [() => ivr.setRating("5901", "friendly", 5), { port: "5901", question: "friendly", rating: 5 }],
  submitItem: [() => ivr.submitItem({ skill: "chats", priority: 2, reference: "chat-17", from: "ada", text: "lo", data: { case: "17" }, weight: 3 }), { skill: "chats", priority: 2, reference: "chat-17", from: "ada", text: "lo", data: { case: "17" }, weight: 3 }],
  endItem: [() => ivr.endItem(contact), { contact }],
  acceptItem: [() => agent.acceptItem(contact), { contact }],
  rejectItem: [() => agent.rejectItem(contact), { contact }],
  parkItem: [() => agent.parkItem(contact), { contact }],
  resumeItem: [() => agent.resumeItem(contact), { contact }],
  completeItem: [() => agent.completeItem(contact), { contact }],
  transferItem: [() => agent.transferItem(contact, "chats", 2), { contact, skill: "chats", priority: 2 }],
  setAgentAttributes: [() => agent.setAgentAttributes("1002", [{ name: "french", value: 7 }], "why"), { agentId: "1002", attributes: [{ name: "french", value: 7 }], text: "why" }],
  resetAgentAttributes: [() => agent.resetAgentAttributes("1002", "why"), { agentId: "1002", text: "why" }],
};

/** An event for every push but the outcomes of requests and what only an IVR asks for. */
const EVENTS: { [K in keyof Omit<Push, "requestOutcome" | "queueReported">]-?: [keyof AgentEvents, NonNullable<Push[K]>] } = {
  callOffered: ["offered", { call: { call } as CallView }],
  callEnded: ["ended", { call }],
  stateForced: ["forced", {}],
  notice: ["notice", {}],
  observationBegan: ["observationBegan", {}],
  observationEnded: ["observationEnded", {}],
  callbackOffered: ["callbackOffered", {}],
  teamOutcome: ["teamOutcome", {}],
  messageReceived: ["message", {}],
  helpRequested: ["helpRequested", {}],
  helpEnded: ["helpEnded", {}],
  thresholdCrossed: ["threshold", { alert: {} }],
  skillsChanged: ["skillsChanged", {}],
  attributesChanged: ["attributesChanged", {}],
  itemChanged: ["item", { item: {} }],
};

function attach(socket: TestSocket): void {
  socket.open();
  socket.receive({ welcome: { version: 1, heartbeatMillis: 10_000 } });
  socket.receive({
    sessionEstablished: { sessionId: "s1", token: "AQID", firstSequence: "1", limits: { messagesPerSecond: 1_000, burstMessages: 1_000 } },
  });
  socket.taken();
}

test("every command has a method that says all of it", async () => {
  void agent.connect();
  void ivr.connect();
  sockets.forEach(attach);
  const sequences = [0, 0];
  for (const [name, [method, sends]] of Object.entries(METHODS)) {
    const done = method();
    const index = sockets.findIndex((socket) => {
      const request = socket.taken().find((message) => message.request)?.request;
      if (!request) {
        return false;
      }
      assert.deepEqual(request.command, { [name]: sends });
      socket.receive({
        pushed: {
          sequence: String((sequences[sockets.indexOf(socket)]! += 1)),
          push: { requestOutcome: { requestId: request.requestId!, reason: "REFUSAL_REASON_NONE" } },
        },
      });
      return true;
    });
    assert.notEqual(index, -1, `${name} was not sent`);
    await done;
  }
  assert.ok(Object.keys(METHODS).length > 60);
});

test("every push is told", () => {
  const stage = Stage.attached();
  const desk = new AgentClient({ ...options, webSocket: () => new TestSocket() });
  const told: string[] = [];
  for (const [name, [event, push]] of Object.entries(EVENTS)) {
    const off = desk.on(event, () => told.push(name));
    // What a session tells goes through the client as it comes.
    (desk.session as unknown as { emit(event: string, push: unknown): void }).emit("push", { [name]: push });
    off();
  }
  assert.deepEqual(told, Object.keys(EVENTS));
  stage.session.abandon();
});

test("topics are read again on every connection", () => {
  const stage = Stage.attached();
  stage.session.subscribe("skill/*", "team/north");
  assert.deepEqual(stage.socket.taken(), [{ subscribe: { queryId: "1", patterns: ["skill/*", "team/north"] } }]);
  stage.session.unsubscribe("skill/*");
  assert.deepEqual(stage.socket.taken(), [{ unsubscribe: { patterns: ["skill/*"] } }]);
  stage.socket.break();
  stage.clock.advance(250);
  stage.establish(true);
  assert.deepEqual(stage.socket.taken().at(-1), { subscribe: { queryId: "2", patterns: ["team/north"] } });
});

test("the directory answers, refuses, and is lost with the connection", async () => {
  const stage = Stage.attached();
  const found = stage.session.search({ text: "ada" });
  assert.deepEqual(stage.socket.taken(), [
    { search: { queryId: "1", text: "ada", filter: "CLIENT_MESSAGE_SEARCH_FILTER_ALL", offset: 0, limit: 50 } },
  ]);
  stage.socket.receive({ found: { queryId: "1", total: 1, entries: [{ agentId: "1002" }] } });
  assert.equal((await found).entries?.[0]?.agentId, "1002");
  const refused = stage.session.search({});
  stage.socket.receive({ refused: { code: 14, name: "NOT_PERMITTED", queryId: "2" } });
  await assert.rejects(refused, (error) => error instanceof Refused && error.reason === "NOT_PERMITTED");
  const lost = stage.session.search({});
  stage.socket.break();
  await assert.rejects(lost, (error) => error instanceof Refused && error.reason === "SESSION_UNKNOWN");
  await assert.rejects(stage.session.search({}), Refused);
});

test("the desk is asked for", async () => {
  const stage = Stage.attached();
  const desk = stage.session.readDesk();
  const codes = stage.session.readWrapUpCodes("support");
  assert.deepEqual(stage.socket.taken(), [{ readDesk: { queryId: "1" } }, { readWrapUpCodes: { queryId: "2", skill: "support" } }]);
  stage.socket.receive({ wrapUpCodes: { queryId: "2", skill: "support", codes: ["solved"] } });
  stage.socket.receive({ desk: { queryId: "1", userId: "1001", reasons: [{ code: 1, name: "Lunch" }] } });
  assert.deepEqual(await codes, ["solved"]);
  assert.equal((await desk).reasons?.[0]?.name, "Lunch");
});

test("a reader of the log acknowledges and stops", () => {
  const stage = Stage.attached({ role: "SESSION_ROLE_REPORTER" });
  const rows: string[] = [];
  stage.session.on("logRow", (row) => rows.push(row.row ?? ""));
  const log = stage.session.readLog("CLIENT_MESSAGE_LOG_STREAM_CALLS", "end", 10);
  stage.socket.receive({ logRow: { queryId: "1", position: "9", row: "{}" } });
  log.acknowledge(1);
  log.stop();
  stage.session.readLog("CLIENT_MESSAGE_LOG_STREAM_SKILL_INTERVALS", "", 1, { minutes: 15, zone: "Asia/Shanghai", seconds: true });
  assert.deepEqual(rows, ["{}"]);
  assert.deepEqual(stage.socket.taken(), [
    { readLog: { queryId: "1", stream: "CLIENT_MESSAGE_LOG_STREAM_CALLS", position: "end", window: 10 } },
    { acknowledgeLog: { queryId: "1", rows: "1" } },
    { stopLog: { queryId: "1" } },
    {
      readLog: {
        queryId: "2",
        stream: "CLIENT_MESSAGE_LOG_STREAM_SKILL_INTERVALS",
        position: "",
        window: 1,
        intervals: { minutes: 15, zone: "Asia/Shanghai", seconds: true },
      },
    },
  ]);
});

test("a signed token logs in without a password", () => {
  const stage = new Stage({ loginToken: "t0k3n" }, false);
  void stage.session.connect().catch(() => undefined);
  stage.greet();
  assert.deepEqual(stage.socket.taken()[1]?.login, {
    userId: "1001",
    password: "",
    role: "SESSION_ROLE_AGENT",
    takeover: false,
    loginToken: "t0k3n",
  });
});
