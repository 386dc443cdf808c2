package io.strowger.csta.phase3;

import static io.strowger.csta.codec.TagClass.APPLICATION;
import static io.strowger.csta.codec.TagClass.UNIVERSAL;

import io.strowger.csta.Octets;
import io.strowger.csta.codec.AnyElement;
import io.strowger.csta.codec.Max;
import io.strowger.csta.codec.OptionalMember;
import io.strowger.csta.codec.Tagged;
import io.strowger.csta.codec.Wrapper;
import java.util.List;

/** Arguments and results of Phase III operations, and events. Optional members are null when absent. */
public interface Csta3 {
    /** Most octets of a monitor cross reference. */
    int MAX_CROSS_REF = 16;
    /** Most octets of account and authorisation codes and of correlator data. */
    int MAX_DATA = 256;
    /** Most elements of a list. */
    int MAX_LIST = 64;

    /** An argument or a result. */
    interface Content {}

    /** Names a monitor. */
    @Tagged(value = 21, tagClass = APPLICATION)
    @Wrapper
    record MonitorCrossRefID(@Max(MAX_CROSS_REF) Octets value) {}

    /** Data that one end of a call gives to the other. */
    @Tagged(value = 29, tagClass = APPLICATION, explicit = true)
    @Wrapper
    record UserData(@Max(MAX_DATA) Octets value) {}

    /** makeCall, argument. */
    record MakeCallArgument(DeviceID callingDevice, DeviceID calledDirectoryNumber,
            @OptionalMember @Tagged(0) @Max(MAX_DATA) Octets accountCode,
            @OptionalMember @Tagged(1) @Max(MAX_DATA) Octets authCode,
            @OptionalMember @Tagged(3) AutoOriginate autoOriginate,
            @OptionalMember @Tagged(2) @Max(MAX_DATA) Octets correlatorData,
            @OptionalMember UserData userData,
            @OptionalMember @Tagged(value = 3, tagClass = UNIVERSAL) @Max(MAX_DATA) Octets callCharacteristics,
            @OptionalMember @Tagged(4) MediaCallCharacteristics mediaCallCharacteristics,
            @OptionalMember @Tagged(5) ConnectionInformation callingConnectionInfo,
            @OptionalMember @Tagged(6) @Max(MAX_DATA) Octets subjectOfCall,
            @OptionalMember @Tagged(7) @Max(MAX_DATA) Octets languagePreferences,
            @OptionalMember @Tagged(8) EventCause reason, @OptionalMember CSTACommonArguments extensions)
            implements
                Content {
        /** A call without any option. */
        public static MakeCallArgument of(DeviceID callingDevice, DeviceID calledDirectoryNumber) {
            return new MakeCallArgument(callingDevice, calledDirectoryNumber, null, null, null, null, null, null, null,
                    null, null, null, null, null);
        }
    }

    /** makeCall, result: the calling device with the call. */
    record MakeCallResult(ConnectionID callingDevice,
            @OptionalMember @Tagged(0) MediaCallCharacteristics mediaCallCharacteristics,
            @OptionalMember @Tagged(1) ConnectionInformation initiatedCallInfo,
            @OptionalMember @Tagged(2) CallLinkageData callLinkageData,
            @OptionalMember CSTACommonArguments extensions) implements Content {}

    /** answerCall, argument. */
    record AnswerCallArgument(ConnectionID callToBeAnswered, @OptionalMember @Max(MAX_DATA) Octets correlatorData,
            @OptionalMember UserData userData,
            @OptionalMember CSTACommonArguments extensions) implements Content {}

    /** clearConnection, argument. */
    record ClearConnectionArgument(ConnectionID connectionToBeCleared,
            @OptionalMember @Max(MAX_DATA) Octets correlatorData,
            @OptionalMember UserData userData,
            @OptionalMember EventCause reason, @OptionalMember CSTACommonArguments extensions) implements Content {}

    /** holdCall, argument. */
    record HoldCallArgument(ConnectionID callToBeHeld, @OptionalMember Boolean connectionReservation,
            @OptionalMember CSTACommonArguments extensions) implements Content {}

    /** The result of operations that only confirm. */
    sealed interface NullOrExtensions extends Content {
        /** Nothing but the confirmation. */
        @Wrapper
        record Null() implements NullOrExtensions {}

        /** With extensions. */
        @Wrapper
        record Extensions(CSTACommonArguments extensions) implements NullOrExtensions {}
    }

    /** monitorStart, argument. */
    record MonitorStartArgument(CSTAObject monitorObject,
            @OptionalMember @Tagged(0) MonitorFilter requestedMonitorFilter, @OptionalMember MonitorType monitorType,
            @OptionalMember @Tagged(1) @Max(MAX_DATA) Octets requestedMonitorMediaClass,
            @OptionalMember CSTACommonArguments extensions) implements Content {}

    /** monitorStart, result. */
    record MonitorStartResult(
            MonitorCrossRefID crossRefIdentifier,
            @OptionalMember @Tagged(0) MonitorFilter actualMonitorFilter,
            @OptionalMember @Tagged(1) @Max(MAX_DATA) Octets actualMonitorMediaClass,
            @OptionalMember Boolean monitorExistingCalls, @OptionalMember CSTACommonArguments extensions)
            implements
                Content {}

    /** What can be monitored (ECMA-285, CSTAObject). */
    sealed interface CSTAObject {
        /** A device. */
        @Wrapper
        record DeviceObject(DeviceID deviceID) implements CSTAObject {}

        /** A call. */
        @Wrapper
        record CallObject(ConnectionID connectionID) implements CSTAObject {}
    }

    /** cSTAEventReport, argument. */
    record EventReport(
            MonitorCrossRefID crossRefIdentifier,
            EventSpecificInfo eventSpecificInfo) implements Content {}

    /** The categories of events. */
    sealed interface EventSpecificInfo {
        /** Call control. */
        @Tagged(0)
        @Wrapper
        record CallControlEvents(CallControlEvent event) implements EventSpecificInfo {}

        /** Of a category without declaration: the whole element. */
        @Wrapper
        record OtherCategory(@AnyElement @Max(Rose.MAX_ARGUMENT) Octets element) implements EventSpecificInfo {}
    }

    /** Call control events. */
    sealed interface CallControlEvent permits Delivered, OtherCallControlEvent {}

    /** A call control event without declaration: the whole element. */
    @Wrapper
    record OtherCallControlEvent(@AnyElement @Max(Rose.MAX_ARGUMENT) Octets element) implements CallControlEvent {}

    /** A call alerts at a device, or has arrived at a distribution device. */
    @Tagged(4)
    record Delivered(ConnectionID connection,
            @Tagged(value = 3, tagClass = APPLICATION) ExtendedDeviceID alertingDevice,
            @Tagged(value = 1, tagClass = APPLICATION) ExtendedDeviceID callingDevice,
            @Tagged(value = 2, tagClass = APPLICATION) ExtendedDeviceID calledDevice,
            RedirectionDeviceID lastRedirectionDevice, @OptionalMember ConnectionID originatingNIDConnection,
            @OptionalMember LocalConnectionState localConnectionInfo,
            @OptionalMember @Tagged(0) @Max(MAX_DATA) Octets correlatorData,
            @OptionalMember UserData userData,
            EventCause cause, @OptionalMember @Tagged(1) ServicesPermitted servicesPermitted,
            @OptionalMember @Tagged(value = 7, tagClass = APPLICATION) ExtendedDeviceID networkCallingDevice,
            @OptionalMember @Tagged(value = 8, tagClass = APPLICATION) ExtendedDeviceID networkCalledDevice,
            @OptionalMember @Tagged(value = 5, tagClass = APPLICATION) ExtendedDeviceID associatedCallingDevice,
            @OptionalMember @Tagged(value = 6, tagClass = APPLICATION) ExtendedDeviceID associatedCalledDevice,
            @OptionalMember @Tagged(2) MediaCallCharacteristics mediaCallCharacteristics,
            @OptionalMember @Tagged(3) @Max(MAX_DATA) Octets callCharacteristics,
            @OptionalMember @Tagged(4) ConnectionInformation connectionInfo,
            @OptionalMember @Tagged(5) CallLinkageData callLinkageData,
            @OptionalMember @Tagged(6) @Max(MAX_DATA) Octets subjectOfCall,
            @OptionalMember @Tagged(7) @Max(MAX_LIST) List<@AnyElement Octets> messageInfo,
            @OptionalMember @Tagged(8) @Max(MAX_DATA) Octets languagePreferences,
            @OptionalMember @Tagged(9) @Max(MAX_LIST) List<DeviceHistoryEntry> deviceHistory,
            @OptionalMember @Tagged(10) @Max(MAX_LIST) List<@AnyElement Octets> locationInfo,
            @OptionalMember CSTACommonArguments extensions) implements CallControlEvent {}

    /** A device that a call has left. */
    record DeviceHistoryEntry(DeviceID oldDeviceID, @OptionalMember @Tagged(1) EventCause eventCause,
            @OptionalMember @Tagged(2) ConnectionID oldConnectionID) {}
}
