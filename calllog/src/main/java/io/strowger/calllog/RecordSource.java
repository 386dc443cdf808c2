package io.strowger.calllog;

/** Records in the order in which they lie; throws JournalException where the store fails. Confined to one thread. */
interface RecordSource extends AutoCloseable {

    /**
     * Moves to the next record; false when there is none now. After an exception the next call goes on behind the
     * fault.
     */
    boolean next(RecordView view);

    @Override
    void close();
}
