package io.strowger.pbx.tsapi.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.site.NumberPlan;
import io.strowger.csta.tsapi.DeviceIDStatus;
import io.strowger.csta.tsapi.DeviceIDType;
import io.strowger.csta.tsapi.ExtendedDeviceID;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberPlanNormaliserTest {
    private static final NumberPlan BERLIN = new NumberPlan("0", "00", "0", "49", "30", 4);
    private static final NumberPlan NEW_YORK = new NumberPlan("9", "011", "1", "1", "212", 5);
    private static final NumberPlan ROME = new NumberPlan("0", "00", "", "39", "", 4);

    private static String canonical(NumberPlan plan, String raw) {
        return new NumberPlanNormaliser(plan).canonical(raw, DeviceIDType.DEVICE_IDENTIFIER);
    }

    @ParameterizedTest
    @CsvSource({"5001,5001", "012345,+493012345", "003012345678,+493012345678", "0003912345678,+3912345678",
        "T801#3,T801#3", "123456,+4930123456", "*55,*55"})
    void shouldReadABerlinSwitch(String raw, String canonical) {
        assertEquals(canonical, canonical(BERLIN, raw));
    }

    @ParameterizedTest
    @CsvSource({"50012,50012", "915551212555,+15551212555", "95551212,+12125551212", "90114930123456,+4930123456"})
    void shouldReadANewYorkSwitch(String raw, String canonical) {
        assertEquals(canonical, canonical(NEW_YORK, raw));
    }

    /** Where national numbers have ten digits, an area code may begin with the trunk prefix. */
    @ParameterizedTest
    @CsvSource({"9155551234,+19155551234", "919155551234,+19155551234", "99155551234,+19155551234",
        "2125551234,+12125551234", "5551234,+12125551234", "95551234,+12125551234",
        "9011493012345,+493012345", "9011493012,+493012"})
    void shouldKnowANationalNumberByItsDigits(String raw, String canonical) {
        assertEquals(canonical, canonical(new NumberPlan("9", "011", "1", "1", "212", 5, 10), raw));
    }

    /** National numbers without prefix, which begin with a zero of their own. */
    @ParameterizedTest
    @CsvSource({"0061234567,+39061234567", "0347123456,+39347123456", "0004930123456,+4930123456"})
    void shouldReadARomeSwitch(String raw, String canonical) {
        assertEquals(canonical, canonical(ROME, raw));
    }

    @Test
    void shouldBelieveTheTypeOfTheIdentifier() {
        NumberPlanNormaliser berlin = new NumberPlanNormaliser(BERLIN);
        assertEquals("+3912345678", berlin.canonical("3912345678", DeviceIDType.EXPLICIT_PUBLIC_INTERNATIONAL));
        assertEquals("+4989123456", berlin.canonical("89123456", DeviceIDType.EXPLICIT_PUBLIC_NATIONAL));
        assertEquals("+4930123456", berlin.canonical("123456", DeviceIDType.EXPLICIT_PUBLIC_SUBSCRIBER));
    }

    @Test
    void shouldTakeEverythingAsItComesWithoutAPlan() {
        assertEquals("915551212", canonical(NumberPlan.NONE, "915551212"));
        assertEquals("", canonical(NumberPlan.NONE, ""));
    }

    @Test
    void shouldNotKnowADeviceThatWasNotNamed() {
        NumberPlanNormaliser none = new NumberPlanNormaliser(NumberPlan.NONE);
        assertSame(Party.UNKNOWN, none.party(ExtendedDeviceID.NOT_KNOWN));
        assertSame(Party.UNKNOWN, none.party(ExtendedDeviceID.NOT_REQUIRED));
        assertSame(Party.UNKNOWN, none.party(
                new ExtendedDeviceID("5001", DeviceIDType.DEVICE_IDENTIFIER, DeviceIDStatus.ID_NOT_KNOWN)));
        assertSame(Party.UNKNOWN, none.party(""));
        assertEquals(new Party("5001", "5001"), none.party(ExtendedDeviceID.of("5001")));
        assertEquals(new Party("+493012345", "012345"),
                new NumberPlanNormaliser(BERLIN).party(ExtendedDeviceID.of("012345")));
    }

    @ParameterizedTest
    @CsvSource({"5001,5001", "012345,012345", "+4930123456,0030123456", "+3912345678,0003912345678"})
    void shouldDialFromABerlinSwitch(String canonical, String dialled) {
        assertEquals(dialled, new NumberPlanNormaliser(BERLIN).toSwitch(canonical));
    }

    /** What is dialled comes back as the number that was meant. */
    @Test
    void shouldComeBackToTheSameNumber() {
        long seed = Long.getLong("seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        String[] countries = {"49", "1", "39", "44", "86"};
        for (NumberPlan plan : new NumberPlan[]{BERLIN, NEW_YORK, ROME}) {
            NumberPlanNormaliser normaliser = new NumberPlanNormaliser(plan);
            for (int i = 0; i < 1_000; i++) {
                String number = "+" + countries[random.nextInt(countries.length)] + random.nextInt(1, 10)
                        + random.nextLong(1_000_000, 1_000_000_000);
                String back = normaliser.canonical(normaliser.toSwitch(number), DeviceIDType.DEVICE_IDENTIFIER);
                assertEquals(number, back, "seed " + seed + " plan " + plan);
            }
        }
    }
}
