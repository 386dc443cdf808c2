package io.strowger.pbx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.VdnSite;
import io.strowger.pbx.tsapi.TsapiDriver;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkDevicesTest {
    @Test
    void shouldTakeTheDevicesOfOneSwitchByKind() {
        Site site = new Site(List.of(),
                List.of(new DeviceSite("CM", "5001", DeviceKind.STATION),
                        new DeviceSite("X", "5002", DeviceKind.STATION),
                        new DeviceSite("CM", "T801", DeviceKind.TRUNK), new DeviceSite("CM", "8001", DeviceKind.SPLIT),
                        new DeviceSite("CM", "7001", DeviceKind.VOICE_PORT),
                        new DeviceSite("CM", "6009", DeviceKind.ROUTE_POINT)),
                List.of(new VdnSite("CM", "6001", "Sales", "sales", 1), new VdnSite("X", "6002", "", "sales", 1),
                        new VdnSite("CM", "6003", "Service", "service", 1)),
                List.of(SkillSite.ofSwitch("service", 0, new SkillSite.Split("CM", "8001"))), List.of(),
                SiteSettings.DEFAULT);
        LinkDevices devices = LinkDevices.of(site, "CM");
        assertEquals(List.of(new LinkDevices.Monitor("5001", MonitorKind.DEVICE),
                new LinkDevices.Monitor("8001", MonitorKind.DEVICE),
                new LinkDevices.Monitor("7001", MonitorKind.DEVICE),
                new LinkDevices.Monitor("6009", MonitorKind.CALLS_VIA_DEVICE),
                new LinkDevices.Monitor("6001", MonitorKind.CALLS_VIA_DEVICE),
                new LinkDevices.Monitor("6003", MonitorKind.CALLS_VIA_DEVICE)), devices.monitors());
        assertEquals(List.of("6001"), devices.routeVdns());
    }

    @Test
    void shouldDropRepetitionsAndRefuseOneTooMany() {
        LinkDevices.Monitor one = new LinkDevices.Monitor("1", MonitorKind.DEVICE);
        assertEquals(1, new LinkDevices(List.of(one, one), List.of("6", "6")).monitors().size());
        List<String> many = IntStream.rangeClosed(0, LinkDevices.ROUTE_VDNS_MAX).mapToObj(Integer::toString).toList();
        new LinkDevices(List.of(), many.subList(0, LinkDevices.ROUTE_VDNS_MAX));
        assertThrows(IllegalArgumentException.class, () -> new LinkDevices(List.of(), many));
        List<LinkDevices.Monitor> monitors = IntStream.rangeClosed(0, LinkDevices.MONITORS_MAX)
                .mapToObj(i -> new LinkDevices.Monitor("" + i, MonitorKind.DEVICE))
                .toList();
        new LinkDevices(monitors.subList(0, LinkDevices.MONITORS_MAX), List.of());
        assertThrows(IllegalArgumentException.class, () -> new LinkDevices(monitors, List.of()));
    }

    @Test
    void shouldFindTheDriverByItsName() {
        try (PbxDrivers drivers = PbxDrivers.load()) {
            assertEquals(List.of(TsapiDriver.NAME), drivers.names());
            assertTrue(drivers.find("tsapi").isPresent());
            assertFalse(drivers.find("csta").isPresent());
        }
    }

    @Test
    void shouldRefuseTwoDriversOfOneName() {
        try (TsapiDriver one = new TsapiDriver(); TsapiDriver two = new TsapiDriver()) {
            assertThrows(IllegalArgumentException.class, () -> new PbxDrivers(List.of(one, two)));
        }
    }

    @Test
    void shouldNeverPrintAPassword() {
        assertEquals("Credential[me]", new Credential("me", "secret").toString());
    }
}
