package io.strowger.tools.fuzz;

/** What can be fuzzed, and where its entry point lies in the source tree. */
public enum FuzzTarget {
    tsapi("csta-codec", "io.strowger.csta.fuzz.TsapiFuzz", "io.strowger.csta.fuzz.Seeds", "io.strowger.csta.**");

    private final String module;
    private final String entry;
    private final String seeds;
    private final String instrumented;

    FuzzTarget(String module, String entry, String seeds, String instrumented) {
        this.module = module;
        this.entry = entry;
        this.seeds = seeds;
        this.instrumented = instrumented;
    }

    /** The module's directory. */
    String module() {
        return module;
    }

    /** The class that is given octets. */
    String entry() {
        return entry;
    }

    /** The class that writes the vectors as inputs into a directory. */
    String seeds() {
        return seeds;
    }

    /** The classes whose coverage leads. */
    String instrumented() {
        return instrumented;
    }

    /** The directory of inputs that the tests replay, from the module's. */
    String corpus() {
        return "src/test/resources/corpus/" + name();
    }
}
