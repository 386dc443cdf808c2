package io.strowger.tools.codec;

/** Frames as lines: what is printed of a frame gives the same octets when it is parsed. */
interface FrameNotation {
    /** The frame as one line. */
    String print(byte[] frame) throws LineFault;

    /** The octets of a line. */
    byte[] parse(String line) throws LineFault;

    /** The line that stands for a frame or a line that has a fault. */
    String fault(int line, LineFault fault);
}
