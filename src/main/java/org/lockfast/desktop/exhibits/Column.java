package org.lockfast.desktop.exhibits;

import java.util.List;

/** A column of the list, in the order they stand in until somebody orders them otherwise. */
enum Column {
    REFERENCE("exhibits.reference"),
    CASE("exhibits.case"),
    DESCRIPTION("exhibits.description"),
    WHERE("exhibits.where"),
    STATUS("exhibits.status"),
    PROBLEMS("exhibits.problems"),
    SEIZED("exhibits.seized");

    /** All, in their own order. */
    static final List<Column> ALL = List.of(values());

    private final String heading;

    Column(String heading) {
        this.heading = heading;
    }

    /** Key of its heading's words. */
    String heading() {
        return heading;
    }
}
