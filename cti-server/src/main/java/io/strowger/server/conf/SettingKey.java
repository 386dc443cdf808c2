package io.strowger.server.conf;

/**
 * A key of the static settings.
 *
 * @param path dotted path in the file
 * @param fallback what holds when the key is absent; the shipped file shows the same value
 */
record SettingKey<T>(String path, ValueType<T> type, T fallback) {}
