// Printed from the declarations of the server's messages; a test compares. Do not edit.

/** Exactly one of the properties. */
export type OneOf<T> = {
  [K in keyof T]-?: { [P in K]-?: NonNullable<T[P]> } & { [P in Exclude<keyof T, K>]?: undefined };
}[keyof T];

/** A whole number of 64 bits, in decimal digits. */
export type Int64 = string;

/** Bytes in base64. */
export type Base64 = string;

export type ClientMessage = OneOf<{
  hello?: ClientMessageHello;
  login?: ClientMessageLogin;
  resume?: ClientMessageResume;
  heartbeat?: ClientMessageHeartbeat;
  acknowledge?: ClientMessageAcknowledge;
  request?: ClientMessageRequest;
  logout?: ClientMessageLogout;
}>;

export interface ClientMessageHello {
  versionMin?: number;
  versionMax?: number;
  clientName?: string;
  clientVersion?: string;
  heartbeatMillis?: number;
  features?: string[];
}

export interface ClientMessageLogin {
  userId?: string;
  password?: string;
  role?: SessionRole;
  takeover?: boolean;
}

export type SessionRole =
  | "SESSION_ROLE_UNSPECIFIED"
  | "SESSION_ROLE_AGENT"
  | "SESSION_ROLE_IVR"
  | "SESSION_ROLE_SUPERVISOR";

export interface ClientMessageResume {
  sessionId?: string;
  token?: Base64;
  lastSequence?: Int64;
}

export interface ClientMessageHeartbeat {
  sentMillis?: Int64;
}

export interface ClientMessageAcknowledge {
  sequence?: Int64;
}

export interface ClientMessageRequest {
  requestId?: Int64;
  command?: Command;
}

export type Command = OneOf<{
  logOn?: CommandLogOn;
  logOff?: CommandLogOff;
  setReady?: CommandSetReady;
  setNotReady?: CommandSetNotReady;
  setAfterCallWork?: CommandSetAfterCallWork;
  answerCall?: CommandAnswerCall;
  holdCall?: CommandHoldCall;
  retrieveCall?: CommandRetrieveCall;
  clearConnection?: CommandClearConnection;
  makeCall?: CommandMakeCall;
  registerPorts?: CommandRegisterPorts;
  attachData?: CommandAttachData;
  requestAgent?: CommandRequestAgent;
  cancelAgentRequest?: CommandCancelAgentRequest;
  clearCall?: CommandClearCall;
  alternateCall?: CommandAlternateCall;
  reconnectCall?: CommandReconnectCall;
  consultationCall?: CommandConsultationCall;
  conferenceCall?: CommandConferenceCall;
  transferCall?: CommandTransferCall;
  blindTransferCall?: CommandBlindTransferCall;
  singleStepTransferCall?: CommandSingleStepTransferCall;
  singleStepConferenceCall?: CommandSingleStepConferenceCall;
  deflectCall?: CommandDeflectCall;
  pickupCall?: CommandPickupCall;
  groupPickupCall?: CommandGroupPickupCall;
  parkCall?: CommandParkCall;
  retrieveParkedCall?: CommandRetrieveParkedCall;
  sendDtmfTone?: CommandSendDtmfTone;
  callCompletion?: CommandCallCompletion;
  setDoNotDisturb?: CommandSetDoNotDisturb;
  setForwarding?: CommandSetForwarding;
  setMessageWaiting?: CommandSetMessageWaiting;
  redialLastNumber?: CommandRedialLastNumber;
  attachCallData?: CommandAttachCallData;
  setWrapUp?: CommandSetWrapUp;
  listenToAgent?: CommandListenToAgent;
  whisperToAgent?: CommandWhisperToAgent;
  joinAgent?: CommandJoinAgent;
  interceptCall?: CommandInterceptCall;
  stopObserving?: CommandStopObserving;
  forceReady?: CommandForceReady;
  forceNotReady?: CommandForceNotReady;
  forceLogOff?: CommandForceLogOff;
  sendNotice?: CommandSendNotice;
  setVariable?: CommandSetVariable;
  resetVariable?: CommandResetVariable;
}>;

export interface CommandLogOn {
  switchName?: string;
  station?: string;
}

export interface CommandLogOff {
  reasonCode?: number;
}

export interface CommandSetReady {
  manual?: boolean;
}

export interface CommandSetNotReady {
  reasonCode?: number;
}

export interface CommandSetAfterCallWork {
}

export interface CommandAnswerCall {
  call?: CallKey;
}

export interface CallKey {
  switchName?: string;
  callId?: number;
  generation?: Int64;
}

export interface CommandHoldCall {
  call?: CallKey;
}

export interface CommandRetrieveCall {
  call?: CallKey;
}

export interface CommandClearConnection {
  call?: CallKey;
}

export interface CommandMakeCall {
  destination?: string;
  userToUser?: Base64;
  accountCode?: string;
  authorisationCode?: string;
}

export interface CommandRegisterPorts {
  switchName?: string;
  ports?: string[];
}

export interface CommandAttachData {
  port?: string;
  data?: Record<string, string>;
}

export interface CommandRequestAgent {
  port?: string;
  skill?: string;
  priority?: number;
}

export interface CommandCancelAgentRequest {
  contact?: ContactId;
}

export interface ContactId {
  high?: Int64;
  low?: Int64;
}

export interface CommandClearCall {
  call?: CallKey;
}

export interface CommandAlternateCall {
  activeCall?: CallKey;
  heldCall?: CallKey;
}

export interface CommandReconnectCall {
  activeCall?: CallKey;
  heldCall?: CallKey;
}

export interface CommandConsultationCall {
  call?: CallKey;
  destination?: string;
  userToUser?: Base64;
}

export interface CommandConferenceCall {
  heldCall?: CallKey;
  activeCall?: CallKey;
}

export interface CommandTransferCall {
  heldCall?: CallKey;
  activeCall?: CallKey;
}

export interface CommandBlindTransferCall {
  call?: CallKey;
  destination?: string;
}

export interface CommandSingleStepTransferCall {
  call?: CallKey;
  destination?: string;
}

export interface CommandSingleStepConferenceCall {
  call?: CallKey;
  device?: string;
}

export interface CommandDeflectCall {
  call?: CallKey;
  destination?: string;
}

export interface CommandPickupCall {
  station?: string;
}

export interface CommandGroupPickupCall {
}

export interface CommandParkCall {
  call?: CallKey;
}

export interface CommandRetrieveParkedCall {
  station?: string;
}

export interface CommandSendDtmfTone {
  call?: CallKey;
  tones?: string;
}

export interface CommandCallCompletion {
  call?: CallKey;
  feature?: CallCompletionFeature;
}

export type CallCompletionFeature =
  | "CALL_COMPLETION_FEATURE_UNSPECIFIED"
  | "CALL_COMPLETION_FEATURE_CAMP_ON"
  | "CALL_COMPLETION_FEATURE_CALL_BACK"
  | "CALL_COMPLETION_FEATURE_INTRUDE";

export interface CommandSetDoNotDisturb {
  on?: boolean;
}

export interface CommandSetForwarding {
  type?: ForwardingType;
  on?: boolean;
  destination?: string;
}

export type ForwardingType =
  | "FORWARDING_TYPE_UNSPECIFIED"
  | "FORWARDING_TYPE_UNKNOWN"
  | "FORWARDING_TYPE_IMMEDIATE"
  | "FORWARDING_TYPE_BUSY"
  | "FORWARDING_TYPE_NO_ANS"
  | "FORWARDING_TYPE_BUSY_INT"
  | "FORWARDING_TYPE_BUSY_EXT"
  | "FORWARDING_TYPE_NO_ANS_INT"
  | "FORWARDING_TYPE_NO_ANS_EXT";

export interface CommandSetMessageWaiting {
  station?: string;
  on?: boolean;
}

export interface CommandRedialLastNumber {
}

export interface CommandAttachCallData {
  call?: CallKey;
  data?: Record<string, string>;
}

export interface CommandSetWrapUp {
  contact?: ContactId;
  code?: string;
  notes?: string;
}

export interface CommandListenToAgent {
  agentId?: string;
}

export interface CommandWhisperToAgent {
  agentId?: string;
}

export interface CommandJoinAgent {
  agentId?: string;
}

export interface CommandInterceptCall {
  agentId?: string;
}

export interface CommandStopObserving {
}

export interface CommandForceReady {
  agentId?: string;
  text?: string;
}

export interface CommandForceNotReady {
  agentId?: string;
  reasonCode?: number;
  text?: string;
}

export interface CommandForceLogOff {
  agentId?: string;
  reasonCode?: number;
  text?: string;
}

export interface CommandSendNotice {
  agentId?: string;
  text?: string;
}

export interface CommandSetVariable {
  name?: string;
  value?: string;
  forMillis?: Int64;
}

export interface CommandResetVariable {
  name?: string;
}

export interface ClientMessageLogout {
}

export type ServerMessage = OneOf<{
  welcome?: ServerMessageWelcome;
  sessionEstablished?: ServerMessageSessionEstablished;
  refused?: ServerMessageRefused;
  heartbeat?: ServerMessageHeartbeat;
  pushed?: ServerMessagePushed;
  topic?: ServerMessageTopic;
  closing?: ServerMessageClosing;
}>;

export interface ServerMessageWelcome {
  version?: number;
  serverName?: string;
  heartbeatMillis?: number;
  limits?: Limits;
}

export interface Limits {
  clientFrameBytes?: number;
  serverFrameBytes?: number;
  messagesPerSecond?: number;
  burstMessages?: number;
}

export interface ServerMessageSessionEstablished {
  sessionId?: string;
  token?: Base64;
  firstSequence?: Int64;
  resumed?: boolean;
  heartbeatMillis?: number;
  limits?: Limits;
}

export interface ServerMessageRefused {
  code?: number;
  name?: string;
  sentence?: string;
  detail?: string;
  requestId?: Int64;
}

export interface ServerMessageHeartbeat {
  echoMillis?: Int64;
}

export interface ServerMessagePushed {
  sequence?: Int64;
  push?: Push;
}

export type Push = OneOf<{
  requestOutcome?: PushRequestOutcome;
  callOffered?: PushCallOffered;
  callEnded?: PushCallEnded;
  stateForced?: PushStateForced;
  notice?: PushNotice;
  observationBegan?: PushObservationBegan;
  observationEnded?: PushObservationEnded;
}>;

export interface PushRequestOutcome {
  requestId?: Int64;
  reason?: RefusalReason;
  detail?: string;
  call?: CallKey;
}

export type RefusalReason =
  | "REFUSAL_REASON_UNSPECIFIED"
  | "REFUSAL_REASON_NONE"
  | "REFUSAL_REASON_NOT_LOGGED_ON"
  | "REFUSAL_REASON_ALREADY_LOGGED_ON"
  | "REFUSAL_REASON_STATION_UNKNOWN"
  | "REFUSAL_REASON_STATION_IN_USE"
  | "REFUSAL_REASON_STATION_OUT_OF_SERVICE"
  | "REFUSAL_REASON_LINK_DOWN"
  | "REFUSAL_REASON_CALL_UNKNOWN"
  | "REFUSAL_REASON_WRONG_CALL_STATE"
  | "REFUSAL_REASON_WRONG_AGENT_STATE"
  | "REFUSAL_REASON_BAD_ARGUMENT"
  | "REFUSAL_REASON_SWITCH_REFUSED"
  | "REFUSAL_REASON_SWITCH_SILENT"
  | "REFUSAL_REASON_OUTCOME_UNKNOWN"
  | "REFUSAL_REASON_NOT_PERMITTED"
  | "REFUSAL_REASON_SESSION_UNKNOWN"
  | "REFUSAL_REASON_SESSION_REPLACED"
  | "REFUSAL_REASON_CLIENT_VANISHED"
  | "REFUSAL_REASON_CLIENT_CLOSED"
  | "REFUSAL_REASON_TOO_MANY_PENDING"
  | "REFUSAL_REASON_CONFIGURATION_CHANGED"
  | "REFUSAL_REASON_REQUEST_TOO_OLD"
  | "REFUSAL_REASON_PORT_UNKNOWN"
  | "REFUSAL_REASON_CONTACT_UNKNOWN"
  | "REFUSAL_REASON_SKILL_UNKNOWN"
  | "REFUSAL_REASON_BUSY"
  | "REFUSAL_REASON_BAD_CREDENTIALS"
  | "REFUSAL_REASON_LOCKED_OUT"
  | "REFUSAL_REASON_VERSION_UNSUPPORTED"
  | "REFUSAL_REASON_NOT_AUTHENTICATED"
  | "REFUSAL_REASON_BAD_FRAME"
  | "REFUSAL_REASON_FRAME_TOO_LARGE"
  | "REFUSAL_REASON_RATE_EXCEEDED"
  | "REFUSAL_REASON_HEARTBEAT_MISSED"
  | "REFUSAL_REASON_TOO_SLOW"
  | "REFUSAL_REASON_SERVER_FULL"
  | "REFUSAL_REASON_DRAINING"
  | "REFUSAL_REASON_LOGIN_UNKNOWN_TO_SWITCH"
  | "REFUSAL_REASON_SWITCH_PASSWORD_REFUSED"
  | "REFUSAL_REASON_SWITCH_PASSWORD_MISSING"
  | "REFUSAL_REASON_LOGGED_ON_ELSEWHERE"
  | "REFUSAL_REASON_STATION_ON_A_CALL"
  | "REFUSAL_REASON_CHANGE_NOT_ALLOWED"
  | "REFUSAL_REASON_REASON_CODE_REFUSED"
  | "REFUSAL_REASON_STATION_NOT_CONTROLLED"
  | "REFUSAL_REASON_DIALLING_NOT_ALLOWED"
  | "REFUSAL_REASON_OUTBOUND_NOT_ALLOWED"
  | "REFUSAL_REASON_TRUNK_TRANSFER_NOT_ALLOWED"
  | "REFUSAL_REASON_OBSERVING_NOT_ALLOWED"
  | "REFUSAL_REASON_OUTSIDE_SCOPE"
  | "REFUSAL_REASON_AGENT_UNKNOWN"
  | "REFUSAL_REASON_AGENT_NOT_LOGGED_ON"
  | "REFUSAL_REASON_AGENT_NOT_TALKING"
  | "REFUSAL_REASON_CALL_IN_VECTOR"
  | "REFUSAL_REASON_CALL_FULL"
  | "REFUSAL_REASON_OBSERVING_ALREADY"
  | "REFUSAL_REASON_NOT_OBSERVING"
  | "REFUSAL_REASON_AGENT_BUSY"
  | "REFUSAL_REASON_DATA_TOO_LARGE"
  | "REFUSAL_REASON_FEATURE_NOT_CONFIGURED"
  | "REFUSAL_REASON_NOT_POSSIBLE_ON_LINK"
  | "REFUSAL_REASON_DESTINATION_INVALID"
  | "REFUSAL_REASON_DESTINATION_BUSY"
  | "REFUSAL_REASON_DESTINATION_OUT_OF_SERVICE"
  | "REFUSAL_REASON_SWITCH_PRIVILEGE"
  | "REFUSAL_REASON_CALL_GONE"
  | "REFUSAL_REASON_SWITCH_STATE"
  | "REFUSAL_REASON_SWITCH_BUSY"
  | "REFUSAL_REASON_NOT_SUPPORTED"
  | "REFUSAL_REASON_NO_LAST_NUMBER"
  | "REFUSAL_REASON_CONTACT_NOT_YOURS"
  | "REFUSAL_REASON_NOT_TRANSFERRED"
  | "REFUSAL_REASON_NO_CALL_TO_PICK_UP"
  | "REFUSAL_REASON_DESKTOP_GONE"
  | "REFUSAL_REASON_OBSERVER_BUSY"
  | "REFUSAL_REASON_VARIABLE_UNKNOWN"
  | "REFUSAL_REASON_VARIABLE_NOT_YOURS"
  | "REFUSAL_REASON_VARIABLE_ILL_TYPED"
  | "REFUSAL_REASON_PLAN_UNKNOWN";

export interface PushCallOffered {
  call?: CallView;
}

export interface CallView {
  call?: CallKey;
  state?: LocalConnectionState;
  contact?: ContactId;
  serial?: string;
  ani?: string;
  dnis?: string;
  ucid?: string;
  userToUser?: Base64;
  collectedDigits?: string;
  vdn?: string;
  skill?: string;
  queueMillis?: Int64;
  data?: Record<string, string>;
  parent?: CallKey;
  conference?: boolean;
  observed?: boolean;
}

export type LocalConnectionState =
  | "LOCAL_CONNECTION_STATE_UNSPECIFIED"
  | "LOCAL_CONNECTION_STATE_NULL"
  | "LOCAL_CONNECTION_STATE_INITIATE"
  | "LOCAL_CONNECTION_STATE_ALERTING"
  | "LOCAL_CONNECTION_STATE_CONNECT"
  | "LOCAL_CONNECTION_STATE_HOLD"
  | "LOCAL_CONNECTION_STATE_QUEUED"
  | "LOCAL_CONNECTION_STATE_FAIL";

export interface PushCallEnded {
  call?: CallKey;
  cause?: string;
}

export interface PushStateForced {
  agentState?: string;
  reasonCode?: number;
  text?: string;
}

export interface PushNotice {
  from?: string;
  text?: string;
}

export interface PushObservationBegan {
  call?: CallKey;
  supervisorId?: string;
  mode?: ObservationMode;
}

export type ObservationMode =
  | "OBSERVATION_MODE_UNSPECIFIED"
  | "OBSERVATION_MODE_LISTEN"
  | "OBSERVATION_MODE_WHISPER"
  | "OBSERVATION_MODE_JOIN"
  | "OBSERVATION_MODE_INTERCEPT";

export interface PushObservationEnded {
  call?: CallKey;
  supervisorId?: string;
}

export interface ServerMessageTopic {
  topic?: string;
  version?: Int64;
  state?: TopicState;
}

export type TopicState = OneOf<{
  agentView?: TopicStateAgentView;
  skillView?: TopicStateSkillView;
  portView?: TopicStatePortView;
  vdnView?: TopicStateVdnView;
  truthView?: TopicStateTruthView;
  variableView?: TopicStateVariableView;
}>;

export interface TopicStateAgentView {
  agentId?: string;
  state?: AgentState;
  sinceMillis?: Int64;
  workMode?: WorkMode;
  reasonCode?: number;
  pendingWorkMode?: WorkMode;
  pendingReasonCode?: number;
  switchName?: string;
  station?: string;
  linkUp?: boolean;
  calls?: CallView[];
  activity?: CallActivity;
  guardUntilMillis?: Int64;
}

export type AgentState =
  | "AGENT_STATE_UNSPECIFIED"
  | "AGENT_STATE_LOGGED_OUT"
  | "AGENT_STATE_NOT_READY"
  | "AGENT_STATE_READY"
  | "AGENT_STATE_RESERVED"
  | "AGENT_STATE_ALERTING"
  | "AGENT_STATE_TALKING"
  | "AGENT_STATE_HELD"
  | "AGENT_STATE_AFTER_CALL_WORK";

export type WorkMode =
  | "WORK_MODE_UNSPECIFIED"
  | "WORK_MODE_LOGGED_OUT"
  | "WORK_MODE_AUX"
  | "WORK_MODE_ACW"
  | "WORK_MODE_AUTO_IN"
  | "WORK_MODE_MANUAL_IN";

export type CallActivity =
  | "CALL_ACTIVITY_UNSPECIFIED"
  | "CALL_ACTIVITY_NONE"
  | "CALL_ACTIVITY_RESERVED"
  | "CALL_ACTIVITY_RINGING"
  | "CALL_ACTIVITY_ACD_IN"
  | "CALL_ACTIVITY_ACD_OUT"
  | "CALL_ACTIVITY_EXTENSION_IN"
  | "CALL_ACTIVITY_EXTENSION_OUT"
  | "CALL_ACTIVITY_CONSULT"
  | "CALL_ACTIVITY_HELD";

export interface TopicStateSkillView {
  skill?: string;
  waiting?: number;
  oldestSinceMillis?: Int64;
  loggedOn?: number;
  ready?: number;
  onCalls?: number;
  ringing?: number;
  afterCallWork?: number;
  notReady?: number;
  expectedWaitMillis?: Int64;
}

export interface TopicStatePortView {
  switchName?: string;
  port?: string;
  call?: CallView;
}

export interface TopicStateVdnView {
  switchName?: string;
  vdn?: string;
  routed?: boolean;
  contacts?: number;
  waiting?: number;
  oldestSinceMillis?: Int64;
  expectedWaitMillis?: Int64;
  total?: VdnCounters;
  interval?: VdnCounters;
  intervalMillis?: Int64;
}

export interface VdnCounters {
  entered?: Int64;
  connected?: Int64;
  toAgent?: Int64;
  rungCalls?: Int64;
  rings?: Int64;
  answeredByAgent?: Int64;
}

export interface TopicStateTruthView {
  switchName?: string;
  link?: string;
  score?: number;
  checks?: Int64;
  differences?: Int64;
  boundMillis?: Int64;
}

export interface TopicStateVariableView {
  name?: string;
  value?: string;
  setBy?: string;
  sinceMillis?: Int64;
  untilMillis?: Int64;
}

export interface ServerMessageClosing {
  code?: number;
  name?: string;
  sentence?: string;
  detail?: string;
}
