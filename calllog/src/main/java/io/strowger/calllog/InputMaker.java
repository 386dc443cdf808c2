package io.strowger.calllog;

import io.strowger.core.codec.Bytes;
import io.strowger.core.port.JournalledInput;

/** Makes inputs of records; a lost one has no payload. */
enum InputMaker implements GenerationReader.Maker<JournalledInput> {
    INSTANCE;

    @Override
    public JournalledInput make(RecordView view) {
        return view.toInput();
    }

    @Override
    public JournalledInput lost(long sequence, long epoch, long timeNanos) {
        return new JournalledInput(sequence, epoch, timeNanos, 0, Bytes.EMPTY);
    }
}
