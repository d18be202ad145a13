package io.tightloop.standalone.cli;

import java.util.concurrent.CountDownLatch;

/** Says that a server of this process is ready and keeps it until the process is told to stop. */
final class UntilStopped {
    private UntilStopped() {}

    /** What is to be closed in the end, without a checked exception. */
    interface Running {
        void close();
    }

    static int keep(String ready, Running server) throws InterruptedException {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }));
        System.out.println("ready " + ready);
        stopped.await();
        return 0;
    }
}
