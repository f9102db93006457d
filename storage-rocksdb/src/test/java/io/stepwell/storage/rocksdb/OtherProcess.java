package io.stepwell.storage.rocksdb;

import io.stepwell.storage.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/** Another Java process that opens a store, then commits rows without end and prints the number of each when it returned. */
final class OtherProcess {
    private final Process process;
    private final BufferedReader output;

    private OtherProcess(Process process) {
        this.process = process;
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    static OtherProcess start(Path folder) throws IOException {
        return start(List.of(), folder, "-Xshare:auto");
    }

    /**
     * In a process whose files cannot grow beyond 1 or 2 MiB; shells differ in what they count. RocksDB's library is
     * larger than that and is unpacked for it.
     */
    static OtherProcess startWithSmallFiles(Path folder, Path unpacked) throws IOException {
        String library = Environment.getJniLibraryFileName("rocksdb");
        Files.createDirectories(unpacked);
        try (InputStream packed = RocksDB.class.getClassLoader().getResourceAsStream(library)) {
            Files.copy(Objects.requireNonNull(packed), unpacked.resolve(library));
        }
        List<String> limited = List.of("sh", "-c", "ulimit -f 2048; exec \"$@\"", "sh");
        return start(limited, folder, "-Djava.library.path=" + unpacked);
    }

    private static OtherProcess start(List<String> prefix, Path folder, String option) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:-UsePerfData", option));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(OtherProcess.class.getName(), folder.toString()));
        return new OtherProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    public static void main(String[] arguments) {
        try (RocksDbStore store = StoreFiles.open(Path.of(arguments[0]))) {
            int acknowledged = commitUntilRefused(store);
            StoreFiles.expectCommits(store, acknowledged);
            System.out.println("reads go on");
        } catch (StoreException e) {
            System.out.println(e.getMessage());
        }
    }

    private static int commitUntilRefused(RocksDbStore store) {
        int i = 0;
        try {
            for (; !System.out.checkError(); i++) {
                StoreFiles.commit(store, i);
                System.out.println(i);
            }
        } catch (StoreException e) {
            System.out.println(e.getMessage());
        }
        return i;
    }

    String readLine() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the other process ended");
        }
        return line;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int waitFor() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }
}
