package org.lockfast.desktop;

/**
 * The rules say no to our next step. Nothing is lost: the input stays, to be corrected.
 *
 * @param said what is refused and why, a whole sentence
 * @param todo what to do about it, a whole sentence, or empty
 */
public record Refusal(String said, String todo) {

    /** Both sentences as one text. */
    public String text() {
        return todo.isEmpty() ? said : said + " " + todo;
    }
}
