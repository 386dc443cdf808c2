package io.strowger.pbx.tsapi.translate;

import io.strowger.core.model.NotPossibleReason;
import io.strowger.core.model.ServiceObserveMode;
import io.strowger.core.output.PbxCommand;
import io.strowger.csta.tsapi.AgentMode;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.ServiceObserveConnState;
import io.strowger.csta.tsapi.WorkMode;
import io.strowger.csta.tsapi.SplitSkill;
import io.strowger.csta.tsapi.TsapiLimits;
import io.strowger.pbx.tsapi.translate.RequestTranslator.Request;

/** Services on agents, their groups and their observers. */
final class AgentRequests {
    private final RequestForms forms;

    AgentRequests(RequestForms forms) {
        this.forms = forms;
    }

    Request request(PbxCommand.AgentService command) {
        return switch (command) {
            case PbxCommand.SetAgentState c -> setAgentState(c);
            case PbxCommand.QueryAgentState c -> queryAgentState(c);
            case PbxCommand.QueryAcdSplit c -> forms.escape(new Att.QueryAcdSplit(forms.device(c.split())));
            case PbxCommand.QueryAgentLogin c -> forms.escape(new Att.QueryAgentLogin(forms.device(c.split())));
            case PbxCommand.ServiceObserveActivate c -> forms.escape(new Att.ServiceObserveActivate(
                    forms.device(c.observerDevice()), forms.device(c.observeeDevice()), mode(c.mode()), c.nextCall(),
                    c.observeeLocation()));
            case PbxCommand.ServiceObserveDeactivate c ->
                forms.escape(new Att.ServiceObserveDeactivate(forms.device(c.observerDevice())));
            case PbxCommand.ServiceObserveSetConnectionMode c -> forms.escape(
                    new Att.ServiceObserveSetConnectionMode(forms.device(c.observerDevice()), mode(c.mode())));
            case PbxCommand.QueryServiceObserveInfo c ->
                forms.escape(new Att.QueryServiceObserveInfo(forms.device(c.observerDevice())));
            case PbxCommand.QueryAgentMeasurements c -> agentMeasurements(c);
            case PbxCommand.QuerySplitSkillMeasurements c -> forms.escape(new Att.QuerySplitSkillMeasurements(
                    forms.device(c.split()), RequestForms.items(c.requestItems()), c.interval()));
        };
    }

    private Request agentMeasurements(PbxCommand.QueryAgentMeasurements c) {
        if (c.agentId().isEmpty() || c.agentId().length() > TsapiLimits.AGENT_ID) {
            throw RequestForms.outOfRange("agent id of " + c.agentId().length() + " characters, 1 to "
                    + TsapiLimits.AGENT_ID);
        }
        return forms.escape(new Att.QueryAgentMeasurements(c.agentId(),
                RequestForms.number(WordTables.MEASURED_AGENT_IDS, c.agentIdType()),
                RequestForms.number(WordTables.MEASURED_SKILLS, c.skill(), SplitSkill.NONE),
                RequestForms.items(c.requestItems()), c.interval()));
    }

    private static ServiceObserveConnState mode(ServiceObserveMode mode) {
        return RequestForms.number(WordTables.OBSERVE_MODES, mode);
    }

    private Request queryAgentState(PbxCommand.QueryAgentState c) {
        CstaMessage message = new Csta.QueryAgentState(forms.device(c.deviceId()));
        return c.split().isEmpty()
                ? Request.plain(message)
                : forms.with(message, new Att.QueryAgentState(forms.device(c.split())));
    }

    /**
     * Work mode, reason and pending travel as private data. What an older version has no member for is left to the
     * switch's own defaults: an agent must be able to go through an old link too.
     */
    private Request setAgentState(PbxCommand.SetAgentState c) {
        if (c.workMode() == null || c.logIn() && c.workMode() == io.strowger.core.model.WorkMode.LOGGED_OUT) {
            throw RequestForms.outOfRange("work mode " + c.workMode() + (c.logIn() ? " to log in with" : ""));
        }
        CstaMessage message = new Csta.SetAgentState(forms.device(c.deviceId()), agentMode(c), c.agentId(),
                c.agentGroup(), password(c.credential()));
        return forms.withWhatFits(message,
                new Att.SetAgentState(workMode(c), c.reasonCode(), c.enablePending()));
    }

    private static AgentMode agentMode(PbxCommand.SetAgentState c) {
        if (c.logIn()) {
            return AgentMode.AM_LOG_IN;
        }
        return switch (c.workMode()) {
            case LOGGED_OUT -> AgentMode.AM_LOG_OUT;
            case AUX -> AgentMode.AM_NOT_READY;
            case ACW -> AgentMode.AM_WORK_NOT_READY;
            case AUTO_IN, MANUAL_IN -> AgentMode.AM_READY;
        };
    }

    /** Not-ready and after-call work are said by the agent mode itself; a login says the mode to begin with. */
    private static WorkMode workMode(PbxCommand.SetAgentState c) {
        boolean said = !c.logIn() && (c.workMode() == io.strowger.core.model.WorkMode.AUX
                || c.workMode() == io.strowger.core.model.WorkMode.ACW);
        return said ? WorkMode.WM_NONE : Words.workMode(c.workMode());
    }

    private String password(String credential) {
        if (credential.isEmpty()) {
            return "";
        }
        String password = forms.stream().passwords().password(credential);
        if (password == null) {
            throw new RequestForms.CannotCarry(NotPossibleReason.CREDENTIAL_UNKNOWN, "credential " + credential);
        }
        return password;
    }
}
