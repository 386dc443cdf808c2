package io.strowger.core.state;

import io.strowger.core.output.TopicState.TeamView;

/**
 * What was last shown of a team.
 *
 * @param view null = nothing
 * @param nanos when it was last looked at
 * @param due whether a look is due
 */
public record Team(String name, TeamView view, long nanos, boolean due) {
    public static Team unseen(String name) {
        return new Team(name, null, 0, false);
    }

    public Team asDue() {
        return new Team(name, view, nanos, true);
    }

    public Team shown(TeamView now, long atNanos) {
        return new Team(name, now, atNanos, false);
    }
}
