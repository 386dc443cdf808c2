package io.strowger.tools.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact.CallbackChanged;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.ContactEnded;
import io.strowger.core.model.CallbackOutcome;
import io.strowger.core.model.CallbackState;
import io.strowger.core.model.ContactId;
import io.strowger.core.site.CallbackSite;
import io.strowger.core.site.RuleSite;
import io.strowger.core.site.Site;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What looks at callbacks and rules notices what is wrong of them. */
class ServiceCheckersTest {
    private static final ContactId ONE = new ContactId(1, 1);
    private static final ContactId OTHER = new ContactId(1, 2);
    private static final String NUMBER = "+12125550001";
    private static final Services TWO_ATTEMPTS = new Services(
            new CallbackSite("outside", List.of(), 2, 1_000, 1_000, 5_000, 0, 60_000), false, List.of(), 0);

    private final VirtualTime time = new VirtualTime();
    private final Problems problems = new Problems(time, false);
    private final CallbackAudit audit = new CallbackAudit(TWO_ATTEMPTS, problems);

    private void is(ContactId id, String number, CallbackState state, int attempts, String agentId) {
        audit.accept(new CallbackChanged(id, null, number, state, attempts, CallbackOutcome.NONE, agentId), 0);
    }

    private void wrong(String why) {
        assertTrue(problems.list().stream().anyMatch(each -> each.contains(why)), problems.list().toString());
    }

    @Test
    void aCallbackThatGoesItsWayIsWell() {
        is(ONE, NUMBER, CallbackState.WAITING, 0, "");
        is(ONE, NUMBER, CallbackState.OFFERED, 0, "1001");
        is(ONE, NUMBER, CallbackState.DIALLING, 0, "1001");
        is(ONE, NUMBER, CallbackState.WAITING, 0, "");
        is(ONE, NUMBER, CallbackState.PAUSED, 1, "");
        is(ONE, NUMBER, CallbackState.WAITING, 1, "");
        is(ONE, NUMBER, CallbackState.OFFERED, 1, "1002");
        is(ONE, NUMBER, CallbackState.DIALLING, 1, "1002");
        is(ONE, NUMBER, CallbackState.TALKING, 1, "1002");
        audit.quiet();
        wrong("NEVER ENDED");
        problems.list().clear();
        is(ONE, NUMBER, CallbackState.DONE, 1, "");
        audit.quiet();
        assertEquals(List.of(), problems.list());
    }

    @Test
    void twoForOneNumberOrOneAgentAreFound() {
        is(ONE, NUMBER, CallbackState.WAITING, 0, "");
        is(ONE, NUMBER, CallbackState.OFFERED, 0, "1001");
        is(OTHER, NUMBER, CallbackState.WAITING, 0, "");
        wrong("the second to this number");
        is(OTHER, NUMBER, CallbackState.OFFERED, 0, "1001");
        wrong("the agent has");
    }

    @Test
    void aSecondEndAndAnAttemptThatDoesNotCountAreFound() {
        is(ONE, NUMBER, CallbackState.WAITING, 0, "");
        is(ONE, NUMBER, CallbackState.PAUSED, 0, "");
        wrong("attempts");
        is(ONE, NUMBER, CallbackState.EXPIRED, 0, "");
        is(ONE, NUMBER, CallbackState.EXPIRED, 0, "");
        wrong("ended before");
    }

    @Test
    void whatTheCallLogDoesNotHaveIsFound() {
        is(ONE, NUMBER, CallbackState.WAITING, 0, "");
        is(ONE, NUMBER, CallbackState.CANCELLED, 0, "");
        audit.accept(new ContactEnded(ONE, ContactDisposition.ANSWERED, 0, 0, 0), 0);
        audit.check(List.of(), List.of());
        wrong("rows in the call log are 0");
        wrong("CANCELLED, and its contact ANSWERED");
    }

    @Test
    void everyRuleSaysTwiceTheSame() {
        RuleBook.Known known = new RuleBook.Known("+1555371", Centre.VDN, "1", Map.of("said", "x"), RuleBook.BUSY,
                RuleBook.GOLD, 0);
        RuleBook.Known other = new RuleBook.Known("+4930", "6002", "", Map.of(), RuleBook.CALM,
                RuleBook.STANDARD_TIER, 5 * 60_000_000_000L);
        boolean both = false;
        for (long seed = 1; seed <= 50; seed++) {
            Site site = RuleBook.write(Centre.of(4, 1).site(), new SplittableRandom(seed));
            RuleSite one = RuleBook.decides(site, known);
            RuleSite two = RuleBook.decides(site, other);
            both |= one != null && two != null && one != two;
            if (one != null && !one.name().equals("ALWAYS")) {
                assertEquals(one.name().endsWith(" not"), one.when().startsWith("not ("), one.toString());
            }
        }
        assertTrue(both, "all decide alike");
        assertFalse(Services.isWithinHours(5 * 60_000));
        assertTrue(Services.isWithinHours(5 * 60_000 - 1));
    }
}
