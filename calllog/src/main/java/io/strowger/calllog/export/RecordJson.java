package io.strowger.calllog.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.strowger.core.codec.Bytes;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;

/**
 * Values as JSON: records as objects, ids in their text form, bytes in hexadecimal digits, enums by name, absent values
 * left out. Where a declaration leaves open which record it is, the object begins with {@code "type"}.
 */
final class RecordJson {

    private RecordJson() {}

    /** Writes a value; not null. */
    static void write(JsonGenerator json, Object value, boolean typed) throws IOException {
        switch (value) {
            case String text -> json.writeString(text);
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Enum<?> constant -> json.writeString(constant.name());
            case Bytes bytes -> json.writeString(bytes.toString());
            case ContactId id -> json.writeString(id.toString());
            case CallKey key -> json.writeString(key.toString());
            case DeviceKey key -> json.writeString(key.toString());
            case Record record -> record(json, record, typed);
            case List<?> list -> {
                json.writeStartArray();
                for (Object element : list) {
                    write(json, element, true);
                }
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    json.writeFieldName(String.valueOf(entry.getKey()));
                    write(json, entry.getValue(), true);
                }
                json.writeEndObject();
            }
            default -> throw new IllegalStateException("no JSON for " + value.getClass());
        }
    }

    private static void record(JsonGenerator json, Record record, boolean typed) throws IOException {
        json.writeStartObject();
        if (typed && record.getClass().getInterfaces().length > 0) {
            json.writeStringField("type", record.getClass().getSimpleName());
        }
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value;
            try {
                value = component.getAccessor().invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
            if (value != null) {
                json.writeFieldName(component.getName());
                write(json, value, component.getType().isInterface());
            }
        }
        json.writeEndObject();
    }
}
