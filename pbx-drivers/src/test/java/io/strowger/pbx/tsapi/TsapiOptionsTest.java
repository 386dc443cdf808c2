package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.csta.TextCharset;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TsapiOptionsTest {
    @Test
    void shouldBeTheDefaultWhenNothingIsSaid() {
        assertEquals(TsapiOptions.DEFAULT, TsapiOptions.parse(Map.of()));
    }

    @Test
    void shouldReadEveryOption() {
        TsapiOptions o = TsapiOptions.parse(Map.ofEntries(Map.entry("private-version-min", "5"),
                Map.entry("private-version-max", "7"), Map.entry("application-name", "a"),
                Map.entry("api-version", "TS2"), Map.entry("library-version", "l"),
                Map.entry("use-advertised-address", "true"), Map.entry("connect-timeout", "1"),
                Map.entry("handshake-timeout", "2"), Map.entry("request-timeout", "3"),
                Map.entry("call-control-timeout", "4"), Map.entry("heartbeat-seconds", "60"),
                Map.entry("probe-idle", "6"), Map.entry("monitor-window", "256"), Map.entry("backoff-min", "8"),
                Map.entry("backoff-max", "8"), Map.entry("drain", "0"), Map.entry("agent-poll-period", "9"),
                Map.entry("agent-poll-share", "10"), Map.entry("clock-check", "11"),
                Map.entry("switch-time-zone", "Asia/Shanghai"), Map.entry("name-server-tls", "always"),
                Map.entry("charset", "GBK"),
                Map.entry("tls-key-store", "is the transport's")));
        assertEquals(new TsapiOptions(
                new TsapiOptions.Opening(5, 7, "TS2", new TsapiOptions.Names("a", "l"),
                        new TsapiOptions.NameServer(true, TsapiOptions.NameServerTls.ALWAYS)),
                new TsapiOptions.Times(1, 2, 3, 4, 0), new TsapiOptions.Liveness(60, 6, 8, 8),
                new TsapiOptions.Load(256, new TsapiOptions.Polls(9, 10)),
                new TsapiOptions.Local(TextCharset.of("GBK"),
                        new TsapiOptions.Clock(11, ZoneId.of("Asia/Shanghai")))),
                o);
    }

    /** The limit is allowed, one past it is not, and the message names the option. */
    @ParameterizedTest
    @CsvSource({"private-version-min,4,3", "private-version-max,18,19", "agent-poll-share,90,91",
        "agent-poll-period,0,-1", "clock-check,86400000,86400001", "heartbeat-seconds,5,4",
        "heartbeat-seconds,60,61",
        "monitor-window,4096,4097", "monitor-window,1,0", "request-timeout,3600000,3600001", "backoff-max,1000,999",
        "drain,0,-1", "application-name,01234567890123456789,012345678901234567890"})
    void shouldRefuseOnePastTheLimit(String name, String allowed, String refused) {
        TsapiOptions.parse(Map.of(name, allowed));
        var refusal = assertThrows(IllegalArgumentException.class, () -> TsapiOptions.parse(Map.of(name, refused)));
        assertTrue(refusal.getMessage().contains(name), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"request-timeout,soon", "request-timeout,99999999999", "use-advertised-address,yes", "heart-beat,20",
        "switch-time-zone,Mars/Olympus", "name-server-tls,maybe", "charset,EBCDIC-0"})
    void shouldRefuseWhatItCannotRead(String name, String value) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> TsapiOptions.parse(Map.of(name, value)));
        assertTrue(refusal.getMessage().contains(name), refusal.getMessage());
    }
}
