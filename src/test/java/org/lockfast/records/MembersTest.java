package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembersTest {
    @ParameterizedTest
    @ValueSource(ints = {40, 300, 4096})
    void isASetInOneForm(int below) {
        long seed = 31L + below;
        Random random = new Random(seed);
        TreeSet<Integer> expected = new TreeSet<>();
        byte[] members = Members.none();
        for (int i = 0; i < 3_000; i++) {
            int number = random.nextInt(below);
            if (random.nextInt(3) > 0) {
                expected.add(number);
                members = Members.with(members, number);
            } else {
                expected.remove(number);
                members = Members.without(members, number);
            }
            assertThat(Members.has(members, number)).isEqualTo(expected.contains(number));
            assertThat(members.length).isEqualTo(Math.min(512, expected.size() * 2));
        }
        byte[] afresh = Members.none();
        for (int number : expected.descendingSet()) {
            afresh = Members.with(afresh, number);
        }
        assertThat(members).as("seed %s", seed).isEqualTo(afresh);
        Blocks blocks = new Blocks();
        blocks.add(3, members);
        TreeSet<Integer> read = new TreeSet<>();
        for (int at = blocks.previous(Integer.MAX_VALUE); at >= 0; at = blocks.previous(at)) {
            read.add(at - 3 * Members.SPAN);
        }
        assertThat(read).isEqualTo(expected);
    }
}
