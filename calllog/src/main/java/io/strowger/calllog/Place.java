package io.strowger.calllog;

/** Where a record stands in the order of its queue: input sequence and, for facts, the index within the input. */
record Place(long sequence, int index) implements Comparable<Place> {

    /** Before every record. */
    static final Place FIRST = new Place(Long.MIN_VALUE, 0);

    static Place of(RecordView view) {
        return new Place(view.sequence(), view.index());
    }

    /**
     * The first place that can be found from this record on: a bridge stands for an input that lies before it, if
     * anywhere.
     */
    static Place coveredFrom(RecordView view) {
        return view.kind() == RecordView.BRIDGE ? new Place(view.sequence() + 1, 0) : of(view);
    }

    @Override
    public int compareTo(Place other) {
        int order = Long.compare(sequence, other.sequence);
        return order != 0 ? order : Integer.compare(index, other.index);
    }
}
