package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.engine.Step.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {
    private final Steps steps = new Steps();

    private List<Step> all() {
        List<Step> list = new ArrayList<>();
        for (Step step = steps.poll(); step != null; step = steps.poll()) {
            list.add(step);
        }
        return list;
    }

    @Test
    void kindsHaveAnOrderAndWithinOneTheFirstToComeIsFirst() {
        steps.add(Kind.PUBLISH_SKILL, "b");
        steps.add(Kind.PUBLISH_SKILL, "a");
        steps.add(Kind.MATCH, "z");
        steps.add(Kind.PUBLISH_SKILL, "b");
        assertEquals(List.of(new Step(Kind.MATCH, "z"), new Step(Kind.PUBLISH_SKILL, "b"),
                new Step(Kind.PUBLISH_SKILL, "a")), all());
        assertTrue(steps.isEmpty());
        assertNull(steps.poll());
    }

    @Test
    void manyAreEachThereOnce() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 1_000; i++) {
                steps.add(Kind.MATCH, "skill-" + i);
            }
        }
        assertEquals(new Step(Kind.MATCH, "skill-0"), steps.poll());
        steps.add(Kind.MATCH, "skill-0");
        List<Step> rest = all();
        assertEquals(1_000, rest.size());
        assertEquals(new Step(Kind.MATCH, "skill-0"), rest.get(999));
    }

    @Test
    void whatIsMovedIsNotHereAnyMore() {
        Steps others = new Steps();
        others.add(Kind.MATCH, "a");
        steps.add(Kind.MATCH, "a");
        steps.add(Kind.MATCH, "b");
        steps.moveTo(others);
        assertTrue(steps.isEmpty());
        assertEquals(new Step(Kind.MATCH, "a"), others.poll());
        assertEquals(new Step(Kind.MATCH, "b"), others.poll());
        assertTrue(others.isEmpty());
    }

    @Test
    void touchedThingsAreSortedAndEachThereOnce() {
        Touched<String> touched = new Touched<>();
        for (String key : List.of("c", "a", "b", "c", "a")) {
            touched.add(key);
        }
        assertEquals(List.of("a", "b", "c"), List.of(touched.get(0), touched.get(1), touched.get(2)));
        assertEquals(3, touched.size());
    }
}
