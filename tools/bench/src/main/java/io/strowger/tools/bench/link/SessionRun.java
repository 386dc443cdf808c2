package io.strowger.tools.bench.link;

import io.strowger.core.port.Sequencer;
import io.strowger.csta.Decoded;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiFrames;
import io.strowger.tools.bench.Versus;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a message costs a link: octets to frame, records, input and its octets, with nothing behind it and nothing in front of it. The baseline finds and decodes
 * the same frames and does nothing with them.
 */
final class SessionRun {
    /** Calls whose frames are given in turn, each call's in one read. */
    private static final int CALLS = 64;
    private static final int AGENTS = 40;

    private final DrivenLink link;
    private final List<byte[]> reads = new ArrayList<>();
    private final List<byte[]> frames = new ArrayList<>();
    private int next;
    private int nextFrame;
    private long deadlines;
    private int nextBare;
    private long taken;

    SessionRun() {
        link = new DrivenLink(Sites.of(1, AGENTS, DrivenLink.Tlink.NAME_SERVER_PORT), 0, new Taking(),
                new DrivenLink.Load(AGENTS, 0, new ArrayDeque<>()));
        link.start();
        while (!link.isUp()) {
            link.turn(false);
        }
        for (int call = 1; call <= CALLS; call++) {
            reads.add(frames(call, ServerSide.station(call % AGENTS)));
        }
        split();
    }

    /** Takes everything. */
    private final class Taking implements Sequencer.Source {
        @Override
        public long offer(byte[] input) {
            return ++taken;
        }

        @Override
        public void onRoom(Runnable listener) {
            throw new IllegalStateException("there is always room");
        }
    }

    private byte[] frames(int call, String station) {
        CallFrames words = link.words();
        int monitor = link.monitor(station);
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.writeBytes(words.arrives(call));
        octets.writeBytes(words.routeRequest(call, call));
        octets.writeBytes(words.rings(call, station, words.vdnMonitor()));
        octets.writeBytes(words.rings(call, station, monitor));
        octets.writeBytes(words.routeUsed(call, station));
        octets.writeBytes(words.routeEnd(call));
        octets.writeBytes(words.answered(call, station, words.vdnMonitor()));
        octets.writeBytes(words.answered(call, station, monitor));
        octets.writeBytes(words.callerCleared(call, words.vdnMonitor()));
        octets.writeBytes(words.callerCleared(call, monitor));
        octets.writeBytes(words.callCleared(call));
        return octets.toByteArray();
    }

    private void split() {
        for (byte[] read : reads) {
            int at = 0;
            while (at < read.length
                    && TsapiFrames.scan(read, at, read.length - at) instanceof TsapiFrames.Scan.Frame whole) {
                frames.add(Arrays.copyOfRange(read, at, at + whole.length()));
                at += whole.length();
            }
        }
    }

    /** The same with a read for each message, and what the transport asks after each read. */
    Versus runSingly(int pairs, long sliceNanos) {
        return Versus.measure(pairs, sliceNanos, this::readSingly, this::decode);
    }

    private void readSingly() {
        for (int i = 0; i < CallFrames.PER_CALL; i++) {
            link.receive(frames.get(nextFrame));
            deadlines += link.endTurn();
            nextFrame = (nextFrame + 1) % frames.size();
        }
    }

    /** So that nothing of a turn is left out by the compiler. */
    long deadlines() {
        return deadlines;
    }

    /** Nanoseconds and octets of heap are those of a call's messages; see {@link CallFrames#PER_CALL}. */
    Versus run(int pairs, long sliceNanos) {
        return Versus.measure(pairs, sliceNanos, this::read, this::decode);
    }

    /** A call's messages through the link. */
    void read() {
        long before = taken;
        link.receive(reads.get(next));
        next = (next + 1) % CALLS;
        if (taken - before != CallFrames.PER_CALL) {
            throw new IllegalStateException(taken - before + " inputs of " + CallFrames.PER_CALL + " messages");
        }
    }

    private void decode() {
        byte[] read = reads.get(nextBare);
        nextBare = (nextBare + 1) % CALLS;
        int at = 0;
        while (at < read.length) {
            if (!(TsapiFrames.scan(read, at, read.length - at) instanceof TsapiFrames.Scan.Frame whole)
                    || !(TsapiCodec.decode(read, at, whole.length()) instanceof Decoded.Value<TsapiFrame>)) {
                throw new IllegalStateException("a frame of the run cannot be read");
            }
            at += whole.length();
        }
    }
}
