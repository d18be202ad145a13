package io.tightloop.baton.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Makes events fit for the tables: PostgreSQL takes no NUL, and a worker may have said one. */
public final class Storable {
    private static final char NUL = '\0';
    private static final char INSTEAD = '\uFFFD';

    private Storable() {}

    /** The same event, changed in place where a text of it has a NUL. */
    public static SpecificRecord of(SpecificRecord event) {
        for (var field : event.getSchema().getFields()) {
            var value = event.get(field.pos());
            var fit = value(value);
            if (fit != value) {
                event.put(field.pos(), fit);
            }
        }
        return event;
    }

    public static String text(String told) {
        return told.replace(NUL, INSTEAD);
    }

    private static Map<Object, Object> map(Map<?, ?> told) {
        var fit = new LinkedHashMap<Object, Object>();
        told.forEach((name, value) -> fit.put(value(name), value(value)));
        return fit;
    }

    private static Object value(Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text(text);
            case SpecificRecord record -> of(record);
            case List<?> list -> list.stream().map(Storable::value).toList();
            case Map<?, ?> map -> map(map);
            default -> value;
        };
    }
}
