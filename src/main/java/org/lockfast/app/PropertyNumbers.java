package org.lockfast.app;

import java.security.SecureRandom;
import java.util.function.Supplier;

/**
 * Property numbers of ours, such as {@code PN-7K3M-9TRD-2HV}: 50 random bits and a check character
 * in Crockford's base 32, so that two devices that never met give different ones, and a slip of the
 * pen is noticed.
 */
record PropertyNumbers(SecureRandom random) implements Supplier<String> {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Override
    public String get() {
        StringBuilder number = new StringBuilder();
        int check = 0;
        for (int i = 0; i < 10; i++) {
            int value = random.nextInt(32);
            number.append(ALPHABET.charAt(value));
            check = (check + (i + 1) * value) % 31;
        }
        number.append(ALPHABET.charAt(check));
        return "PN-" + number.insert(8, '-').insert(4, '-');
    }
}
