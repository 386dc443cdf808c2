package io.strowger.tools.conformance;

import io.strowger.csta.Decoded;
import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.AttType;
import io.strowger.csta.tsapi.EventClass;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.PrivateVersions;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiFrames;
import io.strowger.tools.tsapi.Received;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What every frame of a server is looked at for, whatever the clause. Keeps each remark once. One thread. */
final class Hygiene {
    private static final int MONITOR_AT = 10;
    private static final int CLASS_AT = 14;

    private final Set<String> notes = new LinkedHashSet<>();

    void look(Received received, int version) {
        if (!(received.decoded() instanceof Decoded.Value<TsapiFrame> value)) {
            notes.add("a frame that cannot be read: " + received);
            return;
        }
        TsapiFrame frame = value.value();
        String name = frame.message().messageType() == null ? "a message" : frame.message().messageType().name();
        spelling(received, frame, name);
        header(received.octets(), frame, name);
        form(frame, name, version);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    private void spelling(Received received, TsapiFrame frame, String name) {
        Octets again = Octets.of(TsapiCodec.encode(frame));
        if (!again.equals(received.octets())) {
            notes.add(name + ": spelt otherwise than usual, here " + received.octets() + ", usual " + again);
        }
        if (!frame.trailing().isEmpty()) {
            notes.add(name + ": members behind the known ones");
        }
    }

    private void header(Octets octets, TsapiFrame frame, String name) {
        byte[] bytes = octets.toByteArray();
        int eventClass = bytes[CLASS_AT] & 0xff;
        if (eventClass != frame.message().eventClass()) {
            notes.add(name + ": sent with class " + EventClass.name(eventClass) + ", usual is "
                    + EventClass.name(frame.message().eventClass()));
        }
        boolean event = eventClass == EventClass.CSTAUNSOLICITED;
        boolean numbered = bytes[MONITOR_AT] != 0 || bytes[MONITOR_AT + 1] != 0 || bytes[MONITOR_AT + 2] != 0
                || bytes[MONITOR_AT + 3] != 0;
        if (event && !numbered) {
            notes.add(name + ": an event of no monitor");
        }
        if (bytes.length - TsapiFrames.HEADER_LENGTH > TsapiFrames.MAX_PRIVATE_SENT) {
            notes.add(name + ": " + bytes.length + " octets, some clients read lengths as signed");
        }
    }

    /** Which form of private data came, and which belongs to the version. */
    private void form(TsapiFrame frame, String name, int version) {
        switch (frame.privateData()) {
            case PrivateData.Avaya avaya -> {
                AttType type = AttType.of(avaya.message().getClass());
                int usual = PrivateVersions.number(frame.message().eventType(), version);
                if (type.version() > version) {
                    notes.add(name + ": private data " + type.number() + " belongs to version " + type.version()
                            + ", agreed was " + version);
                } else if (usual != 0 && usual != type.number() && !sibling(frame)) {
                    notes.add(name + ": private data " + type.number() + ", usual at version " + version + " is "
                            + usual);
                }
            }
            case PrivateData.UnknownAvaya unknown ->
                notes.add(name + ": private data " + unknown.pdu() + " is not known");
            case PrivateData.Vendor vendor -> {
            }
            case PrivateData.Absent absent -> {
            }
        }
    }

    /** Confirmations of call monitors have a form of their own, and so have escapes. */
    private static boolean sibling(TsapiFrame frame) {
        return frame.message() instanceof io.strowger.csta.tsapi.Csta.MonitorConf;
    }
}
