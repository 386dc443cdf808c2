package io.strowger.server.conf;

import io.strowger.core.input.Roles.TopicKind;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.site.ScreenPopSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.UrlTemplate;
import io.strowger.core.site.WebhookSite;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks what is opened on agents' screens, and who is told over HTTP. Confined to one thread. */
final class ScreenPopChecker {
    /** Templates of a site. */
    static final int SCREEN_POPS_MAX = 10_000;
    /** Webhooks of a site. */
    static final int WEBHOOKS_MAX = 100;
    /** Shortest and longest time of one attempt. */
    static final Duration TIMEOUT_MIN = Duration.ofMillis(100);
    static final Duration TIMEOUT_MAX = Duration.ofSeconds(30);
    static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(3);
    /** Attempts to tell one thing. */
    static final int ATTEMPTS_MAX = 10;
    static final int ATTEMPTS_DEFAULT = 4;

    private final Site site;
    private final MultiSiteChecker.Report report;
    private final Set<String> targets = new TreeSet<>();

    private ScreenPopChecker(Site site, MultiSiteChecker.Report report) {
        this.site = site;
        this.report = report;
        targets.add(ScreenPopSite.SITE);
        site.skills().forEach(skill -> targets.add("skill/" + skill.name()));
        site.vdns().forEach(vdn -> targets.add("vdn/" + new DeviceKey(vdn.switchName(), vdn.deviceId())));
    }

    static void check(Site site, MultiSiteChecker.Report report) {
        if (!site.desk().screenPops().isEmpty() || !site.desk().webhooks().isEmpty()) {
            ScreenPopChecker checker = new ScreenPopChecker(site, report);
            checker.screenPops();
            checker.webhooks();
        }
    }

    private void screenPops() {
        List<ScreenPopSite> pops = site.desk().screenPops();
        limit("screenPops", pops.size(), SCREEN_POPS_MAX);
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < pops.size(); i++) {
            String path = "screenPops[" + i + "]";
            target(pops.get(i).target(), path);
            if (!taken.add(pops.get(i).target())) {
                report.add(ProblemKind.DUPLICATE, path, pops.get(i).target() + " has a URL already");
            }
            for (String name : names(pops.get(i).template(), path)) {
                if (!ScreenPopSite.isName(name)) {
                    report.add(ProblemKind.UNKNOWN_REFERENCE, path, "nothing of a contact is called " + name
                            + Names.proposal(name, ScreenPopSite.NAMES) + "; attached data is data.KEY, the rest is "
                            + String.join(", ", ScreenPopSite.NAMES));
                }
            }
        }
    }

    private void webhooks() {
        List<WebhookSite> webhooks = site.desk().webhooks();
        limit("webhooks", webhooks.size(), WEBHOOKS_MAX);
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < webhooks.size(); i++) {
            WebhookSite webhook = webhooks.get(i);
            String path = "webhooks[" + i + "]";
            target(webhook.target(), path);
            if (!taken.add(webhook.name())) {
                report.add(ProblemKind.DUPLICATE, path, "webhook " + webhook.name() + " is there already");
            }
            if (!names(webhook.url(), path).isEmpty()) {
                report.add(ProblemKind.ILL_TYPED, path, "url of webhook " + webhook.name()
                        + " must have no places for values: what is told goes into the body");
            }
            if (webhook.name().length() > SiteChecker.ID_CHARS_MAX) {
                report.add(ProblemKind.ILL_TYPED, path, "the name of a webhook has at most " + SiteChecker.ID_CHARS_MAX
                        + " characters");
            }
            if (webhook.events().isEmpty()) {
                report.add(ProblemKind.CONTRADICTION, path, "webhook " + webhook.name()
                        + " is told of nothing: events holds one or more of OFFER, ANSWER, END, ABANDON");
            }
        }
    }

    private void limit(String what, int size, int max) {
        if (size > max) {
            report.add(ProblemKind.LIMIT, what, size + " " + what + ", at most " + max);
        }
    }

    private void target(String target, String path) {
        if (!targets.contains(target)) {
            boolean kind = TopicKind.of(target) == TopicKind.SKILL || TopicKind.of(target) == TopicKind.VDN;
            report.add(ProblemKind.UNKNOWN_REFERENCE, path, "for = " + target + (kind
                    ? " names what is not configured" + Names.proposal(target, targets)
                    : " must be site, skill/NAME or vdn/SWITCH/ID"));
        }
    }

    private List<String> names(String template, String path) {
        try {
            UrlTemplate parsed = UrlTemplate.parse(template);
            if (new URI(parsed.expand(name -> "x")).getHost() == null) {
                report.add(ProblemKind.ILL_TYPED, path, "the url " + template + " is none: its host has no such name");
            }
            return parsed.names();
        } catch (UrlTemplate.Fault | URISyntaxException fault) {
            report.add(ProblemKind.ILL_TYPED, path, "the url " + template + " is none: " + fault.getMessage());
            return List.of();
        }
    }
}
