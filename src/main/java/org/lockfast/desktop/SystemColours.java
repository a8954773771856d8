package org.lockfast.desktop;

import java.util.Map;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import org.lockfast.desktop.Look.Colours;

/** The colours the computer itself is set to: light, dark, or high contrast. */
public final class SystemColours {
    private SystemColours() {}

    /** Tells them now, and whenever somebody sets the computer to others. On the FX thread. */
    public static void follow(Consumer<Colours> told) {
        Platform.Preferences set = Platform.getPreferences();
        InvalidationListener changed = _ -> told.accept(of(set.getColorScheme(), set));
        set.addListener(changed);
        changed.invalidated(set);
    }

    /**
     * Windows says that high contrast is on; a GTK desktop has a theme of that name. A dark one is
     * shown as night: ours is black on white, which hurts whoever set the computer to the reverse.
     *
     * @param set what the platform says of itself, by its own names
     */
    static Colours of(ColorScheme scheme, Map<String, Object> set) {
        String theme = String.valueOf(set.get("GTK.theme_name"));
        if (scheme == ColorScheme.DARK || theme.contains("Inverse")) {
            return Colours.NIGHT;
        }
        boolean contrast =
                Boolean.TRUE.equals(set.get("Windows.SPI.HighContrast"))
                        || theme.contains("HighContrast");
        return contrast ? Colours.CONTRAST : Colours.DAY;
    }
}
