package io.strowger.core.engine;

/**
 * Whom a table is asked about; the text is made only where it is recorded, and mostly nothing is.
 *
 * @param part of the entity that the key names, empty = it itself
 */
record Entity(String kind, Object key, String part) {
    @Override
    public String toString() {
        return part.isEmpty() ? kind + ' ' + key : kind + ' ' + key + '/' + part;
    }
}
