package org.lockfast.records;

import java.util.Arrays;

/**
 * A set of numbers from 0 to 4,095 as bytes: up to 255 of them as a sorted list of two bytes each,
 * more as a bit map of 512 bytes. One set has one form, so rows can be compared.
 */
final class Members {
    static final int SPAN = 4096;
    private static final int MAP_BYTES = SPAN / 8;
    private static final byte[] NONE = {};

    private Members() {}

    static byte[] none() {
        return NONE;
    }

    static boolean has(byte[] members, int number) {
        if (members.length == MAP_BYTES) {
            return (members[number >> 3] & 1 << (number & 7)) != 0;
        }
        return find(members, number) >= 0;
    }

    static byte[] with(byte[] members, int number) {
        if (has(members, number)) {
            return members;
        }
        if (members.length == MAP_BYTES) {
            byte[] map = members.clone();
            map[number >> 3] |= (byte) (1 << (number & 7));
            return map;
        }
        if (members.length + 2 == MAP_BYTES) {
            byte[] map = new byte[MAP_BYTES];
            for (int i = 0; i < members.length; i += 2) {
                int one = at(members, i);
                map[one >> 3] |= (byte) (1 << (one & 7));
            }
            map[number >> 3] |= (byte) (1 << (number & 7));
            return map;
        }
        int place = -find(members, number) - 1;
        byte[] list = new byte[members.length + 2];
        System.arraycopy(members, 0, list, 0, place);
        list[place] = (byte) (number >> 8);
        list[place + 1] = (byte) number;
        System.arraycopy(members, place, list, place + 2, members.length - place);
        return list;
    }

    static byte[] without(byte[] members, int number) {
        if (!has(members, number)) {
            return members;
        }
        if (members.length < MAP_BYTES) {
            int place = find(members, number);
            byte[] list = Arrays.copyOf(members, members.length - 2);
            System.arraycopy(members, place + 2, list, place, list.length - place);
            return list;
        }
        byte[] map = members.clone();
        map[number >> 3] &= (byte) ~(1 << (number & 7));
        int count = 0;
        for (byte b : map) {
            count += Integer.bitCount(b & 0xff);
        }
        return count * 2 < MAP_BYTES ? list(map, count) : map;
    }

    private static byte[] list(byte[] map, int count) {
        byte[] list = new byte[count * 2];
        int i = 0;
        for (int n = 0; n < SPAN; n++) {
            if ((map[n >> 3] & 1 << (n & 7)) != 0) {
                list[i++] = (byte) (n >> 8);
                list[i++] = (byte) n;
            }
        }
        return list;
    }

    /** Adds the members to a bit set of 64 longs. */
    static void into(byte[] members, long[] bits) {
        if (members.length == MAP_BYTES) {
            for (int i = 0; i < MAP_BYTES; i++) {
                bits[i >> 3] |= (members[i] & 0xffL) << ((i & 7) * 8);
            }
            return;
        }
        for (int i = 0; i < members.length; i += 2) {
            int one = at(members, i);
            bits[one >> 6] |= 1L << one;
        }
    }

    private static int at(byte[] list, int i) {
        return ((list[i] & 0xff) << 8) | (list[i + 1] & 0xff);
    }

    /** The byte at which the number stands, or -(the byte at which it would stand) - 1. */
    private static int find(byte[] list, int number) {
        int low = 0;
        int high = list.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = at(list, middle * 2);
            if (there == number) {
                return middle * 2;
            }
            if (there < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -(low * 2) - 1;
    }
}
