package io.stepwell.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalsTest {
    @Test
    void aProgramThatCannotBeStartedIsMissing() throws InterruptedException {
        assertThat(Programs.missing(List.of("no-such-program"))).containsExactly("no-such-program");
    }

    @Test
    void aTakenPortIsRefusedOnlyWhenItWasAskedFor() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> ShopServer.freePort(other.getLocalPort()))
                    .isInstanceOf(DemoException.class)
                    .hasMessageContaining("--port: " + other.getLocalPort() + " cannot be listened on");
        }
        assertThat(ShopServer.freePort(null)).isPositive();
    }

    @Test
    void aPortOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new DemoSettings(65_536, null, false)).hasMessageContaining("--port: 65536");
    }

    @Test
    void aFolderThatIsAFileIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Workplace.open(file))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("--data");
    }

    @Test
    void aTemporaryWorkplaceIsRemovedAndAChosenOneStays(@TempDir Path folder) {
        Workplace temporary = Workplace.open(null);
        assertThat(temporary.definition()).contains("\"StartAt\": \"Validate order\"");
        temporary.close();
        assertThat(temporary.folder()).doesNotExist();
        Workplace chosen = Workplace.open(folder);
        chosen.close();
        assertThat(chosen.example("functions.json")).exists();
    }
}
