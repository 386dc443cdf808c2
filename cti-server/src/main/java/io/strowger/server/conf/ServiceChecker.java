package io.strowger.server.conf;

import io.strowger.core.model.DeviceKey;
import io.strowger.core.site.CalendarSite;
import io.strowger.core.site.CallbackSite;
import io.strowger.core.site.DialPattern;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.site.ServiceSite;
import io.strowger.core.site.ServiceSite.Survey;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks what the server does with contacts by itself. Stateless. */
final class ServiceChecker {
    private static final String PATH = "service[0]";

    private ServiceChecker() {}

    static void check(Site site, MultiSiteChecker.Report report) {
        ServiceSite service = site.service();
        Set<String> classes = site.restrictions().stream().map(RestrictionClass::name)
                .collect(Collectors.toCollection(TreeSet::new));
        restriction(classes, service.restriction(), "treatment-restriction", report);
        restriction(classes, service.callbacks().restriction(), "callbacks.restriction", report);
        callbacks(site, service.callbacks(), report);
        surveys(site, report);
    }

    private static void restriction(Set<String> classes, String name, String key, MultiSiteChecker.Report report) {
        if (!name.isEmpty() && !classes.contains(name)) {
            report.add(ProblemKind.UNKNOWN_REFERENCE, PATH, key + " names the class of restriction " + name
                    + ", which is not configured" + Names.proposal(name, classes));
        }
    }

    private static void callbacks(Site site, CallbackSite callbacks, MultiSiteChecker.Report report) {
        if (callbacks.blocked().size() > CallbackSite.BLOCKED_MAX) {
            report.add(ProblemKind.LIMIT, PATH, callbacks.blocked().size() + " blocked patterns, at most "
                    + CallbackSite.BLOCKED_MAX);
        }
        Set<String> calendars = site.analysis().calendars().stream().map(CalendarSite::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!callbacks.calendar().isEmpty() && !calendars.contains(callbacks.calendar())) {
            report.add(ProblemKind.UNKNOWN_REFERENCE, PATH, "callbacks.calendar names the calendar "
                    + callbacks.calendar() + ", which is not configured"
                    + Names.proposal(callbacks.calendar(), calendars));
        }
        for (String pattern : callbacks.blocked()) {
            if (!DialPattern.isValid(pattern)) {
                report.add(ProblemKind.ILL_TYPED, PATH, "blocked pattern " + pattern
                        + " must be digits, +, *, #, X for one digit, and a full stop at the end for the rest");
            }
        }
    }

    private static void surveys(Site site, MultiSiteChecker.Report report) {
        Set<String> skills = site.skills().stream().map(SkillSite::name).collect(Collectors.toCollection(TreeSet::new));
        Set<DeviceKey> vdns = new HashSet<>();
        site.vdns().forEach(vdn -> vdns.add(new DeviceKey(vdn.switchName(), vdn.deviceId())));
        if (site.service().surveys().size() > ServiceSite.SURVEYS_MAX) {
            report.add(ProblemKind.LIMIT, PATH,
                    site.service().surveys().size() + " surveys, at most " + ServiceSite.SURVEYS_MAX);
        }
        Set<String> taken = new HashSet<>();
        for (Survey survey : site.service().surveys()) {
            if (!skills.contains(survey.skill())) {
                report.add(ProblemKind.UNKNOWN_REFERENCE, PATH, "a survey is for the skill " + survey.skill()
                        + ", which is not configured" + Names.proposal(survey.skill(), skills));
            }
            if (!vdns.contains(new DeviceKey(survey.switchName(), survey.vdn()))) {
                report.add(ProblemKind.UNKNOWN_REFERENCE, PATH, survey.vdn() + " of the survey of skill "
                        + survey.skill() + " is no VDN of switch " + survey.switchName() + "; add it to vdns");
            }
            if (!taken.add(survey.skill() + '/' + survey.switchName())) {
                report.add(ProblemKind.DUPLICATE, PATH, "skill " + survey.skill() + " has a survey at switch "
                        + survey.switchName() + " already");
            }
        }
    }
}
