package io.strowger.calllog.export;

import static io.strowger.calllog.fold.FactScript.segmentEnded;
import static io.strowger.calllog.fold.FactScript.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.calllog.ChronicleJournal;
import io.strowger.calllog.JournalSettings;
import io.strowger.calllog.export.ExportRequest.Intervals;
import io.strowger.calllog.export.ExportRequest.TimeUnit;
import io.strowger.calllog.fold.Booking;
import io.strowger.calllog.fold.IntervalClock;
import io.strowger.calllog.fold.FactScript;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.fact.Fact.SegmentMark;
import io.strowger.core.input.Input;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.Output;
import io.strowger.core.port.Journal.JournalException;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallLogExportTest {

    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);
    private static final String CONTACT = "00000000000000010000000000000001";

    @TempDir
    Path directory;

    private final FactScript script = new FactScript("2026-01-05T10:00:00.000Z");

    private void keep(ChronicleJournal journal) {
        for (FactScript.Step step : script.steps) {
            JournalledFact place = step.place();
            journal.appendFact(new JournalledFact(place.inputSequence(), place.index(), place.timeNanos(), 1,
                    Bytes.of(FACT.encode(step.fact()))));
        }
        script.steps.clear();
    }

    private String export(ExportRequest request) {
        StringWriter out = new StringWriter();
        try {
            CallLogExport.export(directory, request, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString();
    }

    private String export(ExportTable table, ExportFormat format) {
        return export(ExportRequest.of(table, format));
    }

    /** T1, an ordinary call, and a contact that is still open. */
    private void fill() {
        script.arrives(1).after(200).asks(1).after(300).rings(1, 1, "1001", "5001", 300).after(5_000)
                .answers(1, 1, "1001", 5_000).after(60_000)
                .input(script.callEnded(1),
                        segmentEnded(1, 1, "1001", SegmentDisposition.ANSWERED, 5_000, 52_000, 8_000),
                        script.ended(1, ContactDisposition.ANSWERED, 300));
        script.input(new Fact.CallStarted(FactScript.call(7), "5001", "say \"hi\", 5002", "u7")).after(3_000)
                .input(new Fact.CallEnded(FactScript.call(7), null, "BUSY", script.now(), script.now())).arrives(2);
        try (ChronicleJournal journal = ChronicleJournal.open(directory, JournalSettings.DEFAULT)) {
            keep(journal);
        }
    }

    @Test
    void shouldExportCalls() {
        fill();
        assertEquals(
                """
                        kind,contact,serial,ucid,call,vdn,calling,called,skill,priority,started,queued,\
                        answered,answeredBy,\
                        earliestEnd,latestEnd,disposition,queueMillis,talkMillis,holdMillis,segmentCount,data,complete,callbackOf,ratings,wrapUp,medium,reference
                        contact,%s,20260105-00001,u1,S:1:1,6001,+49301234567,0800,sales,2,2026-01-05T10:00:00.000Z,\
                        2026-01-05T10:00:00.200Z,2026-01-05T10:00:05.500Z,1001,\
                        2026-01-05T10:01:05.500Z,2026-01-05T10:01:05.500Z,\
                        ANSWERED,300,52000,8000,1,,true,,,,voice,
                        ordinary,,,u7,S:7:1,,5001,"say ""hi"", 5002",,,2026-01-05T10:01:05.500Z,,,,\
                        2026-01-05T10:01:08.500Z,\
                        2026-01-05T10:01:08.500Z,BUSY,,,,,,true,,,,voice,
                        """
                        .formatted(CONTACT),
                export(ExportTable.CALLS, ExportFormat.CSV));
    }

    @Test
    void shouldExportCallsWithTheirSegmentsAsJson() {
        fill();
        String[] lines = export(ExportTable.CALLS, ExportFormat.JSONL).split("\n");
        assertEquals(2, lines.length);
        assertEquals(
                "{\"kind\":\"contact\",\"contact\":\"" + CONTACT + "\",\"serial\":\"20260105-00001\",\"ucid\":\"u1\","
                        + "\"call\":\"S:1:1\",\"vdn\":\"6001\",\"calling\":\"+49301234567\",\"called\":\"0800\","
                        + "\"skill\":\"sales\",\"priority\":2,\"started\":\"2026-01-05T10:00:00.000Z\","
                        + "\"queued\":\"2026-01-05T10:00:00.200Z\",\"answered\":\"2026-01-05T10:00:05.500Z\","
                        + "\"answeredBy\":\"1001\",\"earliestEnd\":\"2026-01-05T10:01:05.500Z\","
                        + "\"latestEnd\":\"2026-01-05T10:01:05.500Z\",\"disposition\":\"ANSWERED\",\"queueMillis\":300,"
                        + "\"talkMillis\":52000,\"holdMillis\":8000,\"segmentCount\":1,\"data\":{},\"complete\":true,\"medium\":\"voice\","
                        + "\"segments\":[{\"segment\":1,\"call\":\"S:1:1\",\"agentId\":\"1001\",\"switchName\":\"S\","
                        + "\"station\":\"5001\",\"skill\":\"sales\",\"started\":\"2026-01-05T10:00:00.500Z\","
                        + "\"answered\":\"2026-01-05T10:00:05.500Z\",\"ended\":\"2026-01-05T10:01:05.500Z\","
                        + "\"disposition\":\"ANSWERED\",\"queueMillis\":300,\"ringMillis\":5000,\"talkMillis\":52000,"
                        + "\"holdMillis\":8000}]}",
                lines[0]);
        assertTrue(lines[1].contains("\"called\":\"say \\\"hi\\\", 5002\""), lines[1]);
    }

    @Test
    void shouldExportSegments() {
        fill();
        assertEquals("""
                contact,serial,segment,call,agentId,switchName,station,skill,started,answered,ended,disposition,\
                queueMillis,ringMillis,talkMillis,holdMillis,wrapUp,notes,marks
                %s,20260105-00001,1,S:1:1,1001,S,5001,sales,2026-01-05T10:00:00.500Z,2026-01-05T10:00:05.500Z,\
                2026-01-05T10:01:05.500Z,ANSWERED,300,5000,52000,8000,,,
                """.formatted(CONTACT), export(ExportTable.SEGMENTS, ExportFormat.CSV));
    }

    @Test
    void shouldExportWhatIsOpenWhenAsked() {
        fill();
        String rows = export(new ExportRequest(ExportTable.CALLS, ExportFormat.CSV, 0, Intervals.DEFAULT, true));
        assertEquals(4, rows.lines().count());
        assertTrue(rows.lines().toList().get(3).endsWith(",false,,,,voice,"), rows);
    }

    @Test
    void shouldExportFromASequenceOn() {
        fill();
        String rows = export(new ExportRequest(ExportTable.CALLS, ExportFormat.CSV, 7, Intervals.DEFAULT, false));
        assertEquals(2, rows.lines().count(), rows);
        assertTrue(rows.contains("\nordinary,,,,S:7:1"), rows);
        assertTrue(rows.lines().toList().get(1).endsWith(",false,,,,voice,"), rows);
    }

    @Test
    void shouldExportAgentTraces() {
        script.input(new Fact.AgentLoggedOn("1001", "S", "5001"),
                state("1001", AgentState.LOGGED_OUT, AgentState.NOT_READY, WorkMode.AUX, 1000, 0)).after(2_500)
                .input(new Fact.AgentLoggedOff("1001", "S", "5001", 3, 2_500),
                        state("1001", AgentState.NOT_READY, AgentState.LOGGED_OUT, WorkMode.LOGGED_OUT, 3, 2_500));
        try (ChronicleJournal journal = ChronicleJournal.open(directory, JournalSettings.DEFAULT)) {
            keep(journal);
        }
        assertEquals("""
                kind,agentId,at,switchName,station,state,workMode,reasonCode,durationMillis,because,complete
                logged-on,1001,2026-01-05T10:00:00.000Z,S,5001,,,,,,true
                logged-off,1001,2026-01-05T10:00:02.500Z,S,5001,,,3,2500,,true
                state,1001,2026-01-05T10:00:00.000Z,,,NOT_READY,AUX,1000,2500,because NOT_READY,true
                """, export(ExportTable.AGENT_TRACE, ExportFormat.CSV));
    }

    @Test
    void shouldExportIntervals() {
        fill();
        assertEquals(
                """
                        switchName,vdn,start,minutes,booking,INCALLS,CONNECTCALLS,TOAGENTCALLS,\
                        RINGCALLS,RINGS,ACDCALLS,ABNCALLS,OUTFLOWCALLS,OTHERCALLS,complete,zone
                        S,6001,2026-01-05T10:00:00Z,15,CALL_END,1,1,1,1,1,1,0,0,0,false,UTC
                        """,
                export(new ExportRequest(ExportTable.VDN_INTERVALS, ExportFormat.CSV, 0,
                        new Intervals(IntervalClock.utc(15), Booking.CALL_END), true)));
        assertEquals(1, export(ExportTable.VDN_INTERVALS, ExportFormat.CSV).lines().count());
    }

    /** Talked 52 s and held 8 s, rang 5 s after 0.3 s: rounded up from half a second on. */
    @Test
    void shouldExportTimesOfSkillsInTheUnitThatIsAskedFor() {
        fill();
        for (TimeUnit unit : TimeUnit.values()) {
            List<String> lines = export(new ExportRequest(ExportTable.SKILL_INTERVALS, ExportFormat.CSV, 0,
                    new Intervals(IntervalClock.utc(15), Booking.EVENT, unit), true)).lines().toList();
            List<String> names = List.of(lines.get(0).split(","));
            List<String> values = List.of(lines.get(1).split(","));
            assertEquals(unit == TimeUnit.SECONDS
                    ? List.of("s", "1", "52", "8", "5")
                    : List.of("ms", "1", "52000",
                            "8000", "5000"),
                    Stream.of("unit", "ACDCALLS", "ACDTIME", "HOLDTIME", "RINGTIME")
                            .map(name -> values.get(names.indexOf(name))).toList());
        }
        assertEquals(List.of(0L, 1L, 1L, 2L), LongStream.of(499, 500, 1_499, 1_500).map(TimeUnit.SECONDS::of).boxed()
                .toList());
    }

    @Test
    void shouldSayWhatSegmentsAreMarkedWith() {
        script.arrives(1).rings(1, 1, "1001", "5001", 0).answers(1, 1, "1001", 0);
        for (SegmentMark mark : List.of(SegmentMark.CONFERENCED, SegmentMark.CONFERENCED, SegmentMark.TRANSFERRED)) {
            script.input(new Fact.SegmentMarked(FactScript.contact(1), 1, "1001", mark));
        }
        script.input(segmentEnded(1, 1, "1001", SegmentDisposition.ANSWERED, 0, 0, 0),
                script.ended(1, ContactDisposition.ANSWERED, 0)).after(60_000).input(new Fact.StateHashed(1));
        try (ChronicleJournal journal = ChronicleJournal.open(directory, JournalSettings.DEFAULT)) {
            keep(journal);
        }
        String rows = export(ExportTable.SEGMENTS, ExportFormat.CSV);
        assertTrue(rows.endsWith(",CONFERENCED TRANSFERRED\n"), rows);
    }

    @Test
    void shouldExportFactsAsText() {
        script.input(new Fact.StateHashed(5), new Fact.CallStarted(FactScript.call(7), "5001", "5002", ""));
        try (ChronicleJournal journal = ChronicleJournal.open(directory, JournalSettings.DEFAULT)) {
            keep(journal);
            journal.appendFact(new JournalledFact(1, 2, script.now() * 1_000_000, 9, Bytes.fromHex("ff")));
        }
        List<String> lines = export(ExportTable.FACTS, ExportFormat.CSV).lines().toList();
        assertEquals("sequence,index,time,engineVersion,fact,text", lines.get(0));
        assertEquals("1,0,2026-01-05T10:00:00.000Z,1,StateHashed,StateHashed{hash=5}", lines.get(1));
        assertTrue(lines.get(2).startsWith("1,1,2026-01-05T10:00:00.000Z,1,CallStarted,\"CallStarted{"), lines.get(2));
        assertTrue(lines.get(3).startsWith("1,2,2026-01-05T10:00:00.000Z,9,UNREADABLE,"), lines.get(3));
        List<String> json = export(ExportTable.FACTS, ExportFormat.JSONL).lines().toList();
        assertEquals("{\"sequence\":1,\"index\":0,\"time\":\"2026-01-05T10:00:00.000Z\",\"engineVersion\":1,"
                + "\"fact\":\"StateHashed\",\"text\":\"StateHashed{hash=5}\","
                + "\"content\":{\"type\":\"StateHashed\",\"hash\":5}}", json.get(0));
        assertTrue(json.get(1).contains("\"content\":{\"type\":\"CallStarted\",\"call\":\"S:7:1\""), json.get(1));
    }

    /** Exports go to mail boxes and spreadsheets; what a password can be tried against does not. */
    @Test
    void shouldLeaveOutHashesOfPasswordsAndTokens() {
        Site site = new Site(List.of(), List.of(), List.of(), List.of(),
                List.of(new AgentSite("1001", "A", "$argon2id$secret", List.of())), SiteSettings.DEFAULT);
        Bytes hash = Bytes.fromHex("5ec2e7");
        try (ChronicleJournal journal = ChronicleJournal.open(directory, JournalSettings.DEFAULT)) {
            append(journal, 1, new Input.ConfigurationApplied(1, "admin", site));
            append(journal, 2, new Input.SessionOpened("s", "1001", SessionRole.AGENT, hash, 1, 1));
            script.input(new Fact.OutputIssued(
                    new Output.SessionAttached("s", 1, "1001", SessionRole.AGENT, hash, 1, false)));
            keep(journal);
        }
        StringBuilder tail = new StringBuilder();
        try (CallLogTail lines = new CallLogTail(directory, 0, tail)) {
            assertEquals(1, lines.poll(10));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        for (ExportFormat format : ExportFormat.values()) {
            String all = export(ExportTable.INPUTS, format) + export(ExportTable.FACTS, format) + tail;
            assertFalse(all.contains("argon2id"), all);
            assertFalse(all.contains("5ec2e7"), all);
            assertTrue(all.contains("passwordHash"), all);
            assertTrue(all.contains("SessionAttached"), all);
        }
    }

    private static void append(ChronicleJournal journal, long sequence, Input input) {
        journal.appendInput(
                new JournalledInput(sequence, 1, sequence * 1_000_000, 2, Bytes.of(INPUT.encode(input))));
    }

    @Test
    void shouldExportInputs() {
        try (ChronicleJournal journal = ChronicleJournal.open(directory, JournalSettings.DEFAULT)) {
            append(journal, 1, new Input.TimeAdvanced());
            assertEquals("""
                    sequence,epoch,time,source,input,text
                    1,1,1970-01-01T00:00:00.001Z,2,TimeAdvanced,TimeAdvanced{}
                    """, export(ExportTable.INPUTS, ExportFormat.CSV));
        }
    }

    @Test
    void shouldCountRowsAndWhatItCannotRead() throws IOException {
        script.input(new Fact.StateHashed(5));
        try (ChronicleJournal journal = ChronicleJournal.open(directory, JournalSettings.DEFAULT)) {
            keep(journal);
            journal.appendFact(new JournalledFact(1, 1, 0, 9, Bytes.fromHex("ff")));
        }
        StringWriter out = new StringWriter();
        assertEquals(new ExportResult(2, 1),
                CallLogExport.export(directory, ExportRequest.of(ExportTable.FACTS, ExportFormat.CSV), out));
        assertEquals(new ExportResult(0, 1),
                CallLogExport.export(directory, ExportRequest.of(ExportTable.CALLS, ExportFormat.JSONL), out));
    }

    @Test
    void shouldExportAnEmptyJournal() {
        for (ExportTable table : ExportTable.values()) {
            assertEquals(String.join(",", table.columns()) + "\n", export(table, ExportFormat.CSV));
            assertEquals("", export(table, ExportFormat.JSONL));
        }
        assertThrows(JournalException.class, () -> CallLogExport.export(directory.resolve("absent"),
                ExportRequest.of(ExportTable.CALLS, ExportFormat.CSV), new StringWriter()));
    }

    @Test
    void shouldFollowFactsWhileTheJournalGrows() throws IOException {
        StringBuilder text = new StringBuilder();
        try (CallLogTail tail = new CallLogTail(directory, 0, text);
                ChronicleJournal journal = ChronicleJournal.open(directory, JournalSettings.DEFAULT)) {
            assertEquals(0, tail.poll(10));
            script.input(new Fact.StateHashed(5), new Fact.StateHashed(6)).after(1).input(new Fact.StateHashed(7));
            keep(journal);
            assertEquals(2, tail.poll(2));
            assertEquals(1, tail.poll(2));
            assertEquals(0, tail.poll(2));
            assertEquals("""
                    2026-01-05T10:00:00.000Z 1.0 StateHashed{hash=5}
                    2026-01-05T10:00:00.000Z 1.1 StateHashed{hash=6}
                    2026-01-05T10:00:00.001Z 2.0 StateHashed{hash=7}
                    """, text.toString());
            StringBuilder later = new StringBuilder();
            try (CallLogTail fromEnd = new CallLogTail(directory, CallLogTail.FROM_END, later)) {
                assertEquals(0, fromEnd.poll(10));
                script.input(new Fact.StateHashed(8));
                keep(journal);
                assertEquals(1, fromEnd.poll(10));
                assertTrue(later.toString().endsWith(" 3.0 StateHashed{hash=8}\n"), later::toString);
            }
        }
    }

    @Test
    void shouldExportWrapUpCodes() {
        script.arrives(1).asks(1).rings(1, 1, "1001", "5001", 0).answers(1, 1, "1001", 0).after(60_000)
                .input(segmentEnded(1, 1, "1001", SegmentDisposition.ANSWERED, 0, 60_000, 0),
                        script.ended(1, ContactDisposition.ANSWERED, 0),
                        state("1001", AgentState.TALKING, AgentState.AFTER_CALL_WORK, WorkMode.AUTO_IN, 0, 60_000))
                .input(new Fact.WrappedUp(FactScript.contact(1), 1, "1001", "sold, at last", "two of them"))
                .input(state("1001", AgentState.AFTER_CALL_WORK, AgentState.READY, WorkMode.AUTO_IN, 0, 1))
                .arrives(2).asks(2).rings(2, 1, "1001", "5001", 0).answers(2, 1, "1001", 0)
                .input(segmentEnded(2, 1, "1001", SegmentDisposition.ANSWERED, 0, 1, 0),
                        script.ended(2, ContactDisposition.ANSWERED, 0))
                .at("2026-01-05T10:31:00Z").input(new Fact.StateHashed(1));
        try (ChronicleJournal journal = ChronicleJournal.open(directory, JournalSettings.DEFAULT)) {
            keep(journal);
        }
        assertTrue(export(ExportTable.CALLS, ExportFormat.CSV).lines().toList().get(1)
                .endsWith(",true,,,\"sold, at last\",voice,"));
        String json = export(ExportTable.CALLS, ExportFormat.JSONL);
        assertTrue(json.contains("\"wrapUp\":\"sold, at last\",\"medium\":\"voice\",\"segments\":[{") && json.contains(
                "\"holdMillis\":0,\"wrapUp\":\"sold, at last\",\"notes\":\"two of them\"}]"), json);
        assertTrue(export(ExportTable.SEGMENTS, ExportFormat.CSV).lines().toList().get(1)
                .endsWith(",\"sold, at last\",two of them,"));
        assertTrue(export(ExportTable.AGENT_TRACE, ExportFormat.CSV).contains("wrapped-up,1001,"));
        assertEquals("""
                agentId,skill,wrapUp,start,minutes,count,complete,zone
                1001,sales,"sold, at last",2026-01-05T10:00:00Z,15,1,true,UTC
                """,
                export(new ExportRequest(ExportTable.WRAP_UPS, ExportFormat.CSV, 0, new Intervals(IntervalClock.utc(15),
                        Intervals.DEFAULT.booking()), false)));
        assertEquals("""
                agentId,skill,wrapUp,start,minutes,count,complete,zone
                1001,sales,"sold, at last",2026-01-05T10:00:00Z,15,1,true,UTC
                1001,sales,,2026-01-05T10:30:00Z,15,1,false,UTC
                """,
                export(new ExportRequest(ExportTable.WRAP_UPS, ExportFormat.CSV, 0, new Intervals(IntervalClock.utc(15),
                        Intervals.DEFAULT.booking()), true)));
    }
}
