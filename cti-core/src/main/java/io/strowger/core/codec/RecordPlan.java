package io.strowger.core.codec;

import java.lang.invoke.MethodHandle;

/** The plan of a record. */
final class RecordPlan implements MessagePlan {

    private final Class<?> type;
    private FieldPlan[] fields;
    private FieldPlan[] byNumber;
    /** (Object) -> Object, one a component. */
    private MethodHandle[] accessors;
    /** (RecordWriter, Object) -> void, all fields in the order of their numbers. */
    private MethodHandle encoder;
    /** (RecordReader) -> Object. */
    private MethodHandle constructor;

    RecordPlan(Class<?> type) {
        this.type = type;
    }

    /** Completes the plan; apart from the constructor, because a record may contain itself. */
    void complete(FieldPlan[] inOrder, MethodHandle[] componentAccessors, MethodHandle encode, MethodHandle construct) {
        int highest = 0;
        for (FieldPlan field : inOrder) {
            highest = Math.max(highest, field.number());
        }
        byNumber = new FieldPlan[highest + 1];
        for (FieldPlan field : inOrder) {
            byNumber[field.number()] = field;
        }
        fields = inOrder;
        accessors = componentAccessors;
        encoder = encode;
        constructor = construct;
    }

    @Override
    public Class<?> type() {
        return type;
    }

    /** In the order of the declaration; not to be changed. */
    FieldPlan[] fields() {
        return fields;
    }

    /** The value of a component, primitives boxed; for printing. */
    Object get(Object value, FieldPlan field) {
        try {
            return (Object) accessors[field.index()].invokeExact(value);
        } catch (Throwable thrown) {
            throw MessagePlan.unchecked(thrown);
        }
    }

    @Override
    public void write(RecordWriter out, Object value) {
        try {
            encoder.invokeExact(out, value);
        } catch (Throwable thrown) {
            throw MessagePlan.unchecked(thrown);
        }
    }

    @Override
    public Object read(RecordReader in, int end) {
        int from = in.position();
        int frame = in.push(fields.length);
        while (in.position() < end) {
            int tag = in.tag(end);
            int number = tag >>> 3;
            FieldPlan field = number < byNumber.length ? byNumber[number] : null;
            if (field == null) {
                in.skip(tag, end);
            } else {
                field.read(in, frame, tag, end);
            }
        }
        Object value = construct(in, frame, from);
        in.pop(frame);
        return value;
    }

    private Object construct(RecordReader in, int frame, int from) {
        in.frame = frame;
        try {
            return (Object) constructor.invokeExact(in);
        } catch (RuntimeException refused) {
            throw in.fault(DecodeFault.CONSTRUCTOR_REFUSED, from, type.getName() + ": " + refused);
        } catch (Throwable thrown) {
            throw MessagePlan.unchecked(thrown);
        }
    }
}
