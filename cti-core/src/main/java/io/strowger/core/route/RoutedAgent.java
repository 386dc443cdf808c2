package io.strowger.core.route;

import io.strowger.core.route.Membership.Terms;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import java.util.ArrayList;
import java.util.List;

/**
 * An agent as the router knows him: his skills, whether he can be offered a contact, and who waits for him by name. Whoever derives more of an agent extends this,
 * so that whom the router names need not be looked up.
 */
public class RoutedAgent {
    private final String agentId;
    private final ContactSelection selection;
    private final List<Membership> memberships = new ArrayList<>();
    /** Contacts that only he may take. */
    final ContactQueue direct = new ContactQueue();
    /** Contacts that prefer him. */
    final ContactQueue preferring = new ContactQueue();
    private Place place = Place.NONE;
    private long idleNanos;
    /** A bit for each medium that he can be offered a contact of. */
    private long media;

    public RoutedAgent(String agentId, ContactSelection selection) {
        this.agentId = agentId;
        this.selection = selection;
    }

    /** Gives him a skill; he must not be ready. */
    public final void has(RoutedSkill skill, Terms terms) {
        memberships.add(new Membership(this, skill, terms));
    }

    public final String agentId() {
        return agentId;
    }

    public final ContactSelection selection() {
        return selection;
    }

    public final List<Membership> memberships() {
        return memberships;
    }

    /** His place in the skill, or null when he does not have it. */
    public final Membership in(RoutedSkill skill) {
        for (int i = 0; i < memberships.size(); i++) {
            if (memberships.get(i).skill == skill) {
                return memberships.get(i);
            }
        }
        return null;
    }

    /** Where he was when he became ready last. */
    public final Place place() {
        return place;
    }

    /** Since when he was idle when he became ready last. */
    public final long idleNanos() {
        return idleNanos;
    }

    /** Whether he can be offered anything. */
    public final boolean isReady() {
        return media != 0;
    }

    /** Whether he can be offered contacts of a medium. */
    public final boolean isReadyFor(int medium) {
        return (media & 1L << medium) != 0;
    }

    /** Whether these are the media that he can be offered contacts of. */
    public final boolean isOffered(long offered) {
        return media == offered;
    }

    /** He can be offered calls, wherever he is. */
    public final void ready(long idleSinceNanos, AgentLoad load) {
        ready(1L << Media.VOICE, Place.NONE, idleSinceNanos, load);
    }

    /** He can be offered contacts of these media, with the given load and idle since then; said again when anything of it changes. */
    public final void ready(long offered, Place where, long idleSinceNanos, AgentLoad load) {
        leave();
        media = offered;
        place = where;
        idleNanos = idleSinceNanos;
        for (int i = 0; i < memberships.size(); i++) {
            if (isReadyFor(memberships.get(i).skill.medium())) {
                memberships.get(i).join(where, idleSinceNanos, load);
            }
        }
    }

    /** He can be offered none. */
    public final void leave() {
        if (media != 0) {
            for (int i = 0; i < memberships.size(); i++) {
                if (isReadyFor(memberships.get(i).skill.medium())) {
                    memberships.get(i).leave();
                }
            }
            media = 0;
        }
    }

    /** Whether anybody waits for him or for one of his skills. */
    public final boolean isWaitedFor() {
        if (direct.size() != 0 || preferring.size() != 0) {
            return true;
        }
        for (int i = 0; i < memberships.size(); i++) {
            if (memberships.get(i).skill.queue().size() != 0) {
                return true;
            }
        }
        return false;
    }
}
