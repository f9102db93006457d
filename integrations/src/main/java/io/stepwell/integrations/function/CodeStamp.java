package io.stepwell.integrations.function;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * Tells whether the code in a folder has changed: a number made of the names, sizes and times of its files of code. What
 * handlers write meanwhile, and what package managers put there, does not count. It looks again only so often that
 * looking takes a twentieth of the time.
 */
final class CodeStamp {
    private static final int FILES_MAX = 10_000;
    private static final int DEPTH_MAX = 12;
    private static final int REST_FACTOR = 20;
    private static final Set<String> CODE =
            Set.of("js", "mjs", "cjs", "node", "py", "so", "class", "jar", "properties", "yaml", "yml", "toml");
    private static final Set<String> FOREIGN = Set.of("node_modules", "__pycache__");

    private final Path folder;
    private long stamp;
    private long lookAgainNanos;
    private boolean looked;

    CodeStamp(Path folder) {
        this.folder = folder;
    }

    /** The number now. */
    long now() {
        long begin = System.nanoTime();
        if (!looked || begin - lookAgainNanos >= 0) {
            stamp = look();
            looked = true;
            long end = System.nanoTime();
            lookAgainNanos = end + REST_FACTOR * (end - begin);
        }
        return stamp;
    }

    private long look() {
        Sum sum = new Sum();
        try {
            Files.walkFileTree(folder, Set.<FileVisitOption>of(), DEPTH_MAX, sum);
        } catch (IOException e) {
            return -1; // starting a process tells what is wrong with the folder
        }
        return sum.total;
    }

    private final class Sum extends SimpleFileVisitor<Path> {
        private long total;
        private int files;

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = directory.getFileName().toString();
            boolean foreign = !directory.equals(folder) && (FOREIGN.contains(name) || name.startsWith("."));
            return foreign ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (CODE.contains(name.substring(name.lastIndexOf('.') + 1))) {
                long one = 31L * file.hashCode() + attributes.size();
                total += 31 * one + attributes.lastModifiedTime().hashCode();
            }
            return ++files < FILES_MAX ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
