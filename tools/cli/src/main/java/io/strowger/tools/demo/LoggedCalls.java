package io.strowger.tools.demo;

import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.calllog.fold.CallRecord;
import io.strowger.calllog.fold.CallRecordFold;
import io.strowger.calllog.fold.ResumePoint;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.tools.journal.Journals;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * What the journal says after the server has stopped.
 *
 * @param contactsEnded contacts that are over, also those whose row waits for their agent's after-call work
 * @param decidedAtOnce routing cross-references of the requests for which an agent was chosen in the very input that
 * they came in
 */
record LoggedCalls(long contactsEnded, long anomalies, Set<Integer> decidedAtOnce) {
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);

    static LoggedCalls in(Path directory) {
        ReadOnlyJournal journal = Journals.open(directory);
        CallRecordFold fold = new CallRecordFold(ResumePoint.from(0));
        long contacts = 0;
        long anomalies = 0;
        Set<Long> decisions = new HashSet<>();
        try (Reader<JournalledFact> facts = journal.facts(1)) {
            for (JournalledFact next = facts.next(); next != null; next = facts.next()) {
                Fact fact = Journals.read(next)
                        .orElseThrow(() -> new IllegalStateException("the journal holds a fact that cannot be read"));
                contacts += fold.accept(next, fact).stream().filter(CallRecord.ContactRecord.class::isInstance)
                        .count();
                if (fact instanceof Fact.AnomalyRecorded) {
                    anomalies++;
                } else if (fact instanceof Fact.RouteDecided) {
                    decisions.add(next.inputSequence());
                }
            }
        }
        contacts += fold.open().stream().filter(CallRecord.ContactRecord.class::isInstance)
                .map(CallRecord.ContactRecord.class::cast).filter(contact -> contact.disposition() != null).count();
        return new LoggedCalls(contacts, anomalies, requestsIn(journal, decisions));
    }

    private static Set<Integer> requestsIn(ReadOnlyJournal journal, Set<Long> sequences) {
        Set<Integer> requests = new HashSet<>();
        try (Reader<JournalledInput> inputs = journal.inputs(1)) {
            for (JournalledInput next = inputs.next(); next != null; next = inputs.next()) {
                if (sequences.contains(next.sequence())
                        && INPUT.decode(next.payload()) instanceof Decoded.Value<Input>(Input input)
                        && input instanceof Input.RouteRequested requested) {
                    requests.add(requested.dialogue().crossRefId());
                }
            }
        }
        return requests;
    }
}
