package io.strowger.calllog.export;

import io.strowger.calllog.export.ExportRequest.TimeUnit;
import io.strowger.calllog.fold.By;
import io.strowger.calllog.fold.IntervalItem;
import io.strowger.calllog.fold.VdnIntervalRow;
import io.strowger.calllog.fold.VdnItem;
import io.strowger.calllog.fold.WorkIntervalRow;
import io.strowger.calllog.fold.WrapUpRow;
import io.strowger.core.model.ServiceLevel;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows of intervals as rows of tables; the order of the values is that of the columns of {@link ExportTable}.
 *
 * @param zone that intervals are told in
 * @param unit of times
 */
record IntervalTables(ZoneId zone, TimeUnit unit) {
    private static final Map<String, Object> NOTHING_MORE = Map.of();

    void interval(RowWriter out, VdnIntervalRow row) throws IOException {
        List<Object> values = new ArrayList<>(List.of(row.switchName(), row.vdn(), start(row.startMillis()),
                row.minutes(), row.booking().toString()));
        for (VdnItem item : VdnItem.values()) {
            values.add(row.count(item));
        }
        values.add(row.complete());
        values.add(zone.toString());
        out.row(NOTHING_MORE, values.toArray());
    }

    void wrapUps(RowWriter out, WrapUpRow row) throws IOException {
        out.row(NOTHING_MORE, row.agentId(), row.skill(), row.wrapUp(), start(row.startMillis()), row.minutes(),
                row.count(), row.complete(), zone.toString());
    }

    void skill(RowWriter out, WorkIntervalRow row) throws IOException {
        int acceptable = (int) row.count(IntervalItem.ACCEPTABLE);
        int abandonedInTime = (int) row.count(IntervalItem.SLVLABNS);
        int offered = (int) (row.count(IntervalItem.ACDCALLS) + row.count(IntervalItem.ABNCALLS));
        work(out, By.SKILL, row, List.of(row.skill()),
                List.of(ServiceLevel.abandonsNegative(acceptable, offered),
                        ServiceLevel.abandonsIgnored(acceptable, offered, abandonedInTime),
                        ServiceLevel.abandonsPositive(acceptable, offered, abandonedInTime)));
    }

    void agent(RowWriter out, WorkIntervalRow row) throws IOException {
        List<Object> reasons = new ArrayList<>();
        for (int reason = 0; reason < ExportTable.AUX_COLUMNS; reason++) {
            reasons.add(unit.of(row.auxMillis().getOrDefault(reason, 0L)));
        }
        String further = row.auxMillis().entrySet().stream()
                .filter(each -> each.getKey() < 0 || each.getKey() >= ExportTable.AUX_COLUMNS)
                .map(each -> each.getKey() + "=" + unit.of(each.getValue())).collect(Collectors.joining("; "));
        reasons.add(further.isEmpty() ? null : further);
        work(out, By.AGENT, row, List.of(row.agentId()), reasons);
    }

    void agentSkill(RowWriter out, WorkIntervalRow row) throws IOException {
        work(out, By.AGENT_SKILL, row, List.of(row.agentId(), row.skill()), List.of());
    }

    private void work(RowWriter out, By by, WorkIntervalRow row, List<String> of, List<?> more) throws IOException {
        List<Object> values = new ArrayList<>(of);
        values.addAll(List.of(start(row.startMillis()), row.minutes(), zone.toString(), row.booking().toString()));
        IntervalItem.of(by)
                .forEach(item -> values.add(item.isTime() ? unit.of(row.count(item)) : row.count(item)));
        values.addAll(more);
        values.add(row.complete());
        values.add(unit.text());
        out.row(NOTHING_MORE, values.toArray());
    }

    private String start(long millis) {
        return TextTime.ofMillis(millis, zone);
    }
}
