package io.strowger.tools.journal;

import io.strowger.calllog.export.Redaction;
import io.strowger.core.analysis.NumberTables;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.CanonicalText;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.engine.Applied;
import io.strowger.core.engine.Engine;
import io.strowger.core.fact.Fact;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.state.EngineState;
import io.strowger.core.state.StateHash;
import java.util.List;

/**
 * Applies the inputs of a journal to a fresh engine and holds the facts that come out against those that were
 * journalled, byte for byte. The hashes of the
 * whole state are facts too. One thread; holds one input and its facts at a time.
 */
public final class Replay {
    /** What {@link #run} replays to when it is to replay everything. */
    public static final long TO_THE_END = Long.MAX_VALUE;

    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);

    private final Reader<JournalledInput> inputs;
    private final Reader<JournalledFact> facts;
    private final Engine engine;
    private final StateHash hash;
    private JournalledFact pending;
    private long inputCount;
    private long compared;
    private long differing;
    private long hashes;
    private long otherVersions;
    private long notJournalled;
    private Difference first;

    /** Both readers must stand at the beginning; the caller closes them. */
    public Replay(Reader<JournalledInput> inputs, Reader<JournalledFact> facts) {
        this(inputs, facts, NumberTables.NONE);
    }

    /** Likewise, of a journal whose rules read number tables. */
    public Replay(Reader<JournalledInput> inputs, Reader<JournalledFact> facts, NumberTables numberTables) {
        engine = new Engine(new EngineState(numberTables));
        hash = engine.hasher();
        this.inputs = inputs;
        this.facts = facts;
    }

    /** Replays up to and with the input of the given sequence, or to the end of the journal. */
    public ReplayResult run(long toSequence) {
        return run(new ReplayPlace(toSequence, Long.MAX_VALUE));
    }

    /** Replays up to a place, or to the end of the journal. */
    public ReplayResult run(ReplayPlace to) {
        String stopped = "";
        pending = facts.next();
        for (JournalledInput input = next(to); input != null; input = next(to)) {
            if (input.sequence() != engine.sequence() + 1) {
                stopped = "inputs " + (engine.sequence() + 1) + " to " + (input.sequence() - 1)
                        + " are not in the journal";
                break;
            }
            Applied applied = engine.apply(input);
            compare(applied.sequence(), applied.facts(hash));
            inputCount++;
        }
        return new ReplayResult(
                new ReplayResult.Counts(inputCount, compared, differing, hashes, otherVersions, notJournalled), first,
                stopped, engine.hash(), engine.state());
    }

    private JournalledInput next(ReplayPlace to) {
        JournalledInput next = engine.sequence() >= to.sequence() ? null : inputs.next();
        return next == null || next.timeNanos() > to.nanos() ? null : next;
    }

    private void compare(long sequence, List<Fact> made) {
        for (int index = 0; index < made.size(); index++) {
            Fact fact = made.get(index);
            skipBefore(sequence, index);
            if (pending == null) {
                notJournalled++;
            } else if (isAt(sequence, index)) {
                compare(sequence, index, fact);
                pending = facts.next();
            } else {
                differs(sequence, index, "", text(fact));
            }
        }
        skipBefore(sequence + 1, 0);
    }

    private void compare(long sequence, int index, Fact fact) {
        if (pending.engineVersion() != Engine.VERSION) {
            otherVersions++;
            return;
        }
        compared++;
        if (fact instanceof Fact.StateHashed) {
            hashes++;
        }
        if (!Bytes.owned(FACT.encode(fact)).equals(pending.payload())) {
            differs(sequence, index, text(pending), text(fact));
        }
    }

    /** Facts in the journal before this place were not made by the replay. */
    private void skipBefore(long sequence, int index) {
        while (pending != null && (pending.inputSequence() < sequence
                || pending.inputSequence() == sequence && pending.index() < index)) {
            if (pending.engineVersion() == Engine.VERSION) {
                differs(pending.inputSequence(), pending.index(), text(pending), "");
            } else {
                otherVersions++;
            }
            pending = facts.next();
        }
    }

    private boolean isAt(long sequence, int index) {
        return pending.inputSequence() == sequence && pending.index() == index;
    }

    private void differs(long sequence, int index, String journalled, String replayed) {
        differing++;
        if (first == null) {
            first = new Difference(sequence, index, journalled, replayed);
        }
    }

    private static String text(Fact fact) {
        return CanonicalText.print(Redaction.of((Record) fact));
    }

    private static String text(JournalledFact fact) {
        return switch (FACT.decode(fact.payload())) {
            case Decoded.Value<Fact>(Fact value) -> text(value);
            case Decoded.Fault<Fact> fault ->
                "unreadable (" + fault.fault() + " at " + fault.offset() + "): " + fact.payload();
        };
    }
}
