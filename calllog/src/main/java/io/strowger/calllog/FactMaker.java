package io.strowger.calllog;

import io.strowger.core.port.JournalledFact;

/** Makes facts of records. Not every input has facts, so that nothing can stand for lost ones. */
enum FactMaker implements GenerationReader.Maker<JournalledFact> {
    INSTANCE;

    @Override
    public JournalledFact make(RecordView view) {
        return view.toFact();
    }

    @Override
    public JournalledFact lost(long sequence, long epoch, long timeNanos) {
        return null;
    }
}
