package io.strowger.tools.simulation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One simulated TCP connection: octets arrive late, in other pieces than they were sent in, but in order, until the connection is cut; then some of what was
 * under way arrives, as often as not ending within a frame, and the rest is lost.
 */
final class Wire {
    /** Octets that the systems between the two hold. */
    private static final int WINDOW_BYTES = 65_536;
    /** Most pieces that one write arrives in, where pieces are of interest. */
    static final int PIECES_MAX = 3;
    private static final long DELAY_MIN_NANOS = 200_000;
    private static final long DELAY_MAX_NANOS = 4_000_000;
    /** One piece in so many is late by up to the time below, as after a lost packet. */
    private static final int LATE_ONE_IN = 200;
    private static final long LATE_MAX_NANOS = 400 * VirtualTime.NANOS_PER_MILLI;

    /** One end. */
    interface End {
        void onBytes(byte[] bytes);

        /** The connection is gone; why is empty when the other end closed it in good order. */
        void onGone(String why);
    }

    private final class Direction {
        final End to;
        final ArrayDeque<byte[]> underWay = new ArrayDeque<>();
        long lastArrival;
        int bytesUnderWay;
        boolean stalled;
        boolean endAhead;
        boolean over;
        Runnable room;

        Direction(End to) {
            this.to = to;
        }

        void send(byte[] bytes) {
            int from = 0;
            int pieces = 1 + chance.nextInt(piecesMax);
            for (int piece = 1; piece <= pieces && from < bytes.length; piece++) {
                int until = piece == pieces ? bytes.length : from + 1 + chance.nextInt(bytes.length - from);
                underWay.add(Arrays.copyOfRange(bytes, from, until));
                bytesUnderWay += until - from;
                schedule(this::arrive);
                from = until;
            }
        }

        void schedule(Runnable arrival) {
            long delay = chance.nextLong(DELAY_MIN_NANOS, DELAY_MAX_NANOS)
                    + (chance.nextInt(LATE_ONE_IN) == 0 ? chance.nextLong(LATE_MAX_NANOS) : 0);
            lastArrival = Math.max(lastArrival, time.now() + delay);
            time.at(lastArrival, arrival);
        }

        /** While the connection is stalled nothing arrives; all of it does when it goes on. */
        private void arrive() {
            if (!over && !stalled && !underWay.isEmpty()) {
                handOver();
            }
        }

        private void handOver() {
            byte[] bytes = underWay.poll();
            bytesUnderWay -= bytes.length;
            to.onBytes(bytes);
            if (room != null && bytesUnderWay < WINDOW_BYTES / 2) {
                Runnable told = room;
                room = null;
                told.run();
            }
        }

        void catchUp() {
            stalled = false;
            while (!over && !stalled && !underWay.isEmpty()) {
                handOver();
            }
            if (endAhead) {
                end("");
            }
        }

        void endInOrder() {
            endAhead = true;
            schedule(() -> {
                if (!stalled) {
                    catchUp();
                }
            });
        }

        /** A part of what is under way still arrives; what a stall held back was not with the client, and nobody sends it again. */
        void loseSome() {
            if (stalled) {
                underWay.clear();
                return;
            }
            int whole = underWay.isEmpty() ? 0 : chance.nextInt(underWay.size() + 1);
            for (int i = 0; i < whole && !over; i++) {
                to.onBytes(underWay.poll());
            }
            byte[] next = over ? null : underWay.poll();
            if (next != null && next.length > 1) {
                to.onBytes(Arrays.copyOf(next, 1 + chance.nextInt(next.length - 1)));
            }
            underWay.clear();
        }

        void end(String why) {
            if (!over) {
                over = true;
                underWay.clear();
                to.onGone(why);
            }
        }
    }

    private final VirtualTime time;
    private final SplittableRandom chance;
    private final int piecesMax;
    private final Direction toServer;
    private final Direction toClient;

    /**
     * @param piecesMax most pieces that one write arrives in
     */
    Wire(VirtualTime time, SplittableRandom chance, int piecesMax, End client, End server) {
        this.time = time;
        this.piecesMax = piecesMax;
        this.chance = chance;
        this.toServer = new Direction(server);
        this.toClient = new Direction(client);
    }

    void fromClient(byte[] bytes) {
        toServer.send(bytes);
    }

    void fromServer(byte[] bytes) {
        toClient.send(bytes);
    }

    /** The client closes: the server reads the rest and the end, the client nothing more. */
    void closedByClient() {
        toClient.over = true;
        toServer.endInOrder();
    }

    void closedByServer() {
        toServer.over = true;
        toClient.endInOrder();
    }

    boolean isOver() {
        return toClient.over || toServer.over || toClient.endAhead || toServer.endAhead;
    }

    /** Nothing arrives any more, and nobody is told. */
    void stall() {
        toServer.stalled = true;
        toClient.stalled = true;
    }

    /** The client reads nothing any more. */
    void stallToClient() {
        toClient.stalled = true;
    }

    /** Whether the server's system takes more octets for the client. */
    boolean isWritableToClient() {
        return toClient.bytesUnderWay < WINDOW_BYTES;
    }

    /** Tells the server once when it takes more again. */
    void onRoomToClient(Runnable told) {
        toClient.room = told;
    }

    void goOn() {
        toServer.catchUp();
        toClient.catchUp();
    }

    /** The connection is lost: the client sees it now, the server when so much time has passed. */
    void cut(long serverNoticesMillis) {
        toServer.loseSome();
        toClient.loseSome();
        toClient.end("connection reset");
        time.afterMillis(serverNoticesMillis, () -> toServer.end("connection reset"));
    }
}
