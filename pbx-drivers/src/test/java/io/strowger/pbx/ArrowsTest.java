package io.strowger.pbx;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.strowger.pbx.tsapi.TsapiDriver;

/** What keeps the protocol apart from the transport. */
@AnalyzeClasses(packages = "io.strowger.pbx", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {
    @ArchTest
    static final ArchRule THE_TRANSPORT_KNOWS_NO_PROTOCOL = noClasses().that()
            .resideInAnyPackage("io.strowger.pbx", "io.strowger.pbx.link..", "io.strowger.pbx.netty..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.strowger.pbx.tsapi..", "io.strowger.csta..");

    @ArchTest
    static final ArchRule ONLY_THE_DRIVER_PUTS_A_SESSION_ON_A_TRANSPORT = noClasses().that()
            .resideInAPackage("io.strowger.pbx.tsapi..")
            .and()
            .doNotBelongToAnyOf(TsapiDriver.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "io.strowger.pbx.netty..", "java.util.concurrent..", "java.nio..");

    @ArchTest
    static final ArchRule A_SESSION_HAS_NO_CLOCK_OF_ITS_OWN = noClasses().that()
            .resideInAnyPackage("io.strowger.pbx.tsapi..", "io.strowger.pbx.link..", "io.strowger.pbx.netty..")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule TRANSLATION_KNOWS_NO_LINK = noClasses().that()
            .resideInAPackage("io.strowger.pbx.tsapi.translate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.strowger.pbx", "io.strowger.pbx.link..", "io.strowger.pbx.netty..",
                    "io.strowger.pbx.tsapi", "org.slf4j..");
}
