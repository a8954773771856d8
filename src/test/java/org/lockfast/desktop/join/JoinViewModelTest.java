package org.lockfast.desktop.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockfast.desktop.FxWork;
import org.lockfast.desktop.Progress;
import org.lockfast.journal.Outcome;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.NoEntrance;
import org.lockfast.testing.Said;

class JoinViewModelTest {
    private final Said said = new Said();
    private final List<String> done = new ArrayList<>();
    private final Server server = new Server();
    private int left;
    private JoinViewModel model;

    @BeforeEach
    void begin() {
        model = new JoinViewModel(server, new AtOnce(), said, () -> left++, done::add);
    }

    /** Answers as it is told to. */
    private static final class Server extends NoEntrance {
        Outcome<String> force = Outcome.done("Exampleshire Police");
        Outcome<Joined> joined =
                Outcome.done(
                        new Joined(
                                "Exampleshire Police",
                                "Exampleton",
                                "d-0011223344556677",
                                "f-00112233445566ff/1+0a0b0c0d+AbCd",
                                3,
                                List.of()));
        Runnable meanwhile = () -> {};
        List<Joining> asked = new ArrayList<>();
        int stopped;

        @Override
        public Outcome<String> look(String server, Path ca) {
            meanwhile.run();
            return force;
        }

        @Override
        public Outcome<Joined> join(Joining plan, Progress progress) {
            asked.add(plan);
            progress.saying("Joining: 12 of 48");
            progress.at(12, 48);
            meanwhile.run();
            return joined;
        }

        @Override
        public void stopJoining() {
            stopped++;
        }
    }

    private void answered() {
        model.server.set(" https://records.example:8443 ");
        model.ca.set("/media/stick/ca.crt");
        model.goOn();
        model.code.set("7K3M-9Q2C-AAAA-BBBB");
        model.goOn();
        model.device.set("SCN-07");
        model.goOn();
    }

    @Test
    void eachPageAsksForWhatIsMissing() {
        model.goOn();
        assertThat(said.lines)
                .containsExactly(
                        "mend server: Enter the address of the server",
                        "mend ca: Choose the certificate file");
        model.server.set("https://records.example:8443");
        model.ca.set("ca.crt");
        model.goOn();
        assertThat(model.page.get()).isEqualTo(JoinViewModel.CODE);
        model.goOn();
        assertThat(said.lines).last().asString().startsWith("mend code: ");
        assertThat(model.scanned("7K3M-9Q2C-AAAA-BBBB")).isTrue();
        assertThat(model.code.get()).isEqualTo("7K3M-9Q2C-AAAA-BBBB");
        model.goOn();
        assertThat(model.scanned("A0417733")).as("only where a code is asked for").isFalse();
        model.goOn();
        assertThat(said.lines).last().isEqualTo("mend device: Enter a name for this computer");
    }

    @Test
    void theForceIsNamedBeforeTheCodeIsUsed() {
        answered();
        assertThat(model.page.get()).isEqualTo(JoinViewModel.CHECK);
        assertThat(server.asked).isEmpty();
        assertThat(model.answers())
                .extracting(pair -> pair[1])
                .containsExactly(
                        "Exampleshire Police",
                        "https://records.example:8443",
                        "/media/stick/ca.crt",
                        "7K3M-9Q2C-AAAA-BBBB",
                        "SCN-07");
    }

    @Test
    void joinedItSaysWithWhichKeyAndGoesToSignIn() {
        answered();
        model.goOn();
        assertThat(server.asked).hasSize(1);
        assertThat(model.page.get()).isEqualTo(JoinViewModel.JOINED);
        assertThat(model.answers())
                .extracting(pair -> pair[1])
                .containsExactly(
                        "Exampleshire Police",
                        "Exampleton",
                        "d-0011223344556677",
                        "3",
                        "f-00112233445566ff/1+0a0b0c0d+AbCd");
        assertThat(model.code.get()).as("a used code is not kept").isEmpty();
        model.goBack();
        assertThat(model.page.get()).as("joined is joined").isEqualTo(JoinViewModel.JOINED);
        assertThat(done).isEmpty();
        model.goOn();
        assertThat(done)
                .containsExactly(
                        "This computer belongs to Exampleshire Police, Exampleton. Sign in with your own"
                                + " collar number and password");
    }

    @ParameterizedTest
    @CsvSource({
        "NO_ADDRESS, 0, mend server: why",
        "UNREACHABLE, 0, mend server: why",
        "BAD_ANSWER, 0, mend server: why",
        "NOT_TRUSTED, 0, mend ca: why",
        "NO_FILE, 0, mend ca: why",
        "NO_CERTIFICATE, 0, mend ca: why",
        "NO_AUTHORITY, 0, mend ca: why",
        "BAD_CODE, 1, mend code: why",
        "STOPPED, 3, refused: why",
        "NOT_EMPTY, 3, refused: why",
        "SLOW_DOWN, 3, refused: why"
    })
    void whatGoesWrongLeadsToTheAnswerItConcernsAndNothingTypedIsLost(
            String code, int page, String told) {
        answered();
        server.joined = Outcome.refused(code, "why");
        model.goOn();
        assertThat(model.page.get()).isEqualTo(page);
        assertThat(said.lines).last().isEqualTo(told);
        assertThat(model.server.get()).isEqualTo(" https://records.example:8443 ");
        assertThat(model.ca.get()).isEqualTo("/media/stick/ca.crt");
        assertThat(model.code.get()).isEqualTo("7K3M-9Q2C-AAAA-BBBB");
        assertThat(model.device.get()).isEqualTo("SCN-07");
        assertThat(model.busyProperty().get()).isEmpty();
    }

    @Test
    void aServerThatIsNotReachedIsToldOnTheFirstPage() {
        server.force = Outcome.refused("UNREACHABLE", "was not reached");
        model.server.set("https://records.example:8443");
        model.ca.set("ca.crt");
        model.goOn();
        assertThat(model.page.get()).isEqualTo(JoinViewModel.SERVER);
        assertThat(said.lines).containsExactly("mend server: was not reached");
    }

    @Test
    void whileItJoinsItSaysHowFarItIs() {
        Queue<Runnable> slowly = new ArrayDeque<>();
        FxWork later = new FxWork(slowly::add, Runnable::run, shown -> {}, shown -> {});
        model = new JoinViewModel(server, later, said, () -> left++, done::add);
        List<String> shown = new ArrayList<>();
        answered();
        slowly.remove().run();
        answered();
        server.meanwhile = () -> shown.add(model.busyProperty().get() + " " + model.done.get());
        model.goOn();
        assertThat(model.busyProperty().get()).startsWith("Joining: taking in");
        assertThat(model.done.get()).as("not known").isEqualTo(-1);
        slowly.remove().run();
        assertThat(shown).containsExactly("Joining: 12 of 48 0.25");
        assertThat(model.page.get()).isEqualTo(JoinViewModel.JOINED);
    }

    @Test
    void whileItJoinsNothingElseIsBegunAndStopIsPassedOn() {
        answered();
        server.meanwhile =
                () -> {
                    assertThat(model.busyProperty().get()).startsWith("Joining");
                    model.goOn();
                    model.goBack();
                    model.stop();
                    assertThat(model.busyProperty().get()).startsWith("Stopping");
                };
        server.joined = Outcome.refused("STOPPED", "Stopped.");
        model.goOn();
        assertThat(server.asked).hasSize(1);
        assertThat(server.stopped).isEqualTo(1);
        assertThat(model.page.get()).isEqualTo(JoinViewModel.CHECK);
        model.stop();
        assertThat(server.stopped).as("nothing is under way").isEqualTo(1);
    }

    @Test
    void backGoesBackAPageAndLeavesFromTheFirst() {
        answered();
        model.goBack();
        assertThat(model.page.get()).isEqualTo(JoinViewModel.COMPUTER);
        model.goBack();
        model.goBack();
        assertThat(left).isZero();
        model.goBack();
        assertThat(left).isEqualTo(1);
        assertThat(model.page.get()).isEqualTo(JoinViewModel.SERVER);
    }
}
