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
  subscribe?: ClientMessageSubscribe;
  unsubscribe?: ClientMessageUnsubscribe;
  search?: ClientMessageSearch;
  readLog?: ClientMessageReadLog;
  acknowledgeLog?: ClientMessageAcknowledgeLog;
  stopLog?: ClientMessageStopLog;
  carryOpen?: ClientMessageCarryOpen;
  carryBytes?: ClientMessageCarryBytes;
  carryClose?: ClientMessageCarryClose;
  readDesk?: ClientMessageReadDesk;
  readWrapUpCodes?: ClientMessageReadWrapUpCodes;
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
  loginToken?: string;
}

export type SessionRole =
  | "SESSION_ROLE_UNSPECIFIED"
  | "SESSION_ROLE_AGENT"
  | "SESSION_ROLE_IVR"
  | "SESSION_ROLE_SUPERVISOR"
  | "SESSION_ROLE_TECHNICIAN"
  | "SESSION_ROLE_REPORTER"
  | "SESSION_ROLE_PROXY"
  | "SESSION_ROLE_WALLBOARD";

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
  queryQueue?: CommandQueryQueue;
  requestCallback?: CommandRequestCallback;
  scheduleCallback?: CommandScheduleCallback;
  cancelCallback?: CommandCancelCallback;
  dialCallback?: CommandDialCallback;
  rejectCallback?: CommandRejectCallback;
  setAgentSkills?: CommandSetAgentSkills;
  resetAgentSkills?: CommandResetAgentSkills;
  forceTeam?: CommandForceTeam;
  broadcastNotice?: CommandBroadcastNotice;
  setTeamSkill?: CommandSetTeamSkill;
  sendMessage?: CommandSendMessage;
  requestHelp?: CommandRequestHelp;
  answerHelp?: CommandAnswerHelp;
  cancelHelp?: CommandCancelHelp;
  setRating?: CommandSetRating;
  submitItem?: CommandSubmitItem;
  endItem?: CommandEndItem;
  acceptItem?: CommandAcceptItem;
  rejectItem?: CommandRejectItem;
  parkItem?: CommandParkItem;
  resumeItem?: CommandResumeItem;
  completeItem?: CommandCompleteItem;
  transferItem?: CommandTransferItem;
  setAgentAttributes?: CommandSetAgentAttributes;
  resetAgentAttributes?: CommandResetAgentAttributes;
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

export interface CommandQueryQueue {
  port?: string;
  skill?: string;
  priority?: number;
}

export interface CommandRequestCallback {
  port?: string;
  number?: string;
  skill?: string;
  priority?: number;
  notBeforeMillis?: Int64;
  notAfterMillis?: Int64;
}

export interface CommandScheduleCallback {
  contact?: ContactId;
  number?: string;
  skill?: string;
  priority?: number;
  notBeforeMillis?: Int64;
  notAfterMillis?: Int64;
  text?: string;
}

export interface CommandCancelCallback {
  callback?: ContactId;
}

export interface CommandDialCallback {
  callback?: ContactId;
}

export interface CommandRejectCallback {
  callback?: ContactId;
}

export interface CommandSetAgentSkills {
  agentId?: string;
  skills?: AgentSiteSkillLevel[];
  text?: string;
}

export interface AgentSiteSkillLevel {
  skill?: string;
  level?: number;
  reserve?: number;
  weight?: number;
  percent?: number;
}

export interface CommandResetAgentSkills {
  agentId?: string;
  text?: string;
}

export interface CommandForceTeam {
  team?: string;
  state?: CommandForcedState;
  reasonCode?: number;
  text?: string;
}

export type CommandForcedState =
  | "COMMAND_FORCED_STATE_UNSPECIFIED"
  | "COMMAND_FORCED_STATE_READY"
  | "COMMAND_FORCED_STATE_NOT_READY"
  | "COMMAND_FORCED_STATE_LOGGED_OFF";

export interface CommandBroadcastNotice {
  team?: string;
  text?: string;
}

export interface CommandSetTeamSkill {
  team?: string;
  skill?: string;
  level?: number;
  text?: string;
}

export interface CommandSendMessage {
  agentId?: string;
  text?: string;
}

export interface CommandRequestHelp {
  call?: CallKey;
  text?: string;
}

export interface CommandAnswerHelp {
  agentId?: string;
}

export interface CommandCancelHelp {
}

export interface CommandSetRating {
  port?: string;
  question?: string;
  rating?: number;
}

export interface CommandSubmitItem {
  skill?: string;
  priority?: number;
  reference?: string;
  from?: string;
  text?: string;
  data?: Record<string, string>;
  weight?: number;
}

export interface CommandEndItem {
  contact?: ContactId;
}

export interface CommandAcceptItem {
  contact?: ContactId;
}

export interface CommandRejectItem {
  contact?: ContactId;
}

export interface CommandParkItem {
  contact?: ContactId;
}

export interface CommandResumeItem {
  contact?: ContactId;
}

export interface CommandCompleteItem {
  contact?: ContactId;
}

export interface CommandTransferItem {
  contact?: ContactId;
  skill?: string;
  priority?: number;
}

export interface CommandSetAgentAttributes {
  agentId?: string;
  attributes?: AgentSiteAttribute[];
  text?: string;
}

export interface AgentSiteAttribute {
  name?: string;
  value?: number;
}

export interface CommandResetAgentAttributes {
  agentId?: string;
  text?: string;
}

export interface ClientMessageLogout {
}

export interface ClientMessageSubscribe {
  queryId?: Int64;
  patterns?: string[];
}

export interface ClientMessageUnsubscribe {
  patterns?: string[];
}

export interface ClientMessageSearch {
  queryId?: Int64;
  text?: string;
  filter?: ClientMessageSearchFilter;
  offset?: number;
  limit?: number;
}

export type ClientMessageSearchFilter =
  | "CLIENT_MESSAGE_SEARCH_FILTER_UNSPECIFIED"
  | "CLIENT_MESSAGE_SEARCH_FILTER_ALL"
  | "CLIENT_MESSAGE_SEARCH_FILTER_FREE"
  | "CLIENT_MESSAGE_SEARCH_FILTER_TRANSFERABLE"
  | "CLIENT_MESSAGE_SEARCH_FILTER_SUPERVISORS";

export interface ClientMessageReadLog {
  queryId?: Int64;
  stream?: ClientMessageLogStream;
  position?: string;
  window?: number;
  intervals?: ClientMessageLogIntervals;
}

export type ClientMessageLogStream =
  | "CLIENT_MESSAGE_LOG_STREAM_UNSPECIFIED"
  | "CLIENT_MESSAGE_LOG_STREAM_CALLS"
  | "CLIENT_MESSAGE_LOG_STREAM_AGENTS"
  | "CLIENT_MESSAGE_LOG_STREAM_VDN_INTERVALS"
  | "CLIENT_MESSAGE_LOG_STREAM_SKILL_INTERVALS"
  | "CLIENT_MESSAGE_LOG_STREAM_AGENT_INTERVALS"
  | "CLIENT_MESSAGE_LOG_STREAM_AGENT_SKILL_INTERVALS"
  | "CLIENT_MESSAGE_LOG_STREAM_WRAP_UPS"
  | "CLIENT_MESSAGE_LOG_STREAM_ADMINISTRATION";

export interface ClientMessageLogIntervals {
  minutes?: number;
  zone?: string;
  booking?: ClientMessageLogBooking;
  seconds?: boolean;
}

export type ClientMessageLogBooking =
  | "CLIENT_MESSAGE_LOG_BOOKING_UNSPECIFIED"
  | "CLIENT_MESSAGE_LOG_BOOKING_EVENT"
  | "CLIENT_MESSAGE_LOG_BOOKING_CALL_END";

export interface ClientMessageAcknowledgeLog {
  queryId?: Int64;
  rows?: Int64;
}

export interface ClientMessageStopLog {
  queryId?: Int64;
}

export interface ClientMessageCarryOpen {
  channel?: Int64;
  address?: string;
}

export interface ClientMessageCarryBytes {
  channel?: Int64;
  bytes?: Base64;
}

export interface ClientMessageCarryClose {
  channel?: Int64;
}

export interface ClientMessageReadDesk {
  queryId?: Int64;
}

export interface ClientMessageReadWrapUpCodes {
  queryId?: Int64;
  skill?: string;
}

export type ServerMessage = OneOf<{
  welcome?: ServerMessageWelcome;
  sessionEstablished?: ServerMessageSessionEstablished;
  refused?: ServerMessageRefused;
  heartbeat?: ServerMessageHeartbeat;
  pushed?: ServerMessagePushed;
  topic?: ServerMessageTopic;
  closing?: ServerMessageClosing;
  subscribed?: ServerMessageSubscribed;
  topicDelta?: ServerMessageTopicDelta;
  topicEnded?: ServerMessageTopicEnded;
  found?: ServerMessageFound;
  logRow?: ServerMessageLogRow;
  carryBytes?: ServerMessageCarryBytes;
  carryClose?: ServerMessageCarryClose;
  desk?: ServerMessageDesk;
  wrapUpCodes?: ServerMessageWrapUpCodes;
}>;

export interface ServerMessageWelcome {
  version?: number;
  serverName?: string;
  heartbeatMillis?: number;
  limits?: Limits;
  features?: string[];
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
  position?: Int64;
}

export interface ServerMessageRefused {
  code?: number;
  name?: string;
  sentence?: string;
  detail?: string;
  requestId?: Int64;
  queryId?: Int64;
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
  queueReported?: PushQueueReported;
  callbackOffered?: PushCallbackOffered;
  teamOutcome?: PushTeamOutcome;
  messageReceived?: PushMessageReceived;
  helpRequested?: PushHelpRequested;
  helpEnded?: PushHelpEnded;
  thresholdCrossed?: PushThresholdCrossed;
  skillsChanged?: PushSkillsChanged;
  itemChanged?: PushItemChanged;
  attributesChanged?: PushAttributesChanged;
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
  | "REFUSAL_REASON_PLAN_UNKNOWN"
  | "REFUSAL_REASON_NOT_WAITING"
  | "REFUSAL_REASON_TREATMENTS_EXHAUSTED"
  | "REFUSAL_REASON_CALLBACK_NUMBER_BLOCKED"
  | "REFUSAL_REASON_CALLBACK_EXISTS"
  | "REFUSAL_REASON_CALLBACKS_FULL"
  | "REFUSAL_REASON_CALLBACK_UNKNOWN"
  | "REFUSAL_REASON_CALLBACK_TOO_LATE"
  | "REFUSAL_REASON_CALLBACK_NOT_YOURS"
  | "REFUSAL_REASON_NO_SUPERVISOR"
  | "REFUSAL_REASON_TEAM_UNKNOWN"
  | "REFUSAL_REASON_WRAP_UP_CODE_UNKNOWN"
  | "REFUSAL_REASON_HELP_UNKNOWN"
  | "REFUSAL_REASON_TOPIC_NOT_PERMITTED"
  | "REFUSAL_REASON_TOO_MANY_SUBSCRIPTIONS"
  | "REFUSAL_REASON_TOKEN_REFUSED"
  | "REFUSAL_REASON_LOG_POSITION_GONE"
  | "REFUSAL_REASON_UPSTREAM_LOST"
  | "REFUSAL_REASON_ITEM_UNKNOWN"
  | "REFUSAL_REASON_ITEM_NOT_YOURS"
  | "REFUSAL_REASON_ITEM_STATE"
  | "REFUSAL_REASON_ITEM_EXISTS"
  | "REFUSAL_REASON_ITEMS_FULL"
  | "REFUSAL_REASON_SKILL_NOT_FOR_ITEMS"
  | "REFUSAL_REASON_CAPACITY_FULL"
  | "REFUSAL_REASON_ATTRIBUTE_UNKNOWN"
  | "REFUSAL_REASON_SKILL_NOT_FOR_CALLS";

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
  screenPopUrl?: string;
  failed?: boolean;
  alerting?: boolean;
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

export interface PushQueueReported {
  requestId?: Int64;
  contact?: ContactId;
  skill?: string;
  position?: number;
  expectedWaitMillis?: Int64;
  waitedMillis?: Int64;
}

export interface PushCallbackOffered {
  callback?: TopicStateCallbackView;
  serial?: string;
  previewMillis?: Int64;
}

export interface TopicStateCallbackView {
  callback?: ContactId;
  first?: ContactId;
  number?: string;
  skill?: string;
  state?: CallbackState;
  attempts?: number;
  last?: CallbackOutcome;
  agentId?: string;
  notBeforeMillis?: Int64;
  expiresMillis?: Int64;
  text?: string;
  arranger?: string;
}

export type CallbackState =
  | "CALLBACK_STATE_UNSPECIFIED"
  | "CALLBACK_STATE_SCHEDULED"
  | "CALLBACK_STATE_WAITING"
  | "CALLBACK_STATE_OFFERED"
  | "CALLBACK_STATE_DIALLING"
  | "CALLBACK_STATE_TALKING"
  | "CALLBACK_STATE_PAUSED"
  | "CALLBACK_STATE_DONE"
  | "CALLBACK_STATE_EXHAUSTED"
  | "CALLBACK_STATE_EXPIRED"
  | "CALLBACK_STATE_CANCELLED"
  | "CALLBACK_STATE_CALLED_AGAIN";

export type CallbackOutcome =
  | "CALLBACK_OUTCOME_UNSPECIFIED"
  | "CALLBACK_OUTCOME_NONE"
  | "CALLBACK_OUTCOME_BUSY"
  | "CALLBACK_OUTCOME_NO_ANSWER"
  | "CALLBACK_OUTCOME_FAILED"
  | "CALLBACK_OUTCOME_AGENT_LEFT";

export interface PushTeamOutcome {
  requestId?: Int64;
  team?: string;
  agents?: PushAgentOutcome[];
}

export interface PushAgentOutcome {
  agentId?: string;
  reason?: RefusalReason;
  detail?: string;
}

export interface PushMessageReceived {
  fromAgentId?: string;
  fromName?: string;
  text?: string;
  sentMillis?: Int64;
}

export interface PushHelpRequested {
  agentId?: string;
  agentName?: string;
  text?: string;
  call?: CallView;
  sinceMillis?: Int64;
}

export interface PushHelpEnded {
  agentId?: string;
  supervisorId?: string;
}

export interface PushThresholdCrossed {
  alert?: TopicStateAlertView;
}

export interface TopicStateAlertView {
  topic?: string;
  item?: DeskSiteBoardItem;
  beyond?: boolean;
  value?: Int64;
  limit?: Int64;
  sinceMillis?: Int64;
}

export type DeskSiteBoardItem =
  | "DESK_SITE_BOARD_ITEM_UNSPECIFIED"
  | "DESK_SITE_BOARD_ITEM_INQUEUE"
  | "DESK_SITE_BOARD_ITEM_OLDESTCALL"
  | "DESK_SITE_BOARD_ITEM_EWT"
  | "DESK_SITE_BOARD_ITEM_STAFFED"
  | "DESK_SITE_BOARD_ITEM_AVAILABLE"
  | "DESK_SITE_BOARD_ITEM_AGINRING"
  | "DESK_SITE_BOARD_ITEM_ONACD"
  | "DESK_SITE_BOARD_ITEM_INACW"
  | "DESK_SITE_BOARD_ITEM_INAUX"
  | "DESK_SITE_BOARD_ITEM_SERVICELEVEL"
  | "DESK_SITE_BOARD_ITEM_ABANDONRATE"
  | "DESK_SITE_BOARD_ITEM_OCCUPANCY"
  | "DESK_SITE_BOARD_ITEM_OTHER";

export interface PushSkillsChanged {
  supervisorId?: string;
  skills?: AgentSiteSkillLevel[];
  overridden?: boolean;
  text?: string;
}

export interface PushItemChanged {
  item?: ItemView;
}

export interface ItemView {
  contact?: ContactId;
  serial?: string;
  medium?: string;
  reference?: string;
  from?: string;
  text?: string;
  skill?: string;
  state?: ItemState;
  agentId?: string;
  waitedMillis?: Int64;
  data?: Record<string, string>;
}

export type ItemState =
  | "ITEM_STATE_UNSPECIFIED"
  | "ITEM_STATE_WAITING"
  | "ITEM_STATE_OFFERED"
  | "ITEM_STATE_ACCEPTED"
  | "ITEM_STATE_PARKED"
  | "ITEM_STATE_ENDED";

export interface PushAttributesChanged {
  supervisorId?: string;
  attributes?: AgentSiteAttribute[];
  overridden?: boolean;
  text?: string;
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
  queueView?: TopicStateQueueView;
  pathView?: TopicStatePathView;
  callbackView?: TopicStateCallbackView;
  teamView?: TopicStateTeamView;
  alertView?: TopicStateAlertView;
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
  desktopPresent?: boolean;
  overriddenSkills?: AgentSiteSkillLevel[];
  items?: ItemView[];
  overriddenAttributes?: AgentSiteAttribute[];
  helpSinceMillis?: Int64;
  helpText?: string;
  observedAgentId?: string;
  observationMode?: ObservationMode;
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
  expectationsMeasured?: Int64;
  expectationErrorMillis?: Int64;
  expectationBiasMillis?: Int64;
  inflow?: Int64;
  outflow?: Int64;
  recentAnswered?: number;
  recentInObjective?: number;
  recentAbandoned?: number;
  other?: number;
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

export interface TopicStateQueueView {
  skill?: string;
  waiting?: number;
  first?: TopicStateQueuePlace[];
}

export interface TopicStateQueuePlace {
  contact?: ContactId;
  serial?: string;
  position?: number;
  priority?: number;
  sinceMillis?: Int64;
  expectedWaitMillis?: Int64;
}

export interface TopicStatePathView {
  fromSwitch?: string;
  toSwitch?: string;
  inUse?: number;
  capacity?: number;
  failures?: number;
  blockedUntilMillis?: Int64;
  idleTrunks?: number;
}

export interface TopicStateTeamView {
  team?: string;
  loggedOn?: number;
  ready?: number;
  onCalls?: number;
  ringing?: number;
  afterCallWork?: number;
  notReady?: number;
  other?: number;
}

export interface ServerMessageClosing {
  code?: number;
  name?: string;
  sentence?: string;
  detail?: string;
}

export interface ServerMessageSubscribed {
  queryId?: Int64;
  position?: Int64;
  topics?: number;
  refused?: string[];
}

export interface ServerMessageTopicDelta {
  topic?: string;
  baseVersion?: Int64;
  version?: Int64;
  changed?: TopicState;
  cleared?: number[];
}

export interface ServerMessageTopicEnded {
  topic?: string;
}

export interface ServerMessageFound {
  queryId?: Int64;
  position?: Int64;
  total?: number;
  entries?: DirectoryEntry[];
}

export interface DirectoryEntry {
  agentId?: string;
  name?: string;
  team?: string;
  area?: string;
  state?: AgentState;
  sinceMillis?: Int64;
  switchName?: string;
  station?: string;
  skills?: AgentSiteSkillLevel[];
  overridden?: boolean;
  desktopPresent?: boolean;
  transferable?: boolean;
  attributes?: AgentSiteAttribute[];
  attributesOverridden?: boolean;
}

export interface ServerMessageLogRow {
  queryId?: Int64;
  position?: string;
  row?: string;
}

export interface ServerMessageCarryBytes {
  channel?: Int64;
  bytes?: Base64;
}

export interface ServerMessageCarryClose {
  channel?: Int64;
}

export interface ServerMessageDesk {
  queryId?: Int64;
  position?: Int64;
  userId?: string;
  name?: string;
  team?: string;
  supervisor?: boolean;
  switches?: string[];
  reasons?: ServerMessageReasonName[];
}

export interface ServerMessageReasonName {
  use?: DeskSiteReasonUse;
  code?: number;
  name?: string;
}

export type DeskSiteReasonUse =
  | "DESK_SITE_REASON_USE_UNSPECIFIED"
  | "DESK_SITE_REASON_USE_NOT_READY"
  | "DESK_SITE_REASON_USE_LOG_OFF";

export interface ServerMessageWrapUpCodes {
  queryId?: Int64;
  position?: Int64;
  skill?: string;
  codes?: string[];
}
