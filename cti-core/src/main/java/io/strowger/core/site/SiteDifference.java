package io.strowger.core.site;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** What is different between two configurations, in lines for people: {@code + added}, {@code - removed}, {@code ~ changed}. */
public final class SiteDifference {
    /** Lines told; further ones are counted in the last. */
    public static final int LINES_MAX = 200;
    /** Characters of a value that are shown. */
    private static final int VALUE_CHARACTERS_MAX = 80;
    private static final List<String> SECRETS = List.of("passwordHash", "tokenKey");

    private final List<String> lines = new ArrayList<>();
    private int more;

    private SiteDifference() {}

    /** The lines, in the order of the configuration's parts; none when both say the same. */
    public static List<String> lines(Site before, Site after) {
        SiteDifference difference = new SiteDifference();
        difference.records("", before, after);
        if (difference.more > 0) {
            difference.lines.add("and " + difference.more + " more");
        }
        return List.copyOf(difference.lines);
    }

    private void add(String line) {
        if (lines.size() < LINES_MAX) {
            lines.add(line);
        } else {
            more++;
        }
    }

    private void records(String path, Record before, Record after) {
        for (RecordComponent component : before.getClass().getRecordComponents()) {
            Object old = value(component, before);
            Object now = value(component, after);
            if (Objects.equals(old, now)) {
                continue;
            }
            String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
            if (old instanceof List<?> left && now instanceof List<?> right && (isRecords(left) || isRecords(right))) {
                lists(name, left, right);
            } else if (old instanceof Record left && now instanceof Record right
                    && left.getClass() == right.getClass()) {
                records(name, left, right);
            } else {
                add("~ " + name
                        + (SECRETS.contains(component.getName()) ? "" : ": " + shown(old) + " -> " + shown(now)));
            }
        }
    }

    private static boolean isRecords(List<?> list) {
        return !list.isEmpty() && list.get(0) instanceof Record;
    }

    private void lists(String name, List<?> before, List<?> after) {
        TreeMap<String, Record> old = byId(before);
        TreeMap<String, Record> now = byId(after);
        List<String> leftOrder = new ArrayList<>();
        List<String> rightOrder = new ArrayList<>();
        before.forEach(each -> keep(leftOrder, id((Record) each), now));
        after.forEach(each -> keep(rightOrder, id((Record) each), old));
        old.forEach((id, row) -> {
            if (!now.containsKey(id)) {
                add("- " + name + " " + id);
            }
        });
        now.forEach((id, row) -> {
            Record was = old.get(id);
            if (was == null) {
                add("+ " + name + " " + id);
            } else if (!was.equals(row)) {
                records(name + "[" + id + "]", was, row);
            }
        });
        if (!leftOrder.equals(rightOrder)) {
            add("~ " + name + ": another order");
        }
    }

    private static void keep(List<String> order, String id, TreeMap<String, Record> others) {
        if (others.containsKey(id)) {
            order.add(id);
        }
    }

    private static TreeMap<String, Record> byId(List<?> list) {
        TreeMap<String, Record> map = new TreeMap<>();
        list.forEach(each -> map.put(id((Record) each), (Record) each));
        return map;
    }

    /** What people call it. */
    private static String id(Record row) {
        return switch (row) {
            case DeviceSite device -> device.switchName() + "/" + device.deviceId();
            case VdnSite vdn -> vdn.switchName() + "/" + vdn.deviceId();
            case MultiSite.TiePath path -> path.from() + "/" + path.to();
            case ServiceSite.Survey survey -> survey.skill() + "/" + survey.switchName();
            case RoutePlan.Treatment treatment -> treatment.toString();
            case CallerSite caller -> String.join(",", caller.numbers());
            case CalendarSite.Hours hours -> hours.toString();
            case CalendarSite.Holiday holiday -> holiday.toString();
            case CalendarSite.Transition transition -> String.valueOf(transition.epochSecond());
            default -> {
                Object first = value(row.getClass().getRecordComponents()[0], row);
                yield first instanceof String text ? text : row.toString();
            }
        };
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        return text.length() <= VALUE_CHARACTERS_MAX ? text : text.substring(0, VALUE_CHARACTERS_MAX) + "...";
    }

    private static Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record hides its components", impossible);
        }
    }
}
