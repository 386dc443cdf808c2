package io.strowger.tools.system;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the modules, and what the deterministic parts may not touch. */
@AnalyzeClasses(packages = "io.strowger", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] DETERMINISTIC = {"io.strowger.core.engine..", "io.strowger.core.state..",
        "io.strowger.core.machine..", "io.strowger.core.model..", "io.strowger.core.input..",
        "io.strowger.core.output..", "io.strowger.core.fact..", "io.strowger.core.site..",
        "io.strowger.core.analysis.."};

    @ArchTest
    static final ArchRule THE_CODEC_KNOWS_ONLY_THE_JDK = classes().that().resideInAPackage("io.strowger.csta..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("io.strowger.csta..", "java..");

    @ArchTest
    static final ArchRule THE_CORE_KNOWS_ONLY_THE_JDK_AND_A_LOGGER = classes().that()
            .resideInAPackage("io.strowger.core..").should().onlyDependOnClassesThat()
            .resideInAnyPackage("io.strowger.core..", "java..", "javax.crypto..", "org.slf4j..");

    @ArchTest
    static final ArchRule DRIVERS_STAND_ON_CODEC_AND_CORE = noClasses().that().resideInAPackage("io.strowger.pbx..")
            .should().dependOnClassesThat().resideInAnyPackage("io.strowger.agent..", "io.strowger.ivr..",
                    "io.strowger.calllog..", "io.strowger.server..", "io.strowger.simulator..",
                    "io.strowger.tools..", "net.openhft..");

    @ArchTest
    static final ArchRule THE_AGENT_PROTOCOL_STANDS_ON_THE_CORE = noClasses().that()
            .resideInAnyPackage("io.strowger.agent..", "io.strowger.ivr..").should().dependOnClassesThat()
            .resideInAnyPackage("io.strowger.csta..", "io.strowger.pbx..", "io.strowger.calllog..",
                    "io.strowger.server..", "io.strowger.simulator..", "io.strowger.tools..", "net.openhft..");

    @ArchTest
    static final ArchRule THE_CALL_LOG_STANDS_ON_THE_CORE = noClasses().that()
            .resideInAPackage("io.strowger.calllog..").should().dependOnClassesThat()
            .resideInAnyPackage("io.strowger.csta..", "io.strowger.pbx..", "io.strowger.agent..", "io.strowger.ivr..",
                    "io.strowger.server..", "io.strowger.simulator..", "io.strowger.tools..", "io.netty..");

    @ArchTest
    static final ArchRule ONLY_THE_CALL_LOG_KNOWS_CHRONICLE = noClasses().that()
            .resideOutsideOfPackage("io.strowger.calllog..").should().dependOnClassesThat()
            .resideInAPackage("net.openhft..");

    @ArchTest
    static final ArchRule THE_SIMULATOR_NEVER_KNOWS_WHAT_IT_TESTS = noClasses().that()
            .resideInAPackage("io.strowger.simulator..").should().dependOnClassesThat()
            .resideInAnyPackage("io.strowger.core..", "io.strowger.pbx..", "io.strowger.agent..", "io.strowger.ivr..",
                    "io.strowger.calllog..", "io.strowger.server..", "io.strowger.tools..");

    @ArchTest
    static final ArchRule THE_SERVER_KNOWS_NO_TOOL = noClasses().that().resideInAPackage("io.strowger.server..")
            .should().dependOnClassesThat().resideInAnyPackage("io.strowger.simulator..", "io.strowger.tools..");

    @ArchTest
    static final ArchRule WIRE_TYPES_MEET_THE_CORE_IN_ONE_PACKAGE_A_DRIVER = noClasses().that()
            .resideInAPackage("io.strowger.pbx..").and().resideOutsideOfPackage("io.strowger.pbx.tsapi..").should()
            .dependOnClassesThat().resideInAPackage("io.strowger.csta..");

    @ArchTest
    static final ArchRule THE_DETERMINISTIC_PARTS_READ_NO_CLOCK = noClasses().that().resideInAnyPackage(DETERMINISTIC)
            .should().callMethodWhere(method("java.lang.System", "currentTimeMillis|nanoTime|getenv|getProperty")
                    .or(method("java.time\\.[A-Za-z]+", "now")).or(method("java.time.Clock", "system.*"))
                    .or(method("java.lang.Thread", "sleep")));

    @ArchTest
    static final ArchRule THE_DETERMINISTIC_PARTS_KNOW_NO_CHANCE = noClasses().that()
            .resideInAnyPackage(DETERMINISTIC).should().dependOnClassesThat()
            .haveNameMatching("java.util.Random|java.util.SplittableRandom|java.security.SecureRandom"
                    + "|java.util.concurrent.ThreadLocalRandom|java.util.UUID");

    @ArchTest
    static final ArchRule THE_DETERMINISTIC_PARTS_KNOW_NO_HASH_ORDER = noClasses().that()
            .resideInAnyPackage(DETERMINISTIC).should().dependOnClassesThat()
            .haveNameMatching("java.util.HashMap|java.util.HashSet|java.util.LinkedHashMap|java.util.LinkedHashSet"
                    + "|java.util.IdentityHashMap|java.util.WeakHashMap|java.util.concurrent.ConcurrentHashMap"
                    + "|java.util.stream.Collectors");

    @ArchTest
    static final ArchRule THE_DETERMINISTIC_PARTS_MAKE_NO_UNORDERED_SETS = noClasses().that()
            .resideInAnyPackage(DETERMINISTIC).and()
            // Look-up without iteration: the one place where hashes may be.
            .doNotHaveFullyQualifiedName("io.strowger.core.state.LookUp").should().callMethodWhere(
                    method("java.util.Set", "of|copyOf").or(method("java.util.Map", "ofEntries|copyOf|entry"))
                            .or(method("java.util.Map", "of").and(withParameters()))
                            .or(method("java.lang.Object", "hashCode"))
                            .or(method("java.lang.System", "identityHashCode")));

    @ArchTest
    static final ArchRule THE_DETERMINISTIC_PARTS_KNOW_NO_LOCALE_NO_ZONE_NO_INEXACT_MATHS = noClasses().that()
            .resideInAnyPackage(DETERMINISTIC).should().callMethodWhere(
                    method("java.lang.Math", "log.*|exp.*|pow|sin.*|cos.*|tan.*|cbrt|hypot")
                            .or(method("java.lang.String", "format|formatted"))
                            .or(method("java.util.Locale", "getDefault"))
                            .or(method("java.time.ZoneId", "of|systemDefault")));

    @ArchTest
    static final ArchRule THE_DETERMINISTIC_PARTS_DO_NOT_LOG = noClasses().that().resideInAnyPackage(DETERMINISTIC)
            .should().dependOnClassesThat().resideInAnyPackage("org.slf4j..", "java.nio.file..", "java.net..",
                    "java.util.logging..")
            .because("their narrative is their facts");

    private static DescribedPredicate<JavaCall<?>> method(String ownerPattern, String namePattern) {
        DescribedPredicate<HasName> named = nameMatching(namePattern);
        DescribedPredicate<JavaClass> owned = new DescribedPredicate<>("owner " + ownerPattern) {
            @Override
            public boolean test(JavaClass input) {
                return input.getName().matches(ownerPattern);
            }
        };
        return target(named).and(target(owner(owned))).as(ownerPattern + "." + namePattern).forSubtype();
    }

    private static DescribedPredicate<JavaCall<?>> withParameters() {
        return new DescribedPredicate<>("with parameters") {
            @Override
            public boolean test(JavaCall<?> input) {
                return !input.getTarget().getRawParameterTypes().isEmpty();
            }
        };
    }

    @ArchTest
    static final ArchRule ANALYTICS_ARE_NOT_ON_THE_CLASS_PATH = noClasses().should().dependOnClassesThat(
            name("net.openhft.chronicle.analytics.Analytics").forSubtype());
}
