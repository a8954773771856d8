package org.lockfast.testing;

import java.util.ArrayList;
import java.util.List;
import org.lockfast.desktop.Earcon;
import org.lockfast.desktop.Fault;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Problem;
import org.lockfast.desktop.Problems;
import org.lockfast.desktop.Refusal;

/**
 * Notices that remember what was said, one line each: "done: …", "say: …", "refused: …", "fault:
 * …", "mend seal: …".
 */
public final class Said implements Notices {
    /** Everything said so far, in order. */
    public final List<String> lines = new ArrayList<>();

    /** What sounded but for what was done or refused, in order. */
    public final List<Earcon> heard = new ArrayList<>();

    @Override
    public void done(String said) {
        lines.add("done: " + said);
    }

    @Override
    public void say(String said) {
        lines.add("say: " + said);
    }

    @Override
    public void sound(Earcon sound) {
        heard.add(sound);
    }

    @Override
    public void refused(Refusal refusal) {
        lines.add("refused: " + refusal.text());
    }

    @Override
    public void refused(Refusal refusal, List<Way> ways) {
        refused(refusal);
        ways.forEach(way -> lines.add("way: " + way.said()));
    }

    @Override
    public void fault(Fault fault) {
        lines.add("fault: " + fault.text());
    }

    @Override
    public void summary(Problems problems) {
        for (Problem problem : problems.list()) {
            lines.add("mend " + problem.field() + ": " + problem.said());
        }
    }

    @Override
    public void clear() {}
}
