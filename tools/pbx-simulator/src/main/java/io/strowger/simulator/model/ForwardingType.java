package io.strowger.simulator.model;

/** On which occasion a station's calls are forwarded, in the order and with the meaning of CSTA's forwarding types. */
public enum ForwardingType {
    IMMEDIATE, BUSY, NO_ANSWER, BUSY_INTERNAL, BUSY_EXTERNAL, NO_ANSWER_INTERNAL, NO_ANSWER_EXTERNAL
}
