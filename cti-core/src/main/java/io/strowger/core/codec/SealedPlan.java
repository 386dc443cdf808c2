package io.strowger.core.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The plan of a sealed interface: a message that holds one oneof of all records below it. */
final class SealedPlan implements MessagePlan {

    /** One record below the interface and its number. */
    record Variant(int number, RecordPlan plan) {

        int tag() {
            return number << 3 | WireType.LENGTH_DELIMITED;
        }
    }

    private final Class<?> type;
    private List<Variant> variants;
    /** Looked up, never iterated. */
    private Map<Class<?>, Variant> byClass;
    private Variant[] byNumber;

    SealedPlan(Class<?> type) {
        this.type = type;
    }

    /** Completes the plan; {@code inOrder} is sorted by number. */
    void complete(List<Variant> inOrder) {
        variants = List.copyOf(inOrder);
        byClass = HashMap.newHashMap(inOrder.size());
        byNumber = new Variant[inOrder.getLast().number() + 1];
        for (Variant variant : inOrder) {
            byClass.put(variant.plan().type(), variant);
            byNumber[variant.number()] = variant;
        }
    }

    @Override
    public Class<?> type() {
        return type;
    }

    /** Sorted by number. */
    List<Variant> variants() {
        return variants;
    }

    @Override
    public void write(RecordWriter out, Object value) {
        Variant variant = byClass.get(value.getClass());
        variant.plan().writeField(out, variant.tag(), value);
    }

    @Override
    public Object read(RecordReader in, int end) {
        Object value = null;
        while (in.position() < end) {
            int tag = in.tag(end);
            int number = tag >>> 3;
            Variant variant = number < byNumber.length ? byNumber[number] : null;
            if (variant == null) {
                in.unknownVariant = number;
                in.skip(tag, end);
            } else if (tag != variant.tag()) {
                throw in.fault(DecodeFault.BAD_WIRE_TYPE, in.fieldStart,
                        "variant " + number + " of " + type.getName() + " has wire type " + (tag & 7));
            } else {
                value = in.message(variant.plan(), end);
            }
        }
        return value;
    }
}
