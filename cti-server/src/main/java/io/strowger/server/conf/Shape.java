package io.strowger.server.conf;

import java.util.LinkedHashMap;
import java.util.Map;

/** What keys an object may have, in the order in which its reader asks for them. Confined to one thread. */
final class Shape {
    private final Map<String, Property> properties = new LinkedHashMap<>();

    /** A key. */
    sealed interface Property {
        /** A value; fallback null = required. */
        record Value(ValueType<?> type, Object fallback) implements Property {}

        record Texts() implements Property {}

        /** An object with keys of one's own and texts for values. */
        record TextMap() implements Property {}

        record Inner(Shape shape) implements Property {}

        record Listed(Shape shape) implements Property {}
    }

    private boolean isOpen;

    /** Keys are one's own. */
    boolean isOpen() {
        return isOpen;
    }

    void open() {
        isOpen = true;
    }

    Map<String, Property> properties() {
        return properties;
    }

    void value(String key, ValueType<?> type, Object fallback) {
        properties.putIfAbsent(key, new Property.Value(type, fallback));
    }

    void texts(String key) {
        properties.putIfAbsent(key, new Property.Texts());
    }

    void textMap(String key) {
        properties.putIfAbsent(key, new Property.TextMap());
    }

    Shape list(String key) {
        Shape shape = new Shape();
        properties.putIfAbsent(key, new Property.Listed(shape));
        return shape;
    }

    Shape object(String key) {
        Shape shape = new Shape();
        properties.putIfAbsent(key, new Property.Inner(shape));
        return shape;
    }
}
