package io.strowger.csta.tsapi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Which Avaya private data rides on which CSTA message, and in which form for which negotiated version.
 *
 * <p>An event, confirmation or request carries the newest form whose first version is not above the negotiated one; a
 * peer of that version need not know a newer number. Whoever writes to peers of several versions fills in the newest
 * form and lets {@link #forVersion} shrink it; whoever reads lets {@link #newest} grow it and needs to know one form.
 *
 * <p>A message has an item of its own, and may have others to choose from by name: {@link Csta.MakeCall} has
 * {@code MakeCall}, and also {@code DirectAgentCall} and {@code SupervisorAssistCall}. Escape services and private
 * events have others only. {@link Csta.MonitorConf} that answers {@link Csta.MonitorCall} carries {@code
 * MonitorCallConf}.
 */
public final class PrivateVersions {
    /** The lowest version in the tables. */
    public static final int LOWEST = 4;
    /** The highest version in the tables. */
    public static final int HIGHEST = 18;

    private static final List<PrivateItem> ITEMS = PrivateTable.items();
    /** By number of the CSTA message. */
    private static final List<List<PrivateItem>> BY_CARRIER = byCarrier();
    private static final PrivateItem[] OWN = PrivateTable.own(ITEMS);

    private PrivateVersions() {}

    private static List<List<PrivateItem>> byCarrier() {
        List<List<PrivateItem>> byCarrier = new ArrayList<>(
                Collections.nCopies(MessageType.MAX_EVENT_TYPE + 1, List.of()));
        for (PrivateItem item : ITEMS) {
            for (Class<? extends CstaMessage> carrier : item.carriers()) {
                int eventType = MessageType.of(carrier).eventType();
                List<PrivateItem> items = new ArrayList<>(byCarrier.get(eventType));
                items.add(item);
                byCarrier.set(eventType, List.copyOf(items));
            }
        }
        return List.copyOf(byCarrier);
    }

    /** All items. */
    public static List<PrivateItem> items() {
        return ITEMS;
    }

    /** The items that ride on a CSTA message, its own first; none for a number of no message. */
    public static List<PrivateItem> items(int eventType) {
        return eventType < 0 || eventType >= BY_CARRIER.size() ? List.of() : BY_CARRIER.get(eventType);
    }

    /** The message's own item; empty when it has none. */
    public static Optional<PrivateItem> item(Class<? extends CstaMessage> carrier) {
        return Optional.ofNullable(OWN[MessageType.of(carrier).eventType()]);
    }

    /**
     * An item of a message by name.
     *
     * @param name
     *            the record's without a version prefix, for example {@code QueryAcdSplit} for {@link Csta.EscapeSvc}
     */
    public static Optional<PrivateItem> item(Class<? extends CstaMessage> carrier, String name) {
        return items(MessageType.of(carrier).eventType()).stream().filter(item -> item.name().equals(name)).findFirst();
    }

    /** The form of the message's own item that {@code version} has. */
    public static Optional<AttType> form(Class<? extends CstaMessage> carrier, int version) {
        return item(carrier).flatMap(item -> item.form(version));
    }

    /** The form of the message's item of that name that {@code version} has. */
    public static Optional<AttType> form(Class<? extends CstaMessage> carrier, String name, int version) {
        return item(carrier, name).flatMap(item -> item.form(version));
    }

    /**
     * The number of the message's own item.
     *
     * @param eventType
     *            the message's number in the CSTA table
     * @param version
     *            the negotiated version; beyond {@link #HIGHEST} counts as that
     * @return the number, or 0 when that version has none for the message
     */
    public static int number(int eventType, int version) {
        PrivateItem own = eventType < 0 || eventType >= OWN.length ? null : OWN[eventType];
        return own == null ? 0 : own.number(version);
    }

    /**
     * {@code message} as the private data that a peer of {@code version} knows with the CSTA message: in another form of
     * the item that it is a form of.
     *
     * @param eventType
     *            the CSTA message's number
     * @param vendor
     *            the negotiated vendor
     * @return the block; {@link PrivateData#ABSENT} when that version has none for the message
     * @throws IllegalArgumentException
     *             {@code message} rides on other CSTA messages
     */
    public static PrivateData forVersion(int eventType, AttMessage message, String vendor, int version) {
        AttMessage form = require(eventType, message).inForm(message, version).orElse(null);
        return form == null ? PrivateData.ABSENT : new PrivateData.Avaya(vendor, form);
    }

    /**
     * What came with a CSTA message in the newest form of its item; {@code message} itself where it rides on other CSTA
     * messages, which a reader must expect of any peer.
     */
    public static AttMessage newest(int eventType, AttMessage message) {
        PrivateItem item = find(eventType, message);
        return item == null ? message : item.inNewestForm(message);
    }

    private static PrivateItem require(int eventType, AttMessage message) {
        PrivateItem item = find(eventType, message);
        if (item == null) {
            throw new IllegalArgumentException(
                    message.attType().name() + " does not ride on CSTA message " + eventType);
        }
        return item;
    }

    private static PrivateItem find(int eventType, AttMessage message) {
        List<PrivateItem> items = items(eventType);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).has(message)) {
                return items.get(i);
            }
        }
        return null;
    }
}
