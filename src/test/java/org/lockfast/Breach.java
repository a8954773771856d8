package org.lockfast;

import com.tngtech.archunit.core.domain.JavaClass;

/**
 * One place where a rule of the house is not kept.
 *
 * @param where the class as it stands in its file
 * @param what the breach in words
 */
record Breach(String where, String what) {
    static Breach of(JavaClass c, String what) {
        return new Breach(HouseMap.outermost(c).getName(), what);
    }

    @Override
    public String toString() {
        return what;
    }
}
