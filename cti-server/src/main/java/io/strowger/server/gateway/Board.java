package io.strowger.server.gateway;

import io.strowger.agent.message.ServerMessage;
import io.strowger.agent.session.ProtocolLimits;
import io.strowger.agent.session.TopicFrame;
import io.strowger.core.input.Roles.TopicKind;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.output.TopicState.AgentView;
import io.strowger.core.output.TopicState.CallbackView;
import io.strowger.core.state.SiteInForce;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one event loop publishes: the newest version of every topic, and who of its connections reads it. Versions come input by input, so that what a
 * connection begins with is the state at one position of the journal. Confined to its event loop.
 */
final class Board {
    private static final String ALL = "*";
    private static final String BEGINNING = "/*";
    private final Map<String, Entry> topics = new HashMap<>();
    /** Connections with a pattern that may match topics to come. */
    private final Set<ClientChannel> wild = new LinkedHashSet<>();
    /** Of these, those whose scope has areas: who belongs there may change with his station. */
    private final Set<ClientChannel> placed = new LinkedHashSet<>();
    /** Topics of callbacks; who may read one follows from its state. */
    private final Set<Entry> callbacks = new LinkedHashSet<>();
    private final List<Entry> changed = new ArrayList<>();
    /** Topics that end when their last version is published. */
    private final List<String> over = new ArrayList<>();
    private long position;

    /** What a connection reads: patterns in the order in which they were given. */
    static final class Interest {
        private Reader reader;
        private String[] patterns;
        /** Patterns that the session has without asking. */
        private final int given;
        /** The topics that it is a reader of. */
        private final List<Entry> read = new ArrayList<>(1);

        Interest(Reader reader, String... given) {
            this.reader = reader;
            this.patterns = given;
            this.given = given.length;
        }

        Reader reader() {
            return reader;
        }

        private boolean has(String topic) {
            for (String pattern : patterns) {
                if (standsFor(pattern, topic)) {
                    return true;
                }
            }
            return false;
        }

        private boolean standsFor(String pattern, String topic) {
            return pattern.equals(Reader.MY_SKILLS) ? reader.isOfMySkills(topic) : matches(pattern, topic);
        }

        private boolean isWild() {
            return Arrays.stream(patterns).anyMatch(Board::isWild);
        }
    }

    /** A topic; without a version as long as it is only asked for. Most topics have one reader. */
    private static final class Entry {
        private final String topic;
        private TopicFrame latest;
        private boolean changed;
        private ClientChannel only;
        private Set<ClientChannel> many;
        /** Of the many; null since there were others. */
        private Audience audience;

        private Entry(String topic) {
            this.topic = topic;
        }

        /** The channel reads it from now on, if it does not already. */
        private void add(ClientChannel channel) {
            if (has(channel)) {
                return;
            }
            audience = null;
            if (many != null) {
                many.add(channel);
            } else if (only == null) {
                only = channel;
            } else {
                many = new LinkedHashSet<>(List.of(only, channel));
                only = null;
            }
            channel.interest().read.add(this);
        }

        /** It reads it no longer, if it did; its own list is for the caller. */
        private boolean drop(ClientChannel channel) {
            audience = null;
            if (many != null) {
                return many.remove(channel);
            }
            boolean was = only == channel;
            only = was ? null : only;
            return was;
        }

        private boolean remove(ClientChannel channel) {
            return drop(channel) && channel.interest().read.remove(this);
        }

        private Audience audience() {
            if (audience == null) {
                audience = new Audience(many);
            }
            return audience;
        }

        private boolean has(ClientChannel channel) {
            return many != null ? many.contains(channel) : only == channel;
        }

        /** As they are now. */
        private List<ClientChannel> readers() {
            if (many != null) {
                return List.copyOf(many);
            }
            return only == null ? List.of() : List.of(only);
        }

        private boolean isUnread() {
            return only == null && (many == null || many.isEmpty());
        }
    }

    private static boolean isWild(String pattern) {
        return pattern.equals(ALL) || pattern.endsWith(BEGINNING) || pattern.equals(Reader.MY_SKILLS);
    }

    private static boolean matches(String pattern, String topic) {
        if (pattern.equals(ALL)) {
            return true;
        }
        return pattern.endsWith(BEGINNING)
                ? topic.regionMatches(0, pattern, 0, pattern.length() - 1)
                : pattern.equals(topic);
    }

    /** What follows belongs to this input. */
    void at(long sequence) {
        position = sequence;
    }

    /** The input up to which all is shown. */
    long position() {
        return position;
    }

    /** Topics with a version. */
    int size() {
        return (int) topics.values().stream().filter(entry -> entry.latest != null).count();
    }

    // ---- versions

    /** A topic has a new version: all who read it get it. */
    void update(TopicFrame frame) {
        Entry entry = topics.computeIfAbsent(frame.topic(), Entry::new);
        TopicFrame before = entry.latest;
        entry.latest = frame;
        if (frame.state() instanceof CallbackView callback) {
            callbacks.add(entry);
            if (callback.state().isOver()) {
                over.add(entry.topic);
            }
        }
        if (before == null) {
            wild.forEach(channel -> match(channel, entry));
        } else if (isHandedOn(before, frame)) {
            entry.readers().forEach(channel -> match(channel, entry));
            wild.forEach(channel -> match(channel, entry));
        } else if (!placed.isEmpty() && isElsewhere(before, frame)) {
            placed.forEach(channel -> match(channel, entry));
        }
        if (!entry.changed && !entry.isUnread()) {
            entry.changed = true;
            changed.add(entry);
        }
    }

    /** Hands the newest versions to whoever reads them; versions between are left out. */
    void publish() {
        for (int i = 0; i < changed.size(); i++) {
            Entry entry = changed.get(i);
            entry.changed = false;
            TopicFrame frame = entry.latest;
            if (entry.only != null) {
                entry.only.topicNow(frame, false);
            } else if (entry.many != null) {
                entry.audience().tell(frame);
            }
        }
        changed.clear();
        over.forEach(this::end);
        over.clear();
    }

    /** There is no such topic any more. */
    private void end(String topic) {
        Entry entry = topics.remove(topic);
        if (entry == null) {
            return;
        }
        callbacks.remove(entry);
        for (ClientChannel reader : entry.readers()) {
            entry.remove(reader);
            reader.topicOver(topic);
        }
    }

    /** A callback is another agent's now, or nobody's, or another skill's. */
    private static boolean isHandedOn(TopicFrame before, TopicFrame now) {
        return before.state() instanceof CallbackView was && now.state() instanceof CallbackView is
                && !(was.agentId().equals(is.agentId()) && was.skill().equals(is.skill()));
    }

    /** An agent without an area of his own belongs to that of his station. */
    private static boolean isElsewhere(TopicFrame before, TopicFrame now) {
        return before.state() instanceof AgentView was && now.state() instanceof AgentView is
                && !was.station().equals(is.station());
    }

    private void match(ClientChannel channel, Entry entry) {
        Interest interest = channel.interest();
        boolean reads = interest.has(entry.topic) && interest.reader.reads(entry.topic, entry.latest.state());
        if (reads) {
            entry.add(channel);
        } else if (entry.remove(channel)) {
            channel.topicEnded(entry.topic);
        }
    }

    // ---- interest

    /** A session stands on a connection: it reads what it has without asking. */
    void attach(ClientChannel channel) {
        for (TopicFrame frame : enter(channel, List.of(channel.interest().patterns))) {
            channel.topic(frame);
        }
    }

    /** A connection is gone, or its session. */
    void detach(ClientChannel channel) {
        Interest interest = channel.interest();
        if (interest != null) {
            wild.remove(channel);
            placed.remove(channel);
            for (Entry entry : interest.read) {
                entry.drop(channel);
                forgetUnread(entry);
            }
            interest.read.clear();
        }
    }

    private void forgetUnread(Entry entry) {
        if (entry.latest == null && entry.isUnread()) {
            topics.remove(entry.topic);
        }
    }

    /**
     * The connection reads more. What it gets first is as it was at one position.
     *
     * @return false when it would have too many patterns, or gives too many at once
     */
    boolean subscribe(ClientChannel channel, long queryId, List<String> wanted) {
        if (wanted.size() > ProtocolLimits.PATTERNS_MAX) {
            return false;
        }
        Interest interest = channel.interest();
        Set<String> patterns = new LinkedHashSet<>(List.of(interest.patterns));
        List<String> refused = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (String pattern : wanted) {
            if (mayHave(interest, pattern)) {
                taken.add(pattern);
                patterns.add(pattern);
            } else {
                refused.add(pattern);
            }
        }
        if (patterns.size() - interest.given > ProtocolLimits.PATTERNS_MAX) {
            return false;
        }
        interest.patterns = patterns.toArray(String[]::new);
        List<TopicFrame> frames = enter(channel, taken);
        channel.subscribed(new ServerMessage.Subscribed(queryId, position, frames.size(), refused), frames);
        return true;
    }

    private boolean mayHave(Interest interest, String pattern) {
        if (isWild(pattern)) {
            return interest.reader.mayWant(pattern);
        }
        Entry entry = topics.get(pattern);
        boolean known = entry != null && entry.latest != null;
        return interest.reader.reads(pattern, known ? entry.latest.state() : null);
    }

    /** The connection is a reader of what the patterns stand for; gives the present versions. */
    private List<TopicFrame> enter(ClientChannel channel, List<String> patterns) {
        Interest interest = channel.interest();
        List<TopicFrame> frames = new ArrayList<>();
        boolean everything = false;
        for (String pattern : patterns) {
            if (isWild(pattern)) {
                everything = true;
            } else {
                Entry entry = topics.computeIfAbsent(pattern, Entry::new);
                entry.add(channel);
                if (entry.latest != null) {
                    frames.add(entry.latest);
                }
            }
        }
        if (everything) {
            wild.add(channel);
            if (!interest.reader.scope().areas().isEmpty()) {
                placed.add(channel);
            }
            frames.clear();
            for (Entry entry : candidates(interest.reader)) {
                if (entry.latest != null && patterns.stream().anyMatch(p -> interest.standsFor(p, entry.topic))
                        && interest.reader.reads(entry.topic, entry.latest.state())) {
                    entry.add(channel);
                    frames.add(entry.latest);
                }
            }
        }
        return frames;
    }

    /** The topics that the reader may read are among these; of most readers there are few. */
    private Collection<Entry> candidates(Reader reader) {
        List<String> names = reader.candidates();
        if (names == null) {
            return topics.values();
        }
        List<Entry> list = new ArrayList<>(names.size() + callbacks.size());
        for (String name : names) {
            Entry entry = topics.get(name);
            if (entry != null) {
                list.add(entry);
            }
        }
        for (Entry entry : callbacks) {
            if (reader.reads(entry.topic, entry.latest.state())) {
                list.add(entry);
            }
        }
        return list;
    }

    /** The connection reads less. What another of its patterns brings stays. */
    void unsubscribe(ClientChannel channel, List<String> unwanted) {
        Interest interest = channel.interest();
        List<String> left = new ArrayList<>(List.of(interest.patterns));
        List<String> own = left.subList(0, interest.given);
        List<String> given = List.copyOf(own);
        left.removeAll(unwanted);
        given.stream().filter(pattern -> !left.contains(pattern)).forEach(pattern -> left.add(0, pattern));
        interest.patterns = left.toArray(String[]::new);
        for (Iterator<Entry> all = interest.read.iterator(); all.hasNext();) {
            Entry entry = all.next();
            if (!interest.has(entry.topic)) {
                all.remove();
                entry.drop(channel);
                channel.topicLeft(entry.topic);
                forgetUnread(entry);
            }
        }
        if (!interest.isWild()) {
            wild.remove(channel);
            placed.remove(channel);
        }
    }

    /** The connection has forgotten what waited for it, and begins anew with all that it reads. */
    void beginAnew(ClientChannel channel) {
        List<TopicFrame> frames = new ArrayList<>();
        for (Entry entry : channel.interest().read) {
            if (entry.latest != null) {
                frames.add(entry.latest);
            }
        }
        channel.subscribed(new ServerMessage.Subscribed(0, position, frames.size(), List.of()), frames);
    }

    // ---- configuration

    /** Topics that a configuration does not know any more. */
    Set<String> unknownTo(SiteInForce site) {
        Set<String> unknown = new LinkedHashSet<>();
        topics.forEach((topic, entry) -> {
            String name = topic.substring(topic.indexOf('/') + 1);
            boolean known = switch (TopicKind.of(topic)) {
                case AGENT -> site.agent(name) != null || isShownOn(entry);
                case TEAM -> !site.desk().team(name).isEmpty();
                case SKILL -> site.skill(name) != null;
                case VDN -> site.vdn(DeviceKey.parse(name)) != null;
                case QUEUE -> site.skill(name) != null;
                case VARIABLE -> site.rules().variable(name) != null;
                case PATH -> site.path(name) != null;
                case ALERT, TRUTH, PORT, CALLBACK, OTHER -> true;
            };
            if (entry.latest != null && !known) {
                unknown.add(topic);
            }
        });
        return unknown;
    }

    /** Who is removed while he has a call is shown to its end. */
    private static boolean isShownOn(Entry entry) {
        return entry.latest != null && entry.latest.state() instanceof AgentView view && !view.station().isEmpty();
    }

    /** Another configuration is in force: topics that it does not know end, and scopes are looked at anew. */
    void reconfigured(SiteInForce site, Iterable<ClientChannel> channels, Set<String> gone) {
        gone.forEach(this::end);
        for (ClientChannel channel : channels) {
            Interest interest = channel.interest();
            if (interest != null) {
                interest.reader = Reader.of(interest.reader.role(), interest.reader.userId(), site);
                rescope(channel, interest);
            }
        }
    }

    /** These agents have other skills now: their own boards, and scopes that have skills, are looked at anew. */
    void reskilled(SiteInForce site, Iterable<ClientChannel> channels, Set<String> agents) {
        for (ClientChannel channel : channels) {
            Interest interest = channel.interest();
            if (interest != null && interest.reader.isConcernedBy(agents)) {
                interest.reader = Reader.of(interest.reader.role(), interest.reader.userId(), site);
                rescope(channel, interest);
            }
        }
    }

    private void rescope(ClientChannel channel, Interest interest) {
        if (!interest.isWild() && interest.patterns.length == interest.given) {
            return;
        }
        for (Entry entry : List.copyOf(interest.read)) {
            boolean known = entry.latest != null;
            if (!interest.has(entry.topic)
                    || !interest.reader.reads(entry.topic, known ? entry.latest.state() : null)) {
                entry.remove(channel);
                channel.topicEnded(entry.topic);
                forgetUnread(entry);
            }
        }
        for (Entry entry : candidates(interest.reader)) {
            if (entry.latest != null && !entry.has(channel) && interest.has(entry.topic)
                    && interest.reader.reads(entry.topic, entry.latest.state())) {
                entry.add(channel);
                channel.topic(entry.latest);
            }
        }
    }
}
