package io.strowger.tools.bench.simulator;

import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.VersionNegotiation;
import io.strowger.tools.tsapi.Endpoint;
import io.strowger.tools.tsapi.Login;
import io.strowger.tools.tsapi.TsapiConnection;
import io.strowger.tools.tsapi.TsapiServer;
import io.strowger.tools.tsapi.TsapiStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A client that monitors every station, decodes what comes and counts it by the minute. One thread. */
final class MonitoringClient implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int HIGHEST_VERSION = 18;
    private static final int LOWEST_VERSION = 4;
    private static final long NANOS_PER_MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final TsapiStream stream;

    /**
     * What came.
     *
     * @param minutes
     *            frames of each whole minute
     * @param unreadable
     *            frames that could not be decoded
     */
    record Count(long frames, long octets, double seconds, List<Long> minutes, long unreadable) {}

    private MonitoringClient(TsapiStream stream) {
        this.stream = stream;
    }

    /** Opens a stream by way of the name server. */
    static MonitoringClient open(int nameServerPort, Login login) throws IOException {
        TsapiServer server = new TsapiServer(new Endpoint("127.0.0.1", nameServerPort, false),
                new TsapiConnection.Security(LIMIT, null, false), LIMIT, (direction, octets) -> {});
        TsapiServer.Tlink tlink = server.tlink("");
        TsapiStream stream = server.connect(tlink);
        if (server.open(stream, tlink, login,
                VersionNegotiation.offer(LOWEST_VERSION, HIGHEST_VERSION)) instanceof TsapiServer.Opening.Refused no) {
            stream.close();
            throw new IOException("the stream was refused: " + no.refusal());
        }
        return new MonitoringClient(stream);
    }

    /** Monitors each of these stations, one after the other; frames that come meanwhile are thrown away. */
    void monitor(int first, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            int invokeId = stream.ask(new Csta.MonitorDevice(Integer.toString(first + i), MonitorFilter.NONE),
                    PrivateData.ABSENT);
            var answer = stream.answer(invokeId, LIMIT);
            stream.drain();
            if (answer == null) {
                throw new IOException("station " + (first + i) + " is not monitored: "
                        + (stream.end().isEmpty()
                                ? "no answer within " + LIMIT.toSeconds() + " s"
                                : "the stream was " + stream.end()));
            }
            if (!(answer.frame() instanceof TsapiFrame frame)
                    || !(frame.message() instanceof Csta.MonitorConf)) {
                throw new IOException("station " + (first + i) + " is not monitored: " + answer);
            }
        }
    }

    /** Reads for a time. */
    Count read(Duration time) throws IOException {
        List<Long> minutes = new ArrayList<>();
        long frames = 0;
        long octets = 0;
        long unreadable = 0;
        long ofMinute = 0;
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        long minute = begun + NANOS_PER_MINUTE;
        long now = begun;
        while (now < end) {
            TsapiConnection.Read read = stream.connection().read(Duration.ofNanos(Math.min(end, minute) - now));
            if (read instanceof TsapiConnection.Read.Frame frame) {
                frames++;
                ofMinute++;
                octets += frame.received().octets().length();
                unreadable += frame.received().frame() == null ? 1 : 0;
            } else if (!(read instanceof TsapiConnection.Read.Silence)) {
                throw new IOException("the stream ended: " + read);
            }
            now = System.nanoTime();
            if (now >= minute) {
                minutes.add(ofMinute);
                ofMinute = 0;
                minute += NANOS_PER_MINUTE;
            }
        }
        return new Count(frames, octets, (now - begun) / 1e9, minutes, unreadable);
    }

    @Override
    public void close() {
        stream.close();
    }
}
