package io.strowger.tools.conformance;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiText;
import io.strowger.csta.tsapi.VersionNegotiation;
import io.strowger.tools.tsapi.Login;
import io.strowger.tools.tsapi.Received;
import io.strowger.tools.tsapi.TsapiServer;
import io.strowger.tools.tsapi.TsapiStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs one script against a server, once. One thread; takes as long as the server does, within the script's limits. */
final class Runner {
    /** Longest wait for the answer to a request that only cleans up. */
    private static final Duration CLEANING_LIMIT = Duration.ofSeconds(2);

    private final Script script;
    private final Parameters parameters;
    private final Transcript transcript;
    private final TsapiServer server;
    private final Map<String, Tree> variables = new LinkedHashMap<>();
    private final Hygiene hygiene = new Hygiene();
    private Duration limit;
    private TsapiServer.Tlink tlink;
    private TsapiStream stream;
    private int invokeId;

    Runner(Script script, Parameters parameters, Transcript transcript, TsapiServer server) {
        this.script = script;
        this.parameters = parameters;
        this.transcript = transcript;
        this.server = server;
        this.limit = server.limit();
        parameters.numbers().forEach((name, value) -> variables.put(name, quoted(value)));
        variables.put("login", quoted(parameters.login().login()));
    }

    /** A script has failed at a line. */
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;
        private final Result.Verdict verdict;
        private final int line;

        Broken(Result.Verdict verdict, int line, String reason) {
            super(reason);
            this.verdict = verdict;
            this.line = line;
        }
    }

    Result run() {
        Result.Verdict verdict = Result.Verdict.HOLDS;
        int line = 0;
        String reason = "";
        try {
            run(script.steps());
        } catch (Broken broken) {
            verdict = broken.verdict;
            line = broken.line;
            reason = broken.getMessage();
        }
        cleanUp();
        return new Result(script, verdict, line, reason, hygiene.notes(), transcript.lines());
    }

    /**
     * Each step by itself: what one cannot undo, the next may. Answers are waited for: a connection that is closed with
     * something unread takes with it what the server has not read yet, and the next script would find the calls of this.
     */
    private void cleanUp() {
        for (Step step : script.cleanup()) {
            try {
                if (stream != null) {
                    run(List.of(step));
                    if (step instanceof Step.Send) {
                        stream.answer(invokeId, CLEANING_LIMIT);
                    }
                }
            } catch (Broken | IOException onlyCleaning) {
                continue;
            }
        }
        if (stream != null) {
            stream.close();
        }
    }

    private void run(List<Step> steps) throws Broken {
        for (Step step : steps) {
            try {
                run(step);
            } catch (IOException failed) {
                throw new Broken(Result.Verdict.UNDECIDED, step.line(), String.valueOf(failed.getMessage()));
            } catch (IllegalArgumentException wrong) {
                throw new Broken(Result.Verdict.UNDECIDED, step.line(), wrong.getMessage());
            }
        }
    }

    private void run(Step step) throws IOException, Broken {
        switch (step) {
            case Step.Connect connect -> connect(connect);
            case Step.Open open -> open(open);
            case Step.Send send -> invokeId = stream.ask(Records.message(resolved(send.message())),
                    send.item() == null ? PrivateData.ABSENT : item(send.item()));
            case Step.Raw raw -> stream.connection().sendOctets(Octets.fromHex(raw.hex().replaceAll("\\s", "")));
            case Step.Confirm confirm -> confirm(confirm);
            case Step.Event event -> event(event);
            case Step.Silence silence -> silence(silence);
            case Step.Closed closed -> require(stream.ends(limit), closed.line(), "the server did not end the stream");
            case Step.Check check -> require(holds(check.condition()), check.line(), "not so: "
                    + resolved(check.condition()));
            case Step.Skip skip -> {
                if (!holds(skip.condition())) {
                    throw new Broken(Result.Verdict.NOT_APPLICABLE, skip.line(), skip.reason());
                }
            }
            case Step.Repeat repeat -> repeat(repeat);
            case Step.Within within -> limit = within.limit();
        }
    }

    private void connect(Step.Connect step) throws IOException {
        if (stream != null) {
            stream.close();
        }
        if (step.toNameServer()) {
            stream = server.connectNameServer();
        } else {
            tlink = server.tlink(parameters.tlink());
            variables.put("tlink", quoted(tlink.name()));
            stream = server.connect(tlink);
        }
    }

    private void open(Step.Open step) throws IOException, Broken {
        Login login = new Login(text(step.login(), parameters.login().login()),
                text(step.password(), parameters.login().password()));
        TsapiServer.Tlink wanted = new TsapiServer.Tlink(text(step.tlink(), tlink.name()), tlink.advertised());
        switch (server.open(stream, wanted, login, offer(step.offer()))) {
            case TsapiServer.Opening.Opened opened -> {
                require(step.refusal() == null, step.line(), "the stream was opened, expected " + step.refusal());
                variables.put("version", new Tree.Scalar(Integer.toString(stream.agreed().version())));
                variables.put("vendor", quoted(stream.agreed().vendor()));
                variables.put("confirmed", TreeReader.read(TsapiText.print(opened.confirmation())));
            }
            case TsapiServer.Opening.Refused refused -> {
                hygiene.look(refused.refusal(), 0);
                if (step.refusal() == null) {
                    throw new Broken(Result.Verdict.UNDECIDED, step.line(), "the stream is refused: "
                            + refused.refusal());
                }
                compare(step.line(), step.refusal(), null, refused.refusal());
            }
        }
    }

    private static PrivateData offer(String offer) {
        if (offer.equals("none")) {
            return PrivateData.ABSENT;
        }
        if (offer.startsWith("#")) {
            return new PrivateData.Vendor(VersionNegotiation.OFFER_VENDOR, Octets.fromHex(offer.substring(1)));
        }
        String[] range = offer.split("-");
        return VersionNegotiation.offer(Integer.parseInt(range[0]), Integer.parseInt(range[range.length - 1]));
    }

    private PrivateData item(Tree item) {
        return new PrivateData.Avaya(stream.agreed().vendor(), Records.item(resolved(item)));
    }

    private void confirm(Step.Confirm step) throws IOException, Broken {
        Received answer = stream.answer(invokeId, limit);
        require(answer != null, step.line(), "no answer within " + limit.toSeconds() + " s" + end());
        hygiene.look(answer, stream.agreed().version());
        compare(step.line(), step.message(), step.item(), answer);
    }

    private void event(Step.Event step) throws IOException, Broken {
        Received found = stream.await(received -> difference(step.message(), step.item(), received) == null, limit);
        if (found == null) {
            StringBuilder came = new StringBuilder();
            stream.drain().forEach(other -> came.append("\n    ").append(other));
            throw new Broken(Result.Verdict.BROKEN, step.line(), "no " + resolved(step.message()) + " within "
                    + limit.toSeconds() + " s" + end() + (came.isEmpty() ? "" : "; what came:" + came));
        }
        hygiene.look(found, stream.agreed().version());
    }

    private void silence(Step.Silence step) throws IOException, Broken {
        Received found = stream.await(received -> difference(step.message(), null, received) == null, step.time());
        require(found == null, step.line(), "it must not come, but did: " + found);
    }

    private void repeat(Step.Repeat step) throws Broken {
        for (int i = 0; i < step.most(); i++) {
            run(step.body());
            if (!holds(step.condition())) {
                return;
            }
        }
        throw new Broken(Result.Verdict.BROKEN, step.line(), "still " + step.condition() + " after " + step.most()
                + " times");
    }

    private void compare(int line, Tree message, Tree item, Received received) throws Broken {
        String difference = difference(message, item, received);
        require(difference == null, line, difference);
    }

    /** Null when the frame is what the patterns say. */
    private String difference(Tree message, Tree item, Received received) {
        TsapiFrame frame = received.frame();
        if (frame == null) {
            return "a frame that cannot be read: " + received;
        }
        Matcher matcher = new Matcher(variables);
        String different = matcher.compare(message, withHeader(frame));
        if (different != null || item == null) {
            return different;
        }
        return frame.privateData() instanceof PrivateData.Avaya avaya
                ? matcher.compare(item, TreeReader.read(TsapiText.print(avaya.message())))
                : "expected private data " + matcher.resolved(item) + ", got none";
    }

    /** The message with its monitor, so that a script can say whose event it wants. */
    private static Tree withHeader(TsapiFrame frame) {
        Tree tree = TreeReader.read(TsapiText.print(frame.message()));
        if (!(tree instanceof Tree.Node node)) {
            return tree;
        }
        Map<String, Tree> members = new LinkedHashMap<>(node.members());
        members.putIfAbsent("monitorCrossRefID",
                new Tree.Scalar(Integer.toUnsignedString(frame.monitorCrossRefID())));
        return new Tree.Node(node.name(), members);
    }

    private boolean holds(Step.Condition condition) {
        String left = resolved(condition.left()).toString();
        String right = resolved(condition.right()).toString();
        int order = isNumber(left) && isNumber(right)
                ? Long.compare(Long.parseLong(left), Long.parseLong(right))
                : left.compareTo(right);
        return switch (condition.operator()) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d{1,18}");
    }

    private String resolved(Step.Condition condition) {
        return resolved(condition.left()) + " " + condition.operator() + " " + resolved(condition.right());
    }

    private Tree resolved(Tree tree) {
        return new Matcher(variables).resolved(tree);
    }

    private String text(Tree tree, String otherwise) {
        return Objects.isNull(tree) ? otherwise : Records.text(resolved(tree));
    }

    private String end() {
        return stream.end().isEmpty() ? "" : ", " + stream.end();
    }

    private static Tree quoted(String text) {
        return new Tree.Scalar('"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }

    private static void require(boolean so, int line, String otherwise) throws Broken {
        if (!so) {
            throw new Broken(Result.Verdict.BROKEN, line, otherwise);
        }
    }
}
