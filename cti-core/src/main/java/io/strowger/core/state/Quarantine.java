package io.strowger.core.state;

/**
 * Something of which an input could not be decided. It is served no more until the switch has described it anew.
 *
 * @param entity {@code device SWITCH/ID}, {@code call SWITCH:ID:GENERATION}, {@code contact ID} or {@code skill NAME}
 * @param sequence of the input that failed
 * @param attempts of learning it anew
 * @param cause the failure
 */
public record Quarantine(String entity, long sequence, long nanos, int attempts, String cause) {
    public Quarantine again() {
        return new Quarantine(entity, sequence, nanos, attempts + 1, cause);
    }
}
