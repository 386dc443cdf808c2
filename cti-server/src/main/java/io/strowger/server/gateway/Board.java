package io.strowger.server.gateway;

import io.strowger.agent.message.ServerMessage;
import io.strowger.agent.session.ProtocolLimits;
import io.strowger.agent.session.TopicFrame;
import io.strowger.core.input.Roles.TopicKind;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.output.TopicState.AgentView;
import io.strowger.core.state.SiteInForce;
import java.util.ArrayList;
import java.util.Arrays;
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
    /** From so many readers on a version is kept in memory that all their sockets write from. */
    private static final int MANY = 16;

    private final Map<String, Entry> topics = new HashMap<>();
    /** Connections with a pattern that may match topics to come. */
    private final Set<ClientChannel> wild = new LinkedHashSet<>();
    private final List<Entry> changed = new ArrayList<>();
    private long position;

    /** What a connection reads: patterns in the order in which they were given. */
    static final class Interest {
        private Reader reader;
        private String[] patterns;
        /** Patterns that the session has without asking. */
        private final int given;

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
                if (matches(pattern, topic)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isWild() {
            return Arrays.stream(patterns).anyMatch(Board::isWild);
        }
    }

    /** A topic; without a version as long as it is only asked for. Most topics have one reader. */
    private static final class Entry {
        private TopicFrame latest;
        private boolean changed;
        private ClientChannel only;
        private Set<ClientChannel> many;

        private void add(ClientChannel channel) {
            if (many != null) {
                many.add(channel);
            } else if (only == null) {
                only = channel;
            } else if (only != channel) {
                many = new LinkedHashSet<>(List.of(only, channel));
                only = null;
            }
        }

        private boolean remove(ClientChannel channel) {
            if (many != null) {
                return many.remove(channel);
            }
            boolean was = only == channel;
            only = was ? null : only;
            return was;
        }

        private boolean has(ClientChannel channel) {
            return many != null ? many.contains(channel) : only == channel;
        }

        private boolean isUnread() {
            return only == null && (many == null || many.isEmpty());
        }
    }

    private static boolean isWild(String pattern) {
        return pattern.equals(ALL) || pattern.endsWith(BEGINNING);
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
        Entry entry = topics.computeIfAbsent(frame.topic(), name -> new Entry());
        TopicFrame before = entry.latest;
        entry.latest = frame;
        if (!wild.isEmpty() && (before == null || isElsewhere(before, frame))) {
            wild.forEach(channel -> match(channel, entry));
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
                boolean many = entry.many.size() >= MANY;
                for (ClientChannel channel : entry.many) {
                    channel.topicNow(frame, many);
                }
            }
        }
        changed.clear();
    }

    /** An agent without an area of his own belongs to that of his station. */
    private static boolean isElsewhere(TopicFrame before, TopicFrame now) {
        return before.state() instanceof AgentView was && now.state() instanceof AgentView is
                && !was.station().equals(is.station());
    }

    private void match(ClientChannel channel, Entry entry) {
        Interest interest = channel.interest();
        boolean reads = interest.has(entry.latest.topic())
                && interest.reader.reads(entry.latest.topic(), entry.latest.state());
        if (reads) {
            entry.add(channel);
        } else if (entry.remove(channel)) {
            channel.topicEnded(entry.latest.topic());
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
        if (interest == null) {
            return;
        }
        if (wild.remove(channel)) {
            for (Iterator<Entry> all = topics.values().iterator(); all.hasNext();) {
                leave(channel, all.next(), all);
            }
        } else {
            for (String pattern : interest.patterns) {
                leave(channel, pattern);
            }
        }
    }

    private void leave(ClientChannel channel, String topic) {
        Entry entry = topics.get(topic);
        if (entry != null && entry.remove(channel) && entry.isUnread() && entry.latest == null) {
            topics.remove(topic);
        }
    }

    private static void leave(ClientChannel channel, Entry entry, Iterator<Entry> all) {
        if (entry.remove(channel) && entry.isUnread() && entry.latest == null) {
            all.remove();
        }
    }

    /**
     * The connection reads more. What it gets first is as it was at one position.
     *
     * @return false when it would have too many patterns
     */
    boolean subscribe(ClientChannel channel, long queryId, List<String> wanted) {
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
                Entry entry = topics.computeIfAbsent(pattern, name -> new Entry());
                entry.add(channel);
                if (entry.latest != null) {
                    frames.add(entry.latest);
                }
            }
        }
        if (everything) {
            wild.add(channel);
            frames.clear();
            for (Entry entry : topics.values()) {
                if (entry.latest != null && patterns.stream().anyMatch(p -> matches(p, entry.latest.topic()))
                        && interest.reader.reads(entry.latest.topic(), entry.latest.state())) {
                    entry.add(channel);
                    frames.add(entry.latest);
                }
            }
        }
        return frames;
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
        for (Iterator<Map.Entry<String, Entry>> all = topics.entrySet().iterator(); all.hasNext();) {
            Map.Entry<String, Entry> each = all.next();
            Entry entry = each.getValue();
            if (entry.has(channel) && !interest.has(each.getKey())) {
                entry.remove(channel);
                channel.topicLeft(each.getKey());
                if (entry.isUnread() && entry.latest == null) {
                    all.remove();
                }
            }
        }
        if (!interest.isWild()) {
            wild.remove(channel);
        }
    }

    /** The connection has forgotten what waited for it, and begins anew with all that it reads. */
    void beginAnew(ClientChannel channel) {
        List<TopicFrame> frames = new ArrayList<>();
        for (Entry entry : topics.values()) {
            if (entry.latest != null && entry.has(channel)) {
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
                case TEAM -> !site.team(name).isEmpty();
                case SKILL -> site.skill(name) != null;
                case VDN -> site.vdn(DeviceKey.parse(name)) != null;
                case ALERT, TRUTH, PORT, OTHER -> true;
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
        for (String topic : gone) {
            Entry entry = topics.remove(topic);
            if (entry != null && entry.only != null) {
                entry.only.topicEnded(topic);
            } else if (entry != null && entry.many != null) {
                entry.many.forEach(channel -> channel.topicEnded(topic));
            }
        }
        for (ClientChannel channel : channels) {
            Interest interest = channel.interest();
            if (interest != null) {
                interest.reader = Reader.of(interest.reader.role(), interest.reader.userId(), site);
                rescope(channel, interest);
            }
        }
    }

    private void rescope(ClientChannel channel, Interest interest) {
        if (!interest.isWild() && interest.patterns.length == interest.given) {
            return;
        }
        for (Entry entry : topics.values()) {
            if (entry.latest == null) {
                continue;
            }
            String topic = entry.latest.topic();
            boolean reads = interest.has(topic) && interest.reader.reads(topic, entry.latest.state());
            if (reads && !entry.has(channel)) {
                entry.add(channel);
                channel.topic(entry.latest);
            } else if (!reads && entry.remove(channel)) {
                channel.topicEnded(topic);
            }
        }
    }
}
