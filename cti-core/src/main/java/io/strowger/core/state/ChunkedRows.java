package io.strowger.core.state;

import java.util.Arrays;

/**
 * Rows in numbered places, in chunks that are copied when they are first changed after they were published: publishing costs a copy of the list of chunks
 * and nothing for the rows. Confined to the core thread; published chunks are never changed.
 */
final class ChunkedRows<V> {
    /** Rows of a chunk. */
    static final int CHUNK = 64;
    private static final int SHIFT = 6;

    private Object[][] chunks = new Object[1][];
    private boolean[] isPublished = new boolean[1];
    private int[] free = new int[CHUNK];
    private int freeCount;
    private int next;

    int add(V row) {
        int number = freeCount > 0 ? free[--freeCount] : next++;
        int chunk = number >> SHIFT;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunk);
            isPublished = Arrays.copyOf(isPublished, 2 * chunk);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new Object[CHUNK];
        }
        set(number, row);
        return number;
    }

    void set(int number, V row) {
        int chunk = number >> SHIFT;
        if (isPublished[chunk]) {
            chunks[chunk] = chunks[chunk].clone();
            isPublished[chunk] = false;
        }
        chunks[chunk][number & CHUNK - 1] = row;
    }

    void remove(int number) {
        set(number, null);
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = number;
    }

    /** The chunks as they are now; places without a row are null. */
    Object[][] publish() {
        int used = next + CHUNK - 1 >> SHIFT;
        Arrays.fill(isPublished, 0, used, true);
        return Arrays.copyOf(chunks, used);
    }
}
