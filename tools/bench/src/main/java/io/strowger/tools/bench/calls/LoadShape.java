package io.strowger.tools.bench.calls;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The load: the same numbers on both sides.
 *
 * @param agents each at a station of his own
 * @param skills each with a VDN
 * @param perSecond new contacts
 * @param seed of who has which skills, and of calls
 */
record LoadShape(int agents, int skills, int perSecond, long seed) {
    static final String SWITCH = "CM";
    static final String LINK = "aes1";
    static final String AGENT_PASSWORD = "bench";
    /** Skills of an agent, one at least. */
    static final int SKILLS_MAX = 16;
    private static final int FIRST_AGENT = 100_000;
    private static final int FIRST_VDN = 60_000;

    static String agentId(int agent) {
        return String.valueOf(FIRST_AGENT + agent);
    }

    static String skill(int skill) {
        return "skill" + skill;
    }

    static String vdn(int skill) {
        return String.valueOf(FIRST_VDN + skill);
    }

    List<String> vdns() {
        return IntStream.range(0, skills).mapToObj(LoadShape::vdn).toList();
    }
}
