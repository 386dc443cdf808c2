package io.strowger.core.input;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which role may do what: the one table of it. The engine asks it about commands, the gateway about topics and services, and the protocol's description prints
 * it. Whom a role may do it to is a matter of scope.
 */
public final class Roles {
    private Roles() {}

    /** What is published, by the first part of a topic's name. Constants are only appended. */
    public enum TopicKind {
        AGENT("agent", EnumSet.of(SessionRole.AGENT, SessionRole.SUPERVISOR, SessionRole.TECHNICIAN,
                SessionRole.WALLBOARD), "his own; a supervisor, technician or wallboard those within scope"),
        TEAM("team", EnumSet.of(SessionRole.AGENT, SessionRole.SUPERVISOR, SessionRole.TECHNICIAN,
                SessionRole.WALLBOARD), "an agent that of his team; others those within scope"),
        SKILL("skill", EnumSet.of(SessionRole.AGENT, SessionRole.SUPERVISOR, SessionRole.TECHNICIAN,
                SessionRole.WALLBOARD), "an agent those of his skills; others those within scope"),
        VDN("vdn", EnumSet.of(SessionRole.AGENT, SessionRole.SUPERVISOR, SessionRole.TECHNICIAN,
                SessionRole.WALLBOARD), "as the skill that the VDN leads to"),
        ALERT("alert", EnumSet.of(SessionRole.AGENT, SessionRole.SUPERVISOR, SessionRole.TECHNICIAN,
                SessionRole.WALLBOARD), "as the board that it speaks of"),
        TRUTH("truth", EnumSet.of(SessionRole.TECHNICIAN), "all"),
        PORT("port", EnumSet.of(SessionRole.IVR), "those that it has registered; without a subscription"),
        /** What has no row of its own. */
        OTHER("", EnumSet.of(SessionRole.SUPERVISOR, SessionRole.TECHNICIAN, SessionRole.WALLBOARD),
                "those whose scope has every area"),
        QUEUE("queue", EnumSet.of(SessionRole.AGENT, SessionRole.SUPERVISOR, SessionRole.TECHNICIAN,
                SessionRole.WALLBOARD), "as the skill whose queue it is"),
        /** Names customers by their numbers, and so is for no wall. */
        CALLBACK("callback", EnumSet.of(SessionRole.AGENT, SessionRole.SUPERVISOR, SessionRole.TECHNICIAN),
                "an agent those that he is offered, calls or arranged; others those of skills within scope"),
        VARIABLE("variable", EnumSet.of(SessionRole.SUPERVISOR, SessionRole.TECHNICIAN, SessionRole.WALLBOARD),
                "those that an area within scope may set, or everybody"),
        PATH("path", EnumSet.of(SessionRole.SUPERVISOR, SessionRole.TECHNICIAN, SessionRole.WALLBOARD),
                "those whose scope has every area");

        private final String prefix;
        private final Set<SessionRole> readers;
        private final String which;

        TopicKind(String prefix, Set<SessionRole> readers, String which) {
            this.prefix = prefix;
            this.readers = readers;
            this.which = which;
        }

        /** The first part of the name. */
        public String prefix() {
            return prefix;
        }

        /** Which topics of the kind, in words. */
        public String which() {
            return which;
        }

        public boolean isReadBy(SessionRole role) {
            return readers.contains(role);
        }

        /** The kind of a topic or pattern. */
        public static TopicKind of(String topic) {
            int slash = topic.indexOf('/');
            String first = slash < 0 ? topic : topic.substring(0, slash);
            for (TopicKind kind : values()) {
                if (kind.prefix.equals(first)) {
                    return kind;
                }
            }
            return OTHER;
        }
    }

    /** What is asked of the server and is no command. Constants are only appended. */
    public enum Service {
        SUBSCRIBE(EnumSet.of(SessionRole.AGENT, SessionRole.SUPERVISOR, SessionRole.TECHNICIAN,
                SessionRole.WALLBOARD)),
        SEARCH(EnumSet.of(SessionRole.AGENT, SessionRole.SUPERVISOR, SessionRole.TECHNICIAN)),
        READ_LOG(EnumSet.of(SessionRole.REPORTER)), CARRY(EnumSet.of(SessionRole.PROXY)),
        READ_DESK(EnumSet.of(SessionRole.AGENT, SessionRole.SUPERVISOR, SessionRole.TECHNICIAN,
                SessionRole.WALLBOARD)),
        READ_ADMINISTRATION(EnumSet.of(SessionRole.TECHNICIAN));

        private final Set<SessionRole> users;

        Service(Set<SessionRole> users) {
            this.users = users;
        }

        public boolean isUsedBy(SessionRole role) {
            return users.contains(role);
        }
    }

    /** The role that a command needs; what is not named is an agent's. */
    public static SessionRole neededFor(Command command) {
        return switch (command) {
            case Command.RegisterPorts c -> SessionRole.IVR;
            case Command.AttachData c -> SessionRole.IVR;
            case Command.RequestAgent c -> SessionRole.IVR;
            case Command.CancelAgentRequest c -> SessionRole.IVR;
            case Command.SetRating c -> SessionRole.IVR;
            case Command.SubmitItem c -> SessionRole.IVR;
            case Command.EndItem c -> SessionRole.IVR;
            case Command.QueryQueue c -> SessionRole.IVR;
            case Command.RequestCallback c -> SessionRole.IVR;
            case Command.ListenToAgent c -> SessionRole.SUPERVISOR;
            case Command.WhisperToAgent c -> SessionRole.SUPERVISOR;
            case Command.JoinAgent c -> SessionRole.SUPERVISOR;
            case Command.InterceptCall c -> SessionRole.SUPERVISOR;
            case Command.StopObserving c -> SessionRole.SUPERVISOR;
            case Command.ForceReady c -> SessionRole.SUPERVISOR;
            case Command.ForceNotReady c -> SessionRole.SUPERVISOR;
            case Command.ForceLogOff c -> SessionRole.SUPERVISOR;
            case Command.SendNotice c -> SessionRole.SUPERVISOR;
            case Command.SetAgentSkills c -> SessionRole.SUPERVISOR;
            case Command.ResetAgentSkills c -> SessionRole.SUPERVISOR;
            case Command.SetAgentAttributes c -> SessionRole.SUPERVISOR;
            case Command.ResetAgentAttributes c -> SessionRole.SUPERVISOR;
            case Command.ForceTeam c -> SessionRole.SUPERVISOR;
            case Command.BroadcastNotice c -> SessionRole.SUPERVISOR;
            case Command.SetTeamSkill c -> SessionRole.SUPERVISOR;
            case Command.AnswerHelp c -> SessionRole.SUPERVISOR;
            case Command.SetVariable c -> SessionRole.SUPERVISOR;
            case Command.ResetVariable c -> SessionRole.SUPERVISOR;
            default -> SessionRole.AGENT;
        };
    }

    /** Whether a session of one role may give a command that needs another. A supervisor is an agent, too. */
    public static boolean permits(SessionRole has, SessionRole needed) {
        return has == needed || has == SessionRole.SUPERVISOR && needed == SessionRole.AGENT;
    }
}
