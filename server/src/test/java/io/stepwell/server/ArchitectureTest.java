package io.stepwell.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rooms of the house and what never happens in them; ARCHITECTURE.md draws the picture. */
final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar") && !location.contains("/test-classes/"))
            .importPackages("io.stepwell");
    private static final String[] PURE = {"io.stepwell.language..", "io.stepwell.engine.."};

    @Test
    void dependenciesPointInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("language")
                .definedBy("io.stepwell.language..")
                .layer("engine")
                .definedBy("io.stepwell.engine..")
                .layer("aws-models")
                .definedBy("io.stepwell.models..")
                .layer("storage")
                .definedBy(storageWithoutVendors())
                .layer("storage-rocksdb")
                .definedBy("io.stepwell.storage.rocksdb..")
                .layer("integrations")
                .definedBy("io.stepwell.integrations..")
                .layer("runtime")
                .definedBy("io.stepwell.runtime..")
                .layer("api")
                .definedBy("io.stepwell.api..")
                .layer("embedded")
                .definedBy("io.stepwell.embedded..")
                .layer("server")
                .definedBy("io.stepwell.server..")
                .whereLayer("language")
                .mayNotAccessAnyLayer()
                .whereLayer("engine")
                .mayOnlyAccessLayers("language")
                .whereLayer("aws-models")
                .mayOnlyAccessLayers("language")
                .whereLayer("storage")
                .mayOnlyAccessLayers("engine", "language")
                .whereLayer("storage-rocksdb")
                .mayOnlyAccessLayers("storage", "engine", "language")
                .whereLayer("integrations")
                .mayOnlyAccessLayers("aws-models", "engine", "language")
                .whereLayer("runtime")
                .mayOnlyAccessLayers("storage", "engine", "language")
                .whereLayer("api")
                .mayOnlyAccessLayers("runtime", "storage", "engine", "language")
                .whereLayer("embedded")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("server")
                .mayNotBeAccessedByAnyLayer()
                .withOptionalLayers(true)
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.stepwell.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void languageAndEngineDoNoInputOrOutput() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.net..", "java.nio.file..", "java.nio.channels..", "org.slf4j..")
                        .or(resideInAPackage("java.io")
                                .and(describe("do I/O", c -> !isHarmlessInJavaIo(c.getSimpleName())))))
                .because("what a definition means and what happens next must not depend on the world")
                .check(CLASSES);
    }

    @Test
    void languageAndEngineHaveNeitherClockNorChanceNorThreads() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .accessTargetWhere(readsClockOrChanceOrStartsThreads())
                .because(
                        "time, chance and ids arrive as arguments; the language's one exception is the guard of JSONata")
                .check(CLASSES);
    }

    @Test
    void onlyAppliersChangeAnExecution() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("io.stepwell.engine.state")
                .and()
                .arePublic()
                .and()
                .haveRawReturnType(void.class)
                .should()
                .haveName("apply")
                .because("whoever is not an applier may only take in an event")
                .check(CLASSES);
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage("io.stepwell.engine.state")
                .and()
                .areNotFinal()
                .should()
                .bePrivate()
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = CLASSES.stream()
                .filter(c -> !c.getSimpleName().equals("package-info"))
                .map(c -> c.getPackage())
                .distinct()
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();
        assertThat(unmarked)
                .as("packages without @NullMarked package-info.java")
                .isEmpty();
    }

    @Test
    void theImportSawTheWholeHouse() {
        assertThat(List.of("language", "engine", "storage", "runtime", "api", "embedded", "server"))
                .allSatisfy(room -> assertThat(CLASSES.containPackage("io.stepwell." + room))
                        .as(room)
                        .isTrue());
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> storageWithoutVendors() {
        return resideInAPackage("io.stepwell.storage..")
                .and(DescribedPredicate.not(resideInAPackage("io.stepwell.storage.rocksdb..")));
    }

    /** Enums and records are Serializable, and a reader of text in memory is no I/O. */
    private static boolean isHarmlessInJavaIo(String simpleName) {
        return List.of(
                        "Serializable",
                        "StringReader",
                        "StringWriter",
                        "ByteArrayOutputStream",
                        "ByteArrayInputStream",
                        "IOException",
                        "UncheckedIOException",
                        "ObjectStreamException",
                        "InvalidObjectException")
                .contains(simpleName);
    }

    private static DescribedPredicate<JavaAccess<?>> readsClockOrChanceOrStartsThreads() {
        return describe("read a clock, draw a random number or start a thread", access -> {
            var owner = access.getTargetOwner();
            String name = access.getName();
            return owner.isAssignableTo(Clock.class)
                    || owner.isAssignableTo(InstantSource.class)
                    || owner.isAssignableTo(Thread.class)
                    || owner.isEquivalentTo(SecureRandom.class)
                    || owner.isEquivalentTo(ThreadLocalRandom.class)
                    || (owner.isEquivalentTo(Random.class) && unseeded(access))
                    || (owner.isEquivalentTo(Math.class) && name.equals("random"))
                    || (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
                    || (owner.isEquivalentTo(System.class)
                            && List.of("currentTimeMillis", "nanoTime").contains(name))
                    || (owner.getPackageName().equals("java.time") && name.equals("now"));
        });
    }

    private static boolean unseeded(JavaAccess<?> access) {
        return access instanceof com.tngtech.archunit.core.domain.JavaConstructorCall call
                && call.getTarget().getRawParameterTypes().isEmpty();
    }
}
