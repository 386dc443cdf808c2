package io.strowger.server.administration;

import io.strowger.core.analysis.VariableValue;
import io.strowger.core.input.Input;
import io.strowger.core.site.VariableSite;
import io.strowger.core.state.EngineView;
import io.strowger.core.state.Variable;
import io.strowger.server.conf.SiteChecker;
import io.strowger.server.inputs.InputPort;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Named variables as technicians see and set them. Any thread. */
public final class VariableChanges {
    private final Supplier<EngineView> view;
    private final InputPort port;

    public VariableChanges(Supplier<EngineView> view, InputPort port) {
        this.view = view;
        this.port = port;
    }

    /**
     * A variable now.
     *
     * @param setBy who set it; empty = it has its configured value
     * @param untilMillis engine time, 0 = until it is reset
     */
    public record Shown(String name, String type, String value, String standard, String setBy, long untilMillis) {}

    public List<Shown> all() {
        EngineView now = view.get();
        List<Shown> list = new ArrayList<>();
        for (VariableSite variable : now.site().site().analysis().variables()) {
            Variable set = now.administered().variables().map().get(variable.name());
            list.add(new Shown(variable.name(), variable.type().name(),
                    set == null ? variable.standard() : set.value(), variable.standard(),
                    set == null ? "" : set.setBy(), set == null ? 0 : set.untilNanos() / 1_000_000));
        }
        return list;
    }

    /** Sets a variable; what is wrong, empty when it was taken. */
    public String set(String by, String name, String value, long forMillis) {
        VariableSite variable = view.get().site().rules().variable(name);
        if (variable == null) {
            return "there is no variable " + name;
        }
        String problem = VariableValue.problem(variable.type(), value);
        if (!problem.isEmpty()) {
            return name + ": " + problem;
        }
        if (forMillis < 0 || forMillis > SiteChecker.EXPIRY_MAX.toMillis()) {
            return "a variable is set for at most " + SiteChecker.EXPIRY_MAX.toDays() + " days";
        }
        return offered(new Input.VariableChanged(by, name, value, forMillis, false));
    }

    /** The configured value holds again; what is wrong, empty when it was taken. */
    public String reset(String by, String name) {
        return view.get().site().rules().variable(name) == null
                ? "there is no variable " + name
                : offered(new Input.VariableChanged(by, name, "", 0, true));
    }

    private String offered(Input input) {
        InputPort.Offer offer = port.offer(input);
        return offer == InputPort.Offer.FULL || offer == InputPort.Offer.CLOSED
                ? "the server takes no changes now; try again"
                : "";
    }
}
