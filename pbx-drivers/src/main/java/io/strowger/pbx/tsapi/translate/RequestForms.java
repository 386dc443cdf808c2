package io.strowger.pbx.tsapi.translate;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.NotPossibleReason;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.PrivateItem;
import io.strowger.csta.tsapi.PrivateVersions;
import io.strowger.csta.tsapi.TsapiLimits;
import io.strowger.csta.tsapi.UUIProtocolType;
import io.strowger.csta.tsapi.UserToUserInfo;
import io.strowger.pbx.tsapi.translate.RequestTranslator.Request;
import java.util.List;

/** What the requests of one stream have in common: members in their wire form, and which forms the stream has. */
final class RequestForms {
    /** From here on user-to-user data may be long. */
    private static final int LONG_USER_INFO_VERSION = 6;

    /** Most measurements that one query can ask for; the switches have some forty. */
    static final int REQUEST_ITEMS_MAX = 64;

    private final NumberPlanNormaliser numbers;
    private final StreamFeatures stream;

    RequestForms(NumberPlanNormaliser numbers, StreamFeatures stream) {
        this.numbers = numbers;
        this.stream = stream;
    }

    /** A command that the stream cannot carry. Control flow within this package; without a stack. */
    static final class CannotCarry extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient PbxReply.NotPossible reply;

        CannotCarry(NotPossibleReason reason, String detail) {
            super(detail, null, false, false);
            this.reply = new PbxReply.NotPossible(reason, detail);
        }

        PbxReply.NotPossible reply() {
            return reply;
        }
    }

    static CannotCarry outOfRange(String detail) {
        return new CannotCarry(NotPossibleReason.ARGUMENT_OUT_OF_RANGE, detail);
    }

    StreamFeatures stream() {
        return stream;
    }

    /** An escape service, which is all private data. */
    Request escape(AttMessage asked) {
        return with(new Csta.EscapeSvc(), asked);
    }

    /**
     * A request with private data in the form that the stream's version has, if that can say everything that is asked.
     *
     * @param asked
     *            in the newest form
     */
    Request with(CstaMessage message, AttMessage asked) {
        PrivateItem item = item(message, asked);
        if (!saysAll(item, asked, stream.version())) {
            int needed = PrivateVersions.LOWEST;
            while (needed < PrivateVersions.HIGHEST && !saysAll(item, asked, needed)) {
                needed++;
            }
            throw new CannotCarry(NotPossibleReason.NEEDS_PRIVATE_DATA_VERSION,
                    item.name() + " needs private data version " + needed + ", the link has " + stream.version());
        }
        return new Request(message, new PrivateData.Avaya(stream.vendor(),
                item.inForm(asked, stream.version()).orElseThrow()));
    }

    /** A request with as much of the private data as the stream's version can say. */
    Request withWhatFits(CstaMessage message, AttMessage asked) {
        return item(message, asked).inForm(asked, stream.version())
                .map(form -> new Request(message, new PrivateData.Avaya(stream.vendor(), form)))
                .orElse(Request.plain(message));
    }

    private static boolean saysAll(PrivateItem item, AttMessage asked, int version) {
        return item.inForm(asked, version).filter(form -> item.inNewestForm(form).equals(asked)).isPresent();
    }

    private static PrivateItem item(CstaMessage message, AttMessage asked) {
        for (PrivateItem item : PrivateVersions.items(message.eventType())) {
            if (item.has(asked)) {
                return item;
            }
        }
        throw new IllegalStateException(asked.attType().name() + " does not ride on " + message);
    }

    /** Which of the switch's measurements are wanted. */
    static List<Boolean> items(List<Boolean> requestItems) {
        if (requestItems.isEmpty() || requestItems.size() > REQUEST_ITEMS_MAX) {
            throw outOfRange(requestItems.size() + " request items, 1 to " + REQUEST_ITEMS_MAX);
        }
        return requestItems;
    }

    /** A connection that must be there. */
    ConnectionID connection(ConnectionId connection) {
        if (connection == null) {
            throw outOfRange("no connection is named");
        }
        return Words.connection(connection);
    }

    /** A device of the switch. */
    String device(String deviceId) {
        if (deviceId.isEmpty() || deviceId.length() > TsapiLimits.DEVICE_ID) {
            throw outOfRange("device id of " + deviceId.length() + " characters, 1 to " + TsapiLimits.DEVICE_ID);
        }
        return deviceId;
    }

    /** A number to be reached, as the switch must be told it. */
    String number(String canonical) {
        return device(numbers.toSwitch(canonical));
    }

    /** User-to-user data; NONE for none. */
    UserToUserInfo userInfo(Bytes data) {
        if (data.isEmpty()) {
            return UserToUserInfo.NONE;
        }
        int most = stream.version() >= LONG_USER_INFO_VERSION
                ? TsapiLimits.USER_TO_USER_DATA
                : TsapiLimits.USER_TO_USER_DATA_V5;
        if (data.length() > most) {
            throw outOfRange("user-to-user data of " + data.length() + " octets, at most " + most);
        }
        return new UserToUserInfo(isPrintable(data) ? UUIProtocolType.UUI_IA5_ASCII : UUIProtocolType.UUI_USER_SPECIFIC,
                Words.octets(data));
    }

    private static boolean isPrintable(Bytes data) {
        for (int i = 0; i < data.length(); i++) {
            if (data.byteAt(i) < ' ' || data.byteAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** The wire's number of a value that must be there. */
    static <W extends io.strowger.csta.Enumerated, E extends Enum<E>> W number(WordTable<W, E> table, E word) {
        try {
            return table.number(word);
        } catch (IllegalArgumentException none) {
            throw outOfRange(none.getMessage());
        }
    }

    /** The wire's number of a value that may be absent. */
    static <W extends io.strowger.csta.Enumerated, E extends Enum<E>> W number(WordTable<W, E> table, E word,
            W otherwise) {
        return word == null ? otherwise : number(table, word);
    }
}
