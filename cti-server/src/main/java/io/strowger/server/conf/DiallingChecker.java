package io.strowger.server.conf;

import io.strowger.core.site.DialPattern;
import io.strowger.core.site.DiallingClass;
import io.strowger.core.site.DiallingForms;
import io.strowger.core.site.NumberClass;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.site.Site;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks what is dialled, by whom, and how: classes of restriction, dialling classes, the forms of features. Confined to one thread. */
final class DiallingChecker {
    private final Site site;
    private final SiteReport report;
    private final Set<String> restrictions = new TreeSet<>();
    private final Set<String> diallingClasses = new TreeSet<>(NumberClass.BUILT_IN);

    DiallingChecker(Site site, SiteReport report) {
        this.site = site;
        this.report = report;
        site.restrictions().forEach(restriction -> restrictions.add(restriction.name()));
        site.diallingClasses().forEach(dialling -> diallingClasses.add(dialling.name()));
    }

    /** How a switch is dialled for features. */
    void forms(DiallingForms forms, String path) {
        form(forms.accountCode(), path, "account-code", List.of("{code}", "{number}"));
        form(forms.authorisationCode(), path, "authorisation-code", List.of("{code}", "{number}"));
        form(forms.park(), path, "park", List.of());
        form(forms.unpark(), path, "unpark", List.of("{station}"));
    }

    private void form(String form, String path, String key, List<String> needed) {
        String digits = DiallingForms.fill(form, "", "", "");
        if (form.length() > SiteChecker.FORM_CHARS_MAX || !digits.chars().allMatch(DialPattern::isDialable)) {
            report.add(ProblemKind.ILL_TYPED, path, "dialling." + key + " has at most " + SiteChecker.FORM_CHARS_MAX
                    + " characters: digits, +, *, # and the places {number}, {code}, {station}");
        }
        for (String place : needed) {
            if (!form.isEmpty() && !form.contains(place)) {
                report.add(ProblemKind.ILL_TYPED, path, "dialling." + key + " has no place " + place);
            }
        }
    }

    /** Whose class of restriction must be there, where he has one. */
    void restriction(String name, String path, String whose) {
        if (!name.isEmpty()) {
            report.known(restrictions, name, path, whose + " has the class of restriction " + name);
        }
    }

    void classes() {
        restrictions();
        diallingClasses();
    }

    private void restrictions() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < site.restrictions().size(); i++) {
            RestrictionClass restriction = site.restrictions().get(i);
            String path = "restrictions[" + i + "]";
            report.unique(names, restriction.name(), path, "class of restriction");
            report.limit(path + ".dials", restriction.dials().size(), SiteChecker.NAMES_MAX);
            report.limit(path + ".observes", restriction.observes().size(), SiteChecker.NAMES_MAX);
            for (String dialling : restriction.dials()) {
                report.known(diallingClasses, dialling, path, "class of restriction " + restriction.name() + " dials "
                        + dialling);
            }
            for (String other : restriction.observes()) {
                report.known(restrictions, other, path,
                        "class of restriction " + restriction.name() + " observes " + other);
            }
        }
    }

    private void diallingClasses() {
        Set<String> names = new HashSet<>(NumberClass.BUILT_IN);
        for (int i = 0; i < site.diallingClasses().size(); i++) {
            DiallingClass dialling = site.diallingClasses().get(i);
            String path = "diallingClasses[" + i + "]";
            report.unique(names, dialling.name(), path, "dialling class");
            report.limit(path + ".patterns", dialling.patterns().size(), SiteChecker.PATTERNS_MAX);
            for (String pattern : dialling.patterns()) {
                if (!DialPattern.isValid(pattern)) {
                    report.add(ProblemKind.ILL_TYPED, path, "pattern " + pattern + " of dialling class "
                            + dialling.name()
                            + " must be digits, +, *, #, X for one digit, and a full stop at the end for the rest");
                }
            }
        }
    }
}
