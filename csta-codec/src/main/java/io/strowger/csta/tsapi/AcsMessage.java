package io.strowger.csta.tsapi;

/** A message of the ACS table; see {@link Acs}. */
public sealed interface AcsMessage extends TsapiMessage
        permits Acs.OpenStream, Acs.OpenStreamConf, Acs.CloseStream, Acs.CloseStreamConf, Acs.AbortStream,
        Acs.UniversalFailureConf, Acs.UniversalFailureEvent, Acs.KeyRequest, Acs.KeyReply, Acs.NameSrvRequest,
        Acs.NameSrvReply, Acs.AuthReply, Acs.AuthReplyTwo, Acs.SetHeartbeatInterval, Acs.SetHeartbeatIntervalConf,
        Acs.ClientHeartbeatEvent, Acs.RequestPrivileges, Acs.RequestPrivilegesConf, Acs.SetPrivileges,
        Acs.SetPrivilegesConf {}
