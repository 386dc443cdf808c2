package io.strowger.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.DeviceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TableTest {
    private final EngineState state = new EngineState();
    private final Draft draft = new Draft(state);

    private static DeviceKey key(int number) {
        return new DeviceKey("CM", String.valueOf(number));
    }

    private static Device device(int number, long sequence) {
        return Device.unmonitored(key(number), DeviceKind.STATION).withLastEventSequence(sequence);
    }

    private void commit(Device... rows) {
        draft.begin();
        for (Device row : rows) {
            draft.devices.put(row);
        }
        draft.commit();
    }

    @Test
    void aDraftSeesItsOwnChangesAndTheTableDoesNotBeforeTheCommit() {
        commit(device(1, 1));
        draft.begin();
        draft.devices.put(device(1, 2));
        draft.devices.put(device(2, 2));
        assertEquals(2, draft.devices.get(key(1)).lastEventSequence());
        assertTrue(draft.devices.hasAdded());
        assertEquals(1, state.devices().get(key(1)).lastEventSequence());
        assertNull(state.devices().get(key(2)));
        assertEquals(1, state.devices().size());
        draft.devices.remove(key(1));
        assertFalse(draft.devices.contains(key(1)));
        assertEquals(List.of(device(2, 2)), List.copyOf(draft.devices.all()));
        draft.commit();
        assertEquals(List.of(device(2, 2)), List.copyOf(state.devices().rows()));
    }

    @Test
    void aDroppedDraftLeavesNothingBehind() {
        commit(device(1, 1));
        long before = state.hash();
        draft.begin();
        draft.devices.put(device(1, 2));
        draft.devices.put(device(2, 2));
        draft.devices.remove(key(1));
        draft.nextRequestId();
        draft.drop();
        draft.begin();
        assertEquals(1, draft.devices.get(key(1)).lastEventSequence());
        assertFalse(draft.devices.contains(key(2)));
        assertEquals(0, draft.devices.changes());
        draft.commit();
        assertEquals(before, state.hash());
    }

    @Test
    void whatWasPublishedStaysAsItWas() {
        List<PublishedRows<DeviceKey, Device>> pictures = new ArrayList<>();
        List<TreeMap<DeviceKey, Device>> truths = new ArrayList<>();
        TreeMap<DeviceKey, Device> model = new TreeMap<>();
        SplittableRandom chance = new SplittableRandom(1);
        for (int round = 0; round < 300; round++) {
            draft.begin();
            for (int i = 0; i < 20; i++) {
                int number = chance.nextInt(400);
                if (chance.nextInt(3) == 0) {
                    draft.devices.remove(key(number));
                    model.remove(key(number));
                } else {
                    draft.devices.put(device(number, round));
                    model.put(key(number), device(number, round));
                }
            }
            draft.commit();
            if (round % 7 == 0) {
                pictures.add(state.devices().publish());
                truths.add(new TreeMap<>(model));
            }
        }
        for (int i = 0; i < pictures.size(); i++) {
            assertEquals(truths.get(i), pictures.get(i).map());
            assertEquals(truths.get(i).size(), pictures.get(i).size());
        }
    }

    @Test
    void theHashCarriedFromMarkToMarkIsThatOfTheWhole() {
        StateHash hash = state.hasher();
        SplittableRandom chance = new SplittableRandom(2);
        for (int round = 0; round < 200; round++) {
            draft.begin();
            int number = chance.nextInt(30);
            if (chance.nextBoolean()) {
                draft.devices.put(device(number, chance.nextInt(3)));
            } else {
                draft.devices.remove(key(number));
            }
            draft.commit();
            if (round % 5 == 0) {
                assertEquals(hash.fold(state.mark()), state.hash());
            }
        }
        assertEquals(hash.fold(state.mark()), EngineState.restore(state.snapshot()).hash());
    }

    @Test
    void aRowThatDiffersInAnythingGivesAnotherHash() {
        commit(device(1, 1), device(2, 2));
        long hash = state.hash();
        commit(device(1, 2), device(2, 1));
        assertFalse(hash == state.hash());
        commit(device(1, 1), device(2, 2));
        assertEquals(hash, state.hash());
    }
}
