package io.strowger.simulator;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.Level;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PasswordEncode;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.StreamType;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.csta.tsapi.VersionNegotiation;

/**
 * A client of a process of its own that monitors stations and counts what comes, to measure a simulator by.
 * Arguments: the Tlink's port, login, password, the first station, how many, seconds.
 */
public final class LoadProbe {
    private static int invokeId;

    private LoadProbe() {}

    private static byte[] frame(TsapiMessage message, PrivateData privateData) {
        return TsapiCodec.encode(new TsapiFrame(++invokeId, 0, message, privateData));
    }

    private static byte[] read(DataInputStream in) throws IOException {
        byte[] head = new byte[4];
        in.readFully(head);
        int length = (head[0] & 0xff) | (head[1] & 0xff) << 8 | (head[2] & 0xff) << 16;
        byte[] frame = Arrays.copyOf(head, 4 + length);
        in.readFully(frame, 4, length);
        return frame;
    }

    /** Monitors and counts. */
    public static void main(String[] arguments) throws IOException {
        int first = Integer.parseInt(arguments[3]);
        int count = Integer.parseInt(arguments[4]);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]))) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
            OutputStream out = socket.getOutputStream();
            out.write(frame(new Acs.KeyRequest(arguments[1]), PrivateData.ABSENT));
            byte[] key = read(in);
            Acs.AuthReplyTwo reply = (Acs.AuthReplyTwo) TsapiCodec.decode(key, 0, key.length).orElseThrow().message();
            Octets hidden = PasswordEncode.encode(reply.key(), arguments[2]);
            out.write(frame(new Acs.OpenStream(StreamType.ST_CSTA, "AVAYA#CM#CSTA#AES1", arguments[1], hidden, "probe",
                    Level.of(1), "TS1:2", "1", ""), VersionNegotiation.offer(4, 18)));
            read(in);
            for (int i = 0; i < count; i++) {
                out.write(frame(new Csta.MonitorDevice(Integer.toString(first + i), MonitorFilter.NONE),
                        PrivateData.ABSENT));
                read(in);
            }
            long end = System.nanoTime() + Long.parseLong(arguments[5]) * 1_000_000_000L;
            long frames = 0;
            long octets = 0;
            long begun = System.nanoTime();
            while (System.nanoTime() < end) {
                octets += read(in).length;
                frames++;
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf("%d frames, %d octets, %.1f frames a second%n", frames, octets, frames / seconds);
        }
    }
}
