package io.strowger.simulator.model;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Queue;
import java.util.Set;

/** What is to be told to applications, kept in order until {@link Switch#deliver()}. */
final class Notices {
    private record Notice(Application application, Runnable action) {}

    private final Queue<Notice> queue = new ArrayDeque<>();
    private final Set<Application> attached = Collections.newSetFromMap(new IdentityHashMap<>());

    void attach(Application application) {
        attached.add(application);
    }

    void detach(Application application) {
        attached.remove(application);
    }

    void tell(Application application, Runnable action) {
        queue.add(new Notice(application, action));
    }

    void deliver() {
        for (Notice notice = queue.poll(); notice != null; notice = queue.poll()) {
            if (attached.contains(notice.application)) {
                notice.action.run();
            }
        }
    }
}
