package io.strowger.tools.pbx;

import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.CoveragePath;
import io.strowger.simulator.model.Endpoint;
import io.strowger.simulator.model.ForwardingType;
import io.strowger.simulator.model.OutsideParty;
import io.strowger.simulator.model.StationFeatures;
import io.strowger.simulator.model.Switch;
import io.strowger.simulator.model.SwitchPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is set in a switch beyond its plan before anybody is connected: features of stations, and what happens at numbers
 * outside. It is tried at a switch of the plan while the file is read, so that what cannot be is told with its line.
 */
final class SetupSection {
    private static final int PICKUP_GROUP_MAX = 9_999;
    private static final int ADDRESS_CHARS_MAX = 64;

    /** Something that is set. */
    @FunctionalInterface
    interface Deed {
        /** Whether the switch took it. */
        boolean on(Switch theSwitch);
    }

    private record Step(SettingsSection section, String what, Deed deed) {}

    /** Who may want a station's lamp, with the bit that the private data gives him. */
    private enum Lamp {
        CTI(0x10), LWC(0x08), PROPERTY_MANAGEMENT(0x04), VOICE(0x02), MCS(0x01);

        private final int bit;

        Lamp(int bit) {
            this.bit = bit;
        }
    }

    private final List<Step> steps = new ArrayList<>();

    private void step(SettingsSection section, String what, Deed deed) {
        steps.add(new Step(section, what, deed));
    }

    /** Reads what a row of stations has. */
    void stations(SettingsSection section, List<String> extensions) {
        SettingsSection coverage = section.section("coverage");
        long after = coverage.millis("after", 20_000, PbxSettings.TIME_MAX);
        String to = coverage.text("to", "");
        coverage.end();
        CoveragePath path = to.isEmpty() ? null : PbxSettings.of(coverage, () -> new CoveragePath(after, to));
        int group = section.number("pickup-group", 0, 0, PICKUP_GROUP_MAX);
        boolean quiet = section.flag("do-not-disturb", false);
        boolean inService = section.flag("in-service", true);
        int lamps = lamps(section);
        List<Forwarding> forwardings = forwardings(section);
        List<Endpoint> telephones = telephones(section);
        for (String extension : extensions) {
            if (path != null) {
                step(coverage, "coverage", s -> s.stationFeatures().setCoverage(extension, path));
            }
            if (group != 0) {
                step(section, "pickup-group", s -> s.stationFeatures().setPickupGroup(extension, group));
            }
            if (lamps != 0) {
                step(section, "message-waiting",
                        s -> done(s.stationFeatures().setMessageWaiting(extension, lamps, true)));
            }
            for (Forwarding each : forwardings) {
                step(each.section(), "forwarding",
                        s -> done(s.stationFeatures().setForwarding(extension, each.type(), true, each.to())));
            }
            if (quiet) {
                step(section, "do-not-disturb", s -> done(s.stationFeatures().setDoNotDisturb(extension, true)));
            }
            if (telephones != null) {
                step(section, "telephones", s -> register(s, extension, telephones));
            }
            if (!inService) {
                step(section, "in-service", s -> {
                    s.users().setInService(extension, false);
                    return true;
                });
            }
        }
    }

    private static boolean done(Answer<?> answer) {
        return answer instanceof Answer.Done<?>;
    }

    private static int lamps(SettingsSection section) {
        int bits = 0;
        for (String name : section.texts("message-waiting", List.of())) {
            Lamp lamp = PbxSettings.of(section, () -> lamp(name));
            bits |= lamp == null ? 0 : lamp.bit;
        }
        return bits & StationFeatures.ALL_MESSAGES;
    }

    private static Lamp lamp(String name) {
        try {
            return Lamp.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("message-waiting is of " + List.of(Lamp.values()) + ": " + name,
                    unknown);
        }
    }

    private record Forwarding(SettingsSection section, ForwardingType type, String to) {}

    private static List<Forwarding> forwardings(SettingsSection section) {
        List<Forwarding> forwardings = new ArrayList<>();
        for (SettingsSection each : section.sections("forwarding")) {
            forwardings.add(new Forwarding(each, each.constant("on", ForwardingType.IMMEDIATE), each.required("to")));
            each.end();
        }
        return forwardings;
    }

    /** Null where the file says nothing of them. */
    private static List<Endpoint> telephones(SettingsSection section) {
        boolean said = section.has("telephones");
        List<Endpoint> telephones = new ArrayList<>();
        for (SettingsSection each : section.sections("telephones")) {
            String address = each.text("address", "192.0.2.1");
            if (address.length() > ADDRESS_CHARS_MAX) {
                each.contradiction("address has more than " + ADDRESS_CHARS_MAX + " characters");
            }
            telephones.add(new Endpoint(telephones.size(), address,
                    each.constant("dependency", Endpoint.Dependency.MAIN),
                    each.constant("signaling", Endpoint.Signaling.H323)));
            each.end();
        }
        return said ? telephones : null;
    }

    /** Instead of the one that a station has from the beginning. */
    private static boolean register(Switch theSwitch, String extension, List<Endpoint> telephones) {
        theSwitch.endpoints().unregister(extension, 0, Endpoint.Reason.LOGOFF);
        boolean all = true;
        for (Endpoint telephone : telephones) {
            all &= theSwitch.endpoints().register(extension, telephone);
        }
        return all;
    }

    /** Reads what happens at numbers outside. */
    void outsideNumbers(SettingsSection root) {
        for (SettingsSection section : root.sections("outside-numbers")) {
            String number = section.required("number");
            OutsideParty party = section.constant("party", OutsideParty.ANSWERS);
            section.end();
            step(section, "another of outside-numbers", s -> s.outside().behave(number, party));
        }
    }

    /** Tries everything at a switch of its own, and says what it did not take. */
    void check(SwitchPlan plan) {
        Switch trial = new Switch(plan, 0);
        for (Step step : steps) {
            if (!step.deed().on(trial)) {
                step.section().contradiction(step.what() + " is not possible there");
            }
        }
    }

    /** What is to be set, in order. */
    List<Deed> deeds() {
        return steps.stream().map(Step::deed).toList();
    }
}
