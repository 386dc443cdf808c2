package io.strowger.server.conf;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.DeskSite.ReasonSite;
import io.strowger.core.site.DeskSite.ReasonUse;
import java.util.Arrays;
import io.strowger.core.site.AgentSite.SwitchLogin;
import io.strowger.core.site.DeskSite;
import io.strowger.core.site.DeskSite.BoardItem;
import io.strowger.core.site.DeskSite.ThresholdSite;
import io.strowger.core.site.DeskSite.WrapUpSite;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.DiallingClass;
import io.strowger.core.site.DiallingForms;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.MediumSite;
import io.strowger.core.site.MemberExpression;
import io.strowger.core.site.MultiSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.ReconcileSite;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.ScreenPopSite;
import io.strowger.core.site.Scope;
import io.strowger.core.site.ServiceSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillPolicy;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.Distribution;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.site.SupervisionSettings;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.UserSite;
import io.strowger.core.site.VdnSite;
import io.strowger.core.site.WebhookSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads a directory of site files. All files named {@code *.conf} or {@code *.json} are read in the order of their names; their lists are
 * joined, {@code settings} may stand in one of them. Confined to one thread.
 */
public final class SiteLoader {
    /** Files of one site. */
    public static final int FILES_MAX = 1_000;

    private final Problems problems = new Problems();
    private final Map<String, String> places = new HashMap<>();
    private final List<SwitchSite> switches = new ArrayList<>();
    private final List<DeviceSite> devices = new ArrayList<>();
    private final List<VdnSite> vdns = new ArrayList<>();
    private final List<SkillSite> skills = new ArrayList<>();
    private final List<AgentSite> agents = new ArrayList<>();
    private final List<RoutePlan> plans = new ArrayList<>();
    private final List<RestrictionClass> restrictions = new ArrayList<>();
    private final List<DiallingClass> diallingClasses = new ArrayList<>();
    private final AnalysisReader analysis = new AnalysisReader(places::put, problems);
    private final List<UserSite> users = new ArrayList<>();
    private final List<ThresholdSite> thresholds = new ArrayList<>();
    private final List<WrapUpSite> wrapUps = new ArrayList<>();
    private final List<ScreenPopSite> screenPops = new ArrayList<>();
    private final List<WebhookSite> webhooks = new ArrayList<>();
    private final List<ReasonSite> reasons = new ArrayList<>();
    private final List<MediumSite> media = new ArrayList<>();
    private SiteSettings settings;
    private MultiSite multiSite;
    private ServiceSite service;

    private SiteLoader() {}

    /** Reads and checks a directory. */
    public static SiteFiles load(Path directory) {
        return new SiteLoader().read(directory);
    }

    /** Reads and checks texts by the names of their files. They come from elsewhere: they include nothing and read no environment. */
    public static SiteFiles load(Map<String, String> texts) {
        SiteLoader loader = new SiteLoader();
        if (texts.isEmpty() || texts.size() > FILES_MAX) {
            loader.problems.add(ProblemKind.LIMIT, "files", texts.size() + " files, 1 to " + FILES_MAX);
        }
        for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
            loader.read(text.getKey(), () -> ConfigFactory.parseString(text.getValue(), ConfigParseOptions.defaults()
                    .setOriginDescription(text.getKey()).setSyntax(ConfigSyntax.CONF).setIncluder(NOTHING_INCLUDED))
                    .resolve(ConfigResolveOptions.noSystem()));
        }
        return loader.checked(new TreeMap<>(texts));
    }

    private static final ConfigIncluder NOTHING_INCLUDED = new ConfigIncluder() {
        @Override
        public ConfigIncluder withFallback(ConfigIncluder fallback) {
            return this;
        }

        @Override
        public ConfigObject include(ConfigIncludeContext context, String what) {
            throw new ConfigException.Generic("include of " + what + " is not allowed here; send every file");
        }
    };

    private SiteFiles read(Path directory) {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files(directory)) {
            read(file.toString(), () -> ConfigFactory
                    .parseFile(file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false)).resolve());
            try {
                texts.put(file.getFileName().toString(), Files.readString(file));
            } catch (IOException unreadable) {
                problems.add(ProblemKind.UNREADABLE, file.toString(), unreadable.getMessage());
            }
        }
        return checked(texts);
    }

    private void read(String file, Supplier<Config> parse) {
        try {
            Node node = new Node(parse.get().root(), "", problems);
            readFile(node);
            node.refuseUnknown();
        } catch (ConfigException unreadable) {
            problems.add(ProblemKind.UNREADABLE, file, unreadable.getMessage());
        }
    }

    private SiteFiles checked(Map<String, String> texts) {
        Site site = new Site(List.copyOf(switches), List.copyOf(devices), List.copyOf(vdns), List.copyOf(skills),
                List.copyOf(agents), settings == null ? SiteSettings.DEFAULT : settings,
                List.copyOf(restrictions), List.copyOf(diallingClasses), List.copyOf(plans), analysis.site(),
                multiSite, service, new DeskSite(List.copyOf(users), List.copyOf(thresholds), List.copyOf(wrapUps),
                        List.copyOf(screenPops), List.copyOf(webhooks), List.copyOf(reasons)),
                List.copyOf(media));
        SiteChecker.check(site, path -> places.getOrDefault(path, path), problems);
        return new SiteFiles(site, problems.list(), texts);
    }

    private static boolean isOfSite(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".conf") || name.endsWith(".json");
    }

    /** The keys of a site file, as this reader asks for them. */
    static Shape shape() {
        Shape shape = new Shape();
        new SiteLoader().readFile(Node.noting(shape));
        return shape;
    }

    private List<Path> files(Path directory) {
        try (Stream<Path> all = Files.list(directory)) {
            List<Path> found = all.filter(SiteLoader::isOfSite).sorted().toList();
            if (found.isEmpty()) {
                problems.add(ProblemKind.UNREADABLE, directory.toString(), "there are no files named *.conf or *.json");
            } else if (found.size() > FILES_MAX) {
                problems.add(ProblemKind.LIMIT, directory.toString(),
                        found.size() + " files, at most " + FILES_MAX);
                return List.of();
            }
            return found;
        } catch (IOException unreadable) {
            problems.add(ProblemKind.UNREADABLE, directory.toString(), "there is no such directory");
            return List.of();
        }
    }

    private void readFile(Node file) {
        file.objects("switches", node -> {
            switches.add(pbx(node));
            return null;
        });
        file.objects("devices", node -> {
            devices(node);
            return null;
        });
        file.objects("vdns", node -> {
            place("vdns", vdns.size(), node.where("id"));
            vdns.add(vdn(node));
            return null;
        });
        file.objects("media", node -> {
            place("media", media.size(), node.where("name"));
            media.add(RoutingSection.medium(node));
            return null;
        });
        file.objects("skills", node -> {
            place("skills", skills.size(), node.where("name"));
            skills.add(skill(node));
            return null;
        });
        file.objects("agents", node -> {
            agents.add(agent(node));
            return null;
        });
        file.objects("plans", node -> {
            place("plans", plans.size(), node.where("name"));
            List<Node> steps = node.nodes("steps");
            for (int i = 0; i < steps.size(); i++) {
                place("plans[" + plans.size() + "].steps", i, Problems.where(steps.get(i).origin()));
            }
            plans.add(RoutingSection.plan(node));
            return null;
        });
        file.objects("restrictions", node -> {
            place("restrictions", restrictions.size(), node.where("name"));
            restrictions.add(restriction(node));
            return null;
        });
        file.objects("dialling-classes", node -> {
            place("diallingClasses", diallingClasses.size(), node.where("name"));
            diallingClasses.add(new DiallingClass(node.text("name"), node.texts("patterns")));
            return null;
        });
        analysis.read(file);
        MultiSite between = file.object("multi-site", node -> MultiSiteReader.read(node, places::put));
        if (between != null && multiSite != null) {
            problems.add(ProblemKind.DUPLICATE, file.where("multi-site"), "multi-site stands in another file already");
        }
        multiSite = between == null ? multiSite : between;
        ServiceSite given = file.object("service", node -> {
            place("service", 0, node.where("callbacks"));
            return ServiceSection.service(node);
        });
        if (given != null && service != null) {
            problems.add(ProblemKind.DUPLICATE, file.where("service"), "service stands in another file already");
        }
        service = given == null ? service : given;
        desk(file);
        SiteSettings read = file.object("settings", SiteLoader::settings);
        if (read != null && settings != null) {
            problems.add(ProblemKind.DUPLICATE, file.where("settings"), "settings stand in another file already");
        }
        settings = read == null ? settings : read;
    }

    private void desk(Node file) {
        file.objects("users", node -> {
            place("users", users.size(), node.where("id"));
            users.add(new UserSite(node.text("id"), node.get("password-hash", ValueType.optionalText(), ""),
                    roles(node), new Scope(node.texts("areas"), node.texts("teams"), node.texts("skills"))));
            return null;
        });
        file.objects("thresholds", node -> {
            place("thresholds", thresholds.size(), node.where("topic"));
            ThresholdSite threshold = threshold(node);
            if (threshold != null) {
                thresholds.add(threshold);
            }
            return null;
        });
        file.objects("wrap-up-codes", node -> {
            place("wrapUps", wrapUps.size(), node.where("skill"));
            wrapUps.add(new WrapUpSite(node.text("skill"), node.texts("codes")));
            return null;
        });
        file.objects("screen-pops", node -> {
            place("screenPops", screenPops.size(), node.where("url"));
            screenPops.add(ScreenPopSection.screenPop(node));
            return null;
        });
        file.objects("webhooks", node -> {
            place("webhooks", webhooks.size(), node.where("name"));
            webhooks.add(ScreenPopSection.webhook(node));
            return null;
        });
        file.objects("reasons", node -> {
            place("reasons", reasons.size(), node.where("code"));
            reasons.add(new ReasonSite(node.get("use", ValueType.constant(ReasonUse.class), ReasonUse.NOT_READY),
                    number(node, "code", 0, ReasonCode.AGENT_MAX, -1), node.text("name")));
            return null;
        });
    }

    private List<SessionRole> roles(Node node) {
        List<SessionRole> roles = new ArrayList<>();
        for (String name : node.texts("roles")) {
            SessionRole role = Arrays.stream(SessionRole.values()).filter(each -> each.name().equals(name)).findFirst()
                    .orElse(null);
            if (role == null || !role.isUser()) {
                problems.add(ProblemKind.ILL_TYPED, node.where("roles"),
                        name + " is none of TECHNICIAN, REPORTER, PROXY, WALLBOARD");
            } else if (!roles.contains(role)) {
                roles.add(role);
            }
        }
        return List.copyOf(roles);
    }

    /** Beyond is above the one or below the other of two numbers. */
    private ThresholdSite threshold(Node node) {
        String topic = node.text("topic");
        BoardItem item = node.get("item", ValueType.constant(BoardItem.class), null);
        boolean above = node.has("above");
        int contacts = node.get("contacts-min", ValueType.number(1, SiteChecker.CONTACTS_MIN_MAX), 1);
        ValueType<Integer> number = ValueType.number(0, SiteChecker.THRESHOLD_MAX);
        if (node.isNoting()) {
            node.get("below", number, 0);
        } else if (item == null || above == node.has("below")) {
            problems.add(ProblemKind.CONTRADICTION, node.origin(),
                    "a threshold has an item, either above or below, and back");
            return null;
        }
        int limit = node.get(above || node.isNoting() ? "above" : "below", number, 0);
        int back = node.get("back", number, limit);
        return new ThresholdSite(topic, item, above, limit, back, contacts);
    }

    private void place(String list, int index, String where) {
        places.put(list + "[" + index + "]", where);
    }

    private static VdnSite vdn(Node node) {
        String plan = node.get("plan", ValueType.optionalText(), "");
        String skill = plan.isEmpty() || node.has("skill") ? node.text("skill") : "";
        int priority = plan.isEmpty()
                ? node.get("priority", ValueType.number(1, SiteChecker.PRIORITY_MAX), 50)
                : 0;
        return new VdnSite(node.text("switch"), node.text("id"), node.get("name", ValueType.optionalText(), ""), skill,
                priority, plan, node.get("location", ValueType.optionalText(), ""));
    }

    private SwitchSite pbx(Node node) {
        int index = switches.size();
        place("switches", index, node.where("name"));
        List<LinkSite> links = new ArrayList<>();
        node.objects("links", link -> {
            place("switches[" + index + "].links", links.size(), link.where("name"));
            links.add(new LinkSite(link.text("name"), link.text("driver"), link.text("host"),
                    number(link, "port", 1, 65_535, 450), link.text("tlink"), link.text("credential"),
                    link.get("messages-per-second", ValueType.number(0, SiteChecker.LINK_RATE_MAX), 0)));
            return null;
        });
        NumberPlan plan = node.object("number-plan", SiteLoader::numberPlan);
        DiallingForms forms = node.object("dialling", SiteLoader::diallingForms);
        return new SwitchSite(node.text("name"), List.copyOf(links), plan == null ? NumberPlan.NONE : plan,
                forms == null ? DiallingForms.NONE : forms);
    }

    private static DiallingForms diallingForms(Node node) {
        ValueType<String> text = ValueType.optionalText();
        return new DiallingForms(node.get("account-code", text, ""), node.get("authorisation-code", text, ""),
                node.get("park", text, ""), node.get("unpark", text, ""));
    }

    private static RestrictionClass restriction(Node node) {
        RestrictionClass d = RestrictionClass.NONE;
        return new RestrictionClass(node.text("name"), node.texts("dials"),
                node.get("outbound", ValueType.flag(), d.outbound()),
                node.get("trunk-transfer", ValueType.flag(), d.trunkTransfer()),
                node.get("observable", ValueType.flag(), d.observable()), node.texts("observes"));
    }

    private static int number(Node node, String key, int min, int max, int fallback) {
        return node.get(key, ValueType.number(min, max), fallback);
    }

    private static NumberPlan numberPlan(Node node) {
        ValueType<String> text = ValueType.optionalText();
        return new NumberPlan(node.get("trunk-prefix", text, ""), node.get("international-prefix", text, ""),
                node.get("national-prefix", text, ""), node.get("country-code", text, ""),
                node.get("area-code", text, ""), number(node, "internal-digits", 0, 15, 0),
                number(node, "national-digits", 0, 15, 0));
    }

    private void devices(Node node) {
        String switchName = node.text("switch");
        DeviceKind kind = node.get("kind", ValueType.constant(DeviceKind.class), null);
        String restriction = node.get("restriction", ValueType.optionalText(), "");
        String area = node.get("area", ValueType.optionalText(), "");
        String location = node.get("location", ValueType.optionalText(), "");
        for (String id : node.texts("ids")) {
            place("devices", devices.size(), node.where("ids"));
            devices.add(new DeviceSite(switchName, id, kind == null ? DeviceKind.STATION : kind, restriction, area,
                    location));
        }
    }

    private static SkillSite skill(Node node) {
        Distribution distribution = node.get("distribution", ValueType.constant(Distribution.class),
                Distribution.SERVER);
        boolean ofSwitch = distribution == Distribution.SWITCH;
        NoAnswerMode noAnswer = ofSwitch ? NoAnswerMode.SWITCH : NoAnswerMode.SERVER;
        SkillPolicy policy = node.object("policy", RoutingSection::policy);
        return new SkillSite(node.text("name"), node.get("no-answer", ValueType.constant(NoAnswerMode.class), noAnswer),
                millis(node, "ring-time", ofSwitch ? Duration.ZERO : Duration.ofSeconds(15)),
                millis(node, "after-call-work", Duration.ZERO),
                millis(node, "service-objective", Duration.ofSeconds(20)), distribution,
                node.object("split", split -> new SkillSite.Split(split.text("switch"), split.text("id"))),
                millis(node, "guard-time", Duration.ZERO), policy,
                node.get("members", ValueType.expression(MemberExpression.CHARACTERS_MAX), ""),
                node.get("ring-time-variable", ValueType.optionalText(), ""),
                millis(node, "after-call-work-max", Duration.ZERO),
                List.copyOf(node.objects("member-levels", RoutingSection::memberLevel)),
                node.get("medium", ValueType.text(), MediumSite.VOICE));
    }

    private static int millis(Node node, String key, Duration fallback) {
        Duration value = node.get(key, ValueType.duration(Duration.ZERO, SiteChecker.DURATION_MAX), fallback);
        return Math.toIntExact(value.toMillis());
    }

    private AgentSite agent(Node node) {
        int index = agents.size();
        place("agents", index, node.where("id"));
        List<AgentSite.SkillLevel> levels = new ArrayList<>();
        node.objects("skills", skill -> {
            place("agents[" + index + "].skills", levels.size(), skill.where("skill"));
            levels.add(RoutingSection.level(skill));
            return null;
        });
        String id = node.text("id");
        String login = node.get("switch-login", ValueType.optionalText(), "");
        String credential = node.get("switch-credential", ValueType.optionalText(), "");
        List<AgentSite.Attribute> attributes = node.object("attributes", RoutingSection::attributes);
        List<MediumSite.Capacity> capacity = node.object("capacity", RoutingSection::capacity);
        ContactSelection selection = node.has("contacts")
                ? node.get("contacts", ValueType.constant(ContactSelection.class), ContactSelection.PRIORITY)
                : null;
        return new AgentSite(id, node.get("name", ValueType.optionalText(), ""),
                node.get("password-hash", ValueType.optionalText(), ""),
                List.copyOf(levels), login.isEmpty() && credential.isEmpty()
                        ? null
                        : new SwitchLogin(login.isEmpty() ? id : login, credential),
                new AgentSite.Rights(node.get("restriction", ValueType.optionalText(), ""),
                        node.get("area", ValueType.optionalText(), ""), node.texts("supervises"),
                        node.get("team", ValueType.optionalText(), ""), node.texts("supervises-teams"),
                        node.texts("supervises-skills")),
                attributes == null ? List.of() : attributes, selection,
                node.get("auto-reserve", ValueType.constant(AgentSite.AutoReserve.class), AgentSite.AutoReserve.NONE),
                capacity == null ? List.of() : capacity);
    }

    private static SiteSettings settings(Node node) {
        SiteSettings d = SiteSettings.DEFAULT;
        return new SiteSettings(millis(node, "desktop-grace", Duration.ofMillis(d.desktopGraceMillis())),
                millis(node, "select-watchdog", Duration.ofMillis(d.selectWatchdogMillis())),
                millis(node, "renew-time", Duration.ofMillis(d.renewMillis())),
                millis(node, "link-recovery", Duration.ofMillis(d.linkRecoveryMillis())),
                millis(node, "guard-time", Duration.ofMillis(d.guardMillis())), reconcile(node), supervision(node),
                node.object("routing", RoutingSection::settings),
                node.get("time-zone", ValueType.optionalText(), d.timeZone()),
                millis(node, "phantom-abandon", Duration.ofMillis(d.phantomAbandonMillis())));
    }

    private static ReconcileSite reconcile(Node node) {
        ReconcileSite d = ReconcileSite.DEFAULT;
        return new ReconcileSite(
                node.get("reconcile-percent", ValueType.number(0, ReconcileSite.PERCENT_MAX), d.percent()),
                millis(node, "reconcile-round", Duration.ofMillis(d.roundMillis())));
    }

    private static SupervisionSettings supervision(Node node) {
        SupervisionSettings d = SupervisionSettings.DEFAULT;
        return new SupervisionSettings(node.get("tell-observed-agents", ValueType.flag(), d.agentsAreTold()),
                node.get("forced-changes-wait", ValueType.flag(), d.forcedChangesWait()),
                millis(node, "phantom-call", Duration.ofMillis(d.phantomMillis())));
    }
}
