package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;

/** What takes longer than an officer waits without a sign is seen to go on. */
@FxTest
class SeenWorkTest {
    private final IntegerProperty underWay = new SimpleIntegerProperty();
    private final Queue<Runnable> shown = new ArrayDeque<>();
    private final SeenWork work = new SeenWork(new AtOnce(), underWay, shown::add);

    private void show() {
        while (!shown.isEmpty()) {
            shown.remove().run();
        }
    }

    @Test
    void whatIsUnderWayIsCountedUntilItEndedInWhateverWay() {
        List<Integer> counted = new ArrayList<>();
        work.read(
                () -> {
                    show();
                    counted.add(underWay.get());
                    work.read(
                            () -> {
                                show();
                                counted.add(underWay.get());
                                throw new IOException("the disk");
                            },
                            never -> {});
                    return "";
                },
                done -> {});
        show();
        assertThat(counted).containsExactly(1, 2);
        assertThat(underWay.get()).isZero();
    }

    @Test
    void theLineAppearsAfterAMomentAndMovesOnlyWhileItIsSeen() {
        FrameModel model = new FrameModel();
        BusyLine line = new BusyLine(model);
        Stage stage = Fx.show(new StackPane(line), 400, 200);
        model.underWayProperty().set(1);
        Fx.settle();
        assertThat(line.isVisible()).as("quick work does not flash").isFalse();
        assertThat(line.isIndeterminate()).isFalse();
        Fx.wait(260);
        assertThat(line.isVisible()).isTrue();
        assertThat(line.isIndeterminate()).isTrue();
        assertThat(line.getHeight()).isEqualTo(4);
        model.underWayProperty().set(2);
        model.underWayProperty().set(0);
        assertThat(line.isVisible()).isFalse();
        assertThat(line.isIndeterminate()).isFalse();
        model.underWayProperty().set(1);
        model.underWayProperty().set(0);
        Fx.wait(260);
        assertThat(line.isVisible()).as("it ended before").isFalse();
        stage.close();
    }
}
