package io.strowger.tools.config;

import io.strowger.core.analysis.NumberTable;
import io.strowger.core.analysis.NumberTableWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Measures a number table beside a TreeMap of the same rows, in turns, so that both see the same machine. */
final class TableTiming {
    private static final int NUMBERS = 1 << 14;
    private static final int TURNS = 31;
    private static final int TURN_LOOK_UPS = 200_000;
    private static final int AREAS = 5_000;
    private static final long PREFIX_MIN = 10_000L;
    private static final int PREFIX_DIGITS = 9;

    private final int rows;
    private final SplittableRandom random;

    /**
     * What was measured.
     *
     * @param tableNanos median of the turns, of a look-up of the longest prefix
     * @param tableBytes size of the file, which is mapped
     * @param treeNanos median of the turns, of one floor look-up
     * @param treeBytes growth of the heap by the tree
     * @param ratio median of the turns' ratios, of the table to the tree
     */
    record Result(int rows, long tableNanos, long tableBytes, long treeNanos, long treeBytes, double ratio) {}

    TableTiming(int rows, long seed) {
        this.rows = rows;
        this.random = new SplittableRandom(seed);
    }

    Result run() throws IOException {
        NumberTableWriter writer = new NumberTableWriter(NumberTable.Kind.PREFIXES);
        long before = used();
        TreeMap<String, String> tree = new TreeMap<>();
        List<String> areas = new ArrayList<>();
        for (int i = 0; i < AREAS; i++) {
            areas.add("area " + i);
        }
        while (tree.size() < rows) {
            String prefix = prefix();
            String area = areas.get(random.nextInt(AREAS));
            if (tree.putIfAbsent(prefix, area) == null) {
                writer.add(prefix, area);
            }
        }
        long treeBytes = used() - before;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(out);
        ByteBuffer mapped = ByteBuffer.allocateDirect(out.size());
        mapped.put(out.toByteArray()).flip();
        return measured(NumberTable.of(mapped), tree, out.size(), treeBytes);
    }

    /** Of 5 to 9 digits, as areas and blocks of numbers have. */
    private String prefix() {
        long bound = PREFIX_MIN;
        for (int digits = random.nextInt(2, PREFIX_DIGITS - 3); digits > 0; digits--) {
            bound *= 10;
        }
        return String.valueOf(random.nextLong(PREFIX_MIN, bound));
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private Result measured(NumberTable table, TreeMap<String, String> tree, long tableBytes, long treeBytes) {
        String[] numbers = new String[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] = String.valueOf(random.nextLong(100_000_000_000L, 1_000_000_000_000L));
        }
        long[] ofTable = new long[TURNS];
        long[] ofTree = new long[TURNS];
        double[] ratios = new double[TURNS];
        long found = 0;
        for (int turn = -TURNS / 3; turn < TURNS; turn++) {
            long begun = System.nanoTime();
            for (int i = 0; i < TURN_LOOK_UPS; i++) {
                found += table.value(numbers[i & NUMBERS - 1]).length();
            }
            long between = System.nanoTime();
            for (int i = 0; i < TURN_LOOK_UPS; i++) {
                Map.Entry<String, String> entry = tree.floorEntry(numbers[i & NUMBERS - 1]);
                found += entry == null ? 0 : entry.getValue().length();
            }
            long ended = System.nanoTime();
            if (turn >= 0) {
                ofTable[turn] = (between - begun) / TURN_LOOK_UPS;
                ofTree[turn] = (ended - between) / TURN_LOOK_UPS;
                ratios[turn] = (double) (between - begun) / (ended - between);
            }
        }
        if (found == 0) {
            throw new IllegalStateException("nothing was found in " + rows + " rows");
        }
        Arrays.sort(ofTable);
        Arrays.sort(ofTree);
        Arrays.sort(ratios);
        return new Result(rows, ofTable[TURNS / 2], tableBytes, ofTree[TURNS / 2], treeBytes,
                Math.round(ratios[TURNS / 2] * 100) / 100.0);
    }
}
