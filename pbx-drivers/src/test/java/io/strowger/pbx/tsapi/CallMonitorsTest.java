package io.strowger.pbx.tsapi;

import java.util.List;
import org.junit.jupiter.api.Test;

class CallMonitorsTest {
    private static final int VERSION = 8;

    /** The limit stands, one past it is not asked for; when one has ended there is room again. */
    @Test
    void shouldNotAskForMoreThanTheLimit() {
        List<String> script = ServicesTest.opening(VERSION);
        script.add(0, "setting rate 1000000");
        int invokeId = 6;
        for (int call = 1; call <= CallMonitors.MAX; call++) {
            script.add("submit " + call + " CALL_CONTROL MonitorCall " + call + "@5001");
            script.add("> invokeID=" + invokeId + " * Csta.MonitorCall{*");
            script.add("< invokeID=" + invokeId++ + " Csta.MonitorConf{monitorCrossRefID=" + (200 + call) + "}");
            script.add("brief MonitorStarted[deviceId=" + call + ", kind=CALL]");
            script.add("brief PbxReplied[requestId=" + call + ", reply=CallMonitored[]]");
        }
        script.add("submit 20000 CALL_CONTROL MonitorCall 20000@5001");
        script.add("brief PbxReplied[requestId=20000, reply=NotSent[why=" + CallMonitors.MAX
                + " monitors of calls stand]]");
        script.add("nothing");
        script.add("< monitorCrossRefID=201 Csta.MonitorEnded{}");
        script.add("brief MonitorStopped[deviceId=1, kind=CALL]");
        script.add("submit 20001 CALL_CONTROL MonitorCall 20000@5001");
        script.add("> invokeID=" + invokeId + " * Csta.MonitorCall{*");
        Conversation.play("monitors of calls", script);
    }
}
