package io.stepwell.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be taken down at the end, the last first; also when the process is told to end in the middle. */
final class Stage implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Thread atShutdown = new Thread(this::takeDown, "demo end");
    private volatile boolean ending;

    Stage() {
        Runtime.getRuntime().addShutdownHook(atShutdown);
    }

    synchronized <T extends AutoCloseable> T put(T part) {
        opened.push(part);
        return part;
    }

    /** Whether the process has been told to end. */
    boolean ending() {
        return ending;
    }

    private void takeDown() {
        ending = true;
        closeAll();
    }

    private synchronized void closeAll() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                System.getLogger(Stage.class.getName()).log(System.Logger.Level.WARNING, "closing failed", e);
            }
        }
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException alreadyEnding) {
            // the hook finds nothing left to do
        }
    }
}
