package io.stepwell.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.server.configuration.Configuration.StoreKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationTest {
    @TempDir
    Path folder;

    @Test
    void defaultsAreThoseOfStepFunctionsLocal() {
        Configuration defaults = Configuration.defaults();
        assertThat(defaults.port()).isEqualTo(8083);
        assertThat(defaults.host()).isEqualTo("127.0.0.1");
        assertThat(defaults.region()).isEqualTo("us-east-1");
        assertThat(defaults.account()).isEqualTo("123456789012");
        assertThat(defaults.store()).isEqualTo(StoreKind.ROCKSDB);
        assertThat(defaults.accessKeys()).isEmpty();
    }

    @Test
    void flagsWinOverEnvironmentWinsOverFile() throws IOException {
        Path file =
                Files.writeString(folder.resolve("s.properties"), "port=1\nregion=eu-west-1\naccount=111111111111\n");
        Map<String, String> environment = Map.of("STEPWELL_PORT", "2", "STEPWELL_REGION", "eu-west-2", "PATH", "/bin");
        Configuration read = Configuration.read(Map.of(Setting.PORT, "3"), file, environment);
        assertThat(read.port()).isEqualTo(3);
        assertThat(read.region()).isEqualTo("eu-west-2");
        assertThat(read.account()).isEqualTo("111111111111");
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, tcp://10.0.0.1:8083, 0 to 65535",
        "PORT, 65536, 0 to 65535",
        "STORE, sqlite, rocksdb or memory",
        "REGION, Frankfurt, eu-central-1",
        "ACCOUNT, 12345, 12 digits",
        "LIMITS, none, aws or open",
        "RETENTION_DAYS, 0, a whole number from 1 to 36500",
    })
    void aBadValueNamesTheKeyTheOriginTheValueAndTheFix(Setting setting, String value, String fix) {
        assertThatThrownBy(() -> Configuration.read(Map.of(), null, Map.of(setting.variable(), value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(setting.key() + ": '" + value + "'")
                .hasMessageContaining("environment variable " + setting.variable())
                .hasMessageContaining(fix);
    }

    @Test
    void anUnknownKeyOfTheFileIsRefusedWithTheKnownOnes() throws IOException {
        Path file = Files.writeString(folder.resolve("s.properties"), "prot=1\n");
        assertThatThrownBy(() -> Configuration.read(Map.of(), file, Map.of()))
                .hasMessageContaining("unknown key 'prot'")
                .hasMessageContaining("port, host");
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("none.properties");
        assertThatThrownBy(() -> Configuration.read(Map.of(), file, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aVariableThatIsNoSettingIsFoundUnlessKubernetesOrTheLauncherSetIt() {
        assertThat(Setting.unknownVariables(List.of(
                        "STEPWELL_PROT",
                        "STEPWELL_PORT",
                        "STEPWELL_CONFIG",
                        "STEPWELL_JAVA_OPTS",
                        "STEPWELL_SERVICE_HOST",
                        "STEPWELL_PORT_8083_TCP",
                        "PATH")))
                .containsExactly("STEPWELL_PROT");
    }

    @ParameterizedTest
    @EnumSource(names = {"DATA", "LOGS"})
    void aFolderThatIsWrittenToMustNotBeAFile(Setting setting) throws IOException {
        Path file = Files.writeString(folder.resolve("data"), "");
        assertThatThrownBy(() -> Configuration.read(Map.of(setting, file.toString()), null, Map.of()))
                .hasMessageContaining(setting.key() + ": '" + file + "' (flag --" + setting.key() + ")");
    }

    @Test
    void accessKeysAreReadInPairs() {
        Configuration read =
                Configuration.read(Map.of(), null, Map.of("STEPWELL_ACCESS_KEYS", "AKIA1:one/+=, AKIA2:two:2"));
        assertThat(read.accessKeys()).isEqualTo(Map.of("AKIA1", "one/+=", "AKIA2", "two:2"));
    }

    @ParameterizedTest
    @CsvSource({"hunter2secret", "AKIA:", ":hunter2secret", "'A:hunter2secret,A:hunter2secret'"})
    void badAccessKeysAreRefusedWithoutShowingThem(String keys) {
        assertThatThrownBy(() -> Configuration.read(Map.of(), null, Map.of("STEPWELL_ACCESS_KEYS", keys)))
                .hasMessageContaining("access-keys")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void theTextOfAConfigurationHidesSecrets() {
        Configuration read = Configuration.read(Map.of(), null, Map.of("STEPWELL_ACCESS_KEYS", "AKIA:hunter2secret"));
        assertThat(read.toString()).doesNotContain("hunter2").contains("accessKeys=1");
    }

    @Test
    void anotherAddressThanLoopbackNeedsAccessKeys() {
        Configuration open = Configuration.read(Map.of(Setting.HOST, "0.0.0.0"), null, Map.of());
        assertThatThrownBy(open::requireSafeAddress)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("host: '0.0.0.0'")
                .hasMessageContaining("STEPWELL_ACCESS_KEYS");
        Map<String, String> keys = Map.of("STEPWELL_ACCESS_KEYS", "AKIA:secret");
        Configuration.read(Map.of(Setting.HOST, "0.0.0.0"), null, keys).requireSafeAddress();
        Configuration.read(Map.of(Setting.HOST, "localhost"), null, Map.of()).requireSafeAddress();
    }

    @Test
    void foldersStandInForBuckets() throws IOException {
        Path orders = Files.createDirectory(folder.resolve("orders"));
        Path other = Files.createDirectory(folder.resolve("other"));

        Configuration read =
                Configuration.read(Map.of(Setting.BUCKETS, "orders=" + orders + ", b.2=" + other), null, Map.of());

        assertThat(read.buckets()).isEqualTo(Map.of("orders", orders, "b.2", other));
        assertThat(Configuration.defaults().buckets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "=FOLDER",
                "Orders=FOLDER",
                "../x=FOLDER",
                "orders=FOLDER/missing",
                "a-b=FOLDER,a-b=FOLDER"
            })
    void bucketsThatCannotBeUsedAreRefused(String text) {
        String value = text.replace("FOLDER", folder.toString());

        assertThatThrownBy(() -> Configuration.read(Map.of(Setting.BUCKETS, value), null, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("buckets: '" + value + "' (flag --buckets) is not usable")
                .hasMessageContaining("NAME=FOLDER pairs");
    }
}
