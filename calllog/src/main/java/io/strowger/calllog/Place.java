package io.strowger.calllog;

/** Where a record stands in the order of its queue: input sequence and, for facts, the index within the input. */
record Place(long sequence, int index) implements Comparable<Place> {

    /** Before every record. */
    static final Place FIRST = new Place(Long.MIN_VALUE, 0);

    static Place of(RecordView view) {
        return new Place(view.sequence(), view.index());
    }

    @Override
    public int compareTo(Place other) {
        int order = Long.compare(sequence, other.sequence);
        return order != 0 ? order : Integer.compare(index, other.index);
    }
}
