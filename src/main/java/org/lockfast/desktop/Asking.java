package org.lockfast.desktop;

/** Shows a small form over the screen. View models ask through it and know no window. */
@FunctionalInterface
public interface Asking {
    /** Shows it. On the FX thread. */
    void ask(SmallForm form);

    /**
     * Offers one thing in the window.
     *
     * @param then run once it was done and the window is free again, on the FX thread
     */
    static void offer(SmallForm form, Modals modals, Work work, SmartTime time, Runnable then) {
        SmallFormModel model = new SmallFormModel(form, work, time);
        model.onDone(result -> {
            modals.close();
            then.run();
            result.after().run();
        });
        modals.open(new SmallFormModal(model));
    }

    /**
     * Asks in the window.
     *
     * @param time reads the times typed
     */
    static Asking in(Modals modals, Work work, Notices notices, SmartTime time) {
        return new Asking() {
            @Override
            public void ask(SmallForm form) {
                SmallFormModel model = new SmallFormModel(form, work, time);
                model.onDone(result -> {
                    modals.close();
                    if (!result.said().isEmpty()) {
                        notices.done(result.said());
                    }
                    SmallForm next = result.next();
                    if (next != null) {
                        ask(next);
                    }
                    result.after().run();
                });
                modals.open(new SmallFormModal(model));
            }
        };
    }
}
