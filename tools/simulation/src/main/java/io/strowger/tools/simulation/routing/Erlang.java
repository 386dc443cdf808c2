package io.strowger.tools.simulation.routing;

/** Formulas of queues with exponential times between arrivals, exponential service and a number of servers. */
final class Erlang {
    private static final double NEGLIGIBLE = 1e-18;

    private Erlang() {}

    /**
     * What the formulas say.
     *
     * @param waits part of the arrivals that wait
     * @param meanWait of all arrivals, in units of the mean service
     * @param abandons part of the arrivals that give up
     */
    record Expected(double waits, double meanWait, double abandons) {}

    /** Erlang C: nobody gives up; the offered load must be less than the servers. */
    static Expected c(int servers, double load) {
        double blocked = 1;
        for (int n = 1; n <= servers; n++) {
            blocked = load * blocked / (n + load * blocked);
        }
        double waits = servers * blocked / (servers - load * (1 - blocked));
        return new Expected(waits, waits / (servers - load), 0);
    }

    /** Erlang A: whoever waits gives up after an exponential time of this mean, in units of the mean service. */
    static Expected a(int servers, double load, double patience) {
        // Of states beside the one in which all servers are busy and nobody waits, relative to that one.
        double fewer = 0;
        double part = 1;
        for (int n = servers; n > 0; n--) {
            part *= n / load;
            fewer += part;
        }
        double all = 1;
        double queue = 0;
        part = 1;
        for (int waiting = 1; part > NEGLIGIBLE; waiting++) {
            part *= load / (servers + waiting / patience);
            all += part;
            queue += waiting * part;
        }
        double waits = all / (fewer + all);
        double length = queue / (fewer + all);
        return new Expected(waits, length / load, length / patience / load);
    }
}
