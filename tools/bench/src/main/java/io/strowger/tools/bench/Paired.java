package io.strowger.tools.bench;

import java.util.Arrays;

/**
 * The median of ratios, one of each pair of slices, and an interval that holds the true median with at least {@link #CONFIDENCE}. The interval is made of order
 * statistics, so that nothing is assumed of how the ratios are spread.
 *
 * @param low lower end; NaN when there are too few pairs for the confidence
 * @param high upper end; NaN likewise
 */
public record Paired(int pairs, double median, double low, double high) {
    /** Of the interval. */
    public static final double CONFIDENCE = 0.95;
    /** Pairs below which a result is a hint and no figure. */
    public static final int PAIRS_MIN = 30;
    /** Pairs of one run at most; they bound its length. */
    public static final int PAIRS_MAX = 1_000;

    /** Summarises ratios in any order; there must be at least one. */
    public static Paired of(double[] ratios) {
        double[] sorted = ratios.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        int rank = rank(n);
        return new Paired(n, middle(sorted), rank == 0 ? Double.NaN : sorted[rank - 1],
                rank == 0 ? Double.NaN : sorted[n - rank]);
    }

    private static double middle(double[] sorted) {
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    /** The largest rank, from 1, whose mirror images enclose the median with the confidence; 0 when not even the extremes do. */
    private static int rank(int n) {
        double term = Math.pow(0.5, n);
        double below = 0;
        int rank = 0;
        // Adds up the probability that fewer than rank + 1 of n values lie below the median.
        for (int k = 0; k < n / 2; k++) {
            below += term;
            if (2 * below > 1 - CONFIDENCE) {
                break;
            }
            rank = k + 1;
            term = term * (n - k) / (k + 1);
        }
        return rank;
    }

    /** One line for people. */
    @Override
    public String toString() {
        String interval = Double.isNaN(low)
                ? "too few pairs for an interval"
                : String.format("95 %% of medians between %.2f and %.2f", low, high);
        return String.format("%.2f (%d pairs, %s%s)", median, pairs, interval,
                pairs < PAIRS_MIN ? "; fewer than " + PAIRS_MIN + " pairs are a hint only" : "");
    }
}
