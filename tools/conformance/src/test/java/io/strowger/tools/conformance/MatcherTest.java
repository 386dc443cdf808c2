package io.strowger.tools.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.ExtendedDeviceID;
import io.strowger.csta.tsapi.TsapiText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatcherTest {
    private static final String EVENT = "Csta.Delivered{connection={callID=7, deviceID=\"5001\", devIDType=STATIC_ID}, "
            + "alertingDevice={deviceID=\"5001\", deviceIDType=DEVICE_IDENTIFIER}, list=[{a=1}, {a=2}], bits=0x0040, "
            + "cause=EC_NONE}";

    private final Map<String, Tree> variables = new LinkedHashMap<>(Map.of("call", new Tree.Scalar("7"), "station",
            new Tree.Scalar("\"5001\"")));

    private String compare(String pattern) {
        return new Matcher(variables).compare(TreeReader.read(pattern), TreeReader.read(EVENT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "*", "Csta.Delivered{}", "{cause=EC_NONE}", "{cause=EC_BUSY | EC_NONE}", "{cause=not EC_BUSY}",
        "{connection=7@\"5001\"}", "{connection=$call@$station}", "{alertingDevice=$station}", "{bits=0x40}",
        "{bits=64}", "{list=[*, *]}", "{list=[has {a=2}]}", "{list=[{a=1}, {a=?two}]}",
        "Csta.Established{} | Csta.Delivered{}", "not Csta.Established{}"})
    void matches(String pattern) {
        assertNull(compare(pattern));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "Csta.Established{}; expected Csta.Established{}",
        "{cause=EC_BUSY}; cause: expected EC_BUSY, got EC_NONE",
        "{connection=8@\"5001\"}; connection.callID: expected 8, got 7",
        "{list=[*]}; list: expected [*]",
        "{list=[has {a=3}]}; list: expected [has {a=3}]",
        "{none=1}; none: expected 1, got no such member",
        "not Csta.Delivered{}; expected not Csta.Delivered{}"})
    void differs(String pattern, String difference) {
        String found = compare(pattern);
        assertNotNull(found);
        assertEquals(difference, found.substring(0, Math.min(difference.length(), found.length())));
    }

    @Test
    void capturesCountOnlyWhenTheWholeMatches() {
        assertNotNull(compare("{connection=?where, cause=EC_BUSY}"));
        assertNull(variables.get("where"));
        assertNull(compare("{connection={callID=?where}, cause=?why}"));
        assertEquals("7", variables.get("where").toString());
        assertEquals("EC_NONE", variables.get("why").toString());
    }

    @Test
    void whatIsNotKnownIsSaid() {
        assertThrows(IllegalArgumentException.class, () -> compare("{cause=$nothing}"));
    }

    @Test
    void aSecretOfAMessageIsReadOver() {
        Csta.LoggedOn event = new Csta.LoggedOn(ExtendedDeviceID.of("5001"), "1003", "8001", "");
        Tree tree = TreeReader.read(TsapiText.print(event));
        assertNull(new Matcher(variables).compare(TreeReader.read("{agentID=\"1003\"}"), tree));
        assertThrows(IllegalArgumentException.class, () -> TreeReader.read("{password=secret(0}"));
    }

    @Test
    void nestingHasALimit() {
        TreeReader.read("[".repeat(TreeReader.DEPTH_MAX - 1) + "]".repeat(TreeReader.DEPTH_MAX - 1));
        assertThrows(IllegalArgumentException.class, () -> TreeReader.read("[".repeat(TreeReader.DEPTH_MAX + 1)
                + "]".repeat(TreeReader.DEPTH_MAX + 1)));
    }
}
